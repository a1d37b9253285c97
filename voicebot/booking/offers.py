"""Offering: what is free where it is wanted, and held while it is considered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from uuid import UUID

from models import Store, Transaction
from voicebot.booking import search, vaccines
from voicebot.booking.holds import hold as keep
from voicebot.booking.holds import release
from voicebot.booking.search import Near, Wanted
from voicebot.booking.vaccines import Vaccine
from voicebot.booking.views import Offer


@dataclass(frozen=True)
class Offered:
    """What can be offered, all at one centre.

    `other_days` when none of the wanted windows had room (then the offers are close to the first of
    them); `full` when the place asked for has centres, and all of them are full.
    """

    offers: tuple[Offer, ...]
    other_days: bool = False
    full: bool = False


@dataclass(frozen=True)
class _Look:
    """One place to look, and what is looked for there."""

    wanted: Wanted
    near: Sequence[Near]
    two_doses_of: Vaccine | None
    other_days: bool
    full: bool


def offer(
    store: Store,
    wanted: Wanted,
    *,
    conversation: UUID,
    count: int,
    hold: bool,
    now: datetime,
    with_second: bool = False,
) -> Offered:
    """Find up to `count` places and, for a caller on the line, hold them while they are considered.

    Looks in the place asked for at the wanted times, then there on other days, then at centres
    within 30 km at the wanted times, then there on other days; beside another's slot it looks at that
    centre first. `with_second`, of a vaccine of two doses each offer carries its second injection, held
    like the first; a place without one is offered only where no other has one either. What the
    conversation held before and is not offered again is given back.
    """
    with store.transaction() as tx:
        looks = tuple(_looks(tx, wanted, with_second))
    offered = Offered((), full=looks[-1].full)
    for look in looks:
        if found := _take(store, look, conversation=conversation, count=count, hold=hold, now=now):
            offered = Offered(tuple(found), look.other_days, look.full)
            break
    held = [slot for one in offered.offers for slot in _slots(one)] if hold else []
    with store.transaction() as tx:
        release(tx, conversation, but=held)
    return offered


def _looks(tx: Transaction, wanted: Wanted, with_second: bool) -> Iterator[_Look]:
    """Where to look, in this order."""
    near, alone = search.centres_near(tx, wanted), replace(wanted, beside=None)
    here = [one for one in near if one.distance_km is None]
    around = [one for one in near if one.distance_km is not None]
    circles = [(alone, here, False), (alone, around, bool(here))]
    if wanted.beside is not None:
        circles.insert(0, (wanted, search.centre_beside(tx, wanted), False))
    vaccine = vaccines.campaign().given_in(wanted.vaccine)
    pairs = (vaccine, None) if with_second and vaccine.doses == 2 else (None,)
    for (wish, centres, full), pair in product(circles, pairs):
        yield _Look(wish, centres, pair, other_days=False, full=full)
        if wish.windows:
            loose = replace(wish, windows=(), around=wish.windows[0][0])
            yield _Look(loose, centres, pair, other_days=True, full=full)


def _take(
    store: Store, look: _Look, *, conversation: UUID, count: int, hold: bool, now: datetime
) -> list[Offer]:
    """Candidates that could be held; a place lost to somebody faster is looked for again."""
    lost: set[int] = set()
    while True:
        with store.transaction() as tx:
            found = search.best(
                tx,
                look.wanted,
                look.near,
                lost=lost,
                conversation=conversation,
                count=count,
                now=now,
                two_doses_of=look.two_doses_of,
            )
        wanted = {slot for one in found for slot in _slots(one)} if hold else set()
        # One after another, each in a transaction of its own: nobody waits for a slot while having one.
        gone = {slot for slot in sorted(wanted) if not keep(store, slot, conversation, now)}
        if look.two_doses_of:
            # Its second was taken between two queries.
            gone |= {one.slot for one in found if one.second is None}
        if not gone:
            return found
        lost |= gone


def _slots(one: Offer) -> list[int]:
    return [one.slot] if one.second is None else [one.slot, one.second.slot]
