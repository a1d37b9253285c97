"""A person's name as callers say it: marked, spelled, corrected, with titles and remarks around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from . import name_order, patterns
from .name_order import Words
from .name_words import Token, tokens
from .reading import Name
from .text import plain

_LINES = patterns.lines("names")
_SENTENCE = frozenset(" ".join(_LINES["sentence"]).split())
_NEVER = frozenset(" ".join(_LINES["never"]).split())
_LONGEST = 6
"""Words of a name; what is longer is a sentence."""
_LIKE = 0.6
"""How much a word must be like its spelling."""
_WIDEST = 3
"""Words that may have been heard for one name: "van der Velden"."""
_ROLES = {"given_mark": "given", "family_mark": "family", "maiden_mark": "maiden", "used_mark": "used"}


@dataclass(frozen=True)
class _Part:
    """Words that belong together, and what they were said to be, if it was said."""

    words: Words
    role: str = ""
    after_comma: bool = False


def read(text: str, locale: str) -> Name | None:
    """The name said, written as people write names; None if there is none.

    Of "Lefèvre L E F E V R E" the spelling counts, and the accents of what was heard. The family name is
    the one that is used, not that before a marriage.
    """
    said = _without_refused(_settled(tokens(text, name_order.GIVEN)))
    given_first = locale == "en" or any(token.kind == "introduction" for token in said)
    corrections = [n for n, token in enumerate(said) if token.kind == "correction"]
    name: Name | None = None
    for start, end in zip([0, *(n + 1 for n in corrections)], [*corrections, len(said)], strict=True):
        new = _named(said[start:end], given_first=given_first)
        name = _corrected(name, new) if name and new else new or name
    return name


def _named(said: list[Token], *, given_first: bool) -> Name | None:
    parts = [replace(part, words=_before_a_sentence(part.words)) for part in _parts(said)]
    words = [word for part in parts for word in part.words]
    nobody = all(plain(word) in _NEVER for word in words) or len(words) > 2 * _LONGEST
    return None if nobody else _assembled(parts, given_first=given_first)


def _before_a_sentence(words: Words) -> Words:
    """ "Dupont Marie je vous entends mal": where a sentence begins the name is over."""
    end = next(
        (n for n, word in enumerate(words) if not _SENTENCE.isdisjoint(re.split("['-]", plain(word)))), None
    )
    return words[:end]


def _assembled(parts: list[_Part], *, given_first: bool) -> Name | None:
    """The name of parts that were marked, and of what was not."""
    told = {part.role: part.words for part in parts if part.role and part.words}
    family, given = told.get("used") or told.get("family", ()), told.get("given", ())
    taken = {plain(word) for words in told.values() for word in words}
    bare = [part for part in parts if not part.role and part.words]
    if not (family and given):
        left = tuple(word for part in bare for word in part.words)
        kept = _once(left) if not told else tuple(word for word in left if plain(word) not in taken)
        comma = _comma(bare, kept) if not told else None
        if len(kept) > _LONGEST:
            return None
        family, given = _completed(family, given, told.get("maiden", ()), kept, comma, given_first)
    name = Name(name_order.written(family), name_order.written(given))
    if name.given is None and len(family) > 1 and set(told) == {"family"}:
        return name_order.parted(family, None, given_first=given_first)
    if (
        name.family is None
        and len(given) > 1
        and set(told) == {"given"}
        and not all(map(name_order.is_given, given))
    ):
        return name_order.parted(given, None, given_first=True)
    return name if name.family or name.given else None


def _completed(
    family: Words, given: Words, maiden: Words, bare: Words, comma: int | None, given_first: bool
) -> tuple[Words, Words]:
    """What was not marked is the half of the name that is missing, or both."""
    if family and bare:
        both = name_order.parted(bare, None, given_first=True)
        return family, tuple((both.given or both.family or "").split())
    if given:
        return family or bare or maiden, given
    if family or not bare:
        return family or maiden, given
    both = name_order.parted(bare, comma, given_first=given_first)
    if maiden and len(bare) == 1 and name_order.is_given(bare[0]):
        return maiden, bare
    return tuple((both.family or "").split()), tuple((both.given or "").split())


def _once(words: Words) -> Words:
    """ "Garnier, Denise Garnier": what is said twice counts where it stands last."""
    later = [{plain(word) for word in words[n + 1 :]} for n in range(len(words))]
    return tuple(word for word, rest in zip(words, later, strict=True) if plain(word) not in rest)


def _comma(bare: list[_Part], kept: Words) -> int | None:
    """Where a comma parts the words that are left, if there is just one place."""
    first, second = bare if len(bare) == 2 else (_Part(()), _Part(()))
    return len(first.words) if second.after_comma and first.words + second.words == kept else None


def _parts(said: list[Token]) -> list[_Part]:
    """The words between the marks; a mark names what follows it, or what goes before it."""
    parts = [_Part(())]
    for n, token in enumerate(said):
        if token.kind == "word" and token.parted and parts[-1].words:
            parts.append(_Part((token.text,), after_comma=True))
        elif token.kind == "word":
            parts[-1] = replace(parts[-1], words=(*parts[-1].words, token.text))
        elif token.kind in _ROLES and _names_what_went_before(said, n) and parts[-1].words:
            parts[-1:] = [replace(parts[-1], role=_ROLES[token.kind]), _Part(())]
        elif token.kind in _ROLES:
            parts.append(_Part((), _ROLES[token.kind]))
        elif token.kind in ("introduction", "title") and (parts[-1].words or not parts[-1].role):
            parts.append(_Part(()))
    return [piece for part in parts for piece in _own_words(part)]


def _own_words(part: _Part) -> list[_Part]:
    """ "Née Garnier Denise": the name before the marriage is one name, the rest is not."""
    if part.role not in ("maiden", "used"):
        return [part]
    own = name_order.first_group(part.words)
    return [replace(part, words=own), _Part(part.words[len(own) :])]


def _names_what_went_before(said: list[Token], at: int) -> bool:
    """ "Krishnan is the family name", "Dupont de mon nom": but "my first name is Johanna"."""
    before, after = said[at - 1 : at] if at else [], said[at + 1 : at + 2]
    if not after or after[0].kind in _ROLES:
        return True
    is_said_of_it = bool(before) and before[0].kind == "copula" and at > 1 and said[at - 2].kind == "word"
    return is_said_of_it and after[0].kind != "copula"


def _settled(said: list[Token]) -> list[Token]:
    """Spellings laid over the words they spell; one that spells nothing heard is a word itself."""
    kept: list[Token] = []
    for token in said:
        if token.kind == "without" and kept and plain(kept[-1].text).endswith(token.text):
            kept[-1] = replace(kept[-1], text=kept[-1].text[:-1]) if kept[-1].kind == "letters" else kept[-1]
        elif token.kind != "without":
            kept.append(token)
    for n in [n for n, token in enumerate(kept) if token.kind == "letters"][:4]:
        kept = _laid_over(kept, n)
    return [token for token in kept if token.kind != "gone"]


def _laid_over(said: list[Token], at: int) -> list[Token]:
    letters = _bare(said[at].text)
    start, end, alike = max(
        _windows(said, letters), default=(at, at, 0.0), key=lambda each: (each[2], each[0])
    )
    result = list(said)
    result[at] = Token("word", said[at].text.title(), said[at].parted)
    if alike >= _LIKE:
        heard = _heard_or_spelled(said[start:end], said[at].text, same=alike == 1)
        result[start:end] = [*heard, *[Token("gone")] * (end - start - len(heard))]
        result[at] = Token("gone")
    elif any(letters in _bare(token.text) for token in said if token.kind == "word"):
        result[at] = Token("gone")
    return result


def _heard_or_spelled(heard: list[Token], letters: str, *, same: bool) -> list[Token]:
    """What was heard keeps its accents and spaces if its letters agree; "le fèvre" is one name, if small."""
    if same and (len(heard) == 1 or not all(token.text.islower() for token in heard)):
        return heard
    text = "".join(token.text for token in heard) if same and " " not in letters else letters.title()
    return [Token("word", text, heard[0].parted)]


def _windows(said: list[Token], letters: str) -> list[tuple[int, int, float]]:
    """Neighbouring words, where they begin and end, and how much they are like what was spelled."""
    found = []
    for start in range(len(said)):
        for end in range(start + 1, min(start + _WIDEST, len(said)) + 1):
            if any(token.kind != "word" for token in said[start:end]):
                break
            heard = _bare("".join(token.text for token in said[start:end]))
            found.append((start, end, Levenshtein.normalized_similarity(heard, letters)))
    return found


def _bare(text: str) -> str:
    return "".join(c for c in plain(text) if c.isalpha())


def _without_refused(said: list[Token]) -> list[Token]:
    """ "Marchal, pas Maréchal": the word that is refused goes."""
    gone = {n + 1 for n, token in enumerate(said) if token.kind == "refused"}
    return [token for n, token in enumerate(said) if n not in gone and token.kind != "refused"]


def _corrected(old: Name, new: Name) -> Name:
    """What was said again counts; one name alone stands for the half it is like."""
    if new.family and new.given:
        return new
    if new.given:
        return Name(old.family, new.given)
    family = new.family or ""
    of_given = old.given and _likeness(family, old.given) > _likeness(family, old.family or "")
    if of_given and (name_order.is_given(family) or _likeness(family, old.given or "") >= _LIKE):
        return Name(old.family, family)
    return Name(family, old.given)


def _likeness(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(_bare(one), _bare(other))
