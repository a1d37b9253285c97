"""Which vaccinations are named, and that to name one is to wish for it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, read, vaccines

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("un vaccin contre la grippe et aussi le covid", ("flu", "covid")),
        ("le covid et la grippe", ("covid", "flu")),
        ("contre la gripe svp", ("flu",)),
        ("vaccin anti-grippe", ("flu",)),
        ("vaccin coved", ("covid",)),
        ("le co vide", ("covid",)),
        ("c'est pour le corona", ("covid",)),
        ("le vaccin du pneumo coque", ("pneumococcal",)),
        ("a flu jab and the shingles one", ("flu", "shingles")),
        ("j'ai déjà eu la grippe mais je veux le vaccin covid", ("covid",)),
        ("j'ai eu le covid le mois dernier", ()),
        ("il faut que je vienne vite", ()),
        ("", ()),
    ],
)
def test_vaccinations_are_named_in_their_order(said: str, keys: tuple[str, ...]) -> None:
    assert vaccines.named(said) == keys


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("la grippe", "book"),
        ("euh, c'est pour le zona", "book"),
        ("covid et grippe s'il vous plaît", "book"),
        ("flu and covid please", "book"),
        ("vous faites le vaccin contre la grippe ?", "faq"),
        ("la grippe, c'est dangereux", "faq"),
    ],
)
def test_to_name_a_vaccination_and_nothing_else_is_to_book(said: str, intent: str) -> None:
    assert read(said, [Intent("faq_vaccine_type", 0.6)], "menu", "fr", NOW).intent == intent
