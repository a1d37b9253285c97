"""Names, telephone numbers and booking codes as they are said, spelled and corrected."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import Name, read
from voicebot.wording import Code, PhoneNumber, spoken

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def name(text: str) -> Name | None:
    return read(text, [], "name", "fr", NOW).name


def phone(text: str, locale: str = "fr") -> str | None:
    return read(text, [], "phone", locale, NOW).phone


def code(text: str, locale: str = "fr") -> str | None:
    return read(text, [], "reference", locale, NOW).digits


@pytest.mark.parametrize(
    ("text", "family", "given_name"),
    [
        ("Lefèvre Jeanne", "Lefèvre", "Jeanne"),
        ("Petit, prénom Simone, avec un e", "Petit", "Simone"),
        ("Renaud avec d et pas t, Lucien", "Renaud", "Lucien"),
        ("Jeanne d'abord, Blanc ensuite", "Blanc", "Jeanne"),
        ("Jean Claude Roy", "Roy", "Jean Claude"),
        ("Jeanne Lefèvre", "Lefèvre", "Jeanne"),
        ("je m'appelle Marie-Thérèse Le Bihan", "Le Bihan", "Marie-Thérèse"),
        ("oui bonjour madame Ben Amar Fatima", "Ben Amar", "Fatima"),
        ("Dupont, prénom Marie.", "Dupont", "Marie"),
        ("prénom Marie, nom de famille Dupont", "Dupont", "Marie"),
        ("de la Tour Henri", "de la Tour", "Henri"),
        ("Martin M A R T I N Paul", "Martin", "Paul"),
        ("bon mettez Rossi s'il vous plaît", "Rossi", None),
        ("Bon Patrice", "Bon", "Patrice"),
        ("M A R T I N", "Martin", None),
        ("Nguyen N comme Nicolas G U Y E N", "Nguyen", None),
        ("Dupond avec un D à la fin Marie", "Dupond", "Marie"),
        ("Le Goff en deux mots", "Le Goff", None),
        ("my name is Alan Hughes", "Hughes", "Alan"),
        ("le fèvre L E F È V R E prénom Jeanne", "Lefèvre", "Jeanne"),
        ("Delma D E L M A S Odette", "Delmas", "Odette"),
        ("Ferreira F E deux R E I R A Manuel", "Ferreira", "Manuel"),
        ("double U A L T E R, Jean", "Walter", "Jean"),
        ("Benali B for bravo E N A L I first name Fatiha", "Benali", "Fatiha"),
        ("alpha bravo echo lima", "Abel", None),
        ("Thibault A U L T à la fin Raymond", "Thibault", "Raymond"),
        ("d'Arvieux d apostrophe A R V I E U X Henri", "d'Arvieux", "Henri"),
        ("Meunier comme celui qui dort, Georgette", "Meunier", "Georgette"),
        ("Leroux tout attaché Ginette", "Leroux", "Ginette"),
        ("madame Pichon née Rouvière et mon prénom Éliane", "Pichon", "Éliane"),
        ("Simone Garnier épouse Lefort", "Lefort", "Simone"),
        ("née Garnier Denise", "Garnier", "Denise"),
        ("Garnier c'est mon nom de jeune fille, nom d'usage Pichon, Denise", "Pichon", "Denise"),
        ("Krishnan is the family name and Ramesh is my good name", "Krishnan", "Ramesh"),
        ("the surname's Ashworth and I'm Stephen with a P H", "Ashworth", "Stephen"),
        ("Maréchal non Marchal, Bernadette Marchal", "Marchal", "Bernadette"),
        ("Lucette Perret enfin Perrin", "Perrin", "Lucette"),
        ("Perrin Lucette non pardon Lucienne", "Perrin", "Lucienne"),
        ("c'est au nom de Garnier Denise Garnier", "Garnier", "Denise"),
        ("c'est pour ma mère, Odette Delmas, elle entend mal", "Delmas", "Odette"),
        ("jmapel simone bruneau", "Bruneau", "Simone"),
        ("MR DUFLOT GASTON", "Duflot", "Gaston"),
        ("Yann Le Bihan", "Le Bihan", "Yann"),
        ("jean pierre o'connor", "O'Connor", "Jean Pierre"),
        ("Simone Bernard", "Bernard", "Simone"),
        ("Bernard Simone", "Bernard", "Simone"),
    ],
)
def test_a_name_is_heard_without_its_spelling_and_asides(
    text: str, family: str, given_name: str | None
) -> None:
    assert name(text) == Name(family, given_name)


@pytest.mark.parametrize(
    "text",
    [
        "je veux parler à un conseiller",
        "répétez s'il vous plaît",
        "qu'est-ce que c'est",
        "oui c'est ça",
        "attendez je cherche mes lunettes",
    ],
)
def test_a_request_is_no_name(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0,6,12,34,56,78",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "plus trente-trois six douze trente-quatre cinquante-six soixante-dix-huit",
        "c'est le 06 12 34 56 78 merci",
        "06 12 34 57 non pardon 06 12 34 56 78",
        "06 12 34 56 79 non pas 79, 78",
        "06 12 34 57 no sorry 56 78",
        "pas le 01 23 45 67 89, le 06 12 34 56 78",
        "O6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "double zéro trente-trois six douze trente-quatre cinquante-six soixante dix huit",
        "c'est un portable, deux secondes, 06 12 34 56 78 après 18 heures",
    ],
)
def test_one_number_is_said_in_many_ways(text: str) -> None:
    assert phone(text) == "+33612345678"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0692 12 34 56", "+262692123456"),
        ("02 62 12 34 56", "+262262123456"),
        ("06 90 12 34 56", "+590690123456"),
        ("06 94 12 34 56", "+594694123456"),
        ("05 96 71 23 45", "+596596712345"),
    ],
)
def test_an_overseas_number_keeps_its_own_country(text: str, number: str) -> None:
    assert phone(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+32 475 12 34 56", "+32475123456"),
        (
            "plus quarante et un soixante-dix-neuf cent vingt-trois quarante-cinq soixante-sept",
            "+41791234567",
        ),
        ("00 49 151 23456789", "+4915123456789"),
        ("+44 (0)7911 123456", "+447911123456"),
    ],
)
def test_a_foreign_number_has_the_code_of_its_country(text: str, number: str) -> None:
    assert phone(text) == number


def test_eighties_are_heard_however_they_are_written() -> None:
    assert phone("zéro quatre quarante-deux zéro huit quatre-vingts quatre-vingt-dix") == "+33442088090"


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56",
        "612345678",
        "six douze trente-quatre cinquante-six soixante-dix-huit",
        "06 12 34 56 78 90",
        "mon fils a un portable",
        "trois février trente-huit",
    ],
)
def test_an_unfinished_number_is_asked_back(text: str) -> None:
    reading = read(text, [], "phone", "fr", NOW)
    assert reading.phone is None


def test_english_numbers_are_understood() -> None:
    assert phone("oh six twelve thirty four fifty six seventy eight", "en") == "+33612345678"
    assert phone("plus four four seven nine one one one two three four five six", "en") == "+447911123456"


@pytest.mark.parametrize(
    "text",
    [
        "483920",
        "quarante-huit trente-neuf vingt",
        "quatre huit trois neuf deux zéro",
        "quatre cent quatre-vingt-trois neuf cent vingt",
        "48 39 20 merci",
        "quarante-huit trente-huit euh trente-neuf vingt",
        "48 39 21 non pardon 20",
        "48392O",
        "quatre huit deux non quatre huit trois neuf deux zéro",
        "j'ai un papier, les trois premiers chiffres c'est 483 et après 920",
        "rendez-vous du 12 mars code 483920",
    ],
)
def test_one_code_is_said_in_many_ways(text: str) -> None:
    assert code(text) == "483920"


def test_a_code_with_a_digit_missing_is_asked_back() -> None:
    reading = read("quatre huit trois neuf deux", [], "reference", "fr", NOW)
    assert reading.digits is None


@given(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True), st.sampled_from(["fr", "en"]))
def test_every_code_is_understood_as_the_house_says_it(digits: str, locale: str) -> None:
    assert code(spoken.code(Code(digits), locale), locale) == digits


@given(st.from_regex(r"\+33[67][0-9]{8}", fullmatch=True), st.sampled_from(["fr", "en"]))
def test_every_mobile_is_understood_as_the_house_says_it(number: str, locale: str) -> None:
    # A recogniser writes a comma where the voice pauses.
    said = spoken.phone(PhoneNumber(number), locale).replace(spoken.PAUSE, ", ")
    heard = phone(said, locale)
    # Some of these ranges belong to overseas territories, where the same ten digits are another number.
    assert heard is not None
    assert heard[-9:] == number[-9:]


@pytest.mark.parametrize(
    ("text", "locale"), [("carante uit trante neuf vin", "fr"), ("four ate three nine too oh", "en")]
)
def test_a_code_is_read_from_misheard_numbers(text: str, locale: str) -> None:
    assert code(text, locale) == "483920"


def test_a_telephone_number_is_read_from_misheard_numbers() -> None:
    assert phone("zéro sis douze trente catre cinquante sis soissante disse uit") == "+33612345678"
