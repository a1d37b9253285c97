"""Everyday sentences that hold a commune's name or sound, and mean none."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import places, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
QUESTIONS = ("menu", "none", "yes_no", "slot", "day")

FRENCH = """
oui très bien; attendez; la deuxième; je suis Lens à comprendre
merci beaucoup; vers dix heures; non pas vraiment; ça m'est égal
le matin de préférence; lundi prochain; mercredi après-midi; en mars
au mois d'avril; à partir de mai; fin juin; le quatre août
c'est pour ma femme; c'est pour mon mari; pour ma mère Marie; bonjour madame Martin
c'est monsieur Bernard; je suis madame Laurent; Robert à l'appareil; mon nom c'est François Lambert
c'est Sylvie Moulin; je m'appelle Valence Robert; docteur Vienne; le docteur Girard m'a dit de venir
rue de Paris; j'habite rue de Nantes; avenue de Bordeaux; j'ai mal à la gorge
j'ai mal au dos; je suis fatiguée; je vais à l'hôpital; je suis à la maison
à la pharmacie; à la gare; chez le médecin; chez mon docteur
près de la mairie; à côté de l'église; dans le parc; je reviens de vacances
je pars en vacances; sur la table; au bord de la mer; à la montagne
à la campagne; à cause de la grève; à cause du temps; de toute façon
à force d'attendre; en cours de route; en ligne; au lit
au lieu du matin; par contre; à la place; à sa place
à mon âge; à quelle heure; à tout hasard; à la rigueur
à bientôt; au revoir; à demain; à plus tard
à tout à l'heure; sans façon; sans problème; avec plaisir
bien sûr; bien entendu; c'est entendu; c'est parfait
c'est noté; c'est grave docteur; c'est combien; c'est gratuit
c'est où; c'est quand; où ça se passe; comment ça marche
qu'est-ce que vous dites; pardon; répétez s'il vous plaît; plus lentement
parlez plus fort; j'entends mal; je n'entends rien; un instant
une minute; je cherche mes lunettes; je cherche ma carte vitale; je trouve plus mon papier
j'ai perdu le code; j'ai pas le code; le code je l'ai pas; je ne m'en souviens pas
je ne sais plus; je sais pas trop; peut-être; ça dépend
ça va pas; ça ne va pas du tout; ça me convient; ça me va
ça marche; ça m'arrange; d'accord; entendu
ok pour moi; tout à fait; exactement; absolument
pas du tout; jamais de la vie; surtout pas; plutôt le soir
plutôt en fin de journée; vers midi; vers treize heures; après manger
avant midi; entre dix heures et midi; le samedi; sauf le mardi
pas le jeudi; n'importe quand; quand vous voulez; le plus tôt possible
dès que possible; dans quinze jours; dans une semaine; dans le mois
sous huitaine; la semaine de Noël; à la Toussaint; à Pâques
après les fêtes; pendant les vacances; la troisième dose; la première piqûre
le rappel; un rendez-vous; je voudrais un rendez-vous; je veux annuler
je voudrais déplacer mon rendez-vous; je ne peux pas venir; je viendrai; je confirme
je serai là; j'y serai; ma fille viendra; mon fils m'amène
le voisin m'emmène en voiture; je viens en train; je prends le bus; j'ai une voiture
j'ai un plan; j'ai de la chance; j'ai de la fièvre; j'ai un rhume
j'ai le covid; j'ai reçu une lettre; j'ai reçu un papier; quel vaccin
le pfizer; le moderna; ça pique; est-ce que ça fait mal
y a un parking; y a des marches; je suis en fauteuil; je suis diabétique
je suis enceinte; je suis sourde; je suis perdue; je suis prête
je suis malade; je suis occupé; je suis seule; je suis d'accord
je suis né en mars; née à la Toussaint; le trois février; le onze
le vingt; le premier; le dernier; celui du matin
celui de jeudi; celle de dix heures; les deux; aucun des deux
ni l'un ni l'autre; l'autre; la même chose; un autre jour
une autre fois; quelqu'un d'autre; un conseiller; une personne
parler à quelqu'un; le zéro; tapez un; étoile
allô; allô oui; bonjour; bonsoir
bonne journée; bon courage; merci bien; c'est gentil
vous êtes gentille; c'est nice; je peux pas le lire; j'ai le bras en compote
c'est la barre; en couronne; au palais; sur ma ligne
sans attendre; le plaisir est pour moi; il fait beau; il a plu
elle est partie; elle a changé d'avis; mon mari est mort; ma sœur est à l'étranger
mon chien est malade; j'ai un chat; la fille de la voisine; le mari de Nicole
pour Yves; pour Jean-Pierre; et Madeleine aussi; avec Albert
"""

ENGLISH = """
on verra; on viendra; on m'a dit de vous appeler; that's nice
it's very nice of you; I can't come; I'm sick; next Monday
in March; in May; around ten; about noon
my husband; for my mother; yes please; no thank you
sorry; could you repeat; hold on; wait a minute
I don't know; the first one; the second one; the last one
on Saturday; I have a fever; my chest hurts; a person please
goodbye; on the phone; at home; at the doctor's
to be honest
"""


def sentences(block: str) -> list[str]:
    return [sentence.strip() for line in block.strip().splitlines() for sentence in line.split(";")]


@pytest.mark.parametrize("expecting", QUESTIONS)
@pytest.mark.parametrize(("block", "locale"), [(FRENCH, "fr"), (ENGLISH, "en")], ids=["fr", "en"])
def test_an_everyday_sentence_names_no_place(block: str, locale: str, expecting: str) -> None:
    said = sentences(block)
    readings = {text: read(text, [], expecting, locale, NOW) for text in said}
    found = {text: reading.place or reading.places for text, reading in readings.items()}
    assert {text: place for text, place in found.items() if place} == {}


@pytest.mark.parametrize(
    "text",
    """
merci beaucoup; ça m'est égal; on verra; je serai là; allô; au revoir; à bientôt; c'est quand
j'ai de la fièvre; je suis prête; je veux annuler; ça ne va pas du tout; avec plaisir
je cherche mes lunettes; le matin de préférence
""".strip()
    .replace("\n", ";")
    .split(";"),
)
def test_nor_is_it_the_answer_to_the_question_for_one(text: str) -> None:
    assert read(text.strip(), [], "place", "fr", NOW).place is None


@pytest.mark.parametrize(
    "said",
    [
        "Saint-Jean de Garguier",
        "à Saint-Jean-de-Garguier",
        "Saint-Julien des Molières",
        "Saint Paul de Garguier",
    ],
)
def test_a_hamlet_that_begins_or_sounds_like_a_commune_is_not_taken_for_it(said: str) -> None:
    assert places.answer(said).sure is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Saint Jean de mo Rienne", "Saint-Jean-de-Maurienne"),
        ("saint flou dans le Cantal", "Saint-Flour"),
        ("sein remi de provence", "Saint-Rémy-de-Provence"),
    ],
)
def test_a_name_that_is_near_in_every_word_is_sure(said: str, name: str) -> None:
    sure = places.answer(said).sure
    assert sure
    assert sure.name == name


@pytest.mark.parametrize("text", ["Condom et ne riez pas", "Condom et ne riez pas jeune homme"])
def test_a_remark_behind_a_town_is_no_other_town(text: str) -> None:
    place = read(text, [], "place", "fr", NOW).place
    assert place
    assert place.name == "Condom"
