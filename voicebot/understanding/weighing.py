"""How likely each wish is: Rasa's ranking, what was asked and the words said, added up in one score.

All three are counted in natural logarithms of odds, so that they add up: a ranking's share weighs its
logarithm, a phrase as much as it raises the odds of its wish. The figures were fitted on sentences whose
authors the ranking had not learnt from, and rounded. The weights returned are shares of 1 again.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from . import evidence, wishes
from .patterns import first
from .reading import Intent

_SHARE_AT_LEAST = 0.01
"""No ranking is surer than this that something is not meant."""
_CLEAR, _HINTED, _LAST, _DENIED = 1.6, 0.8, 0.4, -2.2
"""What words add that say a wish, hint at one, are the last word among several, take one back."""
_ALONE = 2.0
"""Times as much where there is no ranking: it has learnt most of what the words tell."""
_REPEATED = 1.3
"""Times as much where more than one phrase says the same."""
_LEAST_HINT = 0.5
"""What a word adds that is looked at only where there is no ranking."""
_TOPIC = 0.6
"""What the words of a frequently asked question add."""
_IF_ASKING = {
    "faq": 1.0,
    "check_appointment": 0.6,
    "book": 0.6,
    "cancel": -0.5,
    "confirm": -1.2,
    "goodbye": -1.0,
}
"""Wish → what the form of a question adds."""
_ANSWERS = ("affirm", "deny", "inform", "choose", "correct")
_ANSWER_TO = {"menu": -3.4, "none": -0.9}
_NO_OFFER = -2.5
"""What makes a choice unlikely where nothing was offered."""
"""Question → what makes a mere answer unlikely there; a text out of the blue may reply to ours."""


def weigh(sentence: str, ranking: Sequence[Intent], expecting: str, *, asks: bool) -> dict[str, float]:
    """Wish → how likely it is, all together 1 at most; without a ranking the words alone decide.

    `expecting` is what was asked; `asks` tells whether the sentence has the form of a question.
    """
    said = evidence.of(sentence, alone=not ranking)
    if not ranking:
        return _by_words_alone(sentence, said, asks)
    shares = _shares(sentence, ranking)
    odds = {
        wish: exp(
            log(shares.get(wish, 0) + _SHARE_AT_LEAST)
            + _by_words(wish, said)
            + (_IF_ASKING.get(wish, 0) if asks else 0)
            + _by_question(wish, expecting)
        )
        for wish in wishes.INTENTS
    }
    total = sum(odds.values())
    return {wish: worth / total for wish, worth in odds.items()}


def _by_words_alone(sentence: str, said: evidence.Evidence, asks: bool) -> dict[str, float]:
    """Without a ranking only what was named can be meant, or nothing at all; each word counts for more."""
    worth = {wish: _ALONE * _by_words(wish, said) for wish in wishes.INTENTS}
    if said.topics and asks:
        worth["faq"] += _IF_ASKING["faq"] + _LEAST_HINT
    for wish in said.hinted:
        worth[wish] += _HINTED
    for wish in evidence.barely_hinted(sentence):
        worth[wish] += _LEAST_HINT
    odds = {wish: exp(named) for wish, named in worth.items() if named > 0}
    nothing = 1.0
    return {wish: named / (sum(odds.values()) + nothing) for wish, named in odds.items()}


def _by_words(wish: str, said: evidence.Evidence) -> float:
    """What the words said add to the odds of a wish."""
    named = _CLEAR if wish == said.clear else _HINTED * (wish in said.hinted)
    return (
        named * (_REPEATED if wish in said.repeated else 1)
        + _LAST * (wish == said.last)
        + _DENIED * (wish in said.denied)
        + _TOPIC * (wish == "faq" and bool(said.topics))
    )


def _by_question(wish: str, expecting: str) -> float:
    unlikely = _ANSWER_TO.get(expecting, 0) if wish in _ANSWERS else 0
    return unlikely + (_NO_OFFER if wish == "choose" and expecting == "none" else 0)


def _shares(sentence: str, ranking: Sequence[Intent]) -> dict[str, float]:
    return {name: share for name, share in added_up(ranking).items() if _may_be_meant(sentence, name)}


def added_up(ranking: Sequence[Intent]) -> dict[str, float]:
    """Wish → its share in the ranking; the topics of questions are added up."""
    shares: dict[str, float] = {}
    for intent in ranking:
        name = plain_name(intent.name)
        shares[name] = shares.get(name, 0) + intent.confidence
    return shares


def plain_name(intent: str) -> str:
    """Rasa ranks questions by topic, as "faq_price"."""
    return "faq" if intent.startswith("faq") else intent


def _may_be_meant(sentence: str, intent: str) -> bool:
    return intent not in wishes.NEEDED or first(wishes.NEEDED[intent], sentence) is not None


def topic(sentence: str) -> str | None:
    """The frequently asked question whose words are in the sentence."""
    return next((name for name, phrases in wishes.TOPICS.items() if first(phrases, sentence)), None)


def topic_meant(sentence: str, ranking: Sequence[Intent]) -> str | None:
    """The topic of a question, by the ranking and the words together; None if neither knows of one."""
    shares = {intent.name[4:]: intent.confidence for intent in ranking if intent.name[4:] in wishes.TOPICS}
    named = {name for name, phrases in wishes.TOPICS.items() if first(phrases, sentence)}
    return max(
        (name for name in wishes.TOPICS if name in shares or name in named),
        key=lambda name: log(shares.get(name, 0) + _SHARE_AT_LEAST) + _TOPIC * (name in named),
        default=None,
    )
