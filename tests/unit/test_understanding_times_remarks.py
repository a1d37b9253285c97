"""Times among remarks; the call is on Tuesday 24 November 2026 at ten."""

from __future__ import annotations

import pytest
from windows import NOW, rows, said

from voicebot.understanding import times
from voicebot.understanding.text import words_and_marks


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
demain je ne peux pas avant quinze heures = 25/11 15-00
demain je peux pas après seize heures = 25/11 00-16
lundi c'est impossible avant dix heures = 30/11 10-00
mardi je travaille jusqu'à midi = 01/12 12-00
la semaine prochaine, je suis absente jusqu'à mercredi = 03/12 > 07/12
en décembre, on est en voyage jusqu'au dix = 11/12 > 01/01
je suis en voyage jusqu'au dix = 11/12 > 23/01
le matin je dors tard alors jamais avant treize heures = 25/11 13-00, 26/11 13-00
"""),
)
def test_a_refusal_until_an_hour_or_a_day_refuses_no_more(text, meaning):
    assert said(text).startswith(meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
next week, I'm away until Wednesday = 03/12 > 07/12
Monday but I'm at work till noon = 30/11 12-00
some time in the New Year, we're away till the second of January = 03/01 > 23/01
"""),
)
def test_so_in_english(text, meaning):
    assert said(text, "en") == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
demain pas possible, après je suis libre = 26/11 > 23/01
lundi je ne peux pas, après mercredi je suis là = 26/11 > 30/11, 01/12 > 07/12
lundi je travaille, mardi à partir de dix heures = 01/12 10-00
"""),
)
def test_what_is_wished_for_after_a_refusal_stays_a_wish(text, meaning):
    assert said(text).startswith(meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
demain on est bien le vingt-cinq oui demain en fin de matinée = 25/11 10-12
demain, oui voilà, demain vers les trois heures = 25/11 14-15
jeudi, bon ben jeudi, l'après-midi = 26/11 12-18
demain matin ou jeudi = 25/11 08-12, 26/11
"""),
)
def test_a_day_named_again_is_meant_at_the_hours_named_with_it(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
jeudi, attendez, vendredi = 27/11
mardi attendez ah ben mercredi c'est mieux = 25/11
samedi euh attendez samedi y a personne, lundi = 30/11
jeudi, attendez, ou vendredi = 26/11 > 28/11
mardi attendez je cherche mes lunettes = 01/12
demain matin, attendez que je regarde, oui demain matin = 25/11 08-12
"""),
)
def test_who_asks_to_wait_and_names_another_day_means_that_one(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "je descends en ville les jours de marché le mardi et le samedi donc ces jours-là",
        "le mardi ou le samedi",
        "le mardi, le samedi et le mardi",
    ],
)
def test_days_named_one_by_one_with_their_articles_are_those_of_each_week(text):
    assert said(text).startswith("28/11, 01/12, 05/12, 08/12")


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
mardi ou samedi = 28/11, 01/12
le mardi 1er ou le mercredi 2 = 01/12 > 03/12
jamais le mardi = 25/11 > 01/12, 02/12 > 08/12
le samedi pas le lundi = 28/11
"""),
)
def test_other_days_are_not(text, meaning):
    assert said(text).startswith(meaning)


@pytest.mark.parametrize(
    "text",
    [
        "là où vous avez de la place",
        "quand y a un trou",
        "ce qui vous reste",
        "on prend ce qu'il y a",
        "mettez-moi où c'est libre",
    ],
)
def test_wherever_there_is_room_is_any_time(text):
    assert said(text) == "any"


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
wherever you've a gap = any
when you have room = any
just squeeze me in anywhere = any
Easter Monday if anybody's working = 29/03
Thursday, if you're open = 26/11
at the crack of dawn on Thursday = 26/11 08-10
"""),
)
def test_so_is_it_in_english_and_a_doubt_whether_one_works_refuses_nothing(text, meaning):
    assert said(text, "en") == meaning


@pytest.mark.parametrize("early", ["au saut du lit", "dès potron-minet", "au chant du coq", "de bon matin"])
def test_early_is_said_in_many_ways(early):
    assert said(f"jeudi {early}") == "26/11 08-10"


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
pas de matin, je me lève à onze heures = 25/11 12-00
pas le matin, à partir de onze heures = 25/11 12-00
mon fils arrive le dix = 10/12 > 23/01
il finit son travail à seize heures = 25/11 16-00
mon infirmière passe entre huit et neuf, donc après = 25/11 09-00
je pars le quinze décembre = 25/11 > 15/12
ma fille repart le dix = 25/11 > 10/12
après le quinze décembre, pas avant = 16/12 > 23/01
avant le onze parce qu'après je pars chez ma sœur = 25/11 > 11/12
jamais le lundi, à partir de mardi c'est bon = 01/12 > 07/12
"""),
)
def test_comings_and_goings_bound_what_suits(text, meaning):
    assert said(text).startswith(meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
I can't do mornings, my carer doesn't leave till eleven = 25/11 12-00
I don't get up till ten = 25/11 10-00
my bus gets in at half past nine = 25/11 09-00
I leave on the 10th = 25/11 > 10/12
I'd sooner have the Friday than the Thursday = 27/11
only weekends, I'm at work the rest of the time = 28/11 > 30/11
"""),
)
def test_so_do_they_in_english(text, meaning):
    assert said(text, "en").startswith(meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    rows("""
je garde mes petits-enfants le mercredi, le reste de la semaine je suis à vous = 26/11 > 02/12
le mercredi, le reste du temps je travaille = 25/11
pendant que ma femme est chez le coiffeur jeudi à quatorze heures = 26/11 14-14
le neuf, non c'est un mercredi, le dix alors = 10/12
le 8 c'est un mardi donc le 9 = 09/12
le lendemain de l'Immaculée Conception = 09/12
le lendemain matin = 25/11 08-12
"""),
)
def test_remarks_about_other_days_change_nothing(text, meaning):
    assert said(text).startswith(meaning)


def test_the_day_after_an_unknown_day_is_unknown():
    assert times.find(words_and_marks("le lendemain de la Saint-Machin"), "fr", NOW) is None
