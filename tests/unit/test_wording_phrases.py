"""Saying a phrase: the right wording for the medium and the attempt, filled, or a clear refusal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from voicebot.wording import Address, Code, PhraseError, Town, say
from voicebot.wording.spoken import PAUSE

PARIS = ZoneInfo("Europe/Paris")
MORNING = datetime(2026, 12, 1, 10, 15, tzinfo=PARIS)
AFTERNOON = datetime(2026, 12, 1, 15, 30, tzinfo=PARIS)
THURSDAY = datetime(2026, 12, 3, 9, 0, tzinfo=PARIS)
OFFERS: dict[str, Any] = {"first": MORNING, "centre": "Salle des fêtes", "town": "Le Havre"}


def test_a_value_is_spoken_on_the_telephone_and_written_in_a_text() -> None:
    born = date(1938, 2, 3)
    voice = say("heard-birth-date", medium="voice", locale="fr", birth_date=born)
    assert voice == "C’est noté : trois février mille neuf cent trente-huit."
    assert say("heard-birth-date", medium="sms", locale="fr", birth_date=born) == "C'est noté : 03/02/1938."


def test_a_recap_says_day_hour_place_and_address_with_pauses() -> None:
    address = Address("3 rue des Lilas", "76600", "Le Havre")
    recap = say(
        "booked", medium="voice", locale="fr", starts_at=MORNING, centre="Salle des fêtes", address=address
    )
    assert recap.split(f"{PAUSE} ") == [
        "C’est réservé : mardi premier décembre, dix heures quinze.",
        "Le lieu : Salle des fêtes.",
        "L’adresse : trois, rue des Lilas, au Havre.",
    ]


def test_a_day_shared_by_two_offers_is_said_once() -> None:
    same = say("offer-two", medium="voice", locale="fr", second=AFTERNOON, **OFFERS)
    assert same.count("mardi premier décembre") == 1
    assert "à dix heures quinze, tapez un" in same
    assert "à quinze heures trente, tapez deux" in same
    other = say("offer-two", medium="voice", locale="fr", second=THURSDAY, **OFFERS)
    assert "jeudi trois décembre à neuf heures, tapez deux" in other


def test_each_asking_has_its_own_words_and_a_fourth_repeats_the_third() -> None:
    asked = [say("ask-place", medium="voice", locale="fr", attempt=n) for n in (1, 2, 3, 4)]
    assert len(set(asked)) == 3
    assert asked[3] == asked[2]


def test_a_wording_that_is_missing_falls_back_to_the_earlier_one() -> None:
    assert say("bring", medium="voice", locale="fr", attempt=3) == say("bring", medium="voice", locale="fr")


def test_where_only_keys_are_heard_nobody_is_asked_to_speak() -> None:
    asked = [say("ask-place", medium="keys", locale="fr", attempt=n) for n in (1, 2, 3)]
    assert len(set(asked)) == 3
    assert all("apez" in prompt and "ites" not in prompt for prompt in asked)


def test_what_asks_nothing_is_said_alike_where_only_keys_are_heard() -> None:
    assert say("kept", medium="keys", locale="fr") == say("kept", medium="voice", locale="fr")


def test_a_text_has_neither_pauses_nor_letters_that_cost_a_segment() -> None:
    text = say("offer-one", medium="sms", locale="fr", **OFFERS)
    assert text.splitlines() == [
        "Salle des fetes, Le Havre",
        "1: mardi 1er décembre à 10h15",
        "Répondez 1 pour le prendre, ou un autre jour.",
    ]


def test_a_phrase_begins_with_a_capital_also_when_a_value_opens_it() -> None:
    assert say("offer-one", medium="voice", locale="fr", **OFFERS).startswith("Au Havre, Salle des fêtes")


def test_a_value_cannot_smuggle_markup_or_another_phrase_in() -> None:
    said = say("heard-place", medium="voice", locale="fr", place="{ welcome }")
    assert said == "D’accord, à { welcome }."


@pytest.mark.parametrize("medium", ["voice", "sms"])
def test_a_missing_value_is_an_error_and_never_a_hole(medium: Any) -> None:
    with pytest.raises(PhraseError, match=r"heard-birth-date.*birth_date"):
        say("heard-birth-date", medium=medium, locale="fr")


def test_an_unknown_phrase_is_an_error_and_never_its_id() -> None:
    with pytest.raises(PhraseError, match=r"'nonsense'.*no such phrase"):
        say("nonsense", medium="voice", locale="fr")


def test_a_phrase_without_words_for_the_medium_is_an_error() -> None:
    with pytest.raises(PhraseError, match="no wording for sms"):
        say("welcome", medium="sms", locale="fr")


@pytest.mark.parametrize("moment", [datetime(2026, 12, 1, 9, 15), datetime(2026, 12, 1, 9, 15, tzinfo=UTC)])
def test_a_moment_outside_its_centres_zone_is_refused_rather_than_told_hours_off(moment: datetime) -> None:
    with pytest.raises(ValueError, match="first"):
        say("offer-one", medium="voice", locale="fr", **{**OFFERS, "first": moment})


def test_a_value_without_a_spoken_form_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="place: a NoneType"):
        say("heard-place", medium="voice", locale="fr", place=None)  # type: ignore[arg-type]


def test_english_goes_through_the_same_words() -> None:
    text = say("code", medium="voice", locale="en", code=Code("483920"))
    assert text == f"Keep this booking code:{PAUSE} four, eight,{PAUSE} three, nine,{PAUSE} two, zero."
    assert (
        say("heard-place", medium="voice", locale="en", place=Town("Le Havre")) == "All right, in Le Havre."
    )


def test_a_text_that_opens_with_a_capital_a_grave_stays_in_the_cheap_alphabet() -> None:
    assert say("no-centre-near", medium="sms", locale="fr", place=Town("Lille")).startswith("A Lille, ")


def test_what_is_told_for_the_first_time_is_not_told_as_a_repetition_to_who_has_only_keys() -> None:
    first, second = (say("code", medium="keys", locale="fr", attempt=n, code=Code("483920")) for n in (1, 2))
    assert first.startswith("Votre code de rendez-vous")
    assert second.startswith("Je répète")
