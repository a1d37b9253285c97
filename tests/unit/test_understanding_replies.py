"""Replies that only their question makes plain."""

from __future__ import annotations

import pytest

from voicebot.understanding import replies


@pytest.mark.parametrize(
    "said",
    ["je ne veux pas le dire", "je préfère ne pas répondre", "non je ne donne pas mon nom", "je veux pas",
     "ça ne vous regarde pas", "I'd rather not say", "I don't want to tell you", "pourquoi faire"],
)  # fmt: skip
def test_a_name_that_is_withheld(said: str) -> None:
    assert replies.withholds(said)


@pytest.mark.parametrize(
    "said", ["Martin Jeanne", "madame Dupas", "Lenoir, Anne", "my name is Knott", "Paul Pas"]
)
def test_a_name_that_is_said(said: str) -> None:
    assert not replies.withholds(said)


@pytest.mark.parametrize("said", ["pas encore", "non pas tout à fait", "not yet", "je ne suis pas prête"])
def test_not_yet(said: str) -> None:
    assert replies.not_yet(said)


@pytest.mark.parametrize("said", ["oui", "ça y est", "non je n'ai pas de stylo", "non merci"])
def test_that_is_an_answer(said: str) -> None:
    assert not replies.not_yet(said)


@pytest.mark.parametrize(
    "said", ["oui mais c'est où", "à quelle adresse", "ça se trouve où", "where is that"]
)
def test_where_it_is(said: str) -> None:
    assert replies.asks_where(said)


@pytest.mark.parametrize("said", ["neuf heures ou onze heures", "le premier ou le deuxième", "la première"])
def test_an_or_is_no_where(said: str) -> None:
    assert not replies.asks_where(said)


@pytest.mark.parametrize(
    "said",
    ["non finalement plutôt un mardi", "oh mince, un mardi ce serait mieux finalement",
     "je me suis trompée de jour, il me faudrait jeudi", "actually I'd prefer Monday"],
)  # fmt: skip
def test_another_day_is_no_name(said: str) -> None:
    assert replies.thinks_better(said)


@pytest.mark.parametrize("said", ["je m'appelle Jeudi", "Mardi, Suzanne", "plutôt Martin", "non, Vendredi"])
def test_who_is_called_like_a_day_is_believed(said: str) -> None:
    assert not replies.thinks_better(said)


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("mon mari est mort le trois mars deux mille dix-neuf", True),
        ("on m'a opérée le trois mars", True),
        ("mon mari est mort, moi je suis née le trois mars quarante", False),
        ("le trois mars quarante", False),
    ],
)
def test_a_day_on_which_something_else_happened_is_no_birth_date(said: str, another: bool) -> None:
    assert replies.of_another_event(said) == another


@pytest.mark.parametrize(
    ("said", "zero"),
    [("zéro", True), ("le zéro", True), ("je tape sur le 0", True), ("zéro trois février", False)],
)
def test_the_key_for_a_person_may_be_said(said: str, zero: bool) -> None:
    assert replies.says_zero(said) == zero


@pytest.mark.parametrize(
    ("said", "prefers"),
    [
        ("je préfère 9 heures", True),
        ("alors moi je préfère neuf heures", True),
        ("je préfère 9 heures mais pas mardi", False),
        ("non je préfère 9 heures", False),
        ("9 heures c'est trop tôt, je préfère", False),
    ],
)
def test_a_mere_preference(said: str, prefers: bool) -> None:
    assert replies.only_prefers(said) == prefers


@pytest.mark.parametrize(
    "said",
    ["voilà j'ai mon crayon", "c'est bon j'ai un papier", "oui j'ai un stylo", "j'ai tout ce qu'il faut",
     "I've got a pen", "I have my pencil here"],
)  # fmt: skip
def test_who_has_pen_and_paper_can_write(said: str) -> None:
    assert replies.can_write(said)


@pytest.mark.parametrize(
    "said",
    ["non je n'ai pas de stylo", "attendez je prends un stylo", "j'ai perdu mon crayon", "I haven't a pen"],
)
def test_who_has_none_yet_cannot(said: str) -> None:
    assert not replies.can_write(said)


@pytest.mark.parametrize(
    ("said", "key", "where_numbers_are_options"),
    [
        ("je tape un", "1", "1"),
        ("touche deux", "2", "2"),
        ("je fais le deux s'il vous plaît", "2", "2"),
        ("I'll press one", None, None),
        ("press one", "1", "1"),
        ("le numéro un", "1", "1"),
        ("la deux", "2", "2"),
        ("le deux", None, "2"),
        ("un", None, "1"),
        ("on sera deux", None, None),
        ("je tape un code", None, None),
    ],
)
def test_a_key_that_is_said(said: str, key: str | None, where_numbers_are_options: str | None) -> None:
    assert replies.key_said(said, alone=False) == key
    assert replies.key_said(said, alone=True) == where_numbers_are_options


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("je prends jeudi", True),
        ("celui de jeudi", True),
        ("le jeudi c'est parfait", True),
        ("jeudi matin", True),
        ("jeudi 3 décembre", False),
        ("jeudi prochain", False),
        ("pas jeudi", False),
    ],
)
def test_a_weekday_without_a_date(said: str, alone: bool) -> None:
    assert replies.is_weekday_alone(said) == alone


@pytest.mark.parametrize("said", ["sans numéro", "non je ne veux pas donner mon numéro", "without a number"])
def test_a_number_that_is_not_given(said: str) -> None:
    assert replies.withholds(said)
