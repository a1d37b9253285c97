"""Communes and postal codes as callers say them, write them, or are misheard saying them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from . import departments, mentions, numbers, phonetic
from .communes import Commune, table
from .reading import Place
from .text import tokens, without_marks
from .text import words as words_of

_CANDIDATES = 3
_SOUNDS_ALIKE = 78
_SOUNDS_SURE = 90
"""Likeness of two phonetic keys (0 to 100) from which a name is a candidate, and from which it is sure."""
_SHORTEST_SOUND = 3
_AS_ALIKE = 4
"""Difference of likeness that says nothing about which name was meant."""
_FAR_BIGGER = 8
"""Times as many inhabitants that make one of two names that sound alike the one that was meant."""
_SHORT_FOR = 10
"""Times as many inhabitants that make "Évry" perhaps short for a longer name."""
_CITY = "(paris|lyon|marseille)"
_QUARTER_AFTER = re.compile(rf"\b{_CITY} (?:dans le |in the |le |the )?(\d{{1,2}})\b")
_QUARTER_BEFORE = re.compile(rf"\b(\d{{1,2}}) (?:arrondissement |district )?(?:a|de|in|of) {_CITY}\b")
_ORDINAL = re.compile(
    r"\b(?:(?:premier|second|\w+ieme|\d+ ?(?:er|e|eme|ieme))(?: arrondissement)?|\d+ arrondissement)\b"
)
_CITIES = {"paris": 75100, "lyon": 69380, "marseille": 13200}
_CODE = 5
"""Digits of a postal code."""
_PIECES = 2
"""Pieces of it that are still no date or number when no place was asked for."""
_FIGURES = re.compile(r"\d+(?: \d+)*")


@dataclass(frozen=True)
class Found:
    """What a search for a place ends in: a sure place, or candidates to ask back, best first."""

    sure: Place | None = None
    candidates: tuple[Place, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is a place or a candidate at all."""
        return self.sure is not None or bool(self.candidates)


NOTHING = Found()


def by_postal_code(digits: str) -> tuple[Place, ...]:
    """The communes of a postal code, biggest first; empty if there is no such code.

    In Paris, Lyon and Marseille the arrondissements stand for the whole city.
    """
    rows = table().by_postal_code.get(digits, [])
    finer = [row for row in rows if row.parent] or rows
    return tuple(_place(row, digits) for row in _biggest_first(finer))


def alone(words: tuple[str, ...]) -> Found:
    """The town that an answer names and nothing else, where no place was asked for: "Cassis"."""
    named = mentions.whole(words)
    return _by_name(named, frozenset(), None) if named else NOTHING


def find(text: str, hint: str | None = None) -> tuple[Place, ...]:
    """The place a text names: one if it is sure, else up to three candidates, best first.

    `hint` is the department code of the caller's own area: it settles names borne by several communes.
    """
    found = answer(text, hint=hint)
    return (found.sure,) if found.sure else found.candidates


def answer(text: str, *, locale: str = "fr", hint: str | None = None) -> Found:
    """The place a text names as the answer to the question for one."""
    # A name may hold what is shorthand elsewhere: the "Pé" of Saint-Pé-de-Léren is no "peux".
    literal = search(without_marks(tokens(text)), asked=True, locale=locale, hint=hint)
    return literal if literal.sure else search(words_of(text), asked=True, locale=locale, hint=hint)


def search(words: tuple[str, ...], *, asked: bool, locale: str = "fr", hint: str | None = None) -> Found:
    """Find the place among plain words; `asked` says that a place is the likely answer.

    Unasked, only a name written as in the table and led in by a preposition counts, or a postal code.
    """
    words = mentions.not_refused(words)
    figures = numbers.thousands_joined(numbers.in_figures(" ".join(words), locale))
    by_code = _by_code(figures, words, asked)
    quarter = _arrondissement(figures)
    if by_code.anything or quarter:
        return by_code if by_code.anything else Found(quarter)
    if asked and _ORDINAL.search(" ".join(words)) and mentions.only_small_words(_without_ordinal(words)):
        return _quarters(figures)
    area, rest = departments.find(words)
    mention = _mention(words, rest, asked)
    by_name = _by_name(mention, area, hint) if mention else NOTHING
    short = _distinct(table().longer_names(mentions.bare(rest))) if asked and not mention else []
    if short:
        return _asked(_within(area, short) or short)
    if not asked or (mention and mention.trusted):
        return by_name
    by_sound = _by_sound(rest, area)
    return by_sound if by_sound.sure else _both(by_sound, by_name)


def _mention(words: tuple[str, ...], rest: tuple[str, ...], asked: bool) -> mentions.Mention | None:
    """ "Aix en Provence" is a name, "Villeneuve en Bretagne" a name and a region."""
    with_area = mentions.best(words, asked=asked)
    if with_area and len(with_area.name) > len(words) - len(rest):
        return with_area
    return mentions.best(rest, asked=asked)


def _both(sounding: Found, named: Found) -> Found:
    """A name that may be a piece of something misheard is no more than a candidate."""
    places = [*sounding.candidates, *([named.sure] if named.sure else named.candidates)]
    return Found(None, tuple(dict.fromkeys(places))[:_CANDIDATES])


