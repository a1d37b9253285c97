"""Booking: birth date, place, day, two offers that are held, and the choice that books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import Domain, Events, Situation, Told, ask, ask_what_next, say, situation
from voicebot import tasks
from voicebot.booking import identity, search, service
from voicebot.booking.errors import AlreadyBooked, SlotTaken
from voicebot.booking.search import Wanted
from voicebot.booking.service import Offered
from voicebot.outbox import promises
from voicebot.wiring import Rooms

BY_VOICE, BY_TEXT = 2, 3
"""How many slots are offered at a time (conversation.md §2)."""
STOP = {"over": True}
"""Ends the form: there is nothing to ask any more."""
NARROW = timedelta(hours=2)
"""A window as narrow as "about ten o'clock": offers are close to its middle."""


class ValidateBookForm(FormValidationAction):  # type: ignore[misc]
    """Checks each answer as it comes; the choice books."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_book_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """A number to call back is asked only when the network tells none, and before the offers."""
        if tracker.get_slot("over"):
            return []
        known = situation(self.rooms, tracker).remembered.caller
        asked = [slot for slot in domain_slots if slot != "phone" or not known]
        if tracker.get_slot("day_options"):
            asked.insert(asked.index("day"), "which_day")
        return asked

    def validate_birth_date(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Somebody who has an appointment hears of it, instead of looking for a second one in vain."""
        here = situation(self.rooms, tracker)
        if value != "given" or here.birth_date is None:
            return {"birth_date": None}
        standing = identity.existing(self.rooms.store, here.claimant(), dose=_dose(tracker), now=here.now)
        if standing:
            say(dispatcher, "already-booked", appointment=str(standing.id))
            return {"birth_date": None, **STOP}
        # Said back always: it is the key to the appointment.
        say(dispatcher, "heard-birth-date", birth_date=True)
        return {"birth_date": value}

    def validate_phone(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """A number, or none: both are answers."""
        if value == "refused":
            say(dispatcher, "continue-without-number")
        return {"phone": value}

    def validate_place(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """One place, or several to choose from; another place means other offers."""
        if "candidates" in value:
            options = value["candidates"] or None
            return {"place": None, "place_options": options, "choice": None, "refused": None}
        with self.rooms.store.transaction() as tx:
            served = bool(search.centres_near(tx, _wanted(value)))
        if not served:
            say(dispatcher, "no-centre-near", place=value)
            return {"place": None, "place_options": None}
        if value.get("name") and tracker.get_slot("day") is None:
            say(dispatcher, "heard-place", place=value)
        return {"place": value, "place_options": None, "choice": None, "refused": None}

    def validate_day(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Another day means other offers; of two days that may be meant, those with something free."""
        told = {"day_options": None, "choice": None, "refused": None}
        if "candidates" not in value:
            return {"day": value, **told}
        options = _worth_asking(self.rooms, tracker, value["candidates"])
        if len(options) == 1:
            return {"day": options[0], **told}
        return {"day": None, **told, "day_options": options or None}

    def validate_choice(
        self, value: int, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """The choice books, in this very moment; 0 declines what was offered."""
        offers: list[int] = tracker.get_slot("offers") or []
        if not 1 <= int(value) <= len(offers):
            return _declined(tracker.get_slot("refused") or [], offers)
        here = situation(self.rooms, tracker)
        try:
            booked = _book(self.rooms, here, offers[int(value) - 1], _dose(tracker))
        except SlotTaken:
            say(dispatcher, "slot-taken")
            return {"choice": None}
        except AlreadyBooked as standing:
            say(dispatcher, "already-booked", appointment=str(standing.existing.id))
            return {"choice": None, **STOP}
        return {"choice": value, "appointment": booked}


def _worth_asking(rooms: Rooms, tracker: Tracker, days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The days that lead to an offer; all of them while the place is unknown or nothing is free."""
    place = tracker.get_slot("place")
    if place is None:
        return days
    here = situation(rooms, tracker)
    with rooms.store.transaction() as tx:
        near = search.centres_near(tx, _wanted(place))
        free = [
            day
            for day in days
            if search.best(tx, _wanted(place, day), near, conversation=here.id, now=here.now, count=1)
        ]
    return free or days


def _declined(before: list[int], offers: list[int]) -> dict[str, Any]:
    """Others at first; who declines again is asked for another day."""
    if before:
        return {"choice": None, "day": None, "refused": None}
    return {"choice": None, "refused": offers}


def _wanted(place: dict[str, Any], day: dict[str, Any] | None = None, refused: Sequence[int] = ()) -> Wanted:
    """Place and day as they were kept, for the search."""
    pairs = (day or {}).get("windows", [])
    windows = tuple((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in pairs)
    narrow = len(windows) == 1 and windows[0][1] - windows[0][0] <= NARROW
    around = windows[0][0] + (windows[0][1] - windows[0][0]) / 2 if narrow else None
    return Wanted(place.get("insee"), place.get("postal_code"), windows, tuple(refused), around)


def _book(rooms: Rooms, here: Situation, slot: int, dose: int) -> str:
    booked = service.book(
        rooms.store,
        slot=slot,
        claimant=here.claimant(),
        dose=dose,
        locale=here.remembered.locale,
        conversation=here.id,
        key=f"{here.remembered.act}:book",
        now=here.now,
        by=here.by,
    )
    return str(booked.id)


class AskBirthDate(Told):
    """The birth date, or what is missing of it."""

    called = "action_ask_birth_date"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask for the year or the day alone, where the rest was said."""
        begun = situation(self.rooms, tracker).remembered.facts.get("said_birth") or {}
        if begun.get("year") and begun.get("day") and begun.get("month"):
            begun = {}
        if begun.get("year"):
            ask(dispatcher, "birth_date", phrase="ask-birth-day")
        elif begun.get("day") and begun.get("month"):
            ask(dispatcher, "birth_date", phrase="ask-birth-year")
        elif tracker.get_slot("for_whom") == "other":
            ask(dispatcher, "birth_date", phrase="ask-birth-date-other")
        else:
            ask(dispatcher, "birth_date")
        return []


class AskPlace(Told):
    """Where to look."""

    called = "action_ask_place"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask for a commune, or which of several."""
        options = tracker.get_slot("place_options")
        if not options:
            ask(dispatcher, "place")
        elif len(options) == 1:
            ask(dispatcher, "which_place", phrase="ask-this-place", places=options)
        else:
            phrase = "ask-which-place" if len(options) == 2 else "ask-which-place-three"
            ask(dispatcher, "which_place", phrase=phrase, places=options)
        return []


class AskWhichDay(Told):
    """Which of two days was meant."""

    called = "action_ask_which_day"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask with both dates."""
        ask(dispatcher, "which_day", days=tracker.get_slot("day_options"))
        return []


class AskChoice(Told):
    """Offers what is free, and holds it for somebody on the line."""

    called = "action_ask_choice"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Find places, hold them, read them out; when there are none anywhere, somebody calls back."""
        here = situation(self.rooms, tracker)
        refused: list[int] = tracker.get_slot("refused") or []
        found = self._find(here, tracker, refused)
        if not found.offers and refused:
            found, refused = self._find(here, tracker, []), []
        if not found.offers:
            return self._nothing_free(dispatcher, here)
        self._introduce(dispatcher, found)
        slots = [offer.slot for offer in found.offers]
        ask(dispatcher, "slot", phrase=("offer-one", "offer-two", "offer-three")[len(slots) - 1], slots=slots)
        return [SlotSet("offers", slots), SlotSet("refused", refused or None)]

    def _find(self, here: Situation, tracker: Tracker, refused: list[int]) -> Offered:
        wanted = _wanted(tracker.get_slot("place"), tracker.get_slot("day"), refused)
        count = BY_VOICE if here.on_the_line else BY_TEXT
        return service.offer(
            self.rooms.store, wanted, conversation=here.id, count=count, hold=here.on_the_line, now=here.now
        )

    def _introduce(self, dispatcher: CollectingDispatcher, found: Offered) -> None:
        first = found.offers[0]
        if first.distance_km is not None:
            phrase = "offer-elsewhere" if found.full else "nearest-centre"
            say(dispatcher, phrase, town=first.venue.town, distance=first.distance_km)
        if found.other_days:
            say(dispatcher, "other-days")

    def _nothing_free(self, dispatcher: CollectingDispatcher, here: Situation) -> Events:
        with self.rooms.store.transaction() as tx:
            tasks.ask_call_back(
                tx, conversation=here.id, number=here.number, reason="nothing_free", now=here.now
            )
        say(dispatcher, "nothing-free" if here.number else "nothing-free-call-again")
        return [SlotSet("requested_slot", None)]


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
        ask_what_next(dispatcher, here)
        left = ("choice", "day", "day_options", "offers", "refused")
        return [ActiveLoop(None), SlotSet("requested_slot", None), *(SlotSet(slot, None) for slot in left)]


class Recap(Told):
    """The whole appointment again, and the code; then is there anything else."""

    called = "action_recap"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Tell what was booked, if anything was; place and day stay for a second person."""
        here = situation(self.rooms, tracker)
        if appointment := tracker.get_slot("appointment"):
            with self.rooms.store.transaction() as tx:
                text_follows = promises.will_be_told(tx, UUID(appointment))
            service.told(self.rooms.store, UUID(appointment), here.now)
            self._tell(dispatcher, appointment, here, text_follows)
        ask_what_next(dispatcher, here)
        done = ("appointment", "birth_date", "choice", "day_options", "offers", "refused", "over")
        return [SlotSet(slot, None) for slot in done]

    def _tell(
        self, dispatcher: CollectingDispatcher, appointment: str, here: Situation, text_follows: bool
    ) -> None:
        if not here.on_the_line:
            say(dispatcher, "booked" if text_follows else "booked-with-code", appointment=appointment)
            return
        say(dispatcher, "booked", appointment=appointment)
        say(dispatcher, "bring")
        say(dispatcher, "code", appointment=appointment, attempt=1)
        say(dispatcher, "code", appointment=appointment, attempt=2)
        if text_follows:
            say(dispatcher, "sms-follows")


def _dose(tracker: Tracker) -> int:
    return int(tracker.get_slot("dose") or 1)
