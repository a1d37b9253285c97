"""Composed utterances mean the wish that is in them, and the last clause is found without commas too."""

import pytest

from dialogs.clauses import last_clause
from dialogs.composed import composed

TAUGHT = [
    ("je voudrais un rendez-vous", "book"),
    ("I'd like to book the jab", "book"),
    ("je veux annuler demain", "cancel"),
    ("merci beaucoup", "goodbye"),
]


def test_each_holds_one_taught_wish_and_keeps_its_intent() -> None:
    made = list(composed(TAUGHT, count=200, seed=1))
    wishes = {text: intent for text, intent in TAUGHT if intent != "goodbye"}
    assert made
    for text, intent in made:
        assert [wishes[wish] for wish in wishes if wish in text] == [intent]
        assert text not in wishes


def test_the_same_training_composes_the_same_utterances() -> None:
    assert list(composed(TAUGHT, count=50, seed=3)) == list(composed(TAUGHT, count=50, seed=3))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("mon mari annule mais moi je viens demain", "moi je viens demain"),
        ("I pulled out in spring so put me down again", "so put me down again"),
        ("on me l'a décalé. je laisse tomber. merci madame", "je laisse tomber"),
        ("je viens demain", "je viens demain"),
        ("", ""),
    ],
)
def test_the_last_clause_is_the_last_that_says_something(text: str, last: str) -> None:
    assert last_clause(text) == last
