"""What happened before the curtain rises: towns with free places, and appointments booked last week."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from models import Centre, Conversation, Slot, Store
from voicebot.booking import service
from voicebot.booking.errors import AlreadyBooked
from voicebot.booking.identity import Claimant
from voicebot.booking.search import Wanted
from voicebot.rehearsal.biographies import Caller, Kept, Town
from voicebot.rehearsal.ears import Moment

PARIS = ZoneInfo("Europe/Paris")
NEEDS = frozenset({"confirm", "cancel", "move", "when", "stranger"})
"""What takes an appointment to begin with."""
MOST_TOWNS = 40
SERIES = 0.5
"""How many of those who have an appointment have that of their second injection, too."""
ENOUGH = 50
"""Free slots that make a town worth going to."""


def towns(store: Store, *, now: datetime) -> tuple[Town, ...]:
    """Towns where there is something to be had, the best provided first."""
    places = func.count(Slot.id)
    query = (
        select(Centre.town, func.min(Centre.postal_code))
        .join(Slot, Slot.centre_id == Centre.id)
        .where(Centre.closed.is_(False), Centre.professionals_only.is_(False))
        .where(Slot.starts_at > now + timedelta(days=1), Slot.taken < Slot.capacity)
        .group_by(Centre.town)
        .having(places >= ENOUGH)
        .order_by(places.desc(), Centre.town)
        .limit(MOST_TOWNS)
    )
    with store.transaction() as tx:
        return tuple(Town(name, postal_code) for name, postal_code in tx.execute(query))


class RangBefore(RuntimeError):
    """These very callers have rung this service before, and have their appointments."""


def with_past(store: Store, caller: Caller, *, seed: int, now: datetime) -> Caller:
    """The same caller, with an appointment where one is needed; raises RangBefore."""
    if caller.want not in NEEDS:
        return caller
    try:
        return caller.with_kept(_book(store, caller, seed=seed, now=now))
    except AlreadyBooked:
        raise RangBefore("these callers have rung here before: take another --seed") from None


def _book(store: Store, caller: Caller, *, seed: int, now: datetime) -> Kept:
    rng = Random(f"{seed}:{caller.index}:past")  # noqa: S311 - a rehearsal, no secret
    person, town = caller.goals[0].person, caller.goals[0].town
    conversation = _conversation(store, now)
    earliest = now + timedelta(days=rng.randrange(2, 15))
    offered = service.offer(
        store,
        Wanted(insee=None, postal_code=town.postal_code, windows=((earliest, earliest + timedelta(days=7)),)),
        conversation=conversation,
        count=2,
        hold=False,
        now=now,
        with_second=rng.random() < SERIES,
    )
    taken = rng.choice(offered.offers)
    booked = service.book(
        store,
        slot=taken.slot,
        second=taken.second.slot if taken.second else None,
        claimant=Claimant(person.birth, caller.booked_from, conversation),
        dose=person.dose,
        locale=caller.persona.language,
        conversation=conversation,
        key=f"{conversation}:0",
        now=now,
        by="voice",
    )
    moment = Moment(booked.starts_at.date(), booked.starts_at.time())
    return Kept(moment, booked.venue.town, booked.code, str(booked.id))


def _conversation(store: Store, now: datetime) -> UUID:
    """The call in which it was booked, long over."""
    conversation = Conversation(
        id=uuid4(), channel="voice", locale="fr", slow=False, asked="none", trouble=0, turns=0,
        started_at=now, last_turn_at=now, ended_at=now,
    )  # fmt: skip
    with store.transaction() as tx:
        tx.add(conversation)
    return conversation.id
