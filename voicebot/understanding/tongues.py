"""Which language a caller asks for: by its name in French, English or itself, or by speaking it."""

from __future__ import annotations

from . import patterns
from .patterns import first, sentence

_LINES = patterns.lines("tongues")
_NAMED = {name: code for code, *names in map(str.split, _LINES["names"]) for name in names}
_AMBIGUOUS = frozenset(" ".join(_LINES["ambiguous"]).split())
_PHRASES = {name: tuple(map(patterns.compiled, _LINES[name])) for name in ("speaks", "asks", "only")}
_LACKED = tuple(patterns.compiled(f"{line} {'|'.join(_NAMED)}") for line in _LINES["lacks"])
_FOREIGN_TONGUES = ("es", "de", "it", "pt", "nl", "pl", "ro", "tr")
_WORDS_OF = {code: frozenset(" ".join(_LINES[code]).split()) for code in _FOREIGN_TONGUES}
_OURS = {code: frozenset(" ".join(rows).split()) for code, rows in patterns.lines("languages").items()}
_SHORT = 3
"""Words of an answer in which a language is asked for by its name alone."""
_ENOUGH = 2
"""Words of a language that show somebody speaks it, more of them than of ours."""


def asked_for(words: tuple[str, ...], *, strictly: bool) -> str | None:
    """The code of the language asked for.

    `strictly`: its name needs a word of speaking, because where a name or a place was asked "Anglais" is one.
    """
    text = sentence(words)
    speaks = first(_PHRASES["speaks"], text) is not None
    named = [word for word in words if word in _NAMED and (speaks or word not in _AMBIGUOUS)]
    if not named:
        return None if strictly else _spoken(words)
    asked = speaks or (first(_PHRASES["asks"], text) is not None and not strictly)
    if not asked and (strictly or len(words) > _SHORT):
        return None
    lacked = set() if first(_PHRASES["only"], text) else {each for each in named if _is_lacking(text, each)}
    wanted = [_NAMED[word] for word in named if word not in lacked]
    return wanted[0] if wanted else _instead_of({_NAMED[word] for word in lacked}, words)


def _is_lacking(text: str, name: str) -> bool:
    return any(match[0].endswith(f" {name}") for phrase in _LACKED for match in phrase.finditer(text))


def _instead_of(lacked: set[str], words: tuple[str, ...]) -> str | None:
    """Who says in English that they speak no French goes on in English."""
    spoken = _spoken(words) or max(_OURS, key=lambda code: sum(word in _OURS[code] for word in words))
    return None if spoken in lacked else spoken


def _spoken(words: tuple[str, ...]) -> str | None:
    counts = {code: sum(word in known for word in set(words)) for code, known in _WORDS_OF.items()}
    best = max(counts, key=lambda code: counts[code])
    ours = max(sum(word in known for word in set(words)) for known in _OURS.values())
    return best if counts[best] >= _ENOUGH and counts[best] > ours else None
