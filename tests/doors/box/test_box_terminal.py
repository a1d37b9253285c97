"""A call in the terminal."""

from __future__ import annotations

import click
import pytest

from voicebot.simulator import terminal

ASK = """<Response>
  <Gather input="dtmf speech" action="/next" actionOnEmptyResult="true"><Say>Oui ?</Say></Gather>
</Response>"""


def test_what_is_typed_is_said_pressed_or_silence(box_url, service, monkeypatch, capsys):
    service.on("/twilio/voice", ASK).on("/next", ASK)
    typed = iter(["un vaccin", "12#", "", "/hangup"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    terminal.play(box_url, "0612345678")
    forms = [asked.form for asked in service.asked_at("/next")]
    assert forms[0]["SpeechResult"] == "un vaccin"
    assert [form.get("Digits") for form in forms] == [None, "12", ""]
    assert service.asked_at("/twilio/voice/status")
    shown = capsys.readouterr().out
    assert "Oui ?" in shown
    assert " ms" in shown


def test_the_end_of_input_hangs_up(box_url, service, monkeypatch):
    def closed(_: str) -> str:
        raise EOFError

    service.on("/twilio/voice", ASK)
    monkeypatch.setattr("builtins.input", closed)
    terminal.play(box_url)
    assert service.asked_at("/twilio/voice/status")[0].form["CallStatus"] == "completed"


def test_a_box_that_is_not_there_is_named():
    with pytest.raises(click.ClickException, match=r"127\.0\.0\.1:9"):
        terminal.play("http://127.0.0.1:9")


def test_the_call_ends_when_the_service_hangs_up(box_url, service, monkeypatch):
    service.on("/twilio/voice", "<Response><Say>Au revoir</Say></Response>")
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("nobody is asked after the end"))
    terminal.play(box_url)