def _by_code(figures: str, words: tuple[str, ...], asked: bool) -> Found:
    codes = [code for code in _codes(figures, asked) if code in table().by_postal_code]
    if not codes:
        return NOTHING
    communes = by_postal_code(codes[-1])
    if len(communes) == 1:
        return Found(communes[0])
    named = {row.insee for mention in mentions.all_in(words) for row in mention.rows}
    chosen = [place for place in communes if place.insee in named]
    return Found(chosen[0] if len(chosen) == 1 else Place(None, codes[-1], None))


def _codes(figures: str, asked: bool) -> Iterator[str]:
    """The groups of figures that can be a postal code, in one piece or, if one was asked for, in several."""
    for match in _FIGURES.finditer(figures):
        groups = match[0].split()
        digits = "".join(groups)
        if len(digits) == _CODE and (asked or len(groups) <= _PIECES):
            yield digits
        elif len(digits) == _CODE - 1 and asked:
            yield "0" + digits
        else:
            yield from (group for group in groups if len(group) == _CODE)


def _arrondissement(figures: str) -> Place | None:
    after, before = _QUARTER_AFTER.search(figures), _QUARTER_BEFORE.search(figures)
    if after:
        city, number = after[1], after[2]
    elif before:
        city, number = before[2], before[1]
    else:
        return None
    row = table().by_insee.get(str(_CITIES[city] + int(number)))
    return _place(row, None) if row else None


def _without_ordinal(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_ORDINAL.sub("", " ".join(words)).split())


def _quarters(figures: str) -> Found:
    """ "Dans le quatrième" without a city: the fourth arrondissements of all three, to be asked back."""
    number = int(numbers.digits_of(figures) or 0) if len(_FIGURES.findall(figures)) == 1 else 0
    rows = [table().by_insee.get(str(first + number)) for first in _CITIES.values()] if number < 21 else []
    return _asked(_biggest_first(row for row in rows if row and row.parent))


def _by_name(mention: mentions.Mention, area: frozenset[str], hint: str | None) -> Found:
    """One commune is sure; several of one name are asked back unless the department settles it."""
    standing = [row for row in mention.rows if not row.parent or row.postal_codes] or list(mention.rows)
    longer = table().longer_names(mention.name)
    if area:
        near = _distinct(_within(area, standing) or _within(area, mention.rows) or _within(area, longer))
        return _sure_or_asked(near) if near else _asked(_distinct(standing))
    if hint and len(standing) > 1:
        near = _distinct(_within(frozenset({hint}), standing))
        return _sure_or_asked(near or _distinct(standing))
    biggest = max(row.population for row in standing)
    bigger = [row for row in longer if row.population > _SHORT_FOR * biggest]
    return _asked(_distinct([*standing, *bigger])) if bigger else _sure_or_asked(_distinct(standing))


def _within(area: frozenset[str], rows: Iterable[Commune]) -> list[Commune]:
    return [row for row in rows if row.department in area]


def _sure_or_asked(rows: list[Commune]) -> Found:
    return Found(_place(rows[0], None)) if len(rows) == 1 else _asked(rows)


def _asked(rows: list[Commune]) -> Found:
    return Found(None, tuple(_place(row, None) for row in rows[:_CANDIDATES]))


def _by_sound(words: tuple[str, ...], area: frozenset[str]) -> Found:
    """Names that sound like what was said; here size decides, for the names are not the same."""
    heard = mentions.bare(words)
    if mentions.only_small_words(heard) or all(len(word) == 1 for word in words):
        return NOTHING
    sounds = {phonetic.key(heard), phonetic.key(words)}
    scored = [each for sound in sounds for each in _alike(sound, area)]
    scored.sort(key=lambda each: (round(each[0] / _AS_ALIKE), each[1].population), reverse=True)
    return _judged(scored)


def _alike(sound: str, area: frozenset[str]) -> Iterator[tuple[float, Commune]]:
    known = table()
    if not _SHORTEST_SOUND <= len(sound) <= known.longest_sound + 2:
        return
    near = known.sounds_of(area) if area else known.sounds_near(sound)
    for key, score, _ in process.extract(
        sound, near, scorer=fuzz.ratio, score_cutoff=_SOUNDS_ALIKE, limit=2 * _CANDIDATES
    ):
        for row in known.by_sound[key]:
            if not area or row.department in area:
                yield score, row


def _judged(scored: list[tuple[float, Commune]]) -> Found:
    rows = _once(row for _, row in scored)
    if not rows:
        return NOTHING
    best = scored[0][0]
    rivals = _once(row for score, row in scored if score >= best - _AS_ALIKE)[1:]
    alone = all(row.population * _FAR_BIGGER < rows[0].population for row in rivals)
    return Found(_place(rows[0], None)) if best >= _SOUNDS_SURE and alone else _asked(rows)


def _distinct(rows: Iterable[Commune]) -> list[Commune]:
    return _once(_biggest_first(map(table().current, rows)))


def _once(rows: Iterable[Commune]) -> list[Commune]:
    return list({current.insee: current for current in map(table().current, rows)}.values())


def _biggest_first(rows: Iterable[Commune]) -> list[Commune]:
    return sorted(rows, key=lambda row: -row.population)


def _place(row: Commune, postal_code: str | None) -> Place:
    only = row.postal_codes[0] if len(row.postal_codes) == 1 else None
    return Place(row.name, postal_code or only, row.insee)
