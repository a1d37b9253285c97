"""Places as recognisers write them: in pieces, by sound, by English ears, with talk around them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Place, departments, places, read
from voicebot.understanding.communes import table

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def sure(text: str, locale: str = "fr", expecting: str = "place") -> str | None:
    """The name of the place that is taken for sure."""
    place = read(text, [], expecting, locale, NOW).place
    return place.name if place else None


def insee(text: str, locale: str = "fr") -> str | None:
    place = read(text, [], "place", locale, NOW).place
    return place.insee if place else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mon télimar", "Montélimar"),
        ("car pentra", "Carpentras"),
        ("à vignon", "Avignon"),
        ("l'eau riant", "Lorient"),
        ("ville franche sur saône", "Villefranche-sur-Saône"),
        ("mon de marsan", "Mont-de-Marsan"),
        ("da x", "Dax"),
        ("au che dans le Gers", "Auch"),
        ("foie en Ariège", "Foix"),
        ("is soir", "Issoire"),
        ("tu le en Corrèze", "Tulle"),
        ("us elle en Corrèze", "Ussel"),
        ("sale on de provence", "Salon-de-Provence"),
        ("bas yonne", "Bayonne"),
        ("mare tigue", "Martigues"),
        ("bris en son", "Briançon"),
        ("cher bourre", "Cherbourg-en-Cotentin"),
        ("char le ville mézière", "Charleville-Mézières"),
        ("val en sienne", "Valenciennes"),
        ("bia ritz", "Biarritz"),
        ("tour non sur rhône", "Tournon-sur-Rhône"),
        ("saint jean de mo rienne", "Saint-Jean-de-Maurienne"),
        ("cou lommier", "Coulommiers"),
        ("vilefranche de rouergue", "Villefranche-de-Rouergue"),
    ],
)
def test_a_name_in_pieces_is_known_by_its_sound(text: str, name: str) -> None:
    assert sure(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lee moj", "Limoges"),
        ("pair pin yawn", "Perpignan"),
        ("mont pell ee ay", "Montpellier"),
        ("fee jack", "Figeac"),
        ("cay or in the Lot", "Cahors"),
        ("van in Brittany", "Vannes"),
        ("kam pear", "Quimper"),
        ("key bron", "Quiberon"),
        ("neem", "Nîmes"),
        ("ant eeb", "Antibes"),
        ("bone in Burgundy", "Beaune"),
    ],
)
def test_english_ears_spell_french_sounds_in_their_own_way(text: str, name: str) -> None:
    assert sure(text, "en") == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Saint-Denis dans le neuf trois", "93066"),
        ("Saint-Maur dans le quatre-vingt-quatorze", "94068"),
        ("st etienne 42", "42218"),
        ("Clermont dans l'Oise", "60157"),
        ("Le Lamentin en Guadeloupe", "97115"),
        ("Saint-Sauveur à côté de Luxeuil", "70473"),
        ("Beaumont près de Clermont-Ferrand", "63032"),
        ("Saint-Martin dans l'île de Ré", "17369"),
        ("Lens près de Béthune", "62498"),
    ],
)
def test_what_is_said_of_the_surroundings_settles_a_name(text: str, code: str) -> None:
    assert insee(text) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sarlat", "Sarlat-la-Canéda"),
        ("Romorantin", "Romorantin-Lanthenay"),
        ("saint dié", "Saint-Dié-des-Vosges"),
        ("Château-Gontier", "Château-Gontier-sur-Mayenne"),
        ("Annecy-le-Vieux", "Annecy"),
        ("Villeneuve s/ Lot", "Villeneuve-sur-Lot"),
        ("Fontenay s/s Bois", "Fontenay-sous-Bois"),
        ("Chalon /s Saône", "Chalon-sur-Saône"),
        ("bar/aube", "Bar-sur-Aube"),
        ("R O D E Z", "Rodez"),
        ("Cluny C comme Célestin L U N Y", "Cluny"),
        ("Yssingeaux I grec deux S I N G E A U X", "Yssingeaux"),
    ],
)
def test_short_old_abridged_and_spelled_names_are_towns(text: str, name: str) -> None:
    assert sure(text) == name


@pytest.mark.parametrize(
    "text", ["Clermont", "Bourg", "Villeneuve dans le Lot", "Saint-Aubin", "Vitrolles", "S E M U R"]
)
def test_what_may_be_several_is_asked_back(text: str) -> None:
    reading = read(text, [], "place", "fr", NOW)
    assert reading.place is None
    assert len(reading.places) > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pas Niort, Thouars", "Thouars"),
        ("c'est pas Niort c'est Thouars", "Thouars"),
        ("Thouars et pas Niort", "Thouars"),
        ("plutôt Thouars que Niort", "Thouars"),
        ("au lieu de Niort je veux Thouars", "Thouars"),
        ("je suis à Loudun mais je préfère aller à Thouars", "Thouars"),
        ("j'ai une petite maison à Uzès avec mon mari depuis vingt ans", "Uzès"),
        ("euh c'est Olargues un petit village de l'Hérault", "Olargues"),
        ("près de chez ma fille à Tournus", "Tournus"),
        ("j'habite Tours", "Tours"),
        ("aux Sables d'Olonne", "Les Sables-d'Olonne"),
    ],
)
def test_the_last_word_counts_and_digressions_do_not(text: str, name: str) -> None:
    assert sure(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("treize zéro quinze", "13215"),
        ("sept cinq zéro onze", "75111"),
        ("soixante-quinze zéro vingt", "75120"),
        ("treize cent vingt", "13041"),
        ("trente-trois cent vingt", "33009"),
        ("quatre-vingts cent", "80001"),
        ("six mille", "06088"),
        ("Paris vingt métro Gambetta", "75120"),
        ("j'habite le dix-huitième à Paris", "75118"),
        ("dans le septième arrondissement de Lyon", "69387"),
        ("Marseille c'est le huitième", "13208"),
        ("soixante-neuf zéro zéro neuf à Lyon", "69389"),
        ("c'est le vingt-neuf euh vingt-neuf deux cents", "29019"),
    ],
)
def test_codes_and_arrondissements_are_said_in_many_ways(text: str, code: str) -> None:
    assert insee(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("seven five oh one one", "75111"),
        ("thirteen oh fifteen", "13215"),
        ("the nineteenth in Paris", "75119"),
        ("seventh arrondissement of Lyon", "69387"),
        ("Marseille the twelfth", "13212"),
    ],
)
def test_codes_and_arrondissements_in_english(text: str, code: str) -> None:
    assert insee(text, "en") == code


@pytest.mark.parametrize(
    ("text", "locale", "name"),
    [
        ("Lisieux pour la basilique vous savez", "fr", "Lisieux"),
        ("blois là où y a le château du roi", "fr", "Blois"),
        ("vierre zon la ville des tracteurs", "fr", "Vierzon"),
        ("châteaubriant comme le steak", "fr", "Châteaubriant"),
        ("mi haut avec le grand viaduc", "fr", "Millau"),
        ("car mot le pays des verriers", "fr", "Carmaux"),
        ("la bourre boule pour les thermes", "fr", "La Bourboule"),
        ("de case ville en Aveyron là où travaillait mon père", "fr", "Decazeville"),
        ("Autun like the cathedral", "en", "Autun"),
        ("Eymet, where all the English are", "en", "Eymet"),
        ("Dinard across from Saint-Malo", "en", "Dinard"),
        ("hazy brook up in the north", "en", "Hazebrouck"),
    ],
)
def test_an_answer_begins_with_the_name_and_may_go_on_as_it_likes(text: str, locale: str, name: str) -> None:
    assert sure(text, locale) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mon seau les mines", "Montceau-les-Mines"),
        ("frémine merle bac", "Freyming-Merlebach"),
        ("roc fort sur sous le zon", "Roquefort-sur-Soulzon"),
        ("long oui en Meurthe-et-Moselle", "Longwy"),
        ("tour coin", "Tourcoing"),
        ("for bac", "Forbach"),
        ("bez y est", "Béziers"),
        ("rod aise", "Rodez"),
        ("pas miers en Ariège", "Pamiers"),
        ("au serre dans l'Yonne", "Auxerre"),
    ],
)
def test_what_explains_all_the_words_beats_a_piece_of_them(text: str, name: str) -> None:
    assert sure(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("grave ligne à côté de Dunkerque", "Gravelines"),
        ("Carcans à vingt kilomètres de Bordeaux", "Carcans"),
        ("Uzerche entre Brive et Limoges", "Uzerche"),
        ("à Remiremont plutôt qu'ailleurs", "Remiremont"),
    ],
)
def test_a_landmark_is_not_the_place(text: str, name: str) -> None:
    assert sure(text) == name


@pytest.mark.parametrize(
    ("text", "locale", "names"),
    [
        ("entre Brive et Tulle", "fr", {"Brive-la-Gaillarde", "Tulle"}),
        ("à dix kilomètres de Figeac", "fr", {"Figeac"}),
        ("un petit bled derrière Vichy", "fr", {"Vichy"}),
        ("about ten miles from Saintes", "en", {"Saintes"}),
    ],
)
def test_a_place_some_way_off_is_asked_back(text: str, locale: str, names: set[str]) -> None:
    reading = read(text, [], "place", locale, NOW)
    assert reading.place is None
    assert {place.name for place in reading.places} == names


def test_of_names_that_sound_alike_the_bigger_town_is_meant() -> None:
    assert sure("bay on", "en") == "Bayonne"


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("je comprends pas", "fr"),
        ("attendez je cherche", "fr"),
        ("ma fille va me conduire", "fr"),
        ("c'est dans quel village qu'on m'envoie", "fr"),
        ("hold on", "en"),
        ("is there a real person there", "en"),
        ("anywhere near the sea", "en"),
    ],
)
def test_talk_at_the_question_for_a_place_is_none(text: str, locale: str) -> None:
    assert sure(text, locale) is None


def test_a_number_with_a_letter_is_no_postal_code() -> None:
    assert read("deux mille B", [], "place", "fr", NOW).place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("premier vaccin Douarnenez vendredi", "Douarnenez"),
        ("1ere dose landerneau ap midi", "Landerneau"),
        ("plutôt à Bayeux", "Bayeux"),
        ("my mom is close to Pézenas", "Pézenas"),
        ("rendez-vous rue de Nantes à Laval", "Laval"),
    ],
)
def test_a_place_is_heard_where_none_was_asked(text: str, name: str) -> None:
    assert sure(text, expecting="menu") == name


def test_a_department_and_its_neighbours_know_each_other() -> None:
    for code, others in departments.NEIGHBOURS.items():
        assert all(code in departments.NEIGHBOURS[other] for other in others), code
    assert departments.NEIGHBOURS.keys() == {
        row.department for rows in table().by_name.values() for row in rows if len(row.department) == 2
    } - {"98"}


def test_the_callers_own_area_helps_a_name_that_is_shared() -> None:
    assert places.find("Saint-Aubin", home=frozenset({"47"})) == (Place("Saint-Aubin", "47150", "47230"),)
