"""Small talk before an answer left out: "il fait froid aujourd'hui, bon le premier" is "bon le premier".

A remark is left out only as a whole clause, and only where an answer follows: nothing that is wished, refused
or agreed to, and no emergency, can be lost with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import patterns, text, wishes
from .patterns import Phrases, first, sentence

_PHRASES = {
    section: tuple(map(patterns.compiled, lines))
    for section, lines in patterns.lines("remarks").items()
    if section not in ("hollow", "when", "leads", "hesitation", "hesitation_before")
}
_HOLLOW, _WHEN = (frozenset(" ".join(patterns.lines("remarks")[kind]).split()) for kind in ("hollow", "when"))
_HESITATION, _BEFORE = (
    frozenset(" ".join(patterns.lines("remarks")[kind]).split())
    for kind in ("hesitation", "hesitation_before")
)
_LEADS = frozenset("|".join(patterns.lines("remarks")["leads"]).split("|"))
_MATTERS: Phrases = (
    *_PHRASES["meant"],
    *(phrase for wish in ("book", "cancel", "confirm", "reschedule") for phrase in wishes.CLEAR[wish]),
    *wishes.EMERGENCY["emergency"],
    *wishes.EMERGENCY["crisis"],
)
_KINDS = ("closed", "open", "told", "wait", "hold")
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[,.;!?…](?=\s)")
_TAIL = 12
"""Words that may follow the phrase by which a remark is known."""
_TAIL_OF = {"told": 3}
"""The same of a remark that its phrase tells to the end."""
_MOST = 6
"""Remarks that are left out of one turn; time must stay bounded."""


@dataclass(frozen=True)
class _Text:
    """A text, its plain words with their places in it, and where something new may begin."""

    said: str
    words: tuple[str, ...]
    places: tuple[int, ...]
    stops: frozenset[int]
    begins: frozenset[int]
    names: frozenset[int]

    def written(self, at: int) -> str:
        """What stands from a word on, as it was written; nothing behind the last."""
        return self.said[self.places[at] :] if at < len(self.places) else ""


def to_the_point(said: str) -> str:
    """The text without the small talk before the answer; the whole text if no answer follows it.

    "Attendez" before an answer is small talk as well: who answers lets nobody wait. Pure, and linear in the
    length of the text, of which no more than `text.LONGEST` is read.
    """
    parted = _parted(said)
    start = 0
    for _ in range(_MOST):
        after = next(_ends(parted, start), None)
        if after is None:
            break
        start = after
    start = _past_hesitation(parted, start)
    return said[parted.places[start] :] if start else said


def _past_hesitation(parted: _Text, start: int) -> int:
    """ "Eh bien", "alors là", "voilà" before an answer agree to nothing, and change no ranking."""
    at = start
    while length := _hesitation(parted.words[at : at + 3], after=parted.words[start:at][-1:]):
        at += length
        at += parted.words[at - 1] == "alors" and parted.written(at).startswith("là")
    return start if _HOLLOW.issuperset(parted.words[at:]) else at


def _hesitation(words: tuple[str, ...], *, after: tuple[str, ...]) -> int:
    """How many words of hesitation stand first; "bon" only before what is no good day, "ben" no name."""
    first_two, next_two = words[:2], words[1:3]
    if not words or words[0] in _HESITATION:
        return len(words[:1])
    if first_two in (("eh", "bien"), ("he", "bien")):
        return 2
    if first_two == ("et", "bien"):
        return 2 if _BEFORE.intersection(words[2:3]) else 0
    alone = words[0] in ("bon", "ben", "bah") or (words[0] == "la" and after == ("alors",))
    return int(alone and bool(_BEFORE.intersection(next_two[:1])))


def _parted(said: str) -> _Text:
    found = list(_WORD.finditer(said[: text.LONGEST]))
    words = tuple(text.plain(each[0]) for each in found)
    ends = {match.start() for match in _STOP.finditer(said)}
    stops = (
        at
        for at in range(1, len(found))
        if any(end in ends for end in range(found[at - 1].end(), found[at].start()))
    )
    begins = frozenset(at for at in _at(_PHRASES["begins"], words) if at and words[at - 1] not in _LEADS)
    names = frozenset(at for at in _at(_PHRASES["names"], words) if at and words[at - 1] not in _LEADS)
    return _Text(said, words, tuple(each.start() for each in found), frozenset(stops), begins, names)


def _at(phrases: Phrases, words: tuple[str, ...]) -> Iterator[int]:
    """At which words one of the phrases begins."""
    flat = sentence(words)
    number = {}
    place = 0
    for at, word in enumerate(words):
        number[place] = at
        place += len(word) + 1
    return (
        number[match.start()]
        for phrase in phrases
        for match in phrase.finditer(flat)
        if match.start() in number
    )


def _ends(parted: _Text, start: int) -> Iterator[int]:
    """Where the remark ends that begins at a word, if one does and an answer follows."""
    opened = _without_opening(parted, start)
    for kind, begin in (("hold", start), *((kind, opened) for kind in _KINDS)):
        after = sentence(parted.words[begin : begin + 2 * _TAIL])
        # A phrase that must be all there is ends where something new begins.
        matches = (phrase.search(after) for phrase in _PHRASES[kind]) if kind != "hold" else ()
        known = max((begin + len(match[0].split()) for match in matches if match), default=0)
        tail = _TAIL_OF.get(kind, _TAIL)
        ends = range(max(known, begin + 1), min((known or begin) + tail, len(parted.words)))
        yield from (end for end in ends if (known or kind == "hold") and _is_end(parted, begin, end, kind))


def _without_opening(parted: _Text, start: int) -> int:
    at = start
    while at < len(parted.words) and (
        opening := first(_PHRASES["before"], sentence(parted.words[at : at + 2]))
    ):
        at += len(opening[0].split())
    return at


def _is_end(parted: _Text, begin: int, end: int, kind: str) -> bool:
    """Whether a remark ends before a word, and an answer begins there."""
    stop = end in parted.stops
    if not (stop or end in parted.begins or (end in parted.names and kind in ("closed", "told", "hold"))):
        return False
    remark = sentence(parted.words[begin:end])
    if kind == "hold" and not first(_PHRASES["hold"], remark):
        return False
    answer = set(parted.words[end:])
    goes_on = stop and kind in ("closed", "open", "told") and answer <= _WHEN
    harmless = kind in ("wait", "told") or not first(_MATTERS, remark)
    return not goes_on and not answer <= _HOLLOW and harmless
