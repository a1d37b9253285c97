"""Every message as people read it, with what it costs in segments. Pure: the appointment is invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import get_args
from zoneinfo import ZoneInfo

from voicebot.outbox.purposes import PURPOSES, Because
from voicebot.outbox.words import Errand, written
from voicebot.wording import Address, Code, Locale, PhoneNumber, Value, sms

EXAMPLE: dict[str, Value] = {
    "starts_at": datetime(2026, 12, 1, 10, 15, tzinfo=ZoneInfo("Europe/Paris")),
    "centre": "Centre de vaccination d’Aubagne",
    "address": Address("12 rue des Lilas", "13400", "Aubagne"),
    "code": Code("483920"),
    "voice_number": PhoneNumber("+33937000000"),
}


@dataclass(frozen=True)
class Sample:
    """One message in one language; `two_way`: its sender can be answered."""

    purpose: str
    because: str | None
    locale: str
    two_way: bool
    text: str

    @property
    def segments(self) -> int:
        """How many are billed."""
        return sms.segments(self.text)

    @property
    def encoding(self) -> str:
        """GSM-7 has 160 letters to a segment, UCS-2 has 70."""
        return "GSM-7" if sms.is_gsm7(self.text) else "UCS-2"

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {**vars(self), "segments": self.segments, "encoding": self.encoding}


def samples(locales: tuple[Locale, ...] = ("fr", "en"), **values: Value) -> Iterator[Sample]:
    """Every purpose in these languages, one-way and two-way; `values` replace those of the example."""
    for locale, two_way, (purpose, because) in product(locales, (False, True), _kinds()):
        text = written(Errand(purpose, None, locale, two_way, because), EXAMPLE | values)
        yield Sample(purpose, because, locale, two_way, text)


def _kinds() -> Iterator[tuple[str, str | None]]:
    for purpose in PURPOSES:
        if purpose == "notice":
            yield from ((purpose, because) for because in get_args(Because))
        else:
            yield purpose, None
