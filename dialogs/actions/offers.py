"""What is offered: found, held for somebody on the line, and the same again until it is answered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import (
    Domain,
    Events,
    Situation,
    Told,
    ask,
    ask_what_next,
    dose_of,
    say,
    situation,
)
from voicebot import tasks
from voicebot.booking import doses, holds, identity, service
from voicebot.booking.search import Wanted
from voicebot.booking.service import Offered
from voicebot.booking.vaccines import campaign
from voicebot.conversation import told
from voicebot.wiring import Rooms

BY_VOICE, BY_TEXT = 2, 3
"""How many slots are offered at a time (conversation.md §2)."""
NARROW = timedelta(hours=2)
"""A window as narrow as "about ten o'clock": offers are close to its middle."""
WEEK = timedelta(days=7)
Windows = tuple[tuple[datetime, datetime], ...]
PHRASES = ("offer-one", "offer-two", "offer-three")


def wanted(
    place: dict[str, Any],
    day: dict[str, Any] | None = None,
    refused: Sequence[int] = (),
    *,
    beside: int | None = None,
    between: tuple[date | None, date | None] = (None, None),
) -> Wanted:
    """Place and day as they were kept, for the search."""
    pairs = (day or {}).get("windows", [])
    windows = tuple((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in pairs)
    windows = _permitted(windows, between[0])
    narrow = len(windows) == 1 and windows[0][1] - windows[0][0] <= NARROW
    around = windows[0][0] + (windows[0][1] - windows[0][0]) / 2 if narrow else None
    earliest, latest = between
    return Wanted(
        place.get("insee"),
        place.get("postal_code"),
        windows,
        tuple(refused),
        around,
        not_before=earliest,
        not_after=latest,
        beside=beside,
    )


def _permitted(windows: Windows, earliest: date | None) -> Windows:
    """ "Lundi" is the first Monday on which the injection may be given, not one before."""
    if earliest is None or not windows:
        return windows
    last = (max(end for _, end in windows) - timedelta.resolution).date()
    weeks = WEEK * max(0, math.ceil((earliest - last) / WEEK))
    return tuple((start + weeks, end + weeks) for start, end in windows)


def previous_dose(rooms: Rooms, here: Situation, tracker: Tracker) -> date | None:
    """When the dose before was had: as it was said, else as it was booked with us."""
    dose, said = dose_of(tracker), here.remembered.facts.get("last_dose")
    if dose == 1:
        return None
    if said:
        return date.fromisoformat(said)
    return identity.last_dose_on(rooms.store, here.claimant(), dose=dose)


class AskChoice(Told):
    """Offers what is free, and holds it for somebody on the line."""

    called = "action_ask_choice"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """What is on the table stays; else find, hold, read out; nothing anywhere: somebody calls back."""
        here = situation(self.rooms, tracker)
        slots: list[int] = tracker.get_slot("offers") or []
        if slots and self._still_held(here, [*slots, *(tracker.get_slot("seconds") or {}).values()]):
            ask(dispatcher, "slot", phrase=PHRASES[len(slots) - 1], slots=slots)
            return []
        refused: list[int] = tracker.get_slot("refused") or []
        found = self._find(here, tracker, refused)
        if not found.offers and refused:
            found, refused = self._find(here, tracker, []), []
        if not found.offers:
            return self._nothing_free(dispatcher, here)
        return self._offer(dispatcher, found, refused)

    def _still_held(self, here: Situation, slots: Sequence[int]) -> bool:
        """Questions in between must not change what is offered; a text holds nothing."""
        return not here.on_the_line or all(
            holds.hold(self.rooms.store, slot, here.id, here.now) for slot in slots
        )

    def _find(self, here: Situation, tracker: Tracker, refused: list[int]) -> Offered:
        dose, last = dose_of(tracker), previous_dose(self.rooms, here, tracker)
        between = doses.permitted(dose, last, campaign().vaccine) if last else (None, None)
        return service.offer(
            self.rooms.store,
            wanted(
                tracker.get_slot("place"),
                tracker.get_slot("day"),
                refused,
                beside=tracker.get_slot("beside"),
                between=between,
            ),
            conversation=here.id,
            count=BY_VOICE if here.on_the_line else BY_TEXT,
            hold=here.on_the_line,
            now=here.now,
            with_second=dose == 1,
        )

    def _offer(self, dispatcher: CollectingDispatcher, found: Offered, refused: list[int]) -> Events:
        introduce(dispatcher, found)
        slots = [offer.slot for offer in found.offers]
        seconds = {str(n): offer.second.slot for n, offer in enumerate(found.offers) if offer.second}
        ask(dispatcher, "slot", phrase=PHRASES[len(slots) - 1], slots=slots)
        return [
            SlotSet("offers", slots),
            SlotSet("seconds", seconds or None),
            SlotSet("refused", refused or None),
        ]

    def _nothing_free(self, dispatcher: CollectingDispatcher, here: Situation) -> Events:
        with self.rooms.store.transaction() as tx:
            tasks.ask_call_back(
                tx, conversation=here.id, number=here.number, reason="nothing_free", now=here.now
            )
        say(dispatcher, "nothing-free" if here.number else "nothing-free-call-again")
        return [SlotSet("requested_slot", None)]


def introduce(dispatcher: CollectingDispatcher, found: Offered) -> None:
    """Say if it is not quite what was asked for."""
    first = found.offers[0]
    if first.distance_km is not None:
        phrase = "offer-elsewhere" if found.full else "nearest-centre"
        say(dispatcher, phrase, town=first.venue.town, distance=first.distance_km)
    if found.other_days:
        say(dispatcher, "other-days")


def stays(rooms: Rooms, tracker: Tracker, here: Situation) -> None:
    """It was told, and is not moved after all: nothing is missing of it any more."""
    if appointment := tracker.get_slot("moving"):
        told.begin(rooms.store, here.remembered, UUID(appointment), now=here.now)


class Leave(Told):
    """Nothing of what was offered: nothing is booked, and nothing is held any more."""

    called = "action_leave"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Say so, and what else."""
        here = situation(self.rooms, tracker)
        with self.rooms.store.transaction() as tx:
            service.release(tx, here.id)
        booking = (tracker.active_loop or {}).get("name") == "book_form"
        say(dispatcher, "nothing-booked" if booking else "nothing-changed")
        if not booking:
            stays(self.rooms, tracker, here)
        ask_what_next(dispatcher, here)
        left = ("choice", "day", "day_options", "offers", "seconds", "refused")
        return [ActiveLoop(None), SlotSet("requested_slot", None), *(SlotSet(slot, None) for slot in left)]
