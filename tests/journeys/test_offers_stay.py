"""Values said early are kept, and what is on the table stays there until it is answered."""

from __future__ import annotations

from voicebot.simulator.phone import CallInProgress, Phone


def offered(phone: Phone, born: str) -> CallInProgress:
    call = phone.dial().presses("1").presses(born).presses("1").presses("13400")
    return call.says("mardi matin").hears("mardi", "tapez un", "tapez deux")


def test_day_place_and_person_said_at_once_are_not_asked_again(mobile: Phone) -> None:
    call = mobile.dial().says("je voudrais un rendez-vous mardi à Aubagne pour ma mère")
    call.hears("date de naissance de la personne").says("trois février trente-huit").says("la première")
    call.hears("Aubagne", "mardi", "Que choisissez-vous")


def test_a_birth_date_said_before_the_wish_is_kept(mobile: Phone) -> None:
    call = mobile.dial().says(
        "bonjour je suis née le trois février trente-huit et je voudrais un rendez-vous"
    )
    call.hears("trois février mille neuf cent trente-huit", "injection")


def test_a_birth_date_comes_in_two_answers_and_is_corrected_in_part(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("trois février").hears("quelle année")
    call.says("trente-huit").hears("trois février mille neuf cent trente-huit", "injection")
    call.says("non trente-neuf").hears("trois février mille neuf cent trente-neuf", "injection")


def test_by_keys_too(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("trois février").hears("quelle année")
    call.presses("1938").hears("trois février mille neuf cent trente-huit")


def test_a_day_that_no_calendar_has_is_called_impossible(mobile: Phone) -> None:
    call = mobile.dial().presses("1").says("trente février trente-huit").hears("pas possible", "naissance")
    call.presses("31021938").hears("n'existe pas non plus")


def test_a_question_changes_no_offer(mobile: Phone, another_mobile: Phone) -> None:
    call = offered(mobile, "03021938")
    offers = (call.waiting or {})["hints"].split(", ")[:3]
    # What somebody else gives back is sooner, and is not slipped in.
    offered(another_mobile, "04021938").hangs_up()
    for words in ("oui mais c'est où", "la deuxième mais je viens avec mon mari"):
        call.says(words).does_not_hear("C'est réservé").hears("tapez un", "tapez deux")
        assert (call.waiting or {})["hints"].split(", ")[:3] == offers
    call.says("ah non la première").hears("C'est réservé")


def test_of_two_choices_in_one_breath_the_last_one_counts(mobile: Phone) -> None:
    call = offered(mobile, "05021938").says("la première non pardon la deuxième").hears("C'est réservé")
    call.does_not_hear("Que choisissez-vous")


def test_leaving_the_offers_says_that_nothing_is_booked(mobile: Phone) -> None:
    offered(mobile, "06021938").says("non merci je rappellerai").hears("Rien n'est réservé").is_hung_up()
    offered(mobile, "06021938").says("au revoir").hears("Rien n'est réservé").is_hung_up()
    offered(mobile, "06021938").says("annulez").hears("Rien n'est réservé", "autre chose")
