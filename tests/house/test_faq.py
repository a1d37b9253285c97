"""The answers to frequent questions: every topic, short, and never medical."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
import yaml

from voicebot.wording import faq, say
from voicebot.wording.phrases import Medium
from voicebot.wording.values import Locale

LOCALES: tuple[Locale, ...] = ("fr", "en")
MEDIA: tuple[Medium, ...] = ("voice", "keys", "sms")
ON_HEALTH = ("side_effects", "contraindication", "vaccine_type")
DIALOGUE = Path(__file__).parents[2] / "dialogs/domain/interludes.yml"


def general(topic: str, medium: Medium, locale: Locale) -> str:
    return say(f"faq-{topic.replace('_', '-')}", medium=medium, locale=locale)


def test_every_topic_that_is_understood_has_an_answer() -> None:
    intents = yaml.safe_load(DIALOGUE.read_text(encoding="utf-8"))["intents"]
    assert {name.removeprefix("faq_") for name in intents if name.startswith("faq_")} == faq.TOPICS


@pytest.mark.parametrize("topic", sorted(faq.TOPICS))
def test_an_answer_has_forty_words_at_most_and_is_the_same_everywhere(topic: str) -> None:
    for locale, medium in product(LOCALES, MEDIA):
        assert len(re.findall(r"[\w’'-]+", general(topic, medium, locale))) <= 40


@pytest.mark.parametrize("topic", ON_HEALTH)
def test_on_health_a_doctor_or_a_pharmacist_answers(topic: str) -> None:
    for locale, medium in product(LOCALES, MEDIA):
        said = general(topic, medium, locale)
        assert re.search("médecin.*pharmacien|doctor.*pharmacist", said)
        assert not re.search("pas de danger|sans risque|vous pouvez|no danger|safe to|you can", said)


def test_a_file_about_a_centre_is_refused_with_what_is_wrong_in_it() -> None:
    for topics, fault in (
        ({"parking": {"fr": "Derrière la mairie."}}, "no topic"),
        ({"price": {"de": "Kostenlos."}}, "expected a text"),
        ({"price": {"fr": "Il reste 3 places."}}, "figures"),
        ({"price": {"fr": "mot " * 41}}, "more than 40 words"),
        ({"price": {"sms_fr": "a" * 151}}, "more than 150 letters"),
    ):
        with pytest.raises(faq.UnusableError, match=fault):
            faq.checked(topics)


def test_the_files_about_centres_keep_the_rules() -> None:
    for path in faq.FOLDER.glob("*.toml"):
        faq.checked(tomllib.loads(path.read_text(encoding="utf-8")))
