"""A small language for phrases, so that vocabularies read as French and not as regular expressions.

Words are separated by spaces; `a|b` is a choice of words, `[a]` may be missing, `annul*` stands for every
word that begins so, `…` for up to four words, `^` and `$` for the ends of the sentence, `<name>` for one
word of a set of `sets.txt`. Gaps are bounded, so matching is linear. The phrases stand in
`data/phrases/*.txt`, in sections, French and English together: a caller may change from one to the other
in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

_FOLDER = Path(__file__).with_name("data") / "phrases"
_HEADING = re.compile(r"\[(\w+)\]")
_SET = re.compile(r"<(\w+)>")

Phrase = re.Pattern[str]
Phrases = tuple[Phrase, ...]


def load(name: str) -> Mapping[str, Phrases]:
    """Section → phrases of the file `data/phrases/NAME.txt`."""
    return {section: tuple(map(compiled, phrases)) for section, phrases in lines(name).items()}


def lines(name: str) -> Mapping[str, list[str]]:
    """Section → lines of the file `data/phrases/NAME.txt`, comments left out."""
    sections: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            section = sections.setdefault(heading[1], [])
        elif line and not line.startswith("#"):
            section.append(line)
    return sections


def compiled(phrase: str) -> Phrase:
    """One phrase as a regular expression over what `sentence` returns."""
    written_out = _SET.sub(lambda match: _sets()[match[1]], phrase)
    return re.compile("".join(_part(part) for part in written_out.split()))


@cache
def _sets() -> Mapping[str, str]:
    """Name → words with one role in a sentence, as a choice."""
    return dict(line.split(" = ") for line in lines("sets")["sets"])


def spelled_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that a phrase of choices and optional words stands for."""
    choices = [part.strip("[]").split("|") + [""] * part.startswith("[") for part in phrase.split()]
    return (tuple(word for word in row if word) for row in product(*choices))


def _part(part: str) -> str:
    if part == "…":
        return r"(?: \S+){0,4}?"
    if part in "^$":
        return part
    optional = part.startswith("[")
    choice = "|".join(word.replace("*", r"\w*") for word in part.strip("[]").split("|"))
    return rf"(?: (?:{choice})(?= |$))" + ("?" if optional else "")


def sentence(words: Iterable[str]) -> str:
    """Plain words as the phrases expect them: each with a space before it."""
    return "".join(f" {word}" for word in words)


def first(phrases: Iterable[Phrase], text: str) -> re.Match[str] | None:
    """The first phrase of a list that is found in the sentence."""
    return next((match for phrase in phrases if (match := phrase.search(text))), None)
