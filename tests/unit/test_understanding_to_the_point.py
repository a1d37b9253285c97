"""Small talk before an answer is left out, and nothing else: no time in it is a wish, no word of it a yes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import is_plain_no, read, to_the_point

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))

SMALL_TALK = """
ma petite-fille s'est mariée samedi
mon fils a déménagé en octobre
ma voisine y est allée la semaine dernière
ma soeur est venue me voir hier
il fait froid aujourd'hui chez nous
il pleut depuis lundi
il a neigé cette nuit
quel temps aujourd'hui
mon médecin m'a dit qu'il fallait le faire
on m'a dit que c'était bien organisé
je vous appelle de la campagne
ça capte mal
mon chien aboie, excusez-moi
j'entends pas très bien avec cet appareil
j'ai vu ça dans le journal ce matin
j'ai quatre-vingts ans passés vous savez
bonjour madame comment allez-vous
attendez je baisse la télé
mon mari n'est plus là et c'est ma fille qui m'a dit d'appeler
attendez
une minute
hier j'ai appelé trois fois
j'ai déjà téléphoné deux fois
avec mes jambes ce n'est plus comme à vingt ans
moi je vis seule depuis dix ans
on m'a opérée de la hanche en octobre
le docteur Martin m'a dit deux fois de venir
ma fille habite à Lyon et elle ne peut pas s'en occuper
mon fils travaille à Paris mais il n'a pas le temps
mon mari est mort le trois mars deux mille dix-neuf
my son lives in Leeds and he hasn't the time
I had my hip done in October
my granddaughter got married on Saturday
it's freezing here today
my doctor told me I should have it done
sorry the dog is barking
hang on
""".strip().splitlines()
ANSWERS = ["bon le premier", "je prends la deuxième", "non merci au revoir", "oui alors je voudrais annuler"]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("remark", SMALL_TALK)
def test_small_talk_before_an_answer_is_left_out_with_a_comma_or_without(remark: str, answer: str) -> None:
    assert to_the_point(f"{remark}, {answer}") == answer.removeprefix("bon ")
    assert to_the_point(f"{remark} {answer}") == answer.removeprefix("bon ")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("eh bien c'est Henri Lefebvre", "c'est Henri Lefebvre"),
        ("et bien mon nom c'est Moreau", "mon nom c'est Moreau"),
        ("alors là je ne sais plus", "je ne sais plus"),
        ("voilà vous êtes bien aimable", "vous êtes bien aimable"),
        ("attendez je tape un", "je tape un"),
        ("attendez un rendez-vous", "un rendez-vous"),
        ("hier j'ai appelé trois fois, alors celui à 9h", "celui à 9h"),
        ("euh ben oui", "oui"),
    ],
)
def test_words_of_hesitation_before_an_answer_are_left_out(said: str, meant: str) -> None:
    assert to_the_point(said) == meant


@pytest.mark.parametrize(
    "said", ["bon après-midi", "bon courage", "voilà", "eh bien", "Ben Youssef Karim", "alors la"]
)
def test_nothing_but_hesitation_a_wish_of_a_good_day_or_a_name_stays(said: str) -> None:
    assert to_the_point(said) == said


ALL_MEANT = """
ma petite-fille s'est mariée samedi
ma fille s'est mariée, samedi dernier
ma fille peut pas le premier, bon le deuxième
mon mari ne veut pas du premier, bon
ma fille m'a dit de prendre le premier
mon médecin m'a dit le premier
mon médecin m'a dit oui
ma voisine a pris le premier, bon
j'entends pas bien le premier
on m'a dit que le premier était mieux
ma mère a quatre-vingts ans, je voudrais un rendez-vous
je vous appelle de la campagne pour ma mère, oui
mon mari est tombé, oui
attendez je regarde mon agenda
attendez je cherche mes lunettes, voilà
attendez une minute s'il vous plaît
attendez ma fille arrive
allez, le premier
vous allez me mettre le premier, bon non
il fait froid aujourd'hui, merci
le premier non attendez
I'm calling on behalf of my aunt, she's eighty-nine
""".strip().splitlines()


@pytest.mark.parametrize("text", ALL_MEANT)
def test_what_may_be_meant_or_is_followed_by_no_answer_stays(text: str) -> None:
    assert to_the_point(text) == text


@pytest.mark.parametrize("remark", SMALL_TALK)
def test_an_offer_is_taken_or_refused_after_small_talk(remark: str) -> None:
    assert read(f"{remark}, bon le premier", [], "slot", "fr", NOW).option == 1
    assert read(f"{remark}, non merci", [], "yes_no", "fr", NOW).intent == "deny"


@pytest.mark.parametrize("remark", SMALL_TALK)
@pytest.mark.parametrize("rest", ["le premier est trop tôt", "le premier je peux pas", "vous avez plus tard"])
def test_nothing_is_taken_after_small_talk_but_by_a_choice_alone(remark: str, rest: str) -> None:
    reading = read(f"{remark}, {rest}", [], "slot", "fr", NOW)
    assert reading.option is None
    assert reading.intent not in ("choose", "affirm")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("ma voisine y est allée la semaine dernière, je voudrais un rendez-vous", "book"),
        ("j'ai vu ça dans le journal ce matin voilà bonjour je voudrais prendre rendez-vous", "book"),
        ("my granddaughter got married on Saturday, I'd like an appointment please", "book"),
        ("il fait froid aujourd'hui chez nous, je voudrais déplacer mon rendez-vous", "reschedule"),
        ("oui alors je voudrais annuler mon rendez-vous voilà", "cancel"),
        ("euh ben voilà je souhaiterais annuler ma vaccination hein", "cancel"),
        ("attendez oui bonjour je confirme mon rendez-vous s'il vous plaît", "confirm"),
        (
            "mon mari n'est plus là et c'est ma fille qui m'a dit d'appeler, je confirme mon rendez-vous",
            "confirm",
        ),
    ],
)
def test_a_wish_behind_small_talk_and_fillers_is_a_plain_wish_without_a_day(text: str, wish: str) -> None:
    reading = read(text, [], "menu", "fr", NOW)
    assert (reading.intent, reading.when, reading.for_whom) == (wish, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "I'd like an appointment on Thursday in Martigues",
        "can I have an appointment next week please",
        "I need a slot for Friday in Aix",
        "we want an appointment tomorrow morning",
    ],
)
def test_an_appointment_wished_for_on_a_day_is_a_booking(text: str) -> None:
    assert read(text, [], "menu", "en", NOW).intent == "book"


@pytest.mark.parametrize(
    "text",
    """
