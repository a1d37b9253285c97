"""Two names that may be one person's."""

from __future__ import annotations

import pytest

from voicebot.booking.likeness import Name, alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Dupont", "Jeanne"), ("Dupond", "Jeanne")),
        (("Dupont", "Jeanne"), ("DUPONT", "jeanne")),
        (("Lefèvre", "Jean"), ("Lefevre", "Jean")),
        (("Lefebvre", "Jean"), ("Lefevre", "Jean")),
        # Two people more likely than one; a person decides.
        (("Martin", "Paul"), ("Marin", "Paul")),
        (("Philippe", "Yves"), ("Filippe", "Ive")),
        (("Benhamou", "Rachel"), ("Benamou", "Rachelle")),
        (("Martin-Dupuy", "Anne-Marie"), ("Martin Dupuis", "Anne Marie")),
        (("Dupont", "Jeanne"), ("Jeanne", "Dupont")),
        (("Dupont", None), ("Dupont", "Jeanne")),
        (("李", None), ("李", None)),
    ],
)
def test_these_may_be_one(one, other):
    assert alike(Name(*one), Name(*other))
    assert alike(Name(*other), Name(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Dupont", "Jeanne"), ("Dupont", "Marcel")),
        (("Dupont", "Jeanne"), ("Durand", "Jeanne")),
        (("Dupont", None), (None, "Jeanne")),
        (("李", None), ("王", None)),
        ((None, None), (None, None)),
    ],
)
def test_these_are_not(one, other):
    assert not alike(Name(*one), Name(*other))


def test_what_sounds_the_same_has_one_key():
    assert Name("Dupont", "Jeanne").key == Name("DUPOND", "Jeanne").key
    assert Name("Dupont", "Jeanne").key != Name("Dupont", "Marcel").key
    assert Name("Dupont", None).key != Name(None, "Dupont").key
    assert Name("李", None).key != Name("王", None).key
