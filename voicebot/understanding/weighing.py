"""How likely each wish is, by the words said and by Rasa's ranking together."""

from __future__ import annotations

from collections.abc import Sequence

from . import wishes
from .patterns import first
from .reading import Intent

_CLEAR, _HINT = 0.95, 0.45
_CLEAR_BOOK = 0.75
"""Nearly everybody speaks of an appointment or a vaccine: those words are less telling than any others."""
_ASKED_QUESTION, _BARE_TOPIC = 0.9, 0.6
_RANKED_TOPIC = 0.6
_AGREEMENT = 0.3
"""Share of the weaker witness that is added to the stronger one."""


def weigh(sentence: str, ranking: Sequence[Intent], asks: bool) -> dict[str, float]:
    """Wish → weight, between 0 and 1.3; a wish that was taken back ("pas annuler") is left out."""
    said = _by_words(sentence)
    if said.get("cancel") and first(wishes.TAKEN_BACK["on_the_phone"], sentence):
        return weigh(_off_the_phone(sentence), [each for each in ranking if each.name != "cancel"], asks)
    if topic(sentence):
        said["faq"] = max(said.get("faq", 0), _ASKED_QUESTION if asks else _BARE_TOPIC)
    heard = {plain_name(intent.name): intent.confidence for intent in reversed(ranking)}
    heard = {name: weight for name, weight in heard.items() if _may_be_meant(sentence, name)}
    together = {
        name: max(said.get(name, 0), heard.get(name, 0))
        + _AGREEMENT * min(said.get(name, 0), heard.get(name, 0))
        for name in said.keys() | heard.keys()
    }
    return {
        name: weight
        for name, weight in together.items()
        if name in wishes.INTENTS and not negated(sentence, name)
    }


def _off_the_phone(sentence: str) -> str:
    for phrase in wishes.TAKEN_BACK["on_the_phone"]:
        sentence = phrase.sub("", sentence)
    return sentence


def plain_name(intent: str) -> str:
    """Rasa may rank questions by topic, as "faq/price"."""
    return "faq" if intent.startswith("faq") else intent


def _by_words(sentence: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for intent, phrases in wishes.HINTS.items():
        if first(phrases, sentence):
            weights[intent] = _HINT
    for intent, phrases in wishes.CLEAR.items():
        if first(phrases, sentence):
            weights[intent] = _CLEAR_BOOK if intent == "book" else _CLEAR
    return weights


def _may_be_meant(sentence: str, intent: str) -> bool:
    return intent not in wishes.NEEDED or first(wishes.NEEDED[intent], sentence) is not None


def negated(sentence: str, intent: str) -> bool:
    """Whether a wish was named only to be refused."""
    return first(wishes.TAKEN_BACK.get(intent, ()), sentence) is not None


def topic(sentence: str) -> str | None:
    """The frequently asked question whose words are in the sentence."""
    return next((name for name, phrases in wishes.TOPICS.items() if first(phrases, sentence)), None)


def topic_meant(sentence: str, ranking: Sequence[Intent]) -> str | None:
    """The topic of a question: Rasa's if it is sure of one, else by the words, else Rasa's best."""
    ranked = [intent for intent in ranking if intent.name[4:] in wishes.TOPICS]
    if ranked and ranked[0].confidence >= _RANKED_TOPIC:
        return ranked[0].name[4:]
    return topic(sentence) or (ranked[0].name[4:] if ranked else None)