eh bien non c'est tout merci voilà
bon non
ben non c'est gentil
non ça ira merci
euh non c'est tout voilà merci hein
oh non ça va aller merci bien
ma foi non
non plus rien d'autre merci beaucoup au revoir madame
alors non merci c'est très gentil à vous
non je crois que c'est tout
non j'ai tout ce qu'il me faut merci
allez non merci bonne journée
""".strip().splitlines(),
)
def test_a_no_with_words_around_it_is_still_nothing_but_no(text: str) -> None:
    assert is_plain_no(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "non mais oui",
        "non annulez",
        "non c'est pour mon mari",
        "non attendez",
        "non plutôt jeudi",
        "non j'ai le kiné",
    ],
)
def test_a_no_with_something_else_is_not_plain(text: str) -> None:
    assert not is_plain_no(text, "fr")


@pytest.mark.parametrize(
    "text", ["attendez", "attendez attendez", "attendez deux minutes", "attendez que je regarde"]
)
def test_who_says_nothing_but_wait_lets_us_wait(text: str) -> None:
    assert read(text, [], "slot", "fr", NOW).intent == "wait"


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("la premieres", 1),
        ("je prends la premières", 1),
        ("la première vous plaît", 1),
        ("le premiers rendez-vous", 1),
        ("la deuxiemes s'il vous plait", 2),
        ("la deuxièmes deuxièmes", 2),
        ("la la deuxième il vous plaît", 2),
        ("troisièmes", 3),
        ("les deux premières", None),
        ("la deuxième la première", None),
    ],
)
def test_plurals_and_stutters_of_the_recogniser_change_no_choice(text: str, option: int | None) -> None:
    assert read(text, [], "slot", "fr", NOW).option == option


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ça ne va pas c'est le trente novembre si possible que je peux", 30),
        ("ça ne va pas c'est mercredi que je peux", 25),
        ("non ça ne me va pas c'est le vendredi que je suis disponible", 27),
        ("je ne peux pas c'est lundi que ça m'arrangerait", 30),
    ],
)
def test_the_day_on_which_one_can_come_is_wished_for_whatever_is_refused_before(text: str, day: int) -> None:
    reading = read(text, [], "slot", "fr", NOW)
    assert reading.intent == "correct"
    assert reading.when
    assert [window.start.day for window in reading.when.windows][:1] == [day]


@pytest.mark.parametrize("text", ["c'est jeudi que je peux pas", "c'est jeudi que je ne peux plus"])
def test_the_day_on_which_one_cannot_come_is_not(text: str) -> None:
    when = read(text, [], "slot", "fr", NOW).when
    assert when is None or 26 not in {window.start.day for window in when.windows if window.start.month == 11}
