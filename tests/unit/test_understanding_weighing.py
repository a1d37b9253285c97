"""What is wanted is weighed: what is said last, denied or hinted at, what was asked, and the ranking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, read
from voicebot.understanding.patterns import lines

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def heard(text: str, expecting: str = "menu", ranking: Sequence[Intent] = ()) -> Reading:
    return read(text, ranking, expecting, "fr", NOW)


TRAPS = {
    "confirm": [
        "il est hors de question que j'annule",
        "faut pas me rayer de la liste",
        "ne supprimez surtout pas",
        "c'est ma sœur qui annule, moi j'annule pas",
        "on vous a dit que je laissais tomber, c'est faux",
        "ma fille voulait annuler, mais finalement je viens",
        "don't cancel it",
    ],
    "cancel": [
        "je vous confirme que je ne viendrai pas",
        "je confirme l'annulation",
        "non je ne confirme rien, enlevez mon nom",
        "c'est pas pour déplacer c'est pour annuler",
        "c'est foutu pour jeudi",
        "I can't make it after all",
        "je veu plu du vaccin",
    ],
    "reschedule": [
        "c'est pas pour annuler, c'est pour décaler",
        "annulez pas, déplacez",
        "vous auriez plus tôt que ce qui est prévu, il faudrait avancer le rendez-vous",
        "don't cancel, just move the appointment",
        "j'annule pas je reporte",
    ],
    "book": [
        "annuler non, je n'ai rien à annuler, j'en voudrais un",
        "c'est pour la dose de rappel",
        "j'ai changé d'avis, je veux bien me faire vacciner",
    ],
    "check_appointment": [
        "rappelez-moi l'heure de mon rendez-vous",
        "est-ce que j'ai bien rendez-vous",
    ],
}


@pytest.mark.parametrize(
    ("text", "intent"), [(text, intent) for intent, texts in TRAPS.items() for text in texts]
)
@pytest.mark.parametrize("expecting", ["menu", "none"])
def test_what_is_denied_or_said_before_the_last_word_is_not_meant(
    text: str, intent: str, expecting: str
) -> None:
    assert heard(text, expecting).intent == intent


def test_words_and_ranking_add_up() -> None:
    doubtful = [Intent("check_appointment", 0.5), Intent("reschedule", 0.4)]
    assert heard("le jour qu'on m'a donné", ranking=doubtful).intent == "check_appointment"
    assert heard("le jour qu'on m'a donné, plutôt jeudi", ranking=doubtful).intent == "reschedule"


def test_a_hint_does_not_overrule_a_ranking_that_is_sure() -> None:
    assert heard("mon mari est à l'hôpital", ranking=[Intent("book", 0.95)]).intent == "book"


def test_a_mere_answer_is_unlikely_where_a_wish_was_asked_for() -> None:
    ranking = [Intent("correct", 0.8), Intent("reschedule", 0.12)]
    assert heard("on avait dit à quatorze heures", "menu", ranking).intent == "reschedule"
    assert heard("on avait dit à quatorze heures", "yes_no", ranking).intent == "correct"


@pytest.mark.parametrize("expecting", ["day", "place", "dose", "for_whom", "birth_date", "reference"])
def test_a_question_goes_before_a_value_that_is_named_in_it(expecting: str) -> None:
    reading = heard("vous fermez entre midi et deux", expecting, [Intent("faq_opening_hours", 0.96)])
    assert (reading.intent, reading.faq_topic) == ("faq", "opening_hours")


def test_the_shares_of_all_topics_speak_for_a_question() -> None:
    split = [Intent("book", 0.3), Intent("faq_price", 0.28), Intent("faq_documents", 0.27)]
    reading = heard("et pour ce qui est des sous ?", ranking=split)
    assert (reading.intent, reading.faq_topic) == ("faq", "price")


@pytest.mark.parametrize(
    "text", ["je ne peux pas venir au téléphone", "ma mère peut pas parler au téléphone"]
)
def test_who_cannot_come_to_the_telephone_does_not_cancel(text: str) -> None:
    assert heard(text).intent != "cancel"


def test_every_set_of_words_is_used() -> None:
    files = ("wishes", "hints", "taken_back", "remarks")
    phrases = [line for name in files for rows in lines(name).values() for line in rows]
    defined = [line.split(" = ")[0] for line in lines("sets")["sets"]]
    assert [name for name in defined if not any(f"<{name}>" in phrase for phrase in phrases)] == []
