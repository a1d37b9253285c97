"""Times, further classes; the call is on Tuesday 24 November 2026 at ten."""

from __future__ import annotations

import pytest
from windows import rows, said

WEEKS = rows("""
la sem pro = 30/11 > 07/12
la semaine proch sauf mercredi = 30/11 > 02/12, 03/12 > 07/12
mer ou jeu de la semaine pro = 02/12 > 04/12
en semaine 51 = 14/12 > 21/12
la semaine 3 le mardi = 19/01
la dernière semaine de novembre = 25/11 > 01/12
les trois derniers jours de novembre = 28/11 > 01/12
du sept au neuf = 07/12 > 10/12
le huit ou neuf décembre = 08/12 > 10/12
dans le courant du mois = 25/11 > 01/12
dans le courant du mois de janvier = 01/01 > 23/01
""")
MISHEARD = rows("""
vent dredi matin = 27/11 08-12
jeux dits après midi = 26/11 12-18
je dis mardi = 01/12
""")
BUSY = rows("""
j'ai le cardiologue mardi à neuf heures, alors mercredi plutôt, en fin de matinée = 25/11 10-12
disons jeudi, non jeudi j'ai ma permanente, vendredi alors = 27/11
le six euh attendez non le six c'est les vendanges le sept = 07/12
demain pas possible samedi non plus après je suis libre = 29/11 > 23/01
cette semaine c'est impossible, après je suis disponible = 30/11 > 23/01
lundi on enterre ma tante, mais mardi alors = 01/12
lundi je suis de sortie, mardi ça ira = 01/12
ce week-end j'ai les enfants, plutôt lundi = 30/11
demain c'est impossible, jeudi aussi, alors vendredi = 27/11
jeudi je peux, samedi aussi = 26/11, 28/11
ni demain ni après-demain j'ai une noce = 27/11 > 23/01
pas après-demain = 25/11, 27/11 > 23/01
c'est tous les jours dimanche, mettez quand vous voulez = any
le vendredi du pont de l'Ascension = 07/05
mon fils est en congé du treize au quinze il pourra m'emmener = 13/12 > 16/12
ma fille est en vacances la semaine prochaine elle pourra me conduire = 30/11 > 07/12
je suis en vacances la semaine prochaine = 25/11 > 30/11, 07/12 > 23/01
""")
ENGLISH = rows("""
the ninth, but no earlier than two in the afternoon = 09/12 14-00
no sooner than three on Thursday = 26/11 15-00
the ninth, no later than eleven = 09/12 00-11
my son is on holiday next week = 30/11 > 07/12
the morn's morning = 25/11 08-12
the ninth, no before two = 09/12 14-00
""")
COUNTED_MONTHS = rows("""
le vingt du mois prochain = 20/12
le vingt et un du mois prochain le matin = 21/12 08-12
le trois du mois prochain = 03/12
""")


@pytest.mark.parametrize(
    "text", ["Mondays and Wednesdays are my dialysis so not those", "not Mondays or Wednesdays"]
)
def test_what_is_refused_in_other_words_is_refused(text: str) -> None:
    assert said(text, "en").startswith("26/11 > 30/11, 01/12, 03/12 > 07/12")


@pytest.mark.parametrize(("text", "meaning"), ENGLISH, ids=lambda part: part[:60])
def test_english_is_understood(text: str, meaning: str) -> None:
    assert said(text, "en") == meaning


@pytest.mark.parametrize(("text", "meaning"), BUSY, ids=lambda part: part[:60])
def test_what_keeps_one_busy_leaves_the_wish(text: str, meaning: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(("text", "meaning"), WEEKS + MISHEARD + COUNTED_MONTHS, ids=lambda part: part[:60])
def test_weeks_and_misheard_days_are_understood(text: str, meaning: str) -> None:
    assert said(text) == meaning
