"""The questions: what each expects, which keys answer it, and how long it waits. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question.

    `expecting` is what the understanding room is told; `most_keys` ends an entry by keys;
    `patience` is the silence in seconds before help comes; `pause` the silence in seconds that ends speech.
    `in_doubt` is the answer that is taken where nothing can be made of a second one in a row: what is asked
    of a booking that stands must not keep anybody.
    """

    expecting: str
    most_keys: int = 1
    patience: int = 8
    pause: int = 3
    in_doubt: str = ""


QUESTIONS = {
    "menu": Question("menu"),
    "birth_date": Question("birth_date", most_keys=8, pause=4, patience=10),
    "for_whom": Question("for_whom"),
    "eligibility": Question("yes_no"),
    "dose": Question("dose", patience=10),
    "last_dose": Question("day", most_keys=8, pause=4, patience=12),
    "phone": Question("phone", most_keys=10, pause=4, patience=10),
    "place": Question("place", most_keys=5),
    "which_place": Question("place"),
    "day": Question("day", pause=4),
    "which_day": Question("slot"),
    "slot": Question("slot", patience=10),
    "second": Question("yes_no", patience=10, in_doubt="affirm"),
    "name": Question("name", pause=4, patience=10, in_doubt="deny"),
    # Somebody is looking for a pen, and their glasses.
    "ready": Question("yes_no", patience=30, in_doubt="affirm"),
    "identity": Question("birth_date", most_keys=8, pause=4, patience=12),
    "reference": Question("reference", most_keys=6, pause=4, patience=12),
    "decision": Question("yes_no"),
    "which_appointment": Question("slot", patience=10),
    "anything_else": Question("yes_no"),
    "call_back_number": Question("yes_no"),
    "call_back_moment": Question("day", pause=4),
    "decision_two": Question("yes_no", patience=10),
    "already": Question("yes_no", patience=10),
    # A call of ours. Who answers nothing that can be used may be a machine: it is left a message.
    "opening": Question("yes_no", in_doubt="leave_message"),
    "reminded": Question("yes_no", patience=10),
    "notified": Question("yes_no", patience=10),
    # What our texts ask, and their readers answer; put by text alone.
    "coming": Question("yes_no"),
    "not_coming": Question("yes_no"),
    "invited": Question("yes_no"),
    "called_off": Question("yes_no"),
    "emergency": Question("none", patience=15),
}
"""By name; Rasa's actions ask by these names, keys.py and words.py answer them."""
BY_TEXT = ("coming", "not_coming", "invited", "called_off")
"""Those that nobody is asked by voice."""


def in_doubt(asked: str) -> str:
    """The answer to what was asked, where the question may stay open."""
    question = QUESTIONS.get(asked)
    return question.in_doubt if question else ""
