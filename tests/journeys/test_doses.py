"""Two injections with one choice, a second or a booster after one had elsewhere, and who may come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models import Appointment, Person, Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone


def booked(store: Store, phone: Phone) -> list[tuple[int, datetime, bool]]:
    """Dose, hour and whether a priority was declared, of what was booked from this telephone."""
    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", phone.number))
        rows = tx.execute(
            select(Appointment, Slot)
            .join(Slot, Slot.id == Appointment.slot_id)
            .where(Appointment.person_id.in_(people), Appointment.state == "booked")
            .order_by(Appointment.dose)
        )
        return [(row[0].dose, row[1].starts_at, row[0].declared) for row in rows]


def at_the_dose(phone: Phone, born: str) -> CallInProgress:
    return phone.dial().presses("1").presses(born).hears("première injection", "tapez un")


def test_one_choice_books_both_injections_in_their_interval(mobile: Phone, store: Store) -> None:
    call = at_the_dose(mobile, "03021938").presses("1").presses("13400").presses("1").presses("1")
    call.hears("C'est réservé", "deuxième injection", "au même endroit", "convient").hangs_up()

    (_, first, _), (_, second, _) = booked(store, mobile)
    assert timedelta(21) <= second.date() - first.date() <= timedelta(49)
    assert first.weekday() == second.weekday()


def test_a_second_injection_that_does_not_suit_is_moved_after_the_recap(mobile: Phone, store: Store) -> None:
    call = at_the_dose(mobile, "04021938").presses("1").presses("13400").presses("1").presses("1")
    before = booked(store, mobile)
    call.presses("2").hears("Votre code", "quel jour").does_not_hear("autre chose")
    call.presses("3").hears("Que choisissez-vous").presses("1")

    after = booked(store, mobile)
    assert (after[0], [dose for dose, _, _ in after]) == (before[0], [1, 2])
    assert after[1] != before[1]
    assert timedelta(21) <= after[1][1].date() - after[0][1].date() <= timedelta(49)


def test_a_second_injection_keeps_its_distance_to_a_first_had_elsewhere(mobile: Phone, store: Store) -> None:
    last = datetime.now(UTC).date() - timedelta(10)
    call = at_the_dose(mobile, "05021938").says("la deuxième").hears("injection précédente")
    call.presses(f"{last:%d%m%Y}").hears("possible à partir du", "commune")
    call.presses("13400").presses("1").presses("1").hears("C'est réservé")

    [(dose, day, _)] = booked(store, mobile)
    assert dose == 2
    assert timedelta(21) <= day.date() - last <= timedelta(49)


def test_who_does_not_know_when_the_last_one_was_is_booked_all_the_same(mobile: Phone, store: Store) -> None:
    call = at_the_dose(mobile, "06021938").says("c'est un rappel").hears("injection précédente")
    call.says("je ne sais plus").hears("commune").says("Aubagne").presses("1").presses("1")
    call.hears("C'est réservé").does_not_hear("deuxième injection")

    assert [dose for dose, _, _ in booked(store, mobile)] == [3]


def test_a_booster_that_is_possible_much_later_is_not_looked_for(mobile: Phone) -> None:
    last = datetime.now(UTC).date() - timedelta(30)
    call = at_the_dose(mobile, "07021938").presses("3").presses(f"{last:%d%m%Y}")
    call.hears("possible à partir du", "rappeler", "autre chose")


def test_somebody_younger_declares_a_priority_on_their_honour(mobile: Phone, store: Store) -> None:
    call = mobile.dial().presses("1").presses("03021990").hears("soixante-cinq ans", "sur l'honneur")
    call.presses("1").presses("1").presses("13400").presses("1").presses("1").hears("C'est réservé")

    assert [declared for _, _, declared in booked(store, mobile)] == [True, True]


def test_without_a_priority_or_much_too_young_it_is_not_open(mobile: Phone, store: Store) -> None:
    mobile.dial().presses("1").presses("03021990").says("non").hears("pas ouverte", "médecin", "autre chose")
    mobile.dial().presses("1").presses("03022021").hears("pas ouverte", "autre chose").does_not_hear(
        "honneur"
    )

    assert booked(store, mobile) == []


def test_a_late_year_at_the_last_injection_is_no_date_of_birth(mobile: Phone) -> None:
    call = at_the_dose(mobile, "07031938").says("un rappel").hears("injection précédente")
    call.says("voilà c'était le 17 décembre 20 25").does_not_hear("pas ouverte").hears("commune")


def test_a_weekday_is_the_first_on_which_the_injection_may_be_given(mobile: Phone, store: Store) -> None:
    last = datetime.now(UTC).date() - timedelta(10)
    eve = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[(last.weekday() + 20) % 7]
    call = at_the_dose(mobile, "08031938").says("la deuxième").presses(f"{last:%d%m%Y}").presses("13400")
    if eve != "dimanche":
        call.says(eve).hears(f"{eve} ").says("la première").hears("C'est réservé", eve)


def test_a_day_of_mourning_is_no_date_of_birth(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("mon mari est mort le trois mars deux mille dix-neuf")
    call.does_not_hear("pas ouverte").hears("date de naissance").says("trois mars trente-huit")
    call.hears("trois mars mille neuf cent trente-huit")


def test_who_does_not_know_which_dose_it_is_is_told_that_somebody_checks(mobile: Phone, store: Store) -> None:
    call = at_the_dose(mobile, "08021938").says("je ne sais pas").hears("Ce n'est pas grave", "vérifiera")
    call.presses("13400").presses("1").presses("1").says("oui").says("non merci").hears(
        "carnet de vaccination"
    )

    assert [dose for dose, _, _ in booked(store, mobile)] == [1, 2]
