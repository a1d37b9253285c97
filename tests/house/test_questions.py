"""Every question can be put three times in other words, and explained, on every line and in each language."""

from __future__ import annotations

from itertools import product

import pytest

from voicebot.conversation.questions import BY_TEXT, QUESTIONS
from voicebot.conversation.telling import PHRASES
from voicebot.wording import say
from voicebot.wording.phrases import Medium, phrases
from voicebot.wording.values import Locale

LOCALES: tuple[Locale, ...] = ("fr", "en")
MEDIA: tuple[Medium, ...] = ("voice", "keys", "sms")
PUT = sorted(set(QUESTIONS) - {"emergency", *BY_TEXT})
"""The emergency is told, not asked; what texts alone ask has no step by voice."""
STEPS = {"voice", "voice-2", "voice-3", "keys", "keys-2"}
"""The third by keys is the third by voice."""


@pytest.mark.parametrize("question", PUT)
def test_every_question_has_three_steps_on_every_line(question: str) -> None:
    # That their words differ is held for every phrase by test_phrases.py.
    for locale in LOCALES:
        wordings = set(phrases(locale)[PHRASES[question]])
        assert wordings >= STEPS, (locale, STEPS - wordings)
        assert ("sms" in wordings) == ("sms-2" in wordings), locale


@pytest.mark.parametrize("question", BY_TEXT)
def test_a_question_of_texts_can_be_put_in_two_ways(question: str) -> None:
    for locale in LOCALES:
        assert set(phrases(locale)[PHRASES[question]]) == {"sms", "sms-2"}


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_every_question_is_explained_in_its_own_words(question: str) -> None:
    for locale, medium in product(LOCALES, ("sms",) if question in BY_TEXT else MEDIA):
        own = say(f"help-{question.replace('_', '-')}", medium=medium, locale=locale)
        assert own != say("help", medium=medium, locale=locale)
