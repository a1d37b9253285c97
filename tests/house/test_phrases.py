"""Every prompt keeps the rules that let someone of eighty-five, on a bad line, finish a call.

The rules are those of the conversation's design: few words, one question and it comes last, the key
after what it chooses, nothing that a voice would garble, texts of at most two cheap segments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from voicebot.wording import Address, Choices, Code, Day, Distance, Hours, PhoneNumber, Site, Town, say
from voicebot.wording.phrases import FAQ, FOLDER, Medium, phrases
from voicebot.wording.spoken import PAUSE
from voicebot.wording.values import Locale

LOCALES: tuple[Locale, ...] = ("fr", "en")
EARS: tuple[Medium, ...] = ("voice", "keys")
ATTEMPTS = (1, 2, 3)
PARIS = ZoneInfo("Europe/Paris")

TYPICAL: dict[str, Any] = {
    "starts_at": datetime(2026, 12, 1, 10, 15, tzinfo=PARIS),
    "first": datetime(2026, 12, 1, 10, 15, tzinfo=PARIS),
    "second": datetime(2026, 12, 3, 15, 30, tzinfo=PARIS),
    "third": datetime(2026, 12, 4, 9, 0, tzinfo=PARIS),
    "choices": Choices(tuple(datetime(2026, 12, day, 10, 15, tzinfo=PARIS) for day in (1, 3))),
    "birth_date": date(1938, 2, 3),
    "day": Day(date(2026, 12, 1)),
    "age": 65,
    "centre": "Salle des fêtes - Aubagne",
    "town": "Aubagne",
    "place": "Aubagne",
    "address": Address("12 avenue de la République", "13400", "Aubagne"),
    "site": Site("Salle polyvalente", "Aubagne"),
    "distance": Distance(6),
    "option1": Town("Saint-Denis", "93200"),
    "option2": Town("Saint-Denis", "97400"),
    "code": Code("483920"),
    "phone": PhoneNumber("+33442012345"),
    "voice_number": PhoneNumber("+33937000000"),
    "centre_phone": PhoneNumber("+33442012345"),
    "hours": Hours(tuple((day, (("09:00", "12:00"), ("14:00", "17:00"))) for day in range(1, 6))),
    "words": "Le parking est derrière la mairie.",
    "opens": datetime(2026, 12, 1, 8, 0, tzinfo=PARIS),
    "near": "later",
    "part": "morning",
    "ahead": 3,
    "wish": "check-appointment",
    "asked": "birth-date",
    "tries": 3,
    "language": "en",
    "because": "closed",
}

IDS = sorted(phrases("fr"))
OFFERS = ["ask-which-place", "offer-one", "offer-two", "which-appointment"]
QUESTIONS = sorted({name for name in IDS if name.startswith("ask-")} | set(OFFERS))
RECAP = [
    "booked",
    "reserved",
    "recap-when",
    "recap",
    "recap-second",
    "reminder-call",
    "bring",
    "code",
    "sms-follows",
    "moved",
]
NUMBERS = "zéro|un|deux|trois|quatre|neuf|zero|one|two|three|four|nine|étoile|star"
KEY = re.compile(rf"(?:tapez|(?<!you )press) (?:{NUMBERS})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Words that nobody of that age uses, or that a voice spells out.
FORBIDDEN = frozenset(
    ["dièse", "svi", "rdv", "sms", "tél", "svp", "etc", "km", "cliquez", "saisissez", "hash", "pound", "ivr"]
)
# French that takes the person for a man or a woman.
GENDERED = re.compile(
    r"\b(?:née?|prête?|seule?|sûre?|rappelée?|vaccinée?|attendue?|désolée?|certaine?|connue?)\b",
    re.IGNORECASE,
)
FAMILIAR = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|peux-tu|veux-tu)\b", re.IGNORECASE)


def spoken_forms(name: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """Each way in which a phrase is heard, with a label for the failure's message."""
    if not any(attribute.startswith(("voice", "keys")) for attribute in phrases(locale)[name]):
        return
    for medium, attempt in product(EARS, ATTEMPTS):
        text = say(name, medium=medium, locale=locale, attempt=attempt, **TYPICAL)
        yield f"{name} {medium}-{attempt} {locale}: {text}", text


