"""What old people really say: the service neither books, cancels nor hangs up on it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Appointment, Person, Store
from voicebot.simulator.phone import CallInProgress, Phone


def states(store: Store, phone: Phone) -> list[str]:
    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", phone.number))
        return [a.state for a in tx.scalars(select(Appointment).where(Appointment.person_id.in_(people)))]


def offered(phone: Phone, born: str) -> CallInProgress:
    """A call in which two places of a Tuesday are on the table."""
    call = phone.dial().presses("1").presses(born).presses("3").presses("2").presses("13400")
    return call.says("mardi matin").hears("mardi", "tapez un", "tapez deux")


def booked(phone: Phone, born: str) -> CallInProgress:
    """A call that has just booked, at its last question."""
    call = offered(phone, born).presses("1").hears("C'est réservé", "nom")
    return call.presses("2").hears("autre chose")


@pytest.mark.parametrize(
    "words",
    [
        "neuf heures c'est trop tôt",
        "c'est trop tôt la première",
        "le premier c'est à quelle heure",
        "c'est la première fois que j'appelle",
        "je suis au premier étage sans ascenseur",
        "on sera deux",
        "j'hésite le premier ou le deuxième",
        "oui",
    ],
)
def test_only_a_choice_books(mobile: Phone, store: Store, words: str) -> None:
    offered(mobile, "03021938").says(words).does_not_hear("C'est réservé")
    assert states(store, mobile) == []


def test_an_hour_alone_keeps_the_day(mobile: Phone) -> None:
    offered(mobile, "03021938").says("plutôt dix heures").hears("mardi", "dix heures").does_not_hear(
        "mercredi"
    )


def test_who_declines_twice_is_asked_for_another_day(mobile: Phone) -> None:
    call = offered(mobile, "03021938").says("aucun des deux").hears("tapez un")
    call.presses("3").hears("Quel jour", "arrange").says("jeudi").hears("jeudi", "tapez un")


@pytest.mark.parametrize("words", ["oui c'est bien mon rendez-vous", "d'accord merci", "c'est bien ça"])
def test_only_a_plain_yes_or_the_word_cancels(mobile: Phone, store: Store, words: str) -> None:
    booked(mobile, "04021938").hangs_up()
    mobile.dial().presses("4").presses("04021938").hears("annuler").says(words).does_not_hear("C'est annulé")
    assert states(store, mobile) == ["booked"]


def test_annuler_said_at_the_question_cancels(mobile: Phone, store: Store) -> None:
    booked(mobile, "05021938").hangs_up()
    mobile.dial().presses("4").presses("05021938").says("annuler").hears("C'est annulé")
    assert states(store, mobile) == ["cancelled"]


@pytest.mark.parametrize(
    "words", ["non mais je veux l'annuler c'est une erreur", "non c'est pas le bon jour"]
)
def test_a_no_that_says_more_does_not_hang_up(mobile: Phone, words: str) -> None:
    assert not booked(mobile, "06021938").says(words).is_over


@pytest.mark.parametrize(
    "words", ["parfait", "c'est bon merci madame au revoir", "très bien merci", "non c'est tout"]
)
def test_thanks_end_the_call(mobile: Phone, words: str) -> None:
    booked(mobile, "07021938").says(words).hears("Au revoir").is_hung_up()


def test_a_wife_is_booked_after_her_husband(mobile: Phone, store: Store) -> None:
    call = booked(mobile, "08021938").says("oui pour ma femme aussi").hears("date de naissance")
    call.says("douze mai quarante").says("un rappel").says("je ne sais plus").hears("Que choisissez-vous")
    call.presses("1").hears("C'est réservé")
    assert states(store, mobile) == ["booked", "booked"]


def test_a_wrong_birth_date_can_be_taken_back(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("deux février trente-huit").hears("deux février")
    call.says("non je me suis trompée").hears("date de naissance")
    call.says("trois février trente-huit").hears("trois février", "injection")


def test_who_has_an_appointment_is_not_asked_again_and_again(mobile: Phone) -> None:
    booked(mobile, "09021938").hangs_up()
    call = mobile.dial().presses("1").presses("09021938").presses("3").hears("déjà")
    call.does_not_hear("date de naissance").presses("1").hears("autre chose").presses("2").is_hung_up()


def test_far_from_every_centre_another_place_is_asked_for(mobile: Phone) -> None:
    call = (
        mobile.dial()
        .presses("1")
        .presses("10021938")
        .presses("1")
        .says("à Lille")
        .hears("pas de centre", "commune")
    )
    call.says("à Aubagne").hears("Quel jour", "arrange")


@pytest.mark.parametrize("words", ["à Gémenos", "j'ai deux questions", "la semaine des quatre jeudis"])
def test_no_sentence_of_the_kind_ends_the_call(mobile: Phone, words: str) -> None:
    assert not offered(mobile, "03021938").says(words).is_over


def test_a_text_that_only_says_hello_is_answered(mobile: Phone) -> None:
    assert "technique" not in mobile.texts("allo ?")[0]


@pytest.mark.parametrize("words", ["ça va", "d'accord", "ok", "oubliez"])
def test_a_mere_agreement_does_not_cancel(mobile: Phone, store: Store, words: str) -> None:
    booked(mobile, "11021938").hangs_up()
    mobile.dial().presses("4").presses("11021938").says(words).does_not_hear("C'est annulé")
    assert states(store, mobile) == ["booked"]


@pytest.mark.parametrize("words", ["oui", "oui annulez", "oui j'annule", "oui merci"])
def test_yes_with_or_without_the_word_cancels(mobile: Phone, store: Store, words: str) -> None:
    booked(mobile, "12021938").hangs_up()
    mobile.dial().presses("4").presses("12021938").says(words).hears("C'est annulé")
    assert states(store, mobile) == ["cancelled"]
