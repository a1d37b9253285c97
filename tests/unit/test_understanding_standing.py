"""What is said of an appointment that stands."""

from __future__ import annotations

import pytest

from voicebot.understanding import standing


@pytest.mark.parametrize(
    "said",
    [
        "finalement je veux le garder",
        "non je garde l'ancien",
        "laissez tomber je garde mon rendez-vous",
        "gardez le mien",
        "je voudrais le reprendre",
        "ah non en fait je viens quand même",
        "ne l'annulez pas",
        "on laisse comme c'est",
        "I want to keep it",
        "keep mine please",
    ],
)
def test_what_keeps_an_appointment(said: str) -> None:
    assert standing.keeps(said)


@pytest.mark.parametrize(
    "said",
    ["la première", "non merci", "jeudi matin", "oui", "un autre jour", "je voudrais le déplacer", "yes"],
)
def test_what_does_not(said: str) -> None:
    assert not standing.keeps(said)


@pytest.mark.parametrize(
    "said",
    [
        "j'ai perdu mon code",
        "je n'ai pas mon code",
        "mon code je ne le retrouve plus",
        "PERDU",
        "I lost my code",
        "I don't have the code",
    ],
)
def test_a_code_that_is_lost(said: str) -> None:
    assert standing.lost_code(said)


@pytest.mark.parametrize("said", ["mon code c'est 48 39 20", "quel est mon code", "le code encore"])
def test_a_code_that_is_not_lost(said: str) -> None:
    assert not standing.lost_code(said)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("le code encore s'il vous plaît", "code"),
        ("quel est mon numéro de rendez-vous", "code"),
        ("répétez l'adresse", "place"),
        ("c'est quand déjà", None),
    ],
)
def test_what_is_asked_about_it(said: str, asked: str | None) -> None:
    assert standing.about(said) == asked


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("je voudrais avancer mon rendez-vous", "earlier"),
        ("est-ce que je peux venir plus tôt", "earlier"),
        ("il faudrait reculer mon rendez-vous", "later"),
        ("repousser mon rendez-vous", "later"),
        ("changer mon rendez-vous", None),
        ("can you bring it forward", "earlier"),
        ("I need to postpone it", "later"),
    ],
)
def test_which_way_it_shall_move(said: str, way: str | None) -> None:
    assert standing.towards(said) == way
