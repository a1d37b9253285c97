"""Which of the words of a name is the given name, and how the whole is written."""

from __future__ import annotations

from . import patterns
from .reading import Name
from .text import plain

_WORDS = {
    section: frozenset(" ".join(lines).split())
    for section, lines in patterns.lines("names").items()
    if section in ("given", "family_too", "particles", "small_particles")
}
GIVEN = _WORDS["given"]
"""Given names of the callers' generations: enough to tell "Jeanne Lefèvre" from "Lefèvre Jeanne"."""
_COMPOUND = frozenset(
    {"jean", "marie", "anne", "paul", "pierre", "charles", "louis", "rose", "ana", "maria", "jose"}
)

Words = tuple[str, ...]


def is_given(word: str) -> bool:
    """Whether it is a known given name, or made of known ones: "Jean-Pierre"."""
    return all(part in GIVEN for part in plain(word).split("-"))


def is_only_given(word: str) -> bool:
    """Whether it is a given name and hardly ever a family name."""
    return is_given(word) and plain(word) not in _WORDS["family_too"]


def parted(words: Words, comma: int | None, *, given_first: bool) -> Name:
    """Family and given name of bare words; `comma` is where one stands.

    What the words themselves do not tell, the custom does: the family name first, unless it was said as
    one introduces oneself.
    """
    groups = _groups(words)
    if comma:
        first, second = words[:comma], words[comma:]
        return _told(first, second) if _given_share(first) <= _given_share(second) else _told(second, first)
    if len(groups) == 1:
        return Name(None, written(words)) if all(map(is_only_given, words)) else Name(written(words), None)
    at = _border(groups, given_first=given_first)
    family, given = (groups[at:], groups[:at]) if at > 0 else (groups[:-at], groups[-at:])
    return _told(sum(family, ()), sum(given, ()))


def _told(family: Words, given: Words) -> Name:
    return Name(written(family), written(given))


def _given_share(words: Words) -> float:
    return sum(1 + is_only_given(word) for word in words if is_given(word)) / max(len(words), 1)


def _border(groups: list[Words], *, given_first: bool) -> int:
    """Where the given name ends; negative where the family name ends, if that comes first."""
    last = len(groups) - 1
    capitals = [all(w.isupper() and len(w) > 1 for w in group) for group in groups]
    if any(capitals) and not all(capitals):
        return capitals.index(True) if not capitals[0] else -capitals.index(False)
    leading = _run(groups)
    trailing = _run(groups[::-1])
    if bool(leading) != bool(trailing):
        return min(leading, last) if leading else -(last + 1 - min(trailing, last))
    if leading:
        return _border_of_known(groups, given_first=given_first)
    particled = [len(group) > 1 for group in groups]
    if any(particled) and not all(particled):
        return particled.index(True) if not particled[0] else -particled.index(False)
    return last if given_first else -1


def _border_of_known(groups: list[Words], *, given_first: bool) -> int:
    """Both ends may be given names: "Bernard Simone", "Simone Bernard", "Paul Martin"."""
    first, last = is_only_given(" ".join(groups[0])), is_only_given(" ".join(groups[-1]))
    if first != last:
        given_first = first
    compounds = [plain(group[0]) in _COMPOUND for group in groups]
    # "Jean Claude Roy" begins with one given name, "Paul Marie Claude" ends with one.
    given_first = given_first or (len(groups) == 3 and compounds == [True, False, False] and first == last)
    compound = len(groups) > 2 and compounds[0 if given_first else -2]
    size = 2 if compound else 1
    return size if given_first else -(len(groups) - size)


def _run(groups: list[Words]) -> int:
    """How many groups from the beginning on are given names."""
    return next((n for n, group in enumerate(groups) if not is_given(" ".join(group))), len(groups))


def _groups(words: Words) -> list[Words]:
    """Particles go with the word behind them: "de la Tour", "Le Bihan"."""
    groups: list[Words] = []
    open_group: Words = ()
    for n, word in enumerate(words):
        open_group = (*open_group, word)
        bare = plain(word)
        leads = bare in _WORDS["particles"] or bare in _WORDS["small_particles"]
        if not leads or n == len(words) - 1:
            groups, open_group = [*groups, open_group], ()
    return groups


def first_group(words: Words) -> Words:
    """The first name with its particles."""
    groups = _groups(words)
    return groups[0] if groups else ()


def written(words: Words) -> str | None:
    """As people write names: recognisers write them small, messages in capitals."""
    return " ".join(_capital(word, first=n == 0) for n, word in enumerate(words)) or None


def _capital(word: str, *, first: bool) -> str:
    if plain(word) in _WORDS["small_particles"] and not (first and word[:1].isupper()):
        # "De la Tour" begins with what was heard, "le bihan" with a capital.
        return (
            word.lower()
            if not first or plain(word) not in _WORDS["particles"] - {"de", "du"}
            else word.capitalize()
        )
    if not (word.islower() or (word.isupper() and len(word) > 1)):
        return word
    parts = [[_piece(piece) for piece in part.split("'")] for part in word.split("-")]
    return "-".join("'".join(pieces) for pieces in parts)


def _piece(piece: str) -> str:
    return piece.lower() if piece.lower() in ("d", "l") and len(piece) == 1 else piece.capitalize()
