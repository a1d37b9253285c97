"""How a thing is put says more than the words that are in it: politeness, hyperbole, a sure ranking."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import read
from voicebot.understanding.reading import Intent

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def wish(text: str, expecting: str, *ranking: Intent) -> str:
    return read(text, ranking, expecting, "fr", NOW).intent


@pytest.mark.parametrize(
    "text",
    [
        "couldn't have asked for better",
        "oh you are kind, I couldn't have hoped for better",
        "vs etes trop gentil, jvais pas dire non",
        "je di pa non",
        "I don't mind if I do",
        "on n'aurait pas pu rêver mieux",
    ],
)
def test_consent_put_as_a_denial_is_a_yes(text: str) -> None:
    assert wish(text, "yes_no") == "affirm"


@pytest.mark.parametrize("text", ["pas encore", "non pas encore", "not yet", "pas encore prête"])
def test_who_is_not_ready_yet_is_waited_for(text: str) -> None:
    assert wish(text, "yes_no") == "wait"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("si ça continue je vais faire une attaque à force de redire mes chiffres", "agent"),
        ("j'étouffe de chaud là-dedans, c'est pour savoir quel jour vous me voyez", "check_appointment"),
        ("I had a heart attack in two thousand nine so I'm near the top of the list", "book"),
        ("vous allez me tuer avec vos touches", "agent"),
    ],
)
def test_hyperbole_and_what_is_long_past_are_no_emergency(text: str, meant: str) -> None:
    assert wish(text, "menu", Intent(meant, 0.7)) != "emergency"


@pytest.mark.parametrize("text", ["je fais une crise cardiaque", "mon mari fait un infarctus"])
def test_a_crisis_now_is_one_whatever_else_is_likely(text: str) -> None:
    assert wish(text, "menu", Intent("book", 0.5), Intent("emergency", 0.4)) == "emergency"


@pytest.mark.parametrize(
    ("text", "expecting", "meant"),
    [
        ("redemandez voir, j'étais à la fenêtre", "place", "repeat"),
        ("je voudrais un rendez-vous pour une mise en plis", "menu", "out_of_scope"),
        ("faudra que je sorte le carnet jaune ou pas la peine", "yes_no", "faq"),
    ],
)
def test_a_ranking_that_is_sure_goes_before_accidental_words(text: str, expecting: str, meant: str) -> None:
    ranked = "faq_documents" if meant == "faq" else meant
    assert wish(text, expecting, Intent(ranked, 0.95), Intent("book", 0.02)) == meant


def test_no_keeping_is_heard_where_the_ranking_hears_a_refusal() -> None:
    assert wish("dsl je serai chez mon fils a ce moment", "yes_no", Intent("deny", 0.67)) == "deny"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("je ne retarde pas j'annule", "cancel"),
        ("je ne déplace pas je l'annule", "cancel"),
        ("non j'annule", "cancel"),
        ("je reporte pas, je supprime tout", "cancel"),
        ("pas question que je l'annule", "confirm"),
        ("pas besoin que j'annule", "confirm"),
        ("non je n'annule pas", "confirm"),
    ],
)
def test_what_stands_behind_a_denial_of_something_else_is_meant(text: str, meant: str) -> None:
    assert wish(text, "menu") == meant
