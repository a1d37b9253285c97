"""Which commune is likeliest where no name stands as it is written: by sound, size and neighbourhood."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from . import departments, mentions, patterns, sounding, windows, word_by_word
from .communes import Commune, spoken, table
from .mentions import Mention
from .place_words import Words, only_small_words
from .reading import Place
from .sounding import Sounding
from .windows import Window

_CANDIDATES = 3
_PER_SOUND = 5.0
"""What a wrong sound weighs, in the natural logarithm of inhabitants: 150 times as many outweigh one."""
_SOUNDS = 6
"""Sounds of a name below which each wrong one weighs more."""
_FEW = 3
"""Sounds so few that none may be wrong."""
_SMALLEST = 100
"""Inhabitants that every commune counts for: the smallest are named too."""
_CLEAR = math.log(6)
"""How much heavier the likeliest of several names must be; how much heavier what comes first is."""
_NOT_WRITTEN = 0.25
"""Sounds that a name counts as further away for not being written as in the table."""
_NOT_PERFECT = {"fr": 0.2, "en": 0.0}
"""Sounds that a name counts as further away for not sounding just so: no proof to English ears."""
_SURE = {"fr": 0.2, "en": 0.22}
"""Share of wrong sounds up to which a name is sure; a little more where its department is known."""
_SURE_IN_AREA = 0.04
_NAMESAKE = 50
"""Times as many inhabitants that make the bigger of two towns of one name the one whose name was misheard."""
_NEAR = math.log(20)
"""What it weighs for a commune to be where the caller lives, or near a place that was named."""
_LITTLE = {"fr": 0.1, "en": 0.12}
_LITTLE_OF = {"fr": 0, "en": 8}
"""Share of the sounds of a name of so many that may be wrong, to be what everyday words sound like."""
_PIECES = 0.17
"""Share of its sounds that may be wrong in a name, so that what is shorter is but a piece of it."""
_LESS_SURE = 0.3
"""How much less of a name may be wrong the further it stands apart from the other words."""
_BEGINS = {"fr": ((3, 20_000), (5, 5_000)), "en": ((5, 50_000), (7, 5_000))}
"""Inhabitants from which a town counts that the first words sound like, if it has so few sounds."""
_KNOWN = 1_000
"""Inhabitants of a town that everyday words may sound like, as "is soir" does like Issoire."""


@dataclass(frozen=True)
class Found:
    """What a search for a place ends in: a sure place, or candidates to ask back, best first.

    `exact` unless the place is sure by something that only sounds nearly like it.
    """

    sure: Place | None = None
    candidates: tuple[Place, ...] = ()
    exact: bool = True

    @property
    def anything(self) -> bool:
        """Whether there is a place or a candidate at all."""
        return self.sure is not None or bool(self.candidates)


NOTHING = Found()


@dataclass(frozen=True)
class Scene:
    """Where and how a place is named.

    Departments: `area`, where it must be; `beside`, those of another place, and `around` those next to them;
    `home`, the caller's own; `ruled_out`, where it is not. `accents`: plain → written words.
    """

    locale: str = "fr"
    area: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()
    accents: Mapping[str, str] = field(default_factory=dict)

    def within(self, area: frozenset[str]) -> Scene:
        """The same, in some departments."""
        return replace(self, area=area)

    def beside_of(self, codes: Iterable[str]) -> Scene:
        """The same, near a place in some departments."""
        beside = frozenset(codes)
        return replace(self, beside=beside, around=departments.around(beside))


@dataclass(frozen=True)
class _Likely:
    """A commune that may have been meant, its sounds away from what was said, `little` or not, its weight."""

    row: Commune
    away: float
    sure: bool
    weight: float
    little: bool = False


def by_sound(words: Words, scene: Scene, named: Mention | None) -> Found:
    """The name that sounds most like what was said; size decides. `named` may be a piece of one."""
    return _judged([*_written(named, scene), *_sounding(words, scene), *_homophones(words, scene)], scene)


def as_one(words: Words, scene: Scene) -> Found:
    """What all the words together sound like."""
    return _judged(_near(Window(words, 0.0), scene), scene)


def in_everyday_words(words: Words, scene: Scene) -> Found:
    """A town near another that everyday words sound like: "grave ligne", Gravelines."""
    return _judged((each for each in _homophones(words, scene) if each.row.department in scene.around), scene)


def whole_by_sound(words: Words, named: Mention, scene: Scene) -> Found:
    """What a short answer sounds like as a whole, if that is likelier than the name written in it.

    "Mon de Marsan" is not Marsan. Nothing where the words around the name lead to it: "à Marsan".
    """
    if mentions.is_plain(words, named):
        return _bigger(words, named, scene)
    heard = [] if mentions.is_natural(words, named) else list(_near(Window(words, 0.0), scene))
    just_so = [each for each in heard if each.sure and each.away <= _NOT_WRITTEN]
    if just_so and not named.size:
        return _judged(just_so, scene)
    fuller = [each for each in heard if each.sure and _goes_on(each.row, named)]
    if fuller:
        return _judged(fuller, scene)
    found = _judged([*_written(named, scene), *_homophones(words, scene), *heard], scene)
    bearers = {table().current(row).insee for row in named.rows}
    rivals = [place for place in (found.sure, *found.candidates) if place and place.insee not in bearers]
    return found if rivals else NOTHING


def _goes_on(row: Commune, named: Mention) -> bool:
    """ "Saint-Jean de Mo Rienne" begins as Saint-Jean does, and goes on."""
    name = spoken(row.name)
    return len(name) > len(named.name) and name[: len(named.name)] == named.name


def _bigger(words: Words, named: Mention, scene: Scene) -> Found:
    """ "Lourde" is a hamlet, and may be Lourdes all the same."""
    most = max(table().current(row).population for row in named.rows)
    bigger = [each.row for each in _homophones(words, scene) if each.row.population > _NAMESAKE * (most + 1)]
    return asked_back(distinct_in_order([*bigger, *named.rows])) if bigger else NOTHING


def _judged(each_likely: Iterable[_Likely], scene: Scene) -> Found:
    likely: dict[str, _Likely] = {}
    for each in each_likely:
        row = table().current(each.row)
        if row.insee not in likely or likely[row.insee].weight < each.weight:
            likely[row.insee] = replace(each, row=row)
    if not likely:
        return NOTHING
    best, *others = sorted(likely.values(), key=lambda each: -each.weight)
    same = _namesakes(best.row, scene)
    if best.sure and len(same) == 1 and not any(_rivals(each, best) for each in others):
        return Found(place_of(best.row), exact=best.away <= _NOT_WRITTEN)
    return asked_back(
        distinct_in_order([best.row, *(same if best.sure else ()), *(each.row for each in others)])
    )


def _rivals(other: _Likely, best: _Likely) -> bool:
    far_bigger = other.row.population > _NAMESAKE * (best.row.population + _SMALLEST)
    return other.weight > best.weight - _CLEAR or (other.sure and far_bigger)


def _namesakes(row: Commune, scene: Scene) -> list[Commune]:
    rows = [row, *table().by_name.get(spoken(row.name), ())]
    near = within(scene.area, rows) if scene.area else rows
    return distinct(each for each in near if each.population * _NAMESAKE > row.population)


def _written(named: Mention | None, scene: Scene) -> Iterator[_Likely]:
    for row in named.rows if named else ():
        sure = named.trusted and not mentions.is_thing(named) if named else False
        apart = named.apart if named else 0.0
        yield _Likely(row, apart, sure, _weight(row, apart, scene))


def _sounding(words: Words, scene: Scene) -> Iterator[_Likely]:
    whole: list[str] = []
    for window in windows.windows(words, everyday=bool(scene.area)):
        said = patterns.sentence(window.words) + " "
        if any(said in longer for longer in whole):
            # "Hazy" is a piece of "hazy brook".
            continue
        found = list(_near(window, scene))
        yield from found
        if any(each.sure and each.little for each in found):
            whole.append(said)


def _near(window: Window, scene: Scene) -> Iterator[_Likely]:
    share = _SURE[scene.locale] + _SURE_IN_AREA * bool(scene.area)
    right = max(share - _LESS_SURE * window.apart * (0.5 if window.opening else 1.0), 0.0)
    few = 0 if scene.area else _FEW
    trusted = window.apart < windows.TRUSTED
    for each in _heard(window, scene):
        known = trusted and (scene.area or table().inhabitants(each.row) >= _KNOWN or each.length > _SOUNDS)
        near = each.distance <= right * each.length if each.length > few else each.distance == 0
        near = near and (bool(scene.area) or word_by_word.near(each, window.words))
        away = _wrong(each, scene.locale) + window.apart + _NOT_WRITTEN
        little = each.distance <= _PIECES * each.length
        yield _Likely(each.row, away, bool(known) and near, _weight(each.row, away, scene), little)


def _wrong(each: Sounding, locale: str) -> float:
    """The wrong sounds of a name, which weigh more in a short one."""
    return each.distance * max(1.0, _SOUNDS / each.length) + _NOT_PERFECT[locale] * (each.distance > 0)


def _homophones(words: Words, scene: Scene) -> Iterator[_Likely]:
    """What all the words, or the first, sound like exactly, even if they are everyday ones."""
    whole = Window(words, 0.0)
    pieces = [] if any(each.sure for each in _near(whole, scene)) else windows.openings(words, scene.locale)
    for window in (whole, *pieces):
        small = only_small_words(window.words) and not scene.beside
        if small and (len(window.words) == 1 or scene.locale == "en"):
            continue
        found = [each for each in _heard(window, scene) if _is_just_so(each, window, small, scene)]
        for each in found:
            away = _NOT_WRITTEN + _wrong(each, scene.locale) + window.apart
            yield _Likely(
                each.row, away, True, _weight(each.row, away, scene) + _CLEAR * (window is not whole)
            )
        if found:
            # What is shorter is a piece of it.
            return


def _is_just_so(each: Sounding, window: Window, small: bool, scene: Scene) -> bool:
    wrong = 0.0 if small or each.length < _LITTLE_OF[scene.locale] else _LITTLE[scene.locale] * each.length
    known = scene.area or table().inhabitants(each.row) >= _least(each, window, scene.locale)
    return bool(known) and each.distance <= wrong


def _heard(window: Window, scene: Scene) -> tuple[Sounding, ...]:
    heard = tuple(scene.accents.get(word, word) for word in window.words)
    return sounding.near(heard, scene.locale, scene.area)


def _least(each: Sounding, window: Window, locale: str) -> int:
    """Inhabitants from which a town counts that everyday words sound like."""
    fewest = (least for sounds, least in _BEGINS[locale] if each.length <= sounds)
    return next(fewest, _KNOWN) if window.apart else _KNOWN


def _weight(row: Commune, away: float, scene: Scene) -> float:
    near = _NEAR if row.department in scene.around | scene.home else 0.0
    return math.log(table().inhabitants(row) + _SMALLEST) + near - _PER_SOUND * away


def within(area: frozenset[str], rows: Iterable[Commune]) -> list[Commune]:
    """The communes that lie in some departments."""
    return [row for row in rows if row.department in area]


def sure_or_asked(rows: list[Commune]) -> Found:
    """One commune is sure, several are asked back."""
    return Found(place_of(rows[0])) if len(rows) == 1 else asked_back(rows)


def asked_back(rows: Iterable[Commune]) -> Found:
    """The first communes as candidates."""
    return Found(None, tuple(place_of(row) for row in list(rows)[:_CANDIDATES]))


def distinct(rows: Iterable[Commune]) -> list[Commune]:
    """The communes that stand today for some, biggest first."""
    return distinct_in_order(biggest_first(map(table().current, rows)))


def distinct_in_order(rows: Iterable[Commune]) -> list[Commune]:
    """The communes that stand today for some, each once."""
    return list({current.insee: current for current in map(table().current, rows)}.values())


def biggest_first(rows: Iterable[Commune]) -> list[Commune]:
    """By inhabitants."""
    return sorted(rows, key=lambda row: -row.population)


def place_of(row: Commune, postal_code: str | None = None) -> Place:
    """A commune as a reading names it; its postal code if that was said, or if it has no other."""
    only = row.postal_codes[0] if len(row.postal_codes) == 1 else None
    return Place(row.name, postal_code or only, row.insee)
