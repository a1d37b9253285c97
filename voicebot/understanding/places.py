"""Communes and postal codes as callers say them, write them, or are misheard saying them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from . import departments, numbers, phonetic
from .communes import Commune, spoken, table
from .reading import Place
from .text import words as words_of

_CANDIDATES = 3
_SOUNDS_ALIKE = 78
_SOUNDS_SURE = 90
_SURELY_BIGGER = 8
_ARRONDISSEMENT = re.compile(r"\b(paris|lyon|marseille) (?:dans le |in the )?(\d{1,2})\b")
_POSTAL = re.compile(r"\b(\d{5}|\d{2} \d{3}|\d{3} \d{2}|\d{1,2} \d{1,2} \d{1,3}|\d \d \d \d \d)\b")

_LEADS = frozenset(
    [
        "a",
        "au",
        "aux",
        "dans",
        "vers",
        "sur",
        "pour",
        "pres",
        "du",
        "de",
        "des",
        "d",
        "chez",
        "en",
        "cote",
        "environ",
        "environs",
        "autour",
        "to",
        "in",
        "near",
        "at",
        "around",
        "from",
    ]
)
_FILLERS = frozenset(
    [
        "j",
        "habite",
        "habitons",
        "habitez",
        "vis",
        "suis",
        "demeure",
        "reside",
        "residons",
        "je",
        "nous",
        "on",
        "c",
        "est",
        "a",
        "au",
        "aux",
        "dans",
        "vers",
        "sur",
        "du",
        "de",
        "des",
        "d",
        "l",
        "pres",
        "cote",
        "euh",
        "ben",
        "bah",
        "alors",
        "oui",
        "non",
        "ma",
        "mon",
        "notre",
        "commune",
        "ville",
        "village",
        "s",
        "appelle",
        "ici",
        "la",
        "bas",
        "plutot",
        "bonjour",
        "merci",
        "pour",
        "le",
        "rendez",
        "vous",
        "vaccin",
        "s",
        "il",
        "plait",
        "plait",
        "voudrais",
        "vaccination",
        "code",
        "postal",
        "departement",
        "et",
        "puis",
        "ca",
        "serait",
        "sera",
        "i",
        "live",
        "in",
        "near",
        "from",
        "my",
        "town",
        "is",
        "the",
        "it",
        "s",
        "well",
        "um",
        "er",
        "please",
        "to",
        "at",
    ]
)
_CORRECTIONS = (("non",), ("pardon",), ("enfin",), ("plutot",), ("sorry",), ("no",))

# Communes that are also everyday words: taken for a place only where a place was asked, said alone or led in.
_EVERYDAY = frozenset(
    [
        "y",
        "oust",
        "aire",
        "bains",
        "bonnes",
        "die",
        "sens",
        "nice",
        "tours",
        "lens",
        "mons",
        "vers",
        "pont",
        "ville",
        "mais",
        "ver",
        "eu",
        "us",
        "pau",
        "cher",
        "saint",
        "sainte",
        "bon",
        "bonne",
        "chien",
        "loup",
        "mars",
        "avril",
        "mai",
        "juin",
        "jardin",
        "port",
        "fort",
        "ouest",
        "nord",
        "sud",
        "est",
        "marche",
        "place",
        "poste",
        "gare",
        "parc",
        "premier",
        "pres",
        "bois",
        "camp",
        "court",
        "dame",
        "dames",
        "douce",
        "mere",
        "pere",
        "soir",
        "matin",
        "jour",
        "heures",
        "quatre",
        "lot",
        "pas",
        "main",
        "dieu",
        "vue",
        "vaux",
        "ars",
        "rue",
        "route",
        "salle",
        "sale",
        "salon",
        "ceux",
        "celles",
        "moi",
        "moy",
        "oui",
        "ur",
        "oh",
        "is",
        "on",
        "of",
        "ham",
        "er",
        "aux",
        "au",
        "les",
        "la",
        "le",
        "de",
        "du",
        "bas",
        "haut",
        "ouais",
        "aller",
        "allons",
        "venir",
        "marie",
        "martin",
        "simon",
        "lucas",
        "bernard",
        "laurent",
        "jean",
        "paul",
        "pierre",
        "may",
        "us",
        "ally",
        "date",
    ]
)


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

    The arrondissements of Paris, Lyon and Marseille stand for the whole city.
    """
    rows = table().by_postal_code.get(digits, [])
    finer = [row for row in rows if row.parent] or rows
    return tuple(_place(row, digits) for row in _biggest_first(finer))


