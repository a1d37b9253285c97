"""A rehearsed caller: drawn by the seed, answering from what they heard, on a bad line, and counted."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from random import Random

import pytest

import voicebot.rehearsal
from voicebot.rehearsal import counting
from voicebot.rehearsal.acts import Act
from voicebot.rehearsal.biographies import Caller, Town, draw
from voicebot.rehearsal.characters import PERSONAS, Persona, persona
from voicebot.rehearsal.disturbances import misheard
from voicebot.rehearsal.ears import Moment, listen
from voicebot.rehearsal.lexicon import lexicon, plain
from voicebot.rehearsal.minds import Mind
from voicebot.rehearsal.wishes import Wish

TODAY = date(2026, 11, 24)
TOWNS = (Town("Aubagne", "13400"), Town("La Ciotat", "13600"))
OFFERS = (
    "À Aubagne, Salle des Tilleuls : mardi premier décembre à dix heures, tapez un, "
    "ou jeudi trois décembre à quinze heures, tapez deux. Un autre jour, tapez trois. Que choisissez-vous ?"
)
PURE = (
    "acts",
    "answers",
    "biographies",
    "characters",
    "disturbances",
    "ears",
    "lexicon",
    "minds",
    "mouth",
    "wishes",
)
"""What a caller is made of."""


@pytest.fixture
def mind() -> Callable[..., Mind]:
    """The mind of a French caller who books at Aubagne for this wish."""

    def make(wish: Wish, manner: Persona | None = None) -> Mind:
        quiet = replace(persona("brisk"), presses=0.0, wants={"book": 1})
        caller = draw(0, seed=1, today=TODAY, towns=TOWNS[:1], among=[manner or quiet])
        goal = replace(caller.goals[0], wish=wish)
        return Mind(replace(caller, goals=(goal,)), lexicon("fr"), frozenset({"Aubagne"}), Random(3))

    return make


def hears(mind: Mind, said: str) -> Act:
    return mind.answer(listen(said, lexicon("fr"), TODAY))


@pytest.mark.parametrize("room", PURE)
def test_a_caller_is_made_of_nothing_of_the_service(room: str) -> None:
    source = Path(voicebot.rehearsal.__file__).with_name(f"{room}.py").read_text(encoding="utf-8")
    imported = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = [node.module or "" for node in imported if isinstance(node, ast.ImportFrom)]
    names += [name.name for node in imported if isinstance(node, ast.Import) for name in node.names]
    ours = [name for name in names if name.startswith(("voicebot", "models", "config", "dialogs"))]
    assert [name for name in ours if not name.startswith("voicebot.rehearsal")] == []


def test_the_seed_fixes_who_rings_and_what_they_want() -> None:
    first, again = ([draw(index, seed=7, today=TODAY, towns=TOWNS) for index in range(40)] for _ in range(2))
    assert first == again
    assert first != [draw(index, seed=8, today=TODAY, towns=TOWNS) for index in range(40)]
    assert {caller.persona.name for caller in first} == {one.name for one in PERSONAS}


def test_no_two_callers_share_a_telephone() -> None:
    callers: list[Caller] = [draw(index, seed=1, today=TODAY, towns=TOWNS) for index in range(500)]
    numbers = [number for caller in callers for number in {caller.number, caller.booked_from} if number]
    assert len(numbers) == len(set(numbers))


def test_an_offer_that_suits_is_chosen_and_remembered(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(weekdays=(3,)))
    hears(caller, OFFERS)
    assert [choice.moment for choice in caller.memory.choices] == [Moment(date(2026, 12, 3), time(15))]
    assert caller.memory.choices[0].town == "Aubagne"


def test_what_does_not_suit_is_refused_twice_and_then_taken(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(weekdays=(2,)))
    caller.caller = replace(
        caller.caller, goals=(replace(caller.caller.goals[0], otherwise=Wish(weekdays=(4,))),)
    )
    for _ in range(2):
        hears(caller, OFFERS)
        assert caller.memory.choices == []
    hears(caller, OFFERS)
    assert len(caller.memory.choices) == 1


def test_by_keys_alone_the_key_is_the_one_that_was_heard(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(weekdays=(3,)), replace(persona("keys only"), wants={"book": 1}))
    said = "Autre demande, tapez quatre. Pour prendre un rendez-vous, tapez sept. Que souhaitez-vous ?"
    assert hears(caller, said) == Act("press", "7")
    assert hears(caller, OFFERS) == Act("press", "2")


def test_by_keys_alone_nothing_is_said_where_no_key_is_named(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(), replace(persona("keys only"), wants={"book": 1}))
    assert hears(caller, "Vous pouvez dire : je voudrais un rendez-vous.") == Act("silence")


def test_a_wrong_date_of_birth_is_put_right(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish())
    born = "C'est noté : premier janvier mille neuf cent un. Dans quelle commune ?"
    hears(caller, born)
    assert caller.memory.faults == ["another date of birth was noted"]


def test_an_unknown_question_is_asked_again_then_counted(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish())
    riddle = "Combien font les carottes de la fermière ?"
    assert hears(caller, riddle).counts is False
    hears(caller, riddle)
    assert caller.memory.unknown == [plain(riddle)]


def test_after_take_your_time_the_question_that_waits_is_answered(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(weekdays=(3,)))
    caller._pending = listen(OFFERS, lexicon("fr"), TODAY)
    hears(caller, "Prenez votre temps. Je reste en ligne.")
    assert len(caller.memory.choices) == 1


def test_what_is_announced_must_be_what_was_chosen(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(weekdays=(3,)))
    hears(caller, OFFERS)
    hears(caller, "C'est réservé : vendredi quatre décembre, neuf heures. Autre chose ?")
    assert caller.memory.faults == ["another time was announced than was chosen"]


def test_a_wish_is_met_by_day_part_and_week() -> None:
    tuesday_morning = datetime(2026, 12, 1, 10, 15)
    assert Wish(weekdays=(1,), part="morning").suits(tuesday_morning, TODAY)
    assert not Wish(weekdays=(1,), part="afternoon").suits(tuesday_morning, TODAY)
    assert Wish(next_week=True).suits(tuesday_morning, TODAY)
    assert not Wish(next_week=True).suits(datetime(2026, 11, 26, 9), TODAY)


def test_a_bad_line_changes_words_but_leaves_some() -> None:
    said = "le trois février 1938, s'il vous plaît"
    lines = {misheard(said, lexicon("fr"), Random(seed)) for seed in range(60)}
    assert len(lines) > 10
    assert all("38" in line for line in lines)
    assert all(line and line == line.lower() for line in lines)
    assert misheard("le", lexicon("fr"), Random(1)) != ""


def test_speech_is_counted_at_140_words_a_minute_with_its_pauses() -> None:
    events = [
        {"kind": "say", "text": "un deux trois quatre cinq six sept", "seconds": None},
        {"kind": "pause", "text": None, "seconds": 0.6},
        {"kind": "said", "text": "06 39 l'heure aujourd'hui", "seconds": None},
        {"kind": "pressed", "text": "03021938", "seconds": None},
    ]
    assert counting.seconds(events) == pytest.approx((7 + 4) * 60 / 140 + 0.6)


def test_a_priority_is_declared_by_the_key_that_was_heard(mind: Callable[..., Mind]) -> None:
    caller = mind(Wish(), replace(persona("keys only"), wants={"book": 1}))
    said = "Il faut une priorité. Pour la déclarer sur l'honneur, tapez un. Sinon, tapez deux."
    assert hears(caller, said) == Act("press", "1")
