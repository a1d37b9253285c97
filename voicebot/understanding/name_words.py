"""What callers say when they are asked for a name, piece by piece: names, spellings, and what marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import patterns, spelling
from .text import plain

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_KINDS = ("given_mark", "family_mark", "maiden_mark", "used_mark", "copula", "introduction", "correction",
          "refused", "without", "aside", "title", "filler")  # fmt: skip
_PHRASES = tuple(
    (kind, phrase) for kind, phrases in patterns.load("names").items() if kind in _KINDS for phrase in phrases
)
_SON_OF = "Ben"
"""Written so it begins a name; "ben" only gains time."""
_WELL, _SURELY = "bon", 2
"""Before two other names "bon" only begins a sentence; before one it may be a name."""
_LIKENED = frozenset({"comme", "like"})
_LONGEST_LIKENESS = 4
_A_THING = frozenset({"un", "une", "le", "la", "les", "des", "du", "au", "the", "a", "an"})


@dataclass(frozen=True)
class Token:
    """A `word`, the `letters` of a spelling, or one of the marks; `parted` if a comma goes before it."""

    kind: str
    text: str = ""
    parted: bool = False


@dataclass(frozen=True)
class _Piece:
    text: str
    plain: str
    joint: str
    """What joins it to the piece before: a space, a comma, an apostrophe or a hyphen."""


def tokens(text: str, given: frozenset[str]) -> list[Token]:
    """The words, spellings and marks of an answer; remarks and small talk are left out.

    `given` are known given names: "Meunier comme celui qui dort Georgette" ends its remark at one.
    """
    pieces = list(_pieces(text))
    words = tuple(_coded(pieces, at) for at in range(len(pieces)))
    plain_words = tuple(piece.plain for piece in pieces)
    # The D of "d'Arvieux" is no letter of a spelling.
    spelt = tuple(
        word + "'" * (len(word) == 1 and word.isalpha() and code != spelling.LETTER)
        for word, code in zip(plain_words, words, strict=True)
    )
    starts = _starts(words)
    sentence = patterns.sentence(words)
    found: list[Token] = []
    at, parted = 0, False
    while at < len(pieces):
        parted = parted or pieces[at].joint == ","
        kind, end = _phrase(sentence, starts, at)
        if end == at and words[at] in _LIKENED and found:
            kind, end = "aside", _after_likeness(pieces, at, given)
        if at == 0 and plain_words[0] == _WELL and sum(piece.joint != "-" for piece in pieces) > _SURELY:
            kind, end = "filler", 1
        if pieces[at].text == _SON_OF and end == at + 1 and not _ends_here(pieces, end):
            end = at
        token, end = (Token(kind, plain_words[end - 1]), end) if end > at else _said(pieces, words, spelt, at)
        at = end
        if token.kind not in ("aside", "filler"):
            found.append(Token(token.kind, token.text, parted and token.kind in ("word", "letters")))
            parted = False
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    end = 0
    for match in _PIECE.finditer(text):
        between = text[end : match.start()]
        joint = "," if re.search("[,;:(]", between) else between if between in ("'", "’", "-") else " "
        yield _Piece(match[0], plain(match[0]), joint.replace("’", "'"))
        end = match.end()


def _coded(pieces: list[_Piece], at: int) -> str:
    """The plain word, or the sign of a single letter: the D of "d'Arvieux" is none."""
    piece = pieces[at]
    following = pieces[at + 1].joint if at + 1 < len(pieces) else ""
    alone = len(piece.text) == 1 and piece.plain.isalpha() and piece.text not in "àÀ"
    return spelling.LETTER if alone and "'" not in (piece.joint, following) else piece.plain


def _starts(words: tuple[str, ...]) -> dict[int, int]:
    """Place in the sentence → number of the word that ends there."""
    places, at = {}, 0
    for number, word in enumerate(words):
        places[number] = at
        at += len(word) + 1
    places[len(words)] = at
    return places


def _phrase(sentence: str, starts: dict[int, int], at: int) -> tuple[str, int]:
    """The longest phrase that begins with a word, and the number of the word behind it."""
    matches = (
        (match.end(), kind) for kind, phrase in _PHRASES if (match := phrase.match(sentence, starts[at]))
    )
    end, kind = max(matches, default=(0, ""), key=lambda each: each[0])
    if not end:
        return "", at
    return kind, at + sentence.count(" ", starts[at], end)


def _said(pieces: list[_Piece], words: tuple[str, ...], spelt: tuple[str, ...], at: int) -> tuple[Token, int]:
    """A spelling, or one word with what is joined to it; a stray letter is an aside."""
    letters, end = spelling.spelled(spelt, at)
    if letters:
        return Token("letters", letters) if spelling.is_spelling(letters) else Token("aside"), end
    if words[at] == spelling.LETTER or pieces[at].text.isdigit():
        return Token("aside"), at + 1
    end = at + 1
    while end < len(pieces) and pieces[end].joint in ("'", "-") and pieces[end].text != "s":
        end += 1
    joined = "".join(f"{piece.joint}{piece.text}" for piece in pieces[at:end])[1:]
    return Token("word", joined), end


def _ends_here(pieces: list[_Piece], at: int) -> bool:
    """Whether a comma or a small word follows: "Ben, Dupont" is no "Ben Amar"."""
    return at == len(pieces) or pieces[at].joint == "," or pieces[at].text.islower()


def _after_likeness(pieces: list[_Piece], at: int, given: frozenset[str]) -> int:
    """Where "comme celui qui dort" ends: at a comma, or at a given name; after a comma it may be longer."""
    end = at + 2
    longest = 2 * _LONGEST_LIKENESS if pieces[at].joint == "," else _LONGEST_LIKENESS
    while end < min(len(pieces), at + 1 + longest):
        # "Lapierre, comme une pierre" names no Pierre.
        if pieces[end].joint == "," or (pieces[end].plain in given and pieces[end - 1].plain not in _A_THING):
            break
        end += 1
    return min(end, len(pieces))