def every_spoken_form() -> Iterator[tuple[str, str, str]]:
    for locale, name in product(LOCALES, IDS):
        for label, text in spoken_forms(name, locale):
            yield name, label, text


def words(text: str) -> int:
    return len(WORD.findall(text))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(rf"[.?!{PAUSE}]", text) if part.strip()]


class Variables(Visitor):  # type: ignore[misc]
    """Collects the values that a wording asks for, those of a wording it quotes included."""

    def __init__(self, messages: dict[str, ast.Message]) -> None:
        self.messages, self.names = messages, set[str]()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the library's way)
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        quoted = self.messages[node.id.name]
        self.visit(next(part.value for part in quoted.attributes if part.id.name == node.attribute.name))


def values_asked_for(locale: Locale) -> dict[str, dict[str, set[str]]]:
    """Phrase → wording → the names of its values, `starts_at_day` counting as `starts_at`."""
    source = "\n".join((folder / f"{locale}.ftl").read_text("utf-8") for folder in (FOLDER, FAQ))
    body = FluentParser().parse(source).body
    messages = {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}
    asked: dict[str, dict[str, set[str]]] = {}
    for name, message in messages.items():
        for part in message.attributes:
            variables = Variables(messages)
            variables.visit(part.value)
            plain = {re.sub("_(day|hour)$", "", variable) for variable in variables.names}
            asked.setdefault(name, {})[part.id.name] = plain
    return asked


def test_both_languages_have_the_same_phrases_wordings_and_values() -> None:
    french, english = values_asked_for("fr"), values_asked_for("en")
    assert french.keys() == english.keys()
    assert {name: parts for name, parts in french.items() if parts.keys() != english[name].keys()} == {}
    every = [(name, part) for name, parts in french.items() for part in parts]
    assert [pair for pair in every if french[pair[0]][pair[1]] != english[pair[0]][pair[1]]] == []


def test_no_value_is_named_that_the_service_does_not_know() -> None:
    asked = {
        value for parts in values_asked_for("fr").values() for names in parts.values() for value in names
    }
    assert asked == TYPICAL.keys()


def test_no_phrase_is_worded_for_a_medium_that_does_not_exist() -> None:
    known = {"voice", "voice-2", "voice-3", "keys", "keys-2", "sms", "sms-2"}
    assert {part for wordings in phrases("fr").values() for part in wordings} <= known


@pytest.mark.parametrize("locale", LOCALES)
def test_the_welcome_takes_thirty_words_at_most(locale: Locale) -> None:
    assert [label for label, text in spoken_forms("welcome", locale) if words(text) > 30] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_short(name: str, locale: Locale) -> None:
    limit = 40 if name in OFFERS else 25
    if locale == "en" and name in ("ask-cancel", "ask-cancel-two", "ask-second"):
        limit = 32  # « dix heures quinze » is "ten fifteen in the morning": a moment takes four words more
    assert [label for label, text in spoken_forms(name, locale) if words(text) > limit] == []


def test_a_second_asking_is_not_a_speech() -> None:
    asked_again = [name for name in QUESTIONS if name not in OFFERS]
    again = {
        (name, locale): say(name, medium="voice", locale=locale, attempt=2, **TYPICAL)
        for name, locale in product(asked_again, LOCALES)
    }
    assert {key: text for key, text in again.items() if words(text) > 20} == {}


def test_two_offers_on_one_day_say_the_day_once() -> None:
    same_day = TYPICAL | {"second": datetime(2026, 12, 1, 15, 30, tzinfo=PARIS)}
    for medium, attempt in product(EARS, ATTEMPTS):
        text = say("offer-two", medium=medium, locale="fr", attempt=attempt, **same_day)
        assert text.lower().count("premier décembre") == 1
        assert words(text) <= 40


def test_there_is_one_question_at_most_and_nothing_follows_it() -> None:
    assert [label for _, label, text in every_spoken_form() if "?" in text[:-1]] == []


