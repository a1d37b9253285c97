"""How likely each wish is, by the words said and by Rasa's ranking together."""

from __future__ import annotations

from collections.abc import Sequence

from . import wishes
from .patterns import first
from .reading import Intent

_SURE, _HINT = 0.95, 0.45
_ASKED_QUESTION, _BARE_TOPIC = 0.9, 0.6
_AGREEMENT = 0.3
"""Share of the weaker witness that is added to the stronger one."""


def weigh(sentence: str, ranking: Sequence[Intent], asks: bool) -> dict[str, float]:
    """Wish → weight, between 0 and 1.3; a wish that was taken back ("pas annuler") is left out."""
    said = _by_words(sentence)
    if topic(sentence):
        said["faq"] = max(said.get("faq", 0), _ASKED_QUESTION if asks else _BARE_TOPIC)
    heard = {plain_name(intent.name): intent.confidence for intent in reversed(ranking)}
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


def plain_name(intent: str) -> str:
    """Rasa may rank questions by topic, as "faq/price"."""
    return "faq" if intent.startswith("faq") else intent


def _by_words(sentence: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for table, weight in ((wishes.HINTS, _HINT), (wishes.CLEAR, _SURE)):
        for intent, phrases in table.items():
            if first(phrases, sentence):
                weights[intent] = weight
    return weights


def negated(sentence: str, intent: str) -> bool:
    """Whether a wish was named only to be refused."""
    return first(wishes.TAKEN_BACK.get(intent, ()), sentence) is not None


def topic(sentence: str) -> str | None:
    """The frequently asked question whose words are in the sentence."""
    return next((name for name, phrases in wishes.TOPICS.items() if first(phrases, sentence)), None)


def topic_ranked(ranking: Sequence[Intent]) -> str | None:
    """The topic of Rasa's first question about a topic."""
    named = (intent.name[4:] for intent in ranking if intent.name.startswith(("faq/", "faq_")))
    return next((name for name in named if name in wishes.TOPICS), None)
