"""Which dose is meant, in a wish as well as in an answer."""

from __future__ import annotations

import pytest

from voicebot.understanding import doses
from voicebot.understanding.text import words


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("faudrait voir à piquer le pépé il a jamais eu la première", 1),
        ("elle n'a jamais reçu la première", 1),
        ("my mother has never had her first", 1),
        ("he hasn't even had his first", 1),
        ("g recu la 1ere il me fo la 2", 2),
        ("g eu la première y a deux mois", 2),
        ("il lui manque la 2", 2),
        ("second one for my sister in Pontivy tomorrow morning", 2),
        ("Bonjour, c'est pour la deuxième pour ma femme", 2),
        ("it's the second for my husband", 2),
        ("je voudrais la 2", None),
        ("a second one for my wife", None),
    ],
)
def test_a_dose_is_heard_in_a_wish(text, dose):
    assert doses.which(words(text), "none") == dose


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("non, le trois", None),
        ("non le 2", None),
        ("pardon, le un", None),
        ("non, la deux", 2),
        ("trois", 3),
        ("je ne m'en rappelle plus du tout", None),
        ("je me rappelle pas", None),
        ("c'est mon rappel", 3),
        ("her booster", 3),
        ("non pas première, deuxième", 2),
    ],
)
def test_a_day_that_corrects_the_birth_date_is_no_dose(text, dose):
    assert doses.which(words(text), "dose") == dose


def test_only_on_a_day_is_no_dose():
    assert doses.which(words("je peux seulement un jeudi"), "slot") is None
    assert doses.which(words("j'en ai eu seulement une"), "dose") == 2
