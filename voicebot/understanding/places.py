"""Communes and postal codes as callers say them, write them, or are misheard saying them.

A name that several communes bear is asked back. Size decides only between different names that sound alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from . import bearings, departments, led_to, likely, mentions, postal, spelling
from .communes import Commune, sounded, spoken, table
from .likely import (
    NOTHING,
    Found,
    Scene,
    asked_back,
    biggest_first,
    distinct,
    distinct_in_order,
    place_of,
    within,
)
from .mentions import Mention
from .place_words import Words, bearers, names_in, only_fillers, only_small_words, without_article
from .reading import Place
from .text import plain, tokens, without_marks
from .text import words as words_of

__all__ = ["NOTHING", "Found", "alone", "answer", "by_postal_code", "find", "search"]

_SHORT_FOR = 10
"""Times as many inhabitants that make "Évry" perhaps short for a longer name."""
_SHORT_ANSWER = 8
"""Words of an answer that may be a misheard name as a whole: "la si ota" is not Ota."""
_FEW_LETTERS = 4
"""Letters that are too few to sound like a name, if they are not one."""
_UNDER = re.compile(r"(?<=\w)\s+s\s?/\s?s\s+(?=\w)", re.IGNORECASE)
_ON = re.compile(r"(?<=[^\W\d])(?:\s+s\s?/\s?|\s?/\s?s\s+|/)(?=[^\W\d]{2})", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:(?:premier|second|first|\w+ieme|\w+th|\d+ ?(?:er|e|eme|ieme|th))(?: (?:arrondissement|district))?"
    r"|\w+ (?:arrondissement|district))\b"
)


def by_postal_code(digits: str) -> tuple[Place, ...]:
    """The communes of a postal code, biggest first; empty if there is no such code.

    In Paris, Lyon and Marseille the arrondissements stand for the whole city.
    """
    rows = table().by_postal_code.get(digits, [])
    finer = [row for row in rows if row.parent] or rows
    return tuple(place_of(row, digits) for row in biggest_first(finer))


def alone(words: Words) -> Found:
    """The town that an answer names and nothing else, where no place was asked for: "Cassis"."""
    named = mentions.whole(words)
    return _by_name(named, Scene()) if named else NOTHING


def find(text: str, home: frozenset[str] = frozenset()) -> tuple[Place, ...]:
    """The place a text names: one if it is sure, else up to three candidates, best first.

    `home` are the départements of the caller's own area: they settle names borne by several communes.
    """
    found = answer(text, home=home)
    return (found.sure,) if found.sure else found.candidates


def answer(text: str, *, locale: str = "fr", home: frozenset[str] = frozenset()) -> Found:
    """The place a text names as the answer to the question for one."""
    written = _ON.sub(" sur ", _UNDER.sub(" sous ", text))
    scene = Scene(
        locale=locale,
        home=home,
        accents=dict(zip(spoken(written), sounded(written), strict=False)),
    )
    # A name may hold what is shorthand elsewhere: the "Pé" of Saint-Pé-de-Léren is no "peux".
    literal = _answer(without_marks(tokens(written)), scene)
    meant = literal if literal.sure else _answer(words_of(written), scene)
    found = meant if meant.sure or not literal.anything else literal
    return found if found.sure else _before_comma(written, scene) or found


def _before_comma(text: str, scene: Scene) -> Found | None:
    """ "Confolens, lovely place"."""
    head, comma, _ = text.partition(",")
    if not comma or departments.find(spoken(text), locale=scene.locale)[0]:
        return None
    named = mentions.best(spoken(head))
    found = _answer(spoken(head), scene) if named and mentions.is_natural(spoken(head), named) else NOTHING
    return found if found.sure and found.exact else None


def search(words: Words, *, asked: bool, locale: str = "fr", home: frozenset[str] = frozenset()) -> Found:
    """Find the place among plain words; `asked` says that a place is the likely answer.

    Unasked, only a name written as in the table counts, or a postal code.
    """
    scene = Scene(locale=locale, home=home)
    return _answer(words, scene) if asked else _unasked(words, scene)


def _unasked(words: Words, scene: Scene) -> Found:
    words = bearings.meant(words, scene.locale)
    found = _in_figures(words, scene.locale, asked=False)
    if found.anything:
        return found
    words = spoken(" ".join(words))
    area, rest = departments.find(words, asked=False)
    named, apart = mentions.unasked(words), mentions.unasked(rest)
    if area and not _is_longer(named, apart, len(words) - len(rest)):
        named, scene = apart, scene.within(area)
    return _by_name(named, scene) if named else led_to.by_sound(rest, scene)


def _is_longer(named: Mention | None, apart: Mention | None, area: int) -> bool:
    """Whether an area of so many words is a piece of a name: "Aix-en-Provence"."""
    return named is not None and len(named.name) > max(area, len(apart.name) if apart else 0)


def _answer(words: Words, scene: Scene) -> Found:
    condensed = bearings.parted_by_remarks(words)
    if condensed:
        return _by_name(mentions.of(condensed), scene)
    out, words = bearings.ruled_out(words)
    scene = replace(scene, ruled_out=out)
    meant = bearings.meant(words, scene.locale)
    if meant != words and len(words) <= _SHORT_ANSWER:
        # "Tour non sur Rhône" corrects nothing.
        area, rest = departments.find(spoken(" ".join(words)), locale=scene.locale)
        whole = likely.as_one(rest, scene.within(area))
        if whole.sure and whole.exact:
            return whole
    found = _in_figures(meant, scene.locale, asked=True)
    if found.anything:
        return found
    letters, words = _spelled(spoken(" ".join(meant)))
    area, rest = departments.find(words, locale=scene.locale)
    name = table().by_letters.get(letters)
    if name:
        return _by_name(mentions.of(name), scene.within(area))
    return _said(words, area, rest, scene) if words else _misspelled(letters, scene)


def _misspelled(letters: str, scene: Scene) -> Found:
    """Letters that are no whole name: the beginning of some, or one with a wrong letter."""
    longer = distinct(table().longer_names((letters,)))
    found = likely.by_sound((letters,) * (len(letters) > _FEW_LETTERS), scene, None)
    return asked_back(longer) if longer else Found(None, (*filter(None, [found.sure]), *found.candidates))


def _said(words: Words, area: frozenset[str], rest: Words, scene: Scene) -> Found:
    named = mentions.best(words)
    if not area or (
        named and named.trusted and _is_longer(named, mentions.best(rest), len(words) - len(rest))
    ):
        return _near_another(words, scene)
    here = _near_another(rest, scene.within(area))
    # The area may be a piece of the name: "sale on de Provence", "bas Yonne".
    whole = NOTHING if here.sure and here.exact else likely.as_one(words, scene)
    return whole if whole.sure and (whole.exact or not here.sure) else here


def _spelled(words: Words) -> tuple[str, Words]:
    """What is spelled among the words, plain letters only, and the words without it."""
    best, left = "", words
    at = 0
    while at < len(words):
        said, end = spelling.spelled(words, at)
        letters = "".join(c for c in plain(said) if c.isalpha())
        rest = words[:at] + words[end:]
        if len(letters) > max(len(best), 1) and (spelling.is_spelling(said) or letters in rest):
            best, left = letters, rest
        at = max(end, at + 1)
    return best, left


def _in_figures(words: Words, locale: str, *, asked: bool) -> Found:
    """A postal code or an arrondissement."""
    figures = postal.in_figures(words, locale)
    found = _by_code(postal.codes(figures, asked), words)
    quarter = None if found.anything else postal.arrondissement(figures, asked)
    if quarter:
        return Found(place_of(quarter))
    if asked and _ORDINAL.search(" ".join(words)) and only_fillers(_without_ordinal(words)):
        return asked_back(postal.arrondissements(figures))
    return found


def _by_code(codes: list[str], words: Words) -> Found:
    known = [code for code in codes if code in table().by_postal_code]
    if not known:
        return NOTHING
    communes = by_postal_code(known[-1])
    if len(communes) == 1:
        return Found(communes[0])
    named = {row.insee for _, name in names_in(words) for row in bearers(name)}
    chosen = [place for place in communes if place.insee in named]
    return Found(chosen[0] if len(chosen) == 1 else Place(None, known[-1], None))


def _without_ordinal(words: Words) -> Words:
    return tuple(_ORDINAL.sub("", " ".join(words)).split())


def _near_another(words: Words, scene: Scene) -> Found:
    """ "Carcans, à côté de Lacanau": the other place helps, and is asked back if nothing else is found."""
    other, rest = bearings.beside(words)
    if other:
        near = scene.beside_of(row.department for row in bearers(other))
        if scene.area or not only_small_words(rest):
            found = _named(rest, near)
            return found if found.anything else asked_back(distinct(bearers(other)))
        found = likely.in_everyday_words(rest, near)
        if found.sure:
            return found
    names = bearings.away(words)
    if names:
        return asked_back(distinct_in_order(row for name in names for row in biggest_first(bearers(name))))
    return _named(words, scene)


def _named(words: Words, scene: Scene) -> Found:
    named = mentions.best(words)
    if scene.area:
        return _within_area(words, named, scene)
    if not named or not named.trusted or mentions.is_thing(named):
        return _misheard(words, named, scene)
    fuller = _fuller(words, named)
    if fuller:
        return Found(place_of(fuller))
    if named.several or len(words) > _SHORT_ANSWER:
        return _by_name(named, scene)
    other = likely.whole_by_sound(words, named, scene)
    if other.anything:
        return other
    # "Saint-Jean de Garguier" is a hamlet, and no Saint-Jean for sure.
    return asked_back(distinct(named.rows)) if mentions.goes_on(words, named) else _by_name(named, scene)


def _fuller(words: Words, named: Mention) -> Commune | None:
    """The only longer name all of whose words were said: "Saint-Martin dans l'île de Ré"."""
    longer = distinct(table().longer_names(named.name)) if len(named.rows) > 1 else []
    said = [row for row in longer if set(words).issuperset(spoken(row.name))]
    return said[0] if len(said) == 1 else None


def _misheard(words: Words, named: Mention | None, scene: Scene) -> Found:
    """A name that is not in the table as it stands, or the beginning of several that are."""
    longer = distinct(table().longer_names(mentions.bare(words))) if not named else []
    found = likely.by_sound(words, scene, named)
    return found if found.sure or not longer else asked_back(longer)


def _within_area(words: Words, named: Mention | None, scene: Scene) -> Found:
    """ "Saint-Denis à la Réunion"; "Thiers en Bretagne" is asked back, for there is none."""
    name = named.name if named else mentions.bare(words)
    here = distinct(within(scene.area, (*(named.rows if named else ()), *bearers(without_article(name)))))
    if here:
        return likely.sure_or_asked(here)
    found = likely.by_sound(words, scene, None)
    more = len(mentions.bare(words)) > len(name)
    more = more or (len(words) > len(name) and likely.as_one(words, scene).sure is not None)
    if found.sure and (found.exact or more):
        return found
    longer = distinct(within(scene.area, table().longer_names(name)))
    if longer:
        return likely.sure_or_asked(longer)
    if found.anything and not (named and named.trusted):
        return found
    return asked_back(distinct(named.rows)) if named else NOTHING


def _by_name(mention: Mention, scene: Scene) -> Found:
    """One commune is sure; several of one name are asked back unless something settles it."""
    standing = [row for row in mention.rows if not row.parent or row.postal_codes] or list(mention.rows)
    standing = [row for row in standing if row.department not in scene.ruled_out] or standing
    longer = table().longer_names(mention.name)
    if scene.area:
        near = within(scene.area, standing) or within(scene.area, mention.rows) or within(scene.area, longer)
        return likely.sure_or_asked(distinct(near)) if near else asked_back(distinct(standing))
    biggest = max(row.population for row in standing)
    bigger = [row for row in longer if row.population > _SHORT_FOR * biggest]
    if len(distinct(standing)) > 1:
        settled = _settled(standing, scene)
        settled = (not within(scene.beside, settled) and within(scene.beside, longer)) or settled
        return likely.sure_or_asked(distinct(settled or [*standing, *bigger]))
    return likely.sure_or_asked(distinct([*standing, *bigger]))


def _settled(rows: Iterable[Commune], scene: Scene) -> list[Commune]:
    """Those of several namesakes that are written so, else those that are near."""
    written = [row for row in rows if all(word in scene.accents.values() for word in sounded(row.name))]
    if len(written) == 1:
        return written
    nearer = (within(area, rows) for area in (scene.beside, scene.around, scene.home))
    return next(filter(None, nearer), [])
