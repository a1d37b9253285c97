"""Moving an appointment is one act: until another time is chosen, the old one stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from steps import at_the_offers
from village import PARIS

from models import Conversation, Hold, Store
from voicebot.simulator.phone import Phone

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@pytest.mark.parametrize(
    "wish",
    [
        "je voudrais déplacer mon rendez-vous",
        "bonjour il faudrait que je change la date de mon rendez-vous s'il vous plaît",
        "je peux pas venir ce jour là, il faudrait reporter",
    ],
)
def test_by_voice_it_is_told_another_day_is_chosen_and_it_is_moved(
    village: Any, mobile: Phone, wish: str
) -> None:
    booked = village.books(mobile.number, "1931-02-03")
    call = mobile.dial().says(wish).hears("date de naissance")
    call.says("trois février mille neuf cent trente et un").hears("vous avez rendez-vous", "reste réservé")
    call.says("le plus tôt possible").hears("Saint-Véran", "tapez un", "tapez deux")
    call.says("la première").hears("déplacé", "Salle polyvalente", "code ne change pas")

    now = village.now(booked)
    assert (now.state, now.code) == ("booked", booked.code)
    assert now.slot != booked.slot
    assert now.starts_at < booked.starts_at


def test_by_keys_alone(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1932-02-03")
    before = village.taken(booked.slot)
    call = mobile.dial().presses("3").presses("03021932").hears("vous avez rendez-vous")
    call.presses("2").hears("tapez un").presses("2").hears("déplacé")

    assert village.now(booked).slot != booked.slot
    assert village.taken(booked.slot) == before - 1


def test_by_text(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1933-02-03")
    assert "Quel jour" in mobile.texts("DEPLACER")[0]
    assert "1:" in mobile.texts("au plus vite")[0]
    assert "déplacé" in mobile.texts("2")[0]

    assert village.now(booked).slot != booked.slot


def test_in_english(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1934-02-03")
    call = mobile.dial().presses("9").says("I would like to move my appointment please")
    call.hears("date of birth").says("third of February nineteen thirty-four").hears("stays booked")
    call.says("as soon as possible").hears("press one").says("the second one").hears("has been moved")

    assert village.now(booked).slot != booked.slot


def test_the_new_day_in_the_same_sentence_is_not_asked_again(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1935-02-03")
    day = DAYS[(booked.starts_at + timedelta(days=2)).weekday()]
    call = mobile.dial().says(f"je voudrais déplacer mon rendez-vous à {day} matin").hears("naissance")
    call.presses("03021935").hears("vous avez rendez-vous", day, "tapez un").presses("1").hears(
        "déplacé", day
    )

    assert DAYS[village.now(booked).starts_at.weekday()] == day


@pytest.mark.parametrize("wish", ["je voudrais avancer mon rendez-vous", "je voudrais venir plus tôt"])
def test_sooner_is_as_good_as_a_day(village: Any, mobile: Phone, wish: str) -> None:
    booked = village.books(mobile.number, "1936-02-03", day=2, hour=1)
    call = mobile.dial().says("déplacer mon rendez-vous, " + wish).hears("naissance")
    call.presses("03021936").hears("tapez un").presses("1").hears("déplacé")

    assert village.now(booked).starts_at < booked.starts_at


def test_a_day_that_is_said_at_earlier_offers_counts(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1936-03-03", day=2, hour=1)
    day = DAYS[(booked.starts_at + timedelta(days=1)).weekday()]
    call = mobile.dial().says("je voudrais avancer mon rendez-vous").presses("03031936").hears("tapez un")
    call.says(f"ça ne va pas, c'est {day} que je peux").hears(day).says("la première").hears("déplacé", day)

    assert DAYS[village.now(booked).starts_at.weekday()] == day


def test_who_is_asked_whether_to_move_at_all_may_ask_for_another_day(village: Any, mobile: Phone) -> None:
    village.books(mobile.number, "1938-03-03")
    call = mobile.dial().presses("3").presses("03031938").presses("1").presses("3").presses("3")
    call.hears("le garder, tapez un").says("je voudrais un autre jour pour mon rendez-vous")
    call.hears("quel jour vous arrange")


def test_the_day_of_the_one_that_stands_is_no_new_day(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1937-02-03")
    day = DAYS[booked.starts_at.weekday()]
    call = mobile.dial().says(f"je voudrais déplacer mon rendez-vous de {day}").hears("naissance")
    call.presses("03021937").hears("reste réservé", "quel jour")


def test_refusing_everything_keeps_the_old_one_and_says_so(village: Any, mobile: Phone, store: Store) -> None:
    booked = village.books(mobile.number, "1938-02-03")
    call = mobile.dial().presses("3").presses("03021938").presses("1").hears("tapez un")
    call.presses("3").hears("tapez un", "tapez deux")
    call.presses("3").hears("reste réservé", "le garder, tapez un", "le déplacer, tapez deux")
    call.presses("1").hears("gardé")

    assert village.now(booked).slot == booked.slot
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", mobile.number)
        calls = select(Conversation.id).where(Conversation.caller_index == index)
        assert tx.scalars(select(Hold).where(Hold.conversation_id.in_(calls))).all() == []


@pytest.mark.parametrize(
    "words", ["non je garde l'ancien", "finalement laissez tomber je garde mon rendez-vous"]
)
def test_who_would_rather_keep_it_keeps_it(village: Any, mobile: Phone, words: str) -> None:
    booked = village.books(mobile.number, "1939-02-03")
    call = mobile.dial().presses("3").presses("03021939").presses("1").hears("tapez un")
    call.says(words).hears("gardé")

    assert village.now(booked).slot == booked.slot


def test_hanging_up_before_the_choice_changes_nothing(village: Any, mobile: Phone) -> None:
    booked = village.books(mobile.number, "1940-02-03")
    mobile.dial().presses("3").presses("03021940").presses("1").hears("tapez un").hangs_up()

    assert village.now(booked).slot == booked.slot


def test_from_another_number_it_takes_both(village: Any, mobile: Phone, another_mobile: Phone) -> None:
    booked = village.books(mobile.number, "1941-02-03")
    call = (
        another_mobile.dial().presses("3").presses("03021941").hears("code").does_not_hear("rendez-vous le")
    )
    call.presses(booked.code).hears("vous avez rendez-vous").presses("1").presses("1").hears("déplacé")

    assert village.now(booked).slot != booked.slot


def test_which_of_several_may_be_told_by_its_day(village: Any, mobile: Phone) -> None:
    first = village.books(mobile.number, "1942-02-03", day=3, second=32)
    day = DAYS[first.starts_at.weekday()]
    call = mobile.dial().says(f"je voudrais déplacer mon rendez-vous de {day}").hears("naissance")
    call.presses("03021942").hears("reste réservé")
    assert village.now(first).second


def test_a_day_that_none_of_several_has_begins_no_booking(village: Any, mobile: Phone) -> None:
    village.books(mobile.number, "1944-03-03", day=10, second=32)
    call = mobile.dial().presses("3").presses("03031944").hears("plusieurs rendez-vous")
    call.says("je peux seulement demain").does_not_hear("date de naissance").hears("Lequel est-ce")
    call.says("la première").hears("reste réservé")


def test_what_becomes_of_the_second_injection_is_said(village: Any, mobile: Phone) -> None:
    first = village.books(mobile.number, "1943-02-03", day=10, second=32)
    call = mobile.dial().presses("3").presses("03021943").hears("plusieurs rendez-vous").presses("1")
    call.presses("1").hears("tapez un").presses("1").hears("déplacé", "deuxième rendez-vous ne change pas")
    now = village.now(first)
    assert now.slot != first.slot
    assert now.second
    assert first.second
    assert now.second.slot == first.second.slot


def test_a_second_injection_that_is_moved_keeps_its_distance_to_a_first_had_elsewhere(mobile: Phone) -> None:
    last = datetime.now(PARIS).date() - timedelta(days=10)
    call = mobile.dial().presses("1").presses("08051936").says("la deuxième").presses(f"{last:%d%m%Y}")
    call.presses("13400").presses("1").hears("tapez un").presses("1").hears("C'est réservé", "votre nom")
    call.says("finalement plutôt demain").hears("reste réservé").presses("1")
    call.hears("déplacé").does_not_hear("vient de prendre")


def test_a_day_said_right_after_the_choice_is_where_the_first_shall_go(mobile: Phone, village: Any) -> None:
    call = at_the_offers(mobile).presses("1").hears("deuxième injection").presses("1").says("bonjour")
    _, second = village.of(mobile.number)
    call.says(f"finalement plutôt {DAYS[second.starts_at.weekday()]}").hears("reste réservé")
    call.does_not_hear(f"rendez-vous {DAYS[second.starts_at.weekday()]} {second.starts_at.day} ")
    assert village.now(second).slot == second.slot
