"""We ring: neutral words, a proof, then the appointment; each call is told as it is lived through.

The clock stands at eleven on the day before the appointments: the first hour at which a landline is rung.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from datetime import time as hour_of

import pytest
from bell import TELLTALE, Clock, picks_up, proves, reminder, reminder_states, said, tasks, until, waits_in
from sqlalchemy import update
from village import PARIS, Village

from models import Message, Reachability, Store
from voicebot.booking.views import Booked
from voicebot.outbox.notices import notify_many
from voicebot.simulator.phone import Phone, plain
from voicebot.supervisor import Stack

pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("clock")]
"""A second stack starts here, with a clock of its own."""


def test_it_is_confirmed_by_one_key(
    home: Phone, books: Callable[..., Booked], saint_veran: Village, kept: Store
) -> None:
    booked = books()
    proves(home).presses("1").hears("C'est confirmé", "autre chose").presses("2").hears(
        "Au revoir"
    ).is_hung_up()

    assert saint_veran.now(booked).state == "confirmed"
    assert reminder(kept, booked).state == "delivered"
    assert tasks(kept, booked) == []


def test_it_is_confirmed_by_voice(home: Phone, books: Callable[..., Booked], saint_veran: Village) -> None:
    booked = books()
    call = picks_up(home).says("oui allô, je vous écoute").hears("date de naissance")
    call.says("trois février mille neuf cent trente-huit").hears("Vous avez rendez-vous")
    call.says("oui, je viendrai").hears("C'est confirmé")

    assert saint_veran.now(booked).state == "confirmed"


def test_it_is_moved_as_in_any_call(
    home: Phone, books: Callable[..., Booked], saint_veran: Village, kept: Store
) -> None:
    booked = books()
    call = proves(home).presses("2").hears("reste réservé").presses("2").hears("tapez un")
    call.presses("1").hears("est déplacé")

    moved = saint_veran.now(booked)
    assert moved.starts_at > booked.starts_at
    assert moved.state == "booked"
    assert reminder_states(kept, booked) == ["delivered", "planned"]


def test_it_is_cancelled_after_one_question(
    home: Phone, books: Callable[..., Booked], saint_veran: Village
) -> None:
    booked = books()
    proves(home).presses("3").hears("Pour annuler", "tapez un").presses("1").hears("C'est annulé")

    assert saint_veran.now(booked).state == "cancelled"


def test_it_is_told_again_and_a_person_is_a_key_away(home: Phone, books: Callable[..., Booked]) -> None:
    books()
    call = proves(home).presses("*").hears("Vous avez rendez-vous", "tapez un")
    call.presses("0").hears("Je vous passe une personne").waits_for_a_person().hangs_up()


def test_who_is_somebody_else_hears_nothing_and_gets_a_person(
    home: Phone, books: Callable[..., Booked], saint_veran: Village, kept: Store
) -> None:
    booked = books()
    call = picks_up(home).presses("1").presses("04041940").hears("pas la date")
    call.presses("05051950").hears("toujours pas").presses("06061960").waits_for_a_person()
    assert [word for word in TELLTALE if plain(word) in said(call)] == []
    call.hangs_up()

    row = waits_in(kept, booked, "planned")
    assert (row.attempts, row.fault) == (1, "hung_up")
    assert saint_veran.now(booked).state == "booked"


def test_who_asks_who_is_calling_hears_nothing_of_it(home: Phone, books: Callable[..., Booked]) -> None:
    books()
    call = picks_up(home).says("qui est à l'appareil ?").hears("Allô", "nous appeler", "tapez un")
    call.says("ça sert à quoi le vaccin ?").says("c'est pour quoi ?")
    assert [word for word in TELLTALE if plain(word) in said(call)] == []
    call.hangs_up()


def test_a_stranger_is_left_in_peace_and_somebody_looks_into_it(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    booked, other = books(), books("1940-05-06", 3)
    call = picks_up(home).says("ah non vous vous trompez de personne").hears("Excusez-nous").is_hung_up()
    assert [word for word in TELLTALE if plain(word) in said(call)] == []

    with kept.transaction() as tx:
        assert tx.get_one(Reachability, tx.vault.blind_index("phone", home.number)).stranger_at
    assert [kind for kind, _ in tasks(kept, booked) + tasks(kept, other)] == ["wrong_number"]
    for one in (booked, other):
        until(lambda one=one: reminder(kept, one).state == "withdrawn")


def test_a_machine_is_left_the_number_to_call_twice_and_slowly(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    home.behaves(calls="machine")
    booked = books()
    row = waits_in(kept, booked, "undelivered")

    (call,) = home.rung()
    call.is_hung_up_soon()
    assert said(call).count("nous appeler, au") == 2
    assert [word for word in TELLTALE if plain(word) in said(call)] == []
    assert {e["rate"] for e in call.state["transcript"] if e["kind"] == "say"} == {0.75}
    assert (row.fault, tasks(kept, booked)) == ("machine", [("not_reached", "machine")])


def test_a_machine_that_is_taken_for_a_person_is_left_the_message_too(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    booked = books()
    call = picks_up(home).says("vous êtes bien chez les Martin, laissez-nous un message après le bip")
    call.does_not_hear(*TELLTALE).silence().hears("Merci de nous appeler", "Je répète").is_hung_up()

    assert reminder(kept, booked).fault == "machine"


def test_who_hangs_up_after_the_opening_is_rung_again_at_another_hour(
    home: Phone, books: Callable[..., Booked], clock: Clock, kept: Store
) -> None:
    booked = books()
    picks_up(home).hangs_up()
    row = waits_in(kept, booked, "planned")
    assert row.due_at.astimezone(PARIS).time() == hour_of(15, 30)

    clock.is_at(15, 30)
    proves(home).presses("1").hears("C'est confirmé")
    assert len(home.rung()) == 2


def test_who_never_answers_is_rung_three_times_and_left_to_a_person(
    home: Phone, books: Callable[..., Booked], clock: Clock, kept: Store
) -> None:
    home.behaves(calls="no-answer")
    booked = books()
    for tries, next_hour in ((1, (15, 30)), (2, (18, 0))):
        until(
            lambda tries=tries: (
                (reminder(kept, booked).attempts, reminder(kept, booked).state) == (tries, "planned")
            )
        )
        assert reminder(kept, booked).due_at == datetime.combine(clock.eve, hour_of(*next_hour), PARIS)
        clock.is_at(*next_hour)
    waits_in(kept, booked, "undelivered", 3)

    assert len(home.rung()) == 3
    assert tasks(kept, booked) == [("not_reached", "no_answer")]


def test_who_calls_back_after_a_missed_call_needs_no_person(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    home.behaves(calls="machine")
    booked = books()
    waits_in(kept, booked, "undelivered")
    home.dial().presses("2").presses("03021938").hears("C'est confirmé").hangs_up()

    assert tasks(kept, booked) == []


def test_what_was_cancelled_while_it_rang_is_not_told(
    home: Phone, books: Callable[..., Booked], saint_veran: Village, kept: Store
) -> None:
    booked = books()
    ringing = home.rings()
    own = home.dial().presses("4").presses("03021938").presses("1").hears("C'est annulé")
    own.hangs_up()
    ringing.answer().hears("n'est plus utile").does_not_hear(*TELLTALE).is_hung_up()

    assert reminder(kept, booked).state == "withdrawn"


def test_a_couple_is_not_rung_twice_at_once(
    home: Phone, books: Callable[..., Booked], clock: Clock, kept: Store
) -> None:
    first = books()
    proves(home)
    second = books("1940-05-06", 3)
    until(lambda: reminder(kept, second).due_at.astimezone(PARIS).time() == hour_of(15, 30))
    assert len(home.rung()) == 1
    home.rung()[0].hangs_up()

    clock.is_at(15, 30)
    call = picks_up(home).presses("1").presses("06051940").hears("Vous avez rendez-vous", "à midi")
    call.presses("1").hears("C'est confirmé").hangs_up()
    assert (reminder(kept, first).state, reminder(kept, second).state) == ("delivered", "delivered")


def test_a_worker_that_dies_while_the_provider_answers_rings_nobody_twice(
    home: Phone, ringing: Stack, books: Callable[..., Booked], saint_veran: Village, kept: Store
) -> None:
    home.asks("PUT", "/box/trouble", {"time_out_after": 1, "seconds": 6})
    booked = books()
    call = home.rings()
    ringing.kill("worker")
    home.asks("PUT", "/box/trouble", {})
    assert reminder(kept, booked).state == "sending"
    ringing.wait_until_ready()

    # It is in doubt, and she picks up all the same: the provider knows which message it rings for.
    call.answer().presses("1").presses("03021938").presses("1").hears("C'est confirmé").hangs_up()
    assert saint_veran.now(booked).state == "confirmed"
    assert (reminder(kept, booked).state, len(home.rung())) == ("delivered", 1)


def test_a_call_whose_answer_was_lost_and_that_is_engaged_waits_for_another_hour(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    home.behaves(calls="busy")
    home.asks("PUT", "/box/trouble", {"reset_after": 1})
    booked = books()
    row = waits_in(kept, booked, "planned")
    home.asks("PUT", "/box/trouble", {})

    assert (row.fault, len(home.rung())) == ("busy", 1)
    assert row.due_at.astimezone(PARIS).time() == hour_of(15, 30)


def test_a_centre_that_closes_is_told_by_call_and_another_day_chosen(
    home: Phone, books: Callable[..., Booked], clock: Clock, saint_veran: Village, kept: Store
) -> None:
    clock.is_at(9)
    booked = books()
    with kept.transaction() as tx:
        told = notify_many(tx, [booked.id], because="closed", by="operator", now=datetime.now(PARIS))
        tx.execute(update(Message).where(Message.purpose == "notice").values(due_at=datetime.now(PARIS)))
    assert told.calls == 1
    call = picks_up(home).presses("1").presses("03021938").hears("le centre sera fermé", "tapez un")
    call.presses("1").hears("quel jour").presses("2").presses("1").hears("est déplacé").hangs_up()

    assert saint_veran.now(booked).starts_at > booked.starts_at


def test_it_goes_on_in_english(home: Phone, books: Callable[..., Booked], saint_veran: Village) -> None:
    booked = books()
    call = picks_up(home).presses("9").hears("English", "press one").presses("1").hears("date of birth")
    call.says("third of February nineteen thirty-eight").hears("vaccination appointment", "press one")
    call.says("yes I am coming").hears("confirmed")
    assert saint_veran.now(booked).state == "confirmed"


def test_who_has_no_time_hears_the_number_and_is_rung_again(
    home: Phone, books: Callable[..., Booked], kept: Store
) -> None:
    booked = books()
    picks_up(home).says("non merci").hears("nous appeler", "Au revoir").does_not_hear(*TELLTALE).is_hung_up()
    assert waits_in(kept, booked, "planned").attempts == 1


def test_who_cannot_come_says_so_in_own_words(
    home: Phone, books: Callable[..., Booked], saint_veran: Village
) -> None:
    booked = books()
    proves(home).says("ah non je ne pourrai pas venir").hears("Pour annuler").says("oui").hears(
        "C'est annulé"
    )
    assert saint_veran.now(booked).state == "cancelled"
