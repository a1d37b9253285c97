"""Times in the words of many callers, class by class; the call is on Tuesday 24 November 2026 at ten."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import times
from voicebot.understanding.text import words_and_marks

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def said(text: str, locale: str = "fr") -> list[str]:
    """The windows as "25/11 08:00-12:00", whole days as "25/11" or "25/11 > 30/11"."""
    found = times.find(words_and_marks(text), locale, NOW)
    assert found is not None, text
    if found.when.any:
        return ["asap" if found.when.asap else "any"]
    return [_shown(window.start, window.end) for window in found.when.windows]


def _shown(start: datetime, end: datetime) -> str:
    if start.hour == start.minute == end.hour == end.minute == 0:
        days = (end.date() - start.date()).days
        return f"{start:%d/%m}" if days == 1 else f"{start:%d/%m} > {end:%d/%m}"
    return f"{start:%d/%m %H:%M}-{end:%H:%M}"


def rows(block: str) -> list[tuple[str, str]]:
    """Text and meaning of every line of a block."""
    lines = (line.partition(" = ") for line in block.strip().splitlines())
    return [(text.strip(), meaning) for text, _, meaning in lines]


HOURS = rows("""
mardi à la demie de neuf heures = 01/12 09:30-10:00
mardi sur les coups de dix heures = 01/12 09:30-10:30
mardi dans les dix heures = 01/12 09:30-10:30
mardi dix heures environ = 01/12 09:30-10:30
mardi vers les quatre heures = 01/12 15:30-16:30
mardi passé dix heures = 01/12 10:00-00:00
mardi neuf heures moins vingt = 01/12 08:40-09:10
mardi 3h aprem = 01/12 15:00-15:30
mardi midi = 01/12 12:00-14:00
mardi à midi = 01/12 12:00-12:30
mardi 14.30 = 01/12 14:30-15:00
jeudi 14 30 = 26/11 14:30-15:00
mardi 10h-12h = 01/12 10:00-12:00
mardi 10h 10h30 = 01/12 10:00-11:00
mardi 8 décembre à 10 heures ou mercredi 9 à 14 heures = 08/12 10:00-10:30, 09/12 14:00-14:30
jeudi à onze heures au plus tard = 26/11 00:00-11:00
jeudi à dix heures pas avant = 26/11 10:00-00:00
jeudi matin sauf entre dix et onze = 26/11 08:00-10:00, 26/11 11:00-12:00
à dix heures lundi ou mardi = 30/11 10:00-10:30, 01/12 10:00-10:30
mardi neuf heures c'est trop tôt = 01/12 09:30-00:00
""")
FEASTS = rows("""
le jour de l'an = 01/01
l'avant-veille de Noël = 23/12
le lendemain du 8 décembre = 09/12
deux jours après Noël = 27/12
le lundi d'après Noël = 28/12
la semaine avant Noël = 14/12 > 21/12
entre Noël et le jour de lan = 25/12 > 02/01
avant les fêtes = 25/11 > 24/12
pendant les vacances de Noël = 19/12 > 04/01
la Saint-Nicolas = 06/12
à la Chandeleur = 02/02
mon fils descend pour Noël alors avant = 25/11 > 25/12
pas un jour férié = 25/11 > 25/12, 26/12 > 01/01, 02/01 > 23/01
""")
SPANS = rows("""
dans une dizaine de jours = 04/12
d'ici quinze jours = 25/11 > 09/12
dans deux ou trois jours = 26/11 > 28/11
pas avant trois semaines = 15/12 > 23/01
demain en huit = 02/12
mardi dans quinze jours = 08/12
les trois prochains jours = 25/11 > 28/11
la semaine prochaine vers la fin = 03/12 > 05/12
la semaine du 14 décembre plutôt en début de semaine = 14/12 > 16/12
la semaine prochaine après mercredi = 03/12 > 07/12
pas cette semaine la suivante = 30/11 > 07/12
la semaine prochaine ou celle d'après = 30/11 > 14/12
d'ici la fin de l'année = 25/11 > 01/01
la première quinzaine de décembre = 01/12 > 16/12
mi-décembre = 11/12 > 21/12
en décembre après le 10 = 11/12 > 01/01
le troisième jeudi de décembre = 17/12
le dernier vendredi du mois = 27/11
""")
DATES = rows("""
le 3 12 à 10h = 03/12 10:00-10:30
le 3 ou le 5 décembre = 03/12, 05/12
le 3 décembre ou le 5 = 03/12, 05/12
le 28 décembre ou le 2 = 28/12, 02/01
les 3 et 4 décembre = 03/12 > 05/12
samedi donc le 5 = 05/12
le deux janvier, un samedi = 02/01
le 15 décembre ou la veille = 14/12 > 16/12
pas demain, après-demain = 26/11
vendredi treize ah non ça porte malheur le seize = 16/12
""")
REFUSALS = rows("""
le mercredi c'est les petits et le jeudi j'ai kiné donc le vendredi = 27/11
lundi le plombier mardi le coiffeur mercredi je suis libre = 25/11
mardi parce que mercredi je garde les petits = 01/12
le mardi je peux pas mais le mercredi oui = 25/11
mercredi plutôt que mardi = 25/11
je suis hospitalisée jusqu'au 5 décembre = 06/12 > 23/01
je ne suis pas là du 5 au 12 décembre = 25/11 > 05/12, 13/12 > 23/01
je reviens de vacances le 12 décembre donc après = 13/12 > 23/01
bah avant le 8 décembre je peux rien faire = 08/12 > 23/01
la semaine prochaine c'est trop tôt = 07/12 > 23/01
le 15 c'est trop tard = 25/11 > 15/12
jeudi prochain pas ce jeudi = 03/12
jeudi ah mais non jeudi je peux pas vendredi = 27/11
mon rendez-vous du neuf je le voudrais le dix = 10/12
c'est pas une blague, jeudi = 26/11
je suis pas pressée, jeudi = 26/11
vous n'avez rien jeudi = 26/11
""")
ANY = rows("""
quand ça vous arrange = any
comme sa vs arange = any
j'en sais trop rien fixez vous-même = any
je suis libre comme l'air = any
le premier rendez-vous que vous avez = asap
le + vite possible = asap
dès que vous avez une place = asap
mtn = asap
""")
SLIPS = rows("""
2m1 matin = 25/11 08:00-12:00
dem1 mat1 = 25/11 08:00-12:00
réservez pour deux mains matin = 25/11 08:00-12:00
apré demain = 26/11
jeu aprem = 26/11 12:00-18:00
lun ap midi = 30/11 12:00-18:00
ce w-e = 28/11 > 30/11
sem pro = 30/11 > 07/12
mardis matin = 01/12 08:00-12:00
bas avant le 15 = 15/12 > 23/01
3 ou 4/12 = 03/12 > 05/12
dans 15j = 08/12
""")
ENGLISH = rows("""
half ten on Tuesday = 01/12 10:30-11:00
Tuesday at twenty past nine = 01/12 09:20-09:50
Tuesday at ten to eleven = 01/12 10:50-11:20
Tuesday the back of nine = 01/12 09:00-09:30
Tuesday elevenish = 01/12 10:30-11:30
Tuesday 2 to 4 pm = 01/12 14:00-16:00
Thursday fortnight = 10/12
three weeks on Monday = 21/12
in a couple of weeks = 08/12
the Tuesday after Christmas = 29/12
the week commencing the 7th = 07/12 > 14/12
Boxing Day = 26/12
New Year's Eve = 31/12
December the fifth = 05/12
the fifth or the seventh of December = 05/12, 07/12
early next week = 30/11 > 02/12
the first week of December = 01/12 > 08/12
the third Thursday of December = 17/12
not this week, the one after = 30/11 > 07/12
this coming Thursday first thing = 26/11 08:00-10:00
I can't make Thursday, Friday would do = 27/11
I've got choir on Tuesday so Wednesday = 25/11
I'm away until the 10th of December = 11/12 > 23/01
from the ninth of December, I'm away till then = 09/12 > 23/01
I'll be in hospital until the 10th = 11/12 > 23/01
my daughter works Wednesdays so Wednesday = 25/11
Monday doesn't suit me, Tuesday does = 01/12
Thursday, or if not Friday = 26/11 > 28/11
Thursday at ten no eleven = 26/11 11:00-11:30
the Friday after next = 04/12
the last day of the month = 30/11
the quicker the better = asap
whenever suits you = any
choose day after noon = 01/12 12:00-18:00
""")


@pytest.mark.parametrize(
    ("text", "meaning"), HOURS + FEASTS + SPANS + DATES + REFUSALS + ANY + SLIPS, ids=lambda part: part[:60]
)
def test_french_callers_are_understood(text: str, meaning: str) -> None:
    assert said(text) == meaning.split(", ")


@pytest.mark.parametrize(("text", "meaning"), ENGLISH, ids=lambda part: part[:60])
def test_english_callers_are_understood(text: str, meaning: str) -> None:
    assert said(text, "en") == meaning.split(", ")


@pytest.mark.parametrize(
    "text",
    ["seulement les mardis", "un mardi", "je ne peux que le mardi", "tous les mardis", "chaque mardi"],
)
def test_some_weekday_is_that_day_of_each_week(text: str) -> None:
    assert said(text)[:3] == ["01/12", "08/12", "15/12"]


@pytest.mark.parametrize(
    "text", ["le mardi c'est kiné", "je joue aux boules le mardi", "mardi c'est férié", "mardi j'ai du monde"]
)
def test_what_keeps_one_busy_is_no_wish(text: str) -> None:
    assert said(text)[0] == "25/11 > 01/12"


@pytest.mark.parametrize(
    "text",
    [
        "merci et bon dimanche",
        "bonne fin de journée",
        "good morning",
        "à la salle des fêtes",
        "j'ai eu ma première dose lundi dernier",
        "mon mari est décédé lundi",
        "parlez moins vite",
    ],
)
def test_farewells_places_and_the_past_are_no_times(text: str) -> None:
    assert times.find(words_and_marks(text), "en" if "good" in text else "fr", NOW) is None


@pytest.mark.parametrize("weekday", ["mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
def test_next_weekday_may_be_of_this_week_or_the_next_and_is_asked_back(weekday: str) -> None:
    found = times.find(words_and_marks(f"{weekday} prochain"), "fr", NOW)
    assert found is not None
    assert found.doubtful
    assert len(found.meant) == 2
    assert found.when in found.meant


def test_who_means_tomorrow_says_so() -> None:
    found = times.find(words_and_marks("mercredi prochain"), "fr", NOW)
    assert found is not None
    assert found.when == found.meant[1]


@pytest.mark.parametrize(
    "text",
    [
        "lundi prochain",
        "mardi prochain",
        "jeudi",
        "le prochain jeudi",
        "jeudi qui vient",
        "jeudi prochain pas ce jeudi",
    ],
)
def test_what_can_mean_but_one_day_is_not_asked_back(text: str) -> None:
    found = times.find(words_and_marks(text), "fr", NOW)
    assert found is not None
    assert not found.doubtful
    assert len(found.when.windows) == 1


def test_the_rest_of_today_begins_now() -> None:
    assert said("aujourd'hui") == ["24/11 10:00-00:00"]
    assert said("ce matin") == ["24/11 10:00-12:00"]
