"""No message that leaves costs more than two segments, whatever centre it names, and each names it well."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from voicebot.booking.centres.official_file import read_rows
from voicebot.booking.centres.row import LeftOut, OfficialCentre, centre_of
from voicebot.outbox.preview import EXAMPLE, Sample, samples
from voicebot.outbox.purposes import PURPOSES
from voicebot.outbox.words import Errand, written
from voicebot.wording import Address, sms

Place = tuple[str, Address]
DATA = Path(__file__).parents[3] / "shared" / "data"
LIST, COMMUNES = DATA / "centres-vaccination_2021-04-13.csv", DATA / "communes_fr_2026.csv"
HOW_MANY = 25
"""Places with the longest names, streets and towns, and all together."""
LONGEST_TOWN = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"
LONGEST_HOUR = datetime(2026, 9, 30, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))
INVENTED: list[Place] = [
    (
        "Centre de vaccination de la CPTS Vignes et Forêts d’Œuilly pour les communes alentour",
        Address("Avenue de la 1ère Division Française Libre prolongée", "51290", LONGEST_TOWN),
    ),
    ("X" * 300, Address("É" * 300, "97400", "L’Haÿ-les-Roses")),
    ("Œ" * 60, Address("Œ" * 40, "02160", "Œuilly-et-Œuvres")),
    ("Salle", Address("", "75001", "Paris")),
]


def dear(shown: Sequence[Sample]) -> list[str]:
    return [one.text for one in shown if one.encoding != "GSM-7" or one.segments > 2]


def badly_named(place: Place, shown: Sequence[Sample]) -> list[str]:
    """Texts that name a place without its town, or not by the beginning of its name and street."""
    return [one.text for one in shown if not _is_named(place, one.text)]


def _is_named(place: Place, text: str) -> bool:
    name, address = place
    named = sms.transliterate(" ".join(name.split()))
    if not any(begin in text for begin in (named, *_beginnings(named, 30))):
        # The code, a call-back, what was cancelled: no place is spoken of.
        return not any(word in text for word in (address.postal_code, named[:20]))
    town = sms.transliterate(address.town)
    street = sms.transliterate(" ".join(address.street.split()))
    full = address.postal_code not in text or any(begin in text for begin in _beginnings(street, 20))
    return town.casefold() in text.casefold() and full


def _beginnings(text: str, least: int) -> list[str]:
    """The text, and what is left of it where it ends with an earlier word: so much at least."""
    words = text.split(" ")
    shorter = (" ".join(words[:count]).rstrip(",;:") for count in range(len(words), 0, -1))
    return [begin for begin in shorter if len(begin) >= min(least, len(text))] + [text[:60], text[:40]]


def shortened_in_vain(place: Place, shown: Sequence[Sample]) -> list[str]:
    """Texts in which a name was shortened although it fitted."""
    name, address = place
    wasted = []
    for one in shown:
        full = _with_whole(name, one.text)
        if address.postal_code in one.text:
            full = _with_whole(address.street, full)
        if full != one.text and sms.segments(full) <= one.segments:
            wasted.append(one.text)
    return wasted


def _with_whole(words: str, text: str) -> str:
    words = sms.transliterate(" ".join(words.split()))
    begin = next((cut for cut in _beginnings(words, 20) if cut and cut in text), "")
    return text.replace(begin, words, 1) if begin else text


CHECKS: list[Callable[[Place], list[str]]] = [
    lambda place: dear(all_of(*place)),
    lambda place: badly_named(place, all_of(*place)),
    lambda place: shortened_in_vain(place, all_of(*place)),
]


@cache
def all_of(centre: str, address: Address) -> tuple[Sample, ...]:
    return tuple(samples(centre=centre, address=address, starts_at=LONGEST_HOUR))


def test_every_purpose_reason_language_and_mode_is_looked_at() -> None:
    shown = list(samples())
    assert {one.purpose for one in shown} == set(PURPOSES)
    assert {one.because for one in shown} == {None, "closed", "late", "other"}
    assert {(one.locale, one.two_way) for one in shown} == {
        ("fr", False), ("fr", True), ("en", False), ("en", True)
    }  # fmt: skip
    assert len(shown) == 4 * (len(PURPOSES) + 2)


def test_who_cannot_be_answered_names_the_number_and_asks_for_no_reply() -> None:
    for one in samples():
        if not one.two_way:
            assert not any(word in one.text for word in ("Répondez", "Reply", "répondez", "reply")), one.text
    asks = {one.purpose for one in samples(("fr",)) if one.two_way and "épondez" in one.text}
    assert asks == {"confirmation", "reminder_3d", "second_dose"}
    for purpose in asks:
        (text,) = [one.text for one in samples(("fr",)) if one.purpose == purpose and not one.two_way]
        assert "09 37 00 00 00" in text


@pytest.mark.parametrize("place", INVENTED)
def test_two_cheap_segments_are_enough_for_invented_worst_cases(place: Place) -> None:
    assert dear(all_of(*place)) == []


@pytest.mark.parametrize("place", INVENTED[:1])
def test_a_place_that_is_shortened_can_still_be_found(place: Place) -> None:
    assert badly_named(place, all_of(*place)) == []
    assert shortened_in_vain(place, all_of(*place)) == []


def test_a_long_name_is_whole_where_that_costs_nothing() -> None:
    name = "Centre de vaccination intercommunal du Pays de la Dordogne et du Lot"
    address = Address("1 rue du Bac", "46100", "Figeac")
    (late,) = [
        one for one in samples(("fr",), centre=name, address=address) if one.because == "late" and one.two_way
    ]
    assert (name in late.text, late.segments) == (True, 2)


needs_the_list = pytest.mark.skipif(not LIST.exists(), reason="the official list is not on this machine")


@needs_the_list
def test_at_the_longest_real_places_every_text_is_cheap_and_names_them_and_no_name_is_cut_in_vain() -> None:
    places = [*_longest(_places()), *_with_strange_letters(_places()), _longest_of_all()]
    assert len(places) > 100
    assert [fault for place in places for check in CHECKS for fault in check(place)] == []


@needs_the_list
def test_shortening_makes_no_two_centres_of_a_town_the_same() -> None:
    same: dict[str, set[Place]] = defaultdict(set)
    for name, address in _places():
        errand = Errand("confirmation", None, "fr", two_way=True)
        text = written(errand, {**EXAMPLE, "centre": name, "address": address})
        same[text].add((name.casefold(), address))
    assert [found for found in same.values() if len(found) > 1] == []


@cache
def _places() -> tuple[Place, ...]:
    """The centres as the import keeps them."""
    return tuple({(one.name, Address(one.address, one.postal_code, one.town)) for one in _centres()})


def _centres() -> Iterator[OfficialCentre]:
    for row in read_rows(LIST):
        try:
            centre = centre_of(row)
        except LeftOut:
            continue
        if isinstance(centre, OfficialCentre):
            yield centre


def _longest(places: Sequence[Place]) -> set[Place]:
    """By name, by street, by town, and by all of them together."""
    keys: list[Callable[[Place], int]] = [
        lambda place: len(place[0]),
        lambda place: len(place[1].street),
        lambda place: len(place[1].town),
        lambda place: len(place[0]) + len(place[1].street) + len(place[1].town),
    ]
    return set(chain.from_iterable(sorted(places, key=key)[-HOW_MANY:] for key in keys))


def _with_strange_letters(places: Sequence[Place]) -> list[Place]:
    """A letter that GSM-7 lacks may become two."""

    def strange(place: Place) -> int:
        words = f"{place[0]} {place[1].street} {place[1].town}"
        return len(sms.transliterate(words)) - len(words)

    return sorted(places, key=strange)[-HOW_MANY:]


def _longest_of_all() -> Place:
    """The longest name in the longest street, in the longest commune of France."""
    with COMMUNES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["codes_postaux"]]
    town = max(rows, key=lambda row: len(row["nom"]))
    name = max((place[0] for place in _places()), key=len)
    street = max((place[1].street for place in _places()), key=len)
    return name, Address(street, town["codes_postaux"][:5], town["nom"])
