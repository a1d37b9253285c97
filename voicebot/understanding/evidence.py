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

    `clear` is said outright, the last such wish, or implied by a denial; `hinted` are no more than hinted at;
    of these, `repeated` are said by more than one phrase, and `last` is the last word if there are several.
    `denied` were named only to be refused or only look as if they were meant. `topics` are frequently asked
    questions whose words were heard.
    """

    clear: str | None
    hinted: frozenset[str]
    repeated: frozenset[str]
    last: str | None
    denied: frozenset[str]
    topics: frozenset[str]


def of(sentence: str, *, alone: bool) -> Evidence:
    """Read the words of a sentence; what is denied in it is not read again as if it were meant.

    `alone` tells that there is no ranking: then the words that merely name a wish say it outright.

    Who takes back one wish and says no other implies its opposite: not to cancel is to come, not to want a
    vaccination is to cancel.
    """
    denied, left = _without_denials(sentence)
    vocabulary = wishes.CLEAR_ALONE if alone else wishes.CLEAR
    said = {wish: ends for wish, ends in _ends(vocabulary, left).items() if max(ends) > denied.get(wish, 0)}
    hinted = _ends(wishes.HINTS, left)
    named = {wish: said.get(wish, []) + hinted.get(wish, []) for wish in said.keys() | hinted.keys()}
    clear = _last(said) or _implied(denied, hinted.keys())
    return Evidence(
        clear=clear,
        hinted=frozenset(hinted.keys() - said.keys()) - {clear},
        repeated=frozenset(wish for wish, ends in named.items() if len(ends) > 1),
        last=_last(named) if len(named) > 1 else None,
        denied=frozenset(denied.keys() - said.keys()) | _named_in(left, wishes.MISLEADING),
        topics=_named_in(sentence, wishes.TOPICS),
    )


def _last(named: Mapping[str, list[int]]) -> str | None:
    """The wish whose words end last."""
    return max(named, key=lambda wish: max(named[wish]), default=None)


def _implied(denied: Mapping[str, int], hinted: Collection[str]) -> str | None:
    """What is meant by the wish taken back last, if nothing hints at anything else."""
    last = max(denied, key=lambda wish: denied[wish], default="")
    opposite = _OPPOSITE.get(last)
    return opposite if opposite and all(wish == opposite for wish in hinted) else None


def barely_hinted(sentence: str) -> frozenset[str]:
    """Wishes of which a word was heard that counts only where there is no ranking."""
    return _named_in(_without_denials(sentence)[1], wishes.BARE)


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
