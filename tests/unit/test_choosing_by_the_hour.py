"""An offer that is taken by its hour: also today's, and also by who likes it better."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.conversation.answers.offers import at_slot
from voicebot.conversation.answers.said import Said
from voicebot.understanding import Reading, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
TODAY = ("2026-11-24T11:10:00+01:00", "2026-11-24T13:10:00+01:00")
TWO_DAYS = ("2026-11-24T11:10:00+01:00", "2026-11-25T09:00:00+01:00")

MORNING = ("2026-11-25T09:50:00+01:00", "2026-11-25T11:50:00+01:00")


@pytest.mark.parametrize(
    ("text", "offered", "option"),
    [
        ("celui de 13h10 s'il vous plaît", TODAY, 2),
        ("à 11h10", TODAY, 1),
        ("je préfère 9 heures", TWO_DAYS, 2),
        ("je préfère 9 heures mais pas mercredi", TWO_DAYS, None),
        ("non 9 heures c'est trop tôt", TWO_DAYS, None),
        ("je préférerais l'après-midi", MORNING, None),
        ("l'après-midi", MORNING, None),
        ("je préfère 10 heures", MORNING, 1),
    ],
)
def test_an_offer_is_meant_by_its_hour(text: str, offered: tuple[str, ...], option: int | None) -> None:
    def hears(part: str) -> Reading:
        return read(part, [], "slot", "fr", NOW)

    facts = {"offered": [{"slot": n, "at": at} for n, at in enumerate(offered, 1)]}
    said = Said(hears(text), text, locale="fr", channel="voice", facts=facts, now=NOW, hears=hears)
    move = at_slot(said)
    chosen = move.values.get("option") if move and move.intent == "choose" else None
    assert chosen == option
