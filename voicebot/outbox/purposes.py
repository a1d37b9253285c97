"""What a message may be for: one row each. Everything that differs from one to the next is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Medium = Literal["sms", "call"]
Name = Literal[
    "confirmation",
    "moved",
    "cancelled",
    "code",
    "call_back",
    "reminder_3d",
    "reminder_1d",
    "second_dose",
    "changed",
    "notice",
]
REMINDERS: tuple[Name, ...] = ("reminder_3d", "reminder_1d")
"""Those that only remind: who has confirmed or heard of the appointment needs no more of them."""
Because = Literal["closed", "late", "other"]
"""Why many are told something; the words are in the phrase `sms-notice`."""

DAY = timedelta(days=1)
"""The answer to what a person has just done is worth sending for a day, then it only puzzles."""


@dataclass(frozen=True)
class Purpose:
    """One kind of message.

    `priority`: 0 leaves first. `ours` is what we begin ourselves, and so at a decent hour; the others answer
    what somebody has just done. `must` has to be told: if no message can, a person does. `phrase` is what is
    written; `two_way` where the sender can be answered.
    """

    phrase: str
    priority: int = 0
    ours: bool = False
    must: bool = False
    media: tuple[Medium, ...] = ("sms",)
    two_way: str | None = None


PURPOSES: dict[str, Purpose] = {
    "confirmation": Purpose("sms-confirmation-one-way", two_way="sms-confirmation-two-way"),
    "moved": Purpose("sms-moved"),
    "cancelled": Purpose("sms-cancelled"),
    "code": Purpose("sms-code"),
    "call_back": Purpose("sms-call-back"),
    "reminder_3d": Purpose(
        "sms-reminder-3d-one-way", priority=1, ours=True, two_way="sms-reminder-3d-two-way"
    ),
    "reminder_1d": Purpose("sms-reminder-1d", priority=1, ours=True, media=("sms", "call")),
    "second_dose": Purpose(
        "sms-second-dose-one-way", priority=1, ours=True, two_way="sms-second-dose-two-way"
    ),
    "changed": Purpose("sms-moved", priority=1, ours=True, must=True, media=("sms", "call")),
    "notice": Purpose("sms-notice", priority=2, ours=True, must=True, media=("sms", "call")),
}
"""By `Name`, which is how `Message.purpose` keeps it."""
