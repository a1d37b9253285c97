"""What callers want, by their words alone and in the light of what was asked; Rasa may be silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def heard(text: str, expecting: str = "menu", ranking: Sequence[Intent] = (), locale: str = "fr") -> Reading:
    return read(text, ranking, expecting, locale, NOW)


WISHES = {
    "book": [
        "je voudrais un rendez-vous pour le vaccin",
        "ma fille m'a dit qu'il fallait me faire vacciner",
        "c'est au sujet de la piqûre contre la grippe",
        "RDV",
        "rdv mardi matin 13400",
    ],
    "cancel": [
        "je voudrais annuler",
        "je pe pa venir",
        "je suis hospitalisé je ne pourrai pas venir",
        "ANNULER",
        "finalement je ne viens plus",
    ],
    "reschedule": [
        "est-ce qu'on peut changer de jour",
        "décaler mon rendez-vous",
        "annuler et prendre un autre jour",
        "DEPLACER",
    ],
    "check_appointment": ["c'est quand mon rendez-vous", "j'ai oublié l'heure de mon rendez-vous"],
    "confirm": [
        "je confirme mon rendez-vous",
        "je serai là demain",
        "je ne veux pas annuler",
        "n'annulez pas",
    ],
    "agent": ["un conseiller", "je veux parler à quelqu'un", "je ne veux pas parler à un robot"],
    "repeat": ["vous pouvez répéter", "pardon ?", "je n'ai pas entendu"],
    "slower": ["parlez moins vite s'il vous plaît"],
    "help": ["aidez-moi", "comment ça marche"],
    "goodbye": ["merci au revoir", "c'est tout merci"],
    "out_of_scope": ["bla bla bla", "je voudrais commander une pizza"],
}


@pytest.mark.parametrize(
    ("text", "intent"), [(text, intent) for intent, texts in WISHES.items() for text in texts]
)
def test_an_everyday_wish_is_understood_without_a_ranking(text: str, intent: str) -> None:
    assert heard(text).intent == intent


ENGLISH = {
    "I'd like to book a vaccination": "book",
    "I can't make it": "cancel",
    "can I move my appointment": "reschedule",
    "when is my appointment": "check_appointment",
    "I want to confirm my appointment": "confirm",
    "can I speak to a real person": "agent",
    "say that again please": "repeat",
}


@pytest.mark.parametrize(("text", "intent"), ENGLISH.items(), ids=list(ENGLISH))
def test_an_everyday_wish_is_understood_in_english(text: str, intent: str) -> None:
    assert heard(text, locale="en").intent == intent


YES = """
oui
OK MERCI
oui c'est ça
non non c'est bien ça
aucun problème
mais oui
c bon
👍
ça me va
""".strip().splitlines()
NO = """
non
pas du tout
ça ne me va pas
oui enfin non
rien ne me convient
non ça va pas
bien sûr que non
d'accord pas trop
""".strip().splitlines()
BUT = """
oui mais plutôt l'après-midi
d'accord mais pas à dix heures
non plutôt jeudi
oui sauf que c'est le 3
""".strip().splitlines()


@pytest.mark.parametrize("text", YES)
def test_a_yes_is_a_yes(text: str) -> None:
    assert heard(text, "yes_no").intent == "affirm"


@pytest.mark.parametrize("text", NO)
def test_a_refusal_is_never_taken_for_a_yes(text: str) -> None:
    assert heard(text, "yes_no", [Intent("affirm", 0.8)]).intent == "deny"


@pytest.mark.parametrize("text", BUT)
def test_a_yes_with_a_but_is_a_correction(text: str) -> None:
    assert heard(text, "yes_no", [Intent("affirm", 0.99)]).intent == "correct"


def test_one_and_two_answer_a_question_as_keys_would() -> None:
    assert heard("1", "yes_no").intent == "affirm"
    assert heard("2", "yes_no").intent == "deny"


def test_the_words_for_keys_choose_from_the_menu() -> None:
    assert [heard(word).intent for word in ("un", "deux", "trois", "quatre")] == [
        "book",
        "confirm",
        "reschedule",
        "cancel",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "j'ai très mal dans la poitrine",
        "mon mari n'arrive plus à respirer",
        "j'ai envie de mourir",
        "oui mais là je peux plus respirer",
        "je crois que ma femme fait un infarctus",
        "I can't breathe",
    ],
)
@pytest.mark.parametrize("expecting", ["menu", "yes_no", "place", "slot"])
def test_an_emergency_comes_before_everything(text: str, expecting: str) -> None:
    assert heard(text, expecting, [Intent("affirm", 1.0)]).intent == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "j'ai eu un infarctus l'an dernier est-ce que je peux me faire vacciner",
        "je suis cardiaque",
        "mon mari est à l'hôpital",
        "je meurs d'envie de me faire vacciner",
    ],
)
def test_an_old_illness_is_no_emergency(text: str) -> None:
    assert heard(text).intent != "emergency"


def test_a_ranking_decides_where_words_are_silent() -> None:
    assert heard("ça me tracasse cette histoire", ranking=[Intent("book", 0.8)]).intent == "book"


def test_words_that_leave_no_choice_overrule_the_ranking() -> None:
    ranking = [Intent("cancel", 0.97), Intent("confirm", 0.02)]
    assert heard("surtout n'annulez pas", ranking=ranking).intent == "confirm"


def test_a_ranked_topic_is_kept() -> None:
    reading = heard("ça va me coûter bonbon", ranking=[Intent("faq/price", 0.9)])
    assert (reading.intent, reading.faq_topic) == ("faq", "price")


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("la première", 1),
        ("c'est pour un rappel", 3),
        ("j'en ai déjà eu deux", 3),
        ("j'ai déjà eu la première", 2),
        ("jamais", 1),
        ("la seconde", 2),
        ("j'en ai eu une", 2),
        ("je les ai toutes faites", 3),
        ("trois", 3),
    ],
)
def test_a_dose_is_told_by_what_was_had_before(text: str, dose: int) -> None:
    assert heard(text, "dose").dose == dose


@pytest.mark.parametrize(
    ("text", "for_whom"),
    [
        ("je voudrais un vaccin pour ma mère", "other"),
        ("c'est pour mon mari qui est alité", "other"),
        ("un rendez-vous pour moi", "self"),
        ("ma fille m'a dit de vous appeler pour le vaccin", None),
        ("je voudrais un vaccin", None),
    ],
)
def test_whom_it_is_for_is_heard_when_it_is_said(text: str, for_whom: str | None) -> None:
    assert heard(text).for_whom == for_whom


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("combien ça coûte", "price"),
        ("quels papiers faut-il apporter", "documents"),
        ("je suis allergique aux œufs est-ce que je peux", "contraindication"),
        ("vous êtes ouverts le samedi ?", "opening_hours"),
        ("ça dure combien de temps", "duration"),
        ("ma voisine peut m'accompagner ?", "companion"),
    ],
)
def test_a_question_is_answered_at_any_point(text: str, topic: str) -> None:
    for expecting in ("menu", "slot", "yes_no"):
        reading = heard(text, expecting)
        assert (reading.intent, reading.faq_topic) == ("faq", topic)


@pytest.mark.parametrize(
    ("text", "language"),
    [("english please", "en"), ("parlez-vous espagnol", "es"), ("en français s'il vous plaît", "fr")],
)
def test_a_language_can_be_asked_for_at_any_point(text: str, language: str) -> None:
    for expecting in ("menu", "yes_no", "birth_date", "day"):
        reading = heard(text, expecting)
        assert (reading.intent, reading.language) == ("change_language", language)


def test_several_things_said_at_once_are_all_kept() -> None:
    reading = heard("je voudrais un rappel pour ma mère à Saumur demain matin")
    assert (reading.intent, reading.dose, reading.for_whom) == ("book", 3, "other")
    assert reading.place is not None
    assert reading.place.name == "Saumur"
    assert reading.when is not None


def test_an_unclear_answer_says_what_to_ask_back() -> None:
    assert heard("Villeneuve", "place").ask == ("place",)
    assert heard("jeudi prochain", "day").ask == ("when",)
    assert heard("hum", "birth_date", [Intent("inform", 0.7)]).ask == ("birth_date",)


def test_the_bare_word_at_the_beginning_of_a_text_cancels_whatever_is_ranked():
    ranking = [Intent("reschedule", 0.6), Intent("cancel", 0.3)]
    assert heard("ANNULATION SVP MME DURAND", ranking=ranking).intent == "cancel"
    assert heard("annulation non merci je viens", ranking=[Intent("confirm", 0.6)]).intent != "cancel"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("déplacer non, supprimer oui", "cancel"),
        ("annuler non, décaler oui", "reschedule"),
        ("je n'ai nullement l'intention de renoncer", "confirm"),
        ("hors de question que j'abandonne", "confirm"),
        ("il m'en faudrait un ah mais j'en ai déjà un c'est quand mon rendez-vous", "check_appointment"),
        ("c'est pas pour annuler c'est pour en prendre un nouveau", "book"),
    ],
)
def test_what_is_denied_is_not_meant_however_far_the_denial_stands(text: str, intent: str) -> None:
    assert heard(text).intent == intent


def test_nothing_is_chosen_where_nothing_was_offered() -> None:
    ranking = [Intent("choose", 0.72), Intent("reschedule", 0.21), Intent("cancel", 0.05)]
    assert heard("le mien je l'ai raté, un autre svp", "none", ranking).intent == "reschedule"
    assert heard("je ne vois plus rien sur votre lettre").intent != "emergency"