def test_a_question_ends_with_asking() -> None:
    def asks(text: str) -> bool:
        return text.endswith("?") or re.search("tapez|press", sentences(text)[-1], re.IGNORECASE) is not None

    forms = [(label, text) for name, label, text in every_spoken_form() if name in QUESTIONS]
    assert [label for label, text in forms if not asks(text)] == []


def test_there_are_three_options_at_most_and_four_in_the_menu() -> None:
    forms = [(4 if name == "ask-wish" else 3, label, text) for name, label, text in every_spoken_form()]
    assert [label for limit, label, text in forms if len(KEY.findall(text)) > limit] == []


def test_a_key_comes_after_what_it_chooses() -> None:
    # « tapez un pour … » makes one remember a key before knowing what it is good for.
    loose = re.compile(KEY.pattern + r"(?! ?[.,;?])", re.IGNORECASE)
    assert [label for _, label, text in every_spoken_form() if loose.search(text)] == []


def test_what_is_spoken_has_no_digits_abbreviations_or_unknown_words() -> None:
    def garbled(text: str) -> bool:
        bare = text.replace("«", "").replace("»", "")
        shortened = re.search(r"\b[A-ZÀ-Ý]{2,}\b|\b\w{1,4}\.(?= [a-zà-ÿ])|[°/&@#*+]", bare)
        return bool(
            re.search(r"\d", text) or shortened or FORBIDDEN & {w.lower() for w in WORD.findall(text)}
        )

    assert [label for _, label, text in every_spoken_form() if garbled(text)] == []


def test_nobody_is_taken_for_a_man_or_a_woman_or_addressed_as_a_child() -> None:
    texts = [text for name in IDS for _, text in spoken_forms(name, "fr")]
    texts += [say(name, medium="sms", locale="fr", **TYPICAL) for name in IDS if "sms" in phrases("fr")[name]]
    assert [text for text in texts if GENDERED.search(text) or FAMILIAR.search(text)] == []


@pytest.mark.parametrize("name", [*QUESTIONS, "not-understood", "silence"])
def test_the_same_words_are_never_said_twice(name: str) -> None:
    for locale, medium in product(LOCALES, EARS):
        said = {say(name, medium=medium, locale=locale, attempt=n, **TYPICAL) for n in ATTEMPTS}
        assert len(said) == len(ATTEMPTS), (locale, medium, said)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_can_be_answered_with_keys_alone(name: str) -> None:
    for locale, attempt in product(LOCALES, ATTEMPTS):
        prompts = [say(name, medium="keys", locale=locale, attempt=attempt, **TYPICAL)]
        prompts += [say(name, medium="voice", locale=locale, attempt=3, **TYPICAL)]
        assert all(re.search("tapez|press", prompt, re.IGNORECASE) for prompt in prompts), prompts


def test_where_only_keys_are_heard_nobody_is_asked_to_speak() -> None:
    speak = re.compile(r"\b(?:dites|dire|parlez|say|tell)\b", re.IGNORECASE)
    forms = [
        (label, text) for _, label, text in every_spoken_form() if " keys-" in label or " voice-3" in label
    ]
    silent = [(label, text) for label, text in forms if not label.startswith("welcome voice")]
    assert [label for label, text in silent if speak.search(text)] == []


@pytest.mark.parametrize("name", RECAP)
def test_the_recap_is_told_in_sentences_of_fifteen_words(name: str) -> None:
    forms = [form for locale in LOCALES for form in spoken_forms(name, locale)]
    assert [label for label, text in forms if any(words(part) > 15 for part in sentences(text))] == []


def test_the_emergency_numbers_are_said_twice_and_first() -> None:
    said = say("emergency", medium="voice", locale="fr")
    assert said.count("faites le quinze, ou le cent douze") == 2
    assert say("emergency", medium="sms", locale="fr").count("15 ou le 112") == 2


def test_the_welcome_names_the_machine_the_person_and_english() -> None:
    said = say("welcome", medium="voice", locale="fr")
    for part in ("assistant automatique", "« conseiller »", "tapez zéro", "For English, press nine"):
        assert part in said
