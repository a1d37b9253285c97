"""What the words of a sentence say for and against each wish, before any ranking is looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from . import wishes
from .patterns import Phrase, Phrases, first

_CUT = " …"
"""Stands where something was left out, so that what stood around it does not seem to belong together; after
a denial the wish that was denied follows it."""
_OPPOSITE = {"cancel": "confirm", "book": "cancel", "confirm": "cancel"}
"""Wish that is taken back → what is meant by that."""


@dataclass(frozen=True)
class Evidence:
    """Wishes by what speaks for or against them.

    `clear` is said outright and last, or implied by a denial; `earlier` are said outright before it: the
    last word counts. `hinted` are no more than hinted at; of all these, `repeated` are said by more than one
    phrase. `denied` were named only to be refused or only look as if they were meant. `topics` are
    frequently asked questions whose words were heard.
    """

    clear: str | None
    earlier: frozenset[str]
    hinted: frozenset[str]
    repeated: frozenset[str]
    denied: frozenset[str]
    topics: frozenset[str]


def of(sentence: str) -> Evidence:
    """Read the words of a sentence; what is denied in it is not read again as if it were meant.

    Who takes back one wish and says no other implies its opposite: not to cancel is to come, not to want a
    vaccination is to cancel.
    """
    denied, left = _without_denials(sentence)
    said = {wish: ends for wish, ends in _ends(wishes.CLEAR, left).items() if max(ends) > denied.get(wish, 0)}
    hinted = {wish: ends for wish, ends in _ends(wishes.HINTS, left).items() if wish not in said}
    clear = max(said, key=lambda wish: max(said[wish]), default=None) or _implied(denied, hinted.keys())
    return Evidence(
        clear=clear,
        earlier=frozenset(said) - {clear},
        hinted=frozenset(hinted) - {clear},
        repeated=frozenset(wish for wish, ends in (*said.items(), *hinted.items()) if len(ends) > 1),
        denied=frozenset(denied.keys() - said.keys()) | _named_in(left, wishes.MISLEADING),
        topics=_named_in(sentence, wishes.TOPICS),
    )


def _implied(denied: Mapping[str, int], hinted: Collection[str]) -> str | None:
    """What is meant by the wish taken back last, if nothing hints at anything else."""
    last = max(denied, key=lambda wish: denied[wish], default="")
    opposite = _OPPOSITE.get(last)
    return opposite if opposite and all(wish == opposite for wish in hinted) else None


def least_hints(sentence: str) -> frozenset[str]:
    """Wishes of which a word was heard that means something only where nothing else is known."""
    return _named_in(_without_denials(sentence)[1], wishes.HINTS_ALONE)


def _ends(vocabulary: wishes.Vocabulary, sentence: str) -> dict[str, list[int]]:
    """Wish → where each of the phrases that say it ends for the last time."""
    found = {
        wish: [end for phrase in phrases if (end := _end_of_last(phrase, sentence))]
        for wish, phrases in vocabulary.items()
    }
    return {wish: ends for wish, ends in found.items() if ends}


def _end_of_last(phrase: Phrase, sentence: str) -> int:
    return max((match.end() for match in phrase.finditer(sentence)), default=0)


def _named_in(sentence: str, vocabulary: wishes.Vocabulary) -> frozenset[str]:
    return frozenset(name for name, phrases in vocabulary.items() if first(phrases, sentence))


def _without_denials(sentence: str) -> tuple[dict[str, int], str]:
    """Wish that was taken back → where it was for the last time; and the sentence without those words."""
    left = _cut(wishes.ASIDE, sentence, _CUT)
    for wish, phrases in wishes.TAKEN_BACK.items():
        left = _cut(phrases, left, _CUT + wish)
    places = {wish: left.rfind(_CUT + wish) for wish in wishes.TAKEN_BACK}
    return {wish: place for wish, place in places.items() if place >= 0}, left


def _cut(phrases: Phrases, sentence: str, mark: str) -> str:
    for phrase in phrases:
        sentence = phrase.sub(mark, sentence)
    return sentence