def find(text: str, hint: str | None = None) -> tuple[Place, ...]:
    """The place a text names: one if it is sure, else up to three candidates, best first.

    `hint` is the department code of the caller's own area: it settles names borne by several communes.
    """
    found = search(words_of(text), asked=True, hint=hint)
    return (found.sure,) if found.sure else found.candidates


def search(words: tuple[str, ...], *, asked: bool, locale: str = "fr", hint: str | None = None) -> Found:
    """Find the place among plain words; `asked` says that a place is the likely answer.

    Unasked, only a name written as in the table and led in by a preposition counts, or a postal code.
    """
    figures = numbers.thousands_joined(numbers.in_figures(" ".join(words), locale))
    area, rest = departments.find(words)
    by_code = _by_code(figures, rest, asked)
    if by_code.anything:
        return by_code
    quarter = _arrondissement(figures)
    if quarter:
        return Found(quarter)
    departments_hinted = area or (frozenset({hint}) if hint else frozenset())
    exact = _by_name(rest, asked, departments_hinted)
    if not exact and area:
        exact = _by_name(words, asked, frozenset())
    if exact:
        return _decide(exact, departments_hinted)
    return _by_sound(rest, departments_hinted) if asked else NOTHING


def _by_code(figures: str, words: tuple[str, ...], asked: bool) -> Found:
    codes = [code for code in _codes(figures, asked) if code in table().by_postal_code]
    if not codes:
        return NOTHING
    code = codes[-1]
    communes = by_postal_code(code)
    if len(communes) == 1:
        return Found(communes[0])
    named = {commune.insee for _, rows in _mentions(words) for commune in rows}
    chosen = [place for place in communes if place.insee in named]
    return Found(chosen[0] if len(chosen) == 1 else Place(None, code, None))


def _codes(figures: str, asked: bool) -> Iterator[str]:
    for match in _POSTAL.finditer(figures):
        digits = numbers.digits_of(match[0])
        if len(digits) == 5 and (asked or " " not in match[0].replace(" ", "", 1)):
            yield digits
        elif len(digits) == 4 and asked:
            yield "0" + digits


def _arrondissement(figures: str) -> Place | None:
    match = _ARRONDISSEMENT.search(figures)
    if not match:
        return None
    first = {"paris": 75100, "lyon": 69380, "marseille": 13200}[match[1]]
    row = table().by_insee.get(str(first + int(match[2])))
    return _place(row, None) if row else None


def _by_name(words: tuple[str, ...], asked: bool, hinted: frozenset[str]) -> list[Commune]:
    """The communes of the last of the longest names said; a correction leaves the last one standing."""
    stripped = _without_fillers(_after_correction(words)) if asked else words
    whole = table().by_name.get(spoken(" ".join(stripped)), []) if asked else []
    if whole:
        return whole
    heard = [
        (start, name, rows)
        for start, name, rows in _led_mentions(spoken(" ".join(stripped)), asked)
        if not hinted or asked or any(row.department in hinted for row in rows)
    ]
    return max(heard, key=lambda each: (len(each[1]), each[0]))[2] if heard else []


def _led_mentions(
    words: tuple[str, ...], asked: bool
) -> Iterator[tuple[int, tuple[str, ...], list[Commune]]]:
    for start, (name, rows) in zip(_starts(words), _mentions(words), strict=True):
        led = start > 0 and words[start - 1] in _LEADS
        common = len(name) == 1 and (name[0] in _EVERYDAY or len(name[0]) < 3)
        if (led or asked) and not common:
            yield start, name, rows


