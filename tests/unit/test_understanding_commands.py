"""What may come at any question: emergencies, commands, another language, chatter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
QUESTIONS = ["menu", "none", "birth_date", "place", "day", "slot", "yes_no", "reference", "name"]


def heard(text: str, expecting: str = "none", ranking: Sequence[Intent] = (), locale: str = "fr") -> Reading:
    return read(text, ranking, expecting, locale, NOW)


EMERGENCIES = """
j'ai mal dans la poitrine
j'arrive plus à respirer
mon mari fait un malaise
elle a la bouche de travers
il parle plus depuis ce matin
j'ai les lèvres qui doublent de volume
ma mère gît au sol
je veux en finir
j'ai avalé de la javel
je vais me jeter par la fenêtre
jarive pu a respiré
my tongue is swelling
she's collapsed
I can't breathe
I want to die
I've swallowed bleach
""".strip().splitlines()
NO_EMERGENCIES = """
j'ai fait un infarctus il y a dix ans
il a fait un malaise le mois dernier après la piqûre
j'ai mal au bras depuis la piqûre
je vais le prendre dans le tiroir du buffet
mon mari est hospitalisé
je meurs de faim attendez
ma voiture est morte
je bouge plus de chez moi
il répond plus au téléphone
j'ai peur du sang
I'm dying for a cup of tea
I had a stroke in 2019
my feet are killing me
I'm short of breath on the stairs is there a lift
""".strip().splitlines()


@pytest.mark.parametrize("text", EMERGENCIES)
def test_danger_is_heard_at_any_question(text: str) -> None:
    assert {heard(text, expecting).intent for expecting in QUESTIONS} == {"emergency"}


@pytest.mark.parametrize("text", NO_EMERGENCIES)
def test_what_is_past_or_a_mere_saying_raises_no_alarm(text: str) -> None:
    for ranking in ([], [Intent("emergency", 0.25), Intent("faq_side_effects", 0.2)]):
        assert heard(text, ranking=ranking).intent != "emergency"


def test_the_ranking_needs_a_word_of_bodies_or_dangers_to_raise_the_alarm() -> None:
    half_sure = [Intent("emergency", 0.5), Intent("out_of_scope", 0.3)]
    assert heard("depuis tout à l'heure j'ai la main toute molle", ranking=half_sure).intent == "emergency"
    assert heard("no bother at all put me down", ranking=half_sure).intent != "emergency"
    assert heard("elle est en train de s'en aller", ranking=[Intent("emergency", 0.97)]).intent == "emergency"


COMMANDS = {
    "repeat": [
        "vous avez bien dit quoi",
        "plaît-il",
        "j'ai rien capté",
        "vous m'entendez",
        "I missed that",
        "allô",
    ],
    "slower": ["vous débitez à une allure", "mollo", "pas si vite ma petite", "you're going a mile a minute"],
    "wait": ["bougez pas on sonne à la porte", "deux secondes je coupe la télé", "two seconds", "hold on"],
    "help": ["je suis censée faire quoi", "qu'attendez-vous de moi", "what am I meant to do"],
    "agent": ["je cause pas aux robots moi", "une vraie voix humaine", "is there no human being at all"],
    "goodbye": ["portez-vous bien", "allez à la revoyure", "that's me done", "cheerio", "all the best"],
}


@pytest.mark.parametrize(
    ("wish", "text"), [(wish, text) for wish, texts in COMMANDS.items() for text in texts]
)
def test_a_command_that_is_all_that_was_said_needs_no_ranking(wish: str, text: str) -> None:
    for ranking in ([], [Intent("out_of_scope", 0.6), Intent("affirm", 0.3)]):
        assert heard(text, ranking=ranking).intent == wish


def test_who_did_not_follow_wants_more_than_patience() -> None:
    assert heard("attendez j'ai pas compris", ranking=[Intent("wait", 0.9)]).intent == "repeat"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("do you speak English", "en"),
        ("I don't speak French", "en"),
        ("no hablo francés, español por favor", "es"),
        ("sprechen Sie Deutsch", "de"),
        ("parlez-vous arabe", "ar"),
        ("mon beau-père ne comprend que le portugais", "pt"),
        ("português se faz favor", "pt"),
        ("on peut parler flamand", "nl"),
        ("mówi pan po polsku", "pl"),
        ("Punjabi please", "pa"),
        ("pas français anglais", "en"),
        ("guten Tag ich möchte einen Termin bitte", "de"),
    ],
)
def test_any_language_is_asked_for_in_any_language(text: str, code: str) -> None:
    for expecting in ("menu", "yes_no", "day"):
        reading = heard(text, expecting)
        assert (reading.intent, reading.language) == ("change_language", code)


@pytest.mark.parametrize(
    ("text", "expecting"),
    [
        ("Monsieur Langlois", "name"),
        ("je suis en Corse", "day"),
        ("Anglais", "name"),
        ("mon médecin est portugais", "menu"),
    ],
)
def test_people_and_places_are_no_languages(text: str, expecting: str) -> None:
    assert heard(text, expecting).intent != "change_language"


@pytest.mark.parametrize("expecting", ["birth_date", "reference", "phone", "name", "place"])
def test_a_mistake_is_corrected_at_any_question(expecting: str) -> None:
    assert heard("j'ai interverti le jour et le mois", expecting).intent == "correct"


GREETED = """
help: c'est qui; c'est une machine; c'est un robot qui me parle; je parle à qui là; à qui ai-je l'honneur;
    qui est à l'appareil s'il vous plaît; vous êtes une machine
repeat: vous m'entendez; je n'entends rien; parlez plus fort; plus fort s'il vous plaît; je suis un peu sourd;
    je suis un peu sourde vous savez; je suis malentendante; montez le son; allô allô; ça grésille;
    la ligne est mauvaise; j'ai plus mes appareils dans les oreilles
slower: moins vite s'il vous plaît; vous parlez trop vite
"""
EVERYWHERE = (
    "menu",
    "yes_no",
    "slot",
    "place",
    "birth_date",
    "day",
    "name",
    "reference",
    "phone",
    "for_whom",
    "none",
)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (line.split(":")[0], said.strip())
        for line in GREETED.replace("\n   ", " ").strip().splitlines()
        for said in line.split(":")[1].split(";")
        if said.strip()
    ],
)
@pytest.mark.parametrize("expecting", EVERYWHERE)
def test_who_hears_badly_or_asks_who_speaks_gives_no_answer(wish: str, said: str, expecting: str) -> None:
    ranking = [Intent(wish, 0.5), Intent("out_of_scope", 0.2)]
    reading = read(said, ranking, expecting, "fr", NOW)
    assert reading.intent == wish


def test_a_cry_for_a_louder_voice_is_no_town() -> None:
    assert read("plus fort s'il vous plaît", [Intent("repeat", 0.9)], "place", "fr", NOW).place is None
