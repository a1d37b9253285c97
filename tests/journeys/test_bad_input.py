"""Whatever comes in is answered politely and soon, and does nothing."""

from __future__ import annotations

from typing import Any

import pytest

from voicebot.simulator.phone import Phone

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


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("before", [[], ["1"], ["1", "03021938"], ["1", "03021938", "1", "13400"]])
def test_odd_speech_is_a_misunderstood_turn(line: Any, name: str, before: list[str]) -> None:
    line.presses(*before)
    response = line.posts(f"/twilio/voice/{len(before) + 1}", SpeechResult=ODD[name])

    assert response.status_code == 200
    assert "<Gather" in response.text
    assert "réservé :" not in response.text


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_answered(line: Any, name: str) -> None:
    response = line.posts("/twilio/sms", MessageSid=line.sid, Body=ODD[name])

    assert response.status_code == 200
    assert response.text.count("<Message>") == 1


@pytest.mark.parametrize("keys", ["#", "**", "99999999", "00000000", "31022000", "0302", "1" * 40])
def test_odd_keys_at_the_birth_date_are_not_a_date(mobile: Phone, keys: str) -> None:
    mobile.dial().presses("1").presses(keys).does_not_hear("commune")
