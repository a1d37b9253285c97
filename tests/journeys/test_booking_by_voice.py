"""Somebody rings, books and hangs up."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from models import Appointment, Conversation, Hold, Message, Person, Slot, Store
from voicebot.simulator.phone import CallInProgress, Phone


def appointments_of(store: Store, phone: Phone) -> list[tuple[Appointment, Slot]]:
    """The appointments booked from this telephone."""
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", phone.number)
        rows = tx.execute(
            select(Appointment, Slot)
            .join(Slot, Slot.id == Appointment.slot_id)
            .join(Person, Person.id == Appointment.person_id)
            .where(Person.phone_index == index)
        )
        return [(row[0], row[1]) for row in rows]


def up_to_the_offer(
    phone: Phone, *, born: str = "trois février mille neuf cent trente-huit"
) -> CallInProgress:
    call = phone.dial().hears("bonjour", "vaccination", "rendez-vous")
    call.says("bonjour je voudrais prendre un rendez-vous").hears("date de naissance")
    call.says(born).hears("injection")
    call.says("la première").hears("commune")
    call.says("à Aubagne").hears("quel jour")
    return call.says("mardi matin").hears("Aubagne", "mardi", "tapez un", "tapez deux")


def test_a_hesitant_caller_books_in_her_commune(mobile: Phone, store: Store) -> None:
    call = mobile.dial().hears("Bonjour")
    call.says("euh ben voilà je voudrais un vaccin s'il vous plaît").hears("date de naissance")
    call.says("alors je suis née le trois février trente-huit").hears(
        "mille neuf cent trente-huit", "injection"
    )
    call.says("je ne sais pas").hears("commune")
    call.silence().hears("rien entendu", "commune")
    call.says("à Aubagne").hears("quel jour")
    call.says("mardi matin").hears("mardi", "tapez un")
    call.presses("1").hears("C'est réservé", "mardi", "deuxième injection", "convient")
    call.says("oui").hears("nom").says("Martin Suzanne").hears("code", "Avez-vous besoin d'autre chose")
    call.says("non merci").hears("Au revoir").is_hung_up()

    first, second = sorted(appointments_of(store, mobile), key=lambda row: row[0].dose)
    assert [(a.state, a.dose) for a, _ in (first, second)] == [("booked", 1), ("booked", 2)]
    assert min(first[1].taken, second[1].taken) >= 1
    confirmation = mobile.wait_for_text("réservé")
    assert confirmation.segments <= 2


def test_every_question_can_be_answered_by_keys_alone(landline: Phone, store: Store) -> None:
    call = landline.dial().presses("1").hears("date de naissance")
    call.presses("03021939").hears("injection")
    call.presses("1").hears("commune")
    call.presses("13400").hears("quel jour")
    call.presses("1").hears("tapez un")
    call.presses("2").hears("C'est réservé", "deuxième injection")
    call.presses("1").hears("de quoi noter").does_not_hear("nom")
    call.presses("1").hears("code", "Je répète", "un automate vous appellera", "autre chose")
    call.does_not_hear("message écrit")
    call.presses("2").hears("Au revoir").is_hung_up()

    assert {a.state for a, _ in appointments_of(store, landline)} == {"booked"}
    assert landline.inbox() == []
    with store.transaction() as tx:
        ids = [a.id for a, _ in appointments_of(store, landline)]
        about_them = tx.scalars(select(Message).where(Message.appointment_id.in_(ids)))
        promised = {(one.purpose, one.medium, one.state) for one in about_them}
    assert promised == {("reminder_1d", "call", "planned")}


def test_the_choice_books_even_if_the_caller_hangs_up_at_once(mobile: Phone, store: Store) -> None:
    up_to_the_offer(mobile).says("la première").hears("C'est réservé").hangs_up()

    assert [a.state for a, _ in appointments_of(store, mobile)] == ["booked", "booked"]


def test_a_caller_who_hangs_up_before_choosing_leaves_nothing_behind(mobile: Phone, store: Store) -> None:
    up_to_the_offer(mobile).hangs_up()

    assert appointments_of(store, mobile) == []
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", mobile.number)
        calls = select(Conversation.id).where(Conversation.caller_index == index)
        assert tx.scalars(select(Hold).where(Hold.conversation_id.in_(calls))).all() == []


def test_no_is_never_a_choice(mobile: Phone, store: Store) -> None:
    call = up_to_the_offer(mobile)
    call.says("aucun des deux").does_not_hear("C'est réservé").hears("tapez un")
    call.says("non un autre jour").does_not_hear("C'est réservé")
    call.says("plutôt jeudi après-midi").hears("jeudi", "tapez un").does_not_hear("C'est réservé")

    assert appointments_of(store, mobile) == []
    call.says("la deuxième").hears("C'est réservé", "jeudi")


def test_the_last_place_is_offered_to_one_caller_at_a_time(
    mobile: Phone, another_mobile: Phone, lonely_centre: Callable[..., int]
) -> None:
    lonely_centre("04019", "04400", "Barcelonnette")
    first, second = (
        phone.dial().presses("1").presses("03021940").presses("1").presses("04400")
        for phone in (mobile, another_mobile)
    )
    first.presses("1").hears("Barcelonnette", "tapez un")
    second.presses("1").hears("plus de place libre")
    first.presses("1").hears("C'est réservé")


def test_two_texts_for_the_last_place_have_one_winner(
    mobile: Phone, another_mobile: Phone, lonely_centre: Callable[..., int], store: Store
) -> None:
    centre = lonely_centre("05023", "05100", "Briançon", hours=2)
    for phone in (mobile, another_mobile):
        phone.texts("RDV")
        phone.texts("03/02/1941")
        phone.texts("1")
        phone.texts("05100")
        assert "1:" in phone.texts("le plus tôt possible")[0]
    assert "réservé" in mobile.texts("1")[0]
    told = another_mobile.texts("1")[0]

    assert "vient de prendre" in told
    assert "1:" in told
    with store.transaction() as tx:
        assert sum(slot.taken for slot in tx.scalars(select(Slot).where(Slot.centre_id == centre))) == 1


def test_the_same_person_is_told_of_the_appointment_that_stands(mobile: Phone, store: Store) -> None:
    up_to_the_offer(mobile, born="quatre mars quarante").presses("1").hears("C'est réservé").hangs_up()

    again = mobile.dial().presses("1")
    again.says("quatre mars quarante").hears("déjà", "mardi")
    assert [a.dose for a, _ in appointments_of(store, mobile)] == [1, 2]


def test_a_withheld_caller_is_asked_for_a_number_before_the_offers(withheld: Phone) -> None:
    call = withheld.dial().presses("1").presses("03021942").hears("injection")
    call.presses("1").hears("numéro").presses("0465710001").hears("commune")
    call.presses("13400").presses("1").hears("tapez un")
    call.presses("1").hears("C'est réservé")


def test_two_withheld_callers_born_the_same_day_do_not_see_each_other(withheld: Phone, store: Store) -> None:
    for _ in range(2):
        call = withheld.dial().presses("1").presses("05051945").presses("1").presses("2").hears("commune")
        call.presses("13600").presses("1").presses("1").hears("C'est réservé")
        call.hangs_up()