def _mentions(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Commune]]]:
    for start, end in _spans(words):
        yield words[start:end], table().by_name[words[start:end]]


def _starts(words: tuple[str, ...]) -> Iterator[int]:
    return (start for start, _ in _spans(words))


def _spans(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where names of communes stand, the longest at each start, not overlapping."""
    known = table()
    at = 0
    while at < len(words):
        sizes = range(min(known.longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if words[at : at + n] in known.by_name), 0)
        if size:
            yield at, at + size
        at += size or 1


def _after_correction(words: tuple[str, ...]) -> tuple[str, ...]:
    """What follows the last correction, if anything does: "Aubagne euh non Gémenos" is Gémenos."""
    for at in range(len(words) - 2, 0, -1):
        if (words[at],) in _CORRECTIONS:
            return words[at + 1 :]
    return words


def _without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Small words around the name taken away, unless nothing would be left."""
    start, end = 0, len(words)
    while start < end and words[start] in _FILLERS and words[start : start + 1] not in ((), ("le",), ("la",)):
        start += 1
    while end > start and words[end - 1] in _FILLERS:
        end -= 1
    return words[start:end] or words


def _decide(rows: list[Commune], hinted: frozenset[str]) -> Found:
    """One commune is sure; several of one name are asked back unless the department settles it."""
    standing = [row for row in rows if not row.parent or row.postal_codes] or rows
    near = [row for row in standing if row.department in hinted]
    if hinted and not near:
        near = [row for row in rows if row.department in hinted]
    chosen = _distinct(near or standing)
    if len(chosen) == 1:
        return Found(_place(chosen[0], None))
    return Found(None, tuple(_place(row, None) for row in chosen[:_CANDIDATES]))


def _by_sound(words: tuple[str, ...], hinted: frozenset[str]) -> Found:
    """Names that sound like what was said; here size decides, for the names are not the same."""
    heard = _after_correction(words)
    variants = {phonetic.key(part) for part in (heard, _without_fillers(heard)) if part}
    scored = sorted(
        ((score, row) for sound in variants for score, row in _alike(sound)),
        key=lambda each: (round(each[0] / 4), each[1].department in hinted, each[1].population, each[0]),
        reverse=True,
    )
    if hinted:
        scored = [each for each in scored if each[1].department in hinted] or scored
    return _judge(scored)


def _alike(sound: str) -> Iterator[tuple[float, Commune]]:
    if len(sound) < 2 or len(sound) > 40:
        return
    known = table()
    near = [
        key for size in range(len(sound) - 2, len(sound) + 3) for key in known.sounds_by_length.get(size, [])
    ]
    for key, score, _ in process.extract(sound, near, scorer=fuzz.ratio, score_cutoff=_SOUNDS_ALIKE, limit=6):
        for row in known.by_sound[key]:
            yield score, row


def _judge(scored: list[tuple[float, Commune]]) -> Found:
    rows = _distinct_in_order(row for _, row in scored)
    if not rows:
        return NOTHING
    best = scored[0][0]
    rivals = [row for score, row in scored[1:] if score >= best - 4 and table().current(row) is not rows[0]]
    alone = all(row.population * _SURELY_BIGGER < rows[0].population for row in rivals)
    if best >= _SOUNDS_SURE and alone:
        return Found(_place(rows[0], None))
    return Found(None, tuple(_place(row, None) for row in rows[:_CANDIDATES]))


def _distinct(rows: Iterable[Commune]) -> list[Commune]:
    return _distinct_in_order(_biggest_first(rows))


def _distinct_in_order(rows: Iterable[Commune]) -> list[Commune]:
    return list({current.insee: current for current in map(table().current, rows)}.values())


def _biggest_first(rows: Iterable[Commune]) -> list[Commune]:
    return sorted(rows, key=lambda row: -row.population)


def _place(row: Commune, postal_code: str | None) -> Place:
    only = row.postal_codes[0] if len(row.postal_codes) == 1 else None
    return Place(row.name, postal_code or only, row.insee)
