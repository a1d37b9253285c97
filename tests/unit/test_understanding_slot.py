"""Offers: nothing is taken unless the whole sentence takes it. An appointment on a misunderstanding is worse
than a question asked twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
SURE_OF_A_YES = [[Intent("choose", 0.99)], [Intent("affirm", 0.99)], []]


def heard(text: str, ranking: Sequence[Intent] = (), locale: str = "fr") -> Reading:
    return read(text, ranking, "slot", locale, NOW)


CHOICES = {
    "le premier": 1,
    "première": 1,
    "numéro un": 1,
    "oui le premier c'est bien": 1,
    "le premier me convient": 1,
    "le premier créneau": 1,
    "celui du premier": 1,
    "le deuxième non le premier": 1,
    "la deuxième s'il vous plaît": 2,
    "le 2": 2,
    "le 2e svp": 2,
    "va pour le deuxième": 2,
    "créneau numéro deux": 2,
    "la deuxième pas la première": 2,
    "je vais prendre le deuxième merci": 2,
    "d'accord pour la deuxième": 2,
    "le deuxième que vous avez dit": 2,
    "trois": 3,
    "plutôt le dernier": -1,
    "le premier des deux": 1,
    "le plus tôt des deux": 1,
    "le tout dernier que vous avez dit": -1,
    "pas le premier l'autre": 2,
    "1er choix": 1,
    "va pr le trwazieme": 3,
    "le dernié de la liste": -1,
    "on part sur la première si c'est encore possible": 1,
    "je prendrai le premier si vous le voulez bien merci infiniment Mme Gaudin": 1,
    "oh le deux ma voisine pourra m'emmener": 2,
    "le premier c'est plus pratique pour moi": 1,
    "the second time is better for my bus": 2,
    "I'd go for the first you mentioned": 1,
    "could I have the first one please": 1,
    "number too please": 2,
    "option b": 2,
    "won": 1,
    "aye the second yin": 2,
    "I'll take the earlier one": 1,
    "the latter": -1,
    "not the first the other one": 2,
    "je prend le trois 😀": 3,
    "jprend la première 🙂": 1,
    "celle de la fin": -1,
    "celui tout en bas": -1,
    "whichever was last on your list": -1,
    "personally I fancy the second": 2,
    "la première date elle me convient bien": 1,
    "le un mon bon monsieur": 1,
    "le deux ma petite dame": 2,
    "la deu xième": 2,
    "la troi sième svp": 3,
    "la première pr nous 2": 1,
}


@pytest.mark.parametrize(("text", "option"), CHOICES.items(), ids=list(CHOICES))
def test_a_sentence_that_is_a_choice_and_nothing_else_chooses(text: str, option: int) -> None:
    reading = heard(text)
    assert (reading.intent, reading.option) == ("choose", option)


@pytest.mark.parametrize(
    "text",
    [
        "neuf heures",
        "celui de neuf heures",
        "oui onze heures",
        "je prends onze heures",
        "plutôt celui de onze heures",
        "jeudi dix heures c'est parfait",
    ],
)
def test_a_time_and_nothing_else_chooses(text: str) -> None:
    reading = heard(text)
    assert (reading.intent, reading.option) == ("choose", None)
    assert reading.when is not None


NO_CHOICES = """
neuf heures c'est trop tôt
à onze heures j'ai le kiné
j'arrive pas à onze heures
c'est trop tôt la première
le deuxième c'est trop tard
le premier c'est à quelle heure
vous avez dit le premier à quelle heure
comment neuf heures
c'est la première fois que j'appelle
j'ai déjà eu la première
c'est pour ma deuxième dose
je suis au premier étage sans ascenseur
je descends au premier arrêt
oui je descends au premier arrêt
mon deuxième mari
on sera deux
la deuxième semaine de décembre
le deuxième jour
vous avez rien le premier
le dernier il me va pas
what was last please
Marseille premier arrondissement
j'hésite le premier ou le deuxième
première ou deuxième c'est pareil
le premier si ma fille peut m'emmener
oui si ma fille peut m'emmener
oui mais il faut que je demande
je vais demander à mon mari s'il préfère le premier
le premier c quelle heure
1?
on sera 2
je prefere apres midi
je prends le 2 ou le 3
le premier non
je voudrais un créneau
les deux
un autre
un des deux
pour deux
j'en veux deux
2 rdv
une seconde
je prends une seconde pour réfléchir
le premier ma fille peut pas m'emmener
le premier m'arrange moins
le premier j'ai kiné
la première c'est plus loin
c'est bien le premier
est-ce que le premier est mieux
le premier jour
premier arrivé premier servi
just a second
for the first time
I'm first
at last
maybe the first
the first if my son can bring me
the first or the last
later please
""".strip().splitlines()


@pytest.mark.parametrize("ranking", SURE_OF_A_YES, ids=["choose", "affirm", "silent"])
@pytest.mark.parametrize("text", NO_CHOICES)
def test_a_sentence_with_anything_else_in_it_takes_no_offer(text: str, ranking: Sequence[Intent]) -> None:
    reading = heard(text, ranking)
    assert reading.intent not in ("choose", "affirm")
    assert reading.option is None


@pytest.mark.parametrize(
    "text", ["un autre", "une autre", "autre chose", "vous n'avez rien d'autre", "c'est trop tôt la première"]
)
def test_who_wants_another_offer_refuses_these(text: str) -> None:
    assert heard(text).intent == "deny"


@pytest.mark.parametrize(
    "text", ["le premier c'est à quelle heure", "le premier c quelle heure", "comment neuf heures", "1?"]
)
def test_who_asks_what_was_offered_hears_it_again(text: str) -> None:
    reading = heard(text)
    assert (reading.intent, reading.when) == ("repeat", None)


@pytest.mark.parametrize(
    "text", ["oui", "d'accord", "oui c'est bon", "ça me va", "pourquoi pas", "pas de souci"]
)
def test_a_yes_to_an_offer_still_is_one(text: str) -> None:
    assert heard(text).intent == "affirm"


def test_an_offer_named_by_its_place_is_no_day() -> None:
    assert heard("vous avez rien le premier").when is None
    assert heard("je prends le 2 ou le 3").when is None
    december = heard("vous avez rien le premier décembre").when
    assert december is not None
    assert december.windows[0].start.day == 1


def test_a_wish_for_the_afternoon_asks_for_other_offers() -> None:
    reading = heard("je prefere apres midi")
    assert reading.intent == "correct"
    assert reading.when is not None
    assert reading.when.windows[0].start.hour == 12


@pytest.mark.parametrize(
    "text", ["l'autre m'arrange mieux", "the other one", "la proposition la plus proche"]
)
def test_an_offer_that_is_meant_but_not_named_is_asked_for(text: str) -> None:
    reading = heard(text)
    assert (reading.intent, reading.option, reading.when) == ("choose", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "jeudi ça m'arrange",
        "celui du 27",
        "va pour mercredi",
        "mettez-moi à onze heures",
        "je retiens le mercredi",
    ],
)
def test_words_of_choosing_around_a_time_take_the_offer_at_it(text: str) -> None:
    for ranking in ([], [Intent("reschedule", 0.9)]):
        reading = heard(text, ranking)
        assert (reading.intent, reading.option) == ("choose", None)
        assert reading.when is not None


@pytest.mark.parametrize(
    "text",
    [
        "y en a pas un qui m'aille",
        "c'est beaucoup trop matinal",
        "le premier j'ai kiné",
        "can't do either",
        "anything else",
    ],
)
def test_offers_that_do_not_suit_are_refused(text: str) -> None:
    assert heard(text).intent == "deny"


@pytest.mark.parametrize(
    ("text", "locale"), [("oui mais c'est quelle adresse", "fr"), ("yes but how do I get there?", "en")]
)
def test_a_question_behind_yes_but_refuses_no_offer(text: str, locale: str) -> None:
    ranking = [Intent("faq_address_access", 0.93), Intent("correct", 0.04)]
    assert read(text, ranking, "slot", locale, NOW).intent == "faq"
    assert (
        read("oui mais plutôt l'après-midi", [Intent("correct", 0.9)], "slot", "fr", NOW).intent == "correct"
    )


@pytest.mark.parametrize("text", ["le premier non attendez le second", "the first no wait the second"])
def test_who_takes_the_first_back_and_names_the_second_takes_that(text: str) -> None:
    assert heard(text).option == 2


@pytest.mark.parametrize("text", ["le second attendez", "le premier non attendez"])
def test_who_is_still_thinking_has_taken_none(text: str) -> None:
    assert heard(text).option is None


def test_one_taken_by_words_and_ranking_is_a_choice_to_ask_back() -> None:
    reading = heard("not that one dear, I'll have the other", [Intent("choose", 0.95)])
    assert (reading.intent, reading.option) == ("choose", None)
