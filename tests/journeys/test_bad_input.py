"""Whatever comes in is answered politely and soon, and does nothing."""

from __future__ import annotations

import httpx
import pytest
from twilio.request_validator import RequestValidator

from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack

ODD = {
    "an order to Rasa": "/restart",
    "an intent payload": '/choose{"option": 1}',
    "a NUL": "bonjour\x00rendez-vous",
    "ten thousand letters": "a" * 10_000,
    "one word two hundred times": "mardi " * 200,
    "another word two hundred times": "mardi matin ou " * 200,
    "only signs": "!?… ;;; ///",
    "right to left and emoji": "\u202eabc 😀😀 \U000e0041",
}


class Line:
    """A call by hand, with parameters that no telephone would send."""

    def __init__(self, stack: Stack, sid: str) -> None:
        self._stack = stack
        self._sid = sid
        self._validator = RequestValidator(stack.environ["TWILIO_AUTH_TOKEN"])

    def posts(self, path: str, **form: str) -> httpx.Response:
        form = {"CallSid": self._sid, "From": "+33639989999", "To": "+33937000000", **form}
        signature = self._validator.compute_signature(self._stack.environ["PUBLIC_BASE_URL"] + path, form)
        headers = {"X-Twilio-Signature": signature}
        return httpx.post(self._stack.web_url + path, data=form, headers=headers, timeout=15)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("before", [[], ["1"], ["1", "03021938"], ["1", "03021938", "13400"]])
def test_odd_speech_is_a_misunderstood_turn(stack: Stack, name: str, before: list[str]) -> None:
    sid = "CA" + f"{abs(hash((name, len(before)))):032x}"[:32]
    line = Line(stack, sid)
    line.posts("/twilio/voice")
    for number, keys in enumerate(before, 1):
        line.posts(f"/twilio/voice/{number}", Digits=keys)
    response = line.posts(f"/twilio/voice/{len(before) + 1}", SpeechResult=ODD[name])

    assert response.status_code == 200
    assert "<Gather" in response.text
    assert "réservé :" not in response.text


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_answered(stack: Stack, name: str) -> None:
    sid = "SM" + f"{abs(hash(name)):032x}"[:32]
    response = Line(stack, sid).posts("/twilio/sms", MessageSid=sid, Body=ODD[name])

    assert response.status_code == 200
    assert response.text.count("<Message>") == 1


@pytest.mark.parametrize("keys", ["#", "**", "99999999", "00000000", "31022000", "0302", "1" * 40])
def test_odd_keys_at_the_birth_date_are_not_a_date(mobile: Phone, keys: str) -> None:
    mobile.dial().presses("1").presses(keys).does_not_hear("commune")
