"""Moving an appointment: it is told, another day is found, and the choice moves it; until then it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.booking import FAR, ValidateBookForm
from dialogs.actions.offers import BY_TEXT, BY_VOICE, PHRASES, AskChoice, stays, wanted
from dialogs.actions.situation import (
    Domain,
    Events,
    Situation,
    Told,
    ask,
    ask_what_next,
    say,
    set_slots,
    situation,
)
from voicebot.booking import service, views
from voicebot.booking.errors import NotActive, OutsideInterval, SlotTaken
from voicebot.booking.moving import permitted
from voicebot.booking.search import Wanted
from voicebot.booking.service import Moved, Offered
from voicebot.booking.views import Booked
from voicebot.conversation import told, written
from voicebot.wiring import Rooms

OF_A_MOVE = (
    "moving", "towards", "moved", "second_moved", "day", "place", "day_options", "place_options", "choice",
    "offers", "refused", "over", "standing",
)  # fmt: skip

Value = dict[str, Any] | None


def begin(
    rooms: Rooms, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: str, *, day: Value
) -> Events:
    """Tell the appointment that stands, and go on to the new time; the place stays, if none was said."""
    present = appointment_of(rooms, appointment)
    if not (present.closed or written.cannot_stay(situation(rooms, tracker).remembered)):
        say(dispatcher, "moving", appointment=appointment)
    place, places = _or_candidates(tracker.get_slot("place") or place_of(present))
    day, days = _or_candidates(day)
    known = {"moving": appointment, "place": place, "place_options": places, "day": day, "day_options": days}
    return [*set_slots({**known, "choice": None, "moved": None}), FollowupAction("move_form")]


def _or_candidates(value: Value) -> tuple[Value, list[dict[str, Any]] | None]:
    """What was said, or what may have been meant by it."""
    return (None, value["candidates"]) if value and "candidates" in value else (value, None)


def appointment_of(rooms: Rooms, appointment: str) -> Booked:
    with rooms.store.transaction() as tx:
        return views.appointment(tx, UUID(appointment))


def place_of(present: Booked) -> dict[str, Any]:
    return {
        "name": present.venue.town,
        "postal_code": present.venue.postal_code,
        "insee": present.venue.insee,
    }


class ValidateMoveForm(ValidateBookForm):
    """As for a booking, without asking who; the choice moves."""

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_move_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """Another day, if none was said; "sooner" is as good as a day."""
        if tracker.get_slot("over"):
            return []
        # Also where it is known: another one that is said at the offers is only heeded if it may be asked.
        asked = ["place"]
        if tracker.get_slot("day_options"):
            asked.append("which_day")
        elif tracker.get_slot("towards") != "earlier" or tracker.get_slot("day") is not None:
            asked.append("day")
        elif tracker.get_slot("choice") is None:
            # No day is asked; but one that is said at the offers counts.
            return [*asked, "choice", "day"]
        return [*asked, "choice"]

    def validate_place(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Another place; where there is no centre, the place stays what it was."""
        known = super().validate_place(value, dispatcher, tracker, domain)
        if known["place"] is None and not known.get("place_options"):
            known["place"] = place_of(appointment_of(self.rooms, tracker.get_slot("moving")))
        return {**known, "standing": None}

    def validate_day(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Another day means other offers."""
        known = super().validate_day(value, dispatcher, tracker, domain)
        return {**known, "towards": None, "standing": None}

    def validate_choice(
        self, value: int, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """The choice moves, in this very moment; who declines twice is asked whether to move at all."""
        offers: list[int] = tracker.get_slot("offers") or []
        if not 1 <= int(value) <= len(offers):
            before = tracker.get_slot("refused") or []
            refused = {"offers": None, "refused": [*before, *offers]}
            return {"choice": None, **refused, "standing": bool(before) or None}
        here = situation(self.rooms, tracker)
        try:
            moved = _move(self.rooms, here, UUID(tracker.get_slot("moving")), offers[int(value) - 1])
        except (SlotTaken, OutsideInterval):
            say(dispatcher, "slot-taken")
            # Not offered again: the second injection may find no place with it, however free it is.
            gone = [*(tracker.get_slot("refused") or []), offers[int(value) - 1]]
            return {"choice": None, "offers": None, "refused": gone}
        except NotActive:
            # Somebody else cancelled it while this caller was choosing.
            return {"choice": value, "moved": "gone"}
        return {"choice": value, "moved": str(moved.appointment.id), "second_moved": moved.second_moved}


def _move(rooms: Rooms, here: Situation, appointment: UUID, slot: int) -> Moved:
    return service.move(
        rooms.store,
        appointment,
        slot=slot,
        conversation=here.id,
        key=f"{here.remembered.act}:move",
        now=here.now,
        by=here.by,
    )


class AskMove(AskChoice):
    """Offers other times, never the present one, and holds them for somebody on the line."""

    called = "action_ask_move_form_choice"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Read out what is free; where nothing is, or nothing suits, the appointment stays what it was."""
        here = situation(self.rooms, tracker)
        if tracker.get_slot("standing"):
            return _stands(dispatcher, tracker)
        slots: list[int] = tracker.get_slot("offers") or []
        if slots and self._still_held(here, slots):
            ask(dispatcher, "slot", phrase=PHRASES[len(slots) - 1], slots=slots)
            return []
        refused: list[int] = tracker.get_slot("refused") or []
        found = self._find(here, tracker, refused)
        if found.offers:
            return self._offer(dispatcher, found, refused)
        say(dispatcher, "nothing-else-free")
        return _stands(dispatcher, tracker)

    def _find(self, here: Situation, tracker: Tracker, refused: list[int]) -> Offered:
        present = appointment_of(self.rooms, tracker.get_slot("moving"))
        others = wanted(
            tracker.get_slot("place"),
            tracker.get_slot("day"),
            refused,
            between=permitted(self.rooms.store, present.id),
        )
        others = replace(others, instead_of=present.slot)
        return service.offer(
            self.rooms.store,
            _towards(others, tracker.get_slot("towards"), present.starts_at, here.now),
            conversation=here.id,
            count=BY_VOICE if here.on_the_line else BY_TEXT,
            hold=here.on_the_line,
            now=here.now,
        )


def _stands(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    say(dispatcher, "still-booked", appointment=tracker.get_slot("moving"))
    ask(dispatcher, "already")
    return []


def _towards(wanted: Wanted, towards: str | None, present: datetime, now: datetime) -> Wanted:
    """Sooner or later than now, where no day was said."""
    if wanted.windows or towards is None:
        return wanted
    window = (now, present) if towards == "earlier" else (present, present + FAR)
    return replace(wanted, windows=(window,))


class TellMoved(Told):
    """The new time; or, if nothing was chosen, that nothing has changed."""

    called = "action_moved"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Tell it, and what became of the second injection that goes with it."""
        here = situation(self.rooms, tracker)
        moved = tracker.get_slot("moved")
        if moved == "gone":
            say(dispatcher, "cancelled", appointment=tracker.get_slot("moving"))
        elif moved:
            say(dispatcher, "moved", appointment=moved)
            self._tell_second(dispatcher, tracker, moved)
            told.begin(self.rooms.store, here.remembered, UUID(moved), now=here.now)
        else:
            say(dispatcher, "nothing-changed")
            stays(self.rooms, tracker, here)
        ask_what_next(dispatcher, here)
        return set_slots(dict.fromkeys(OF_A_MOVE))

    def _tell_second(self, dispatcher: CollectingDispatcher, tracker: Tracker, moved: str) -> None:
        second = appointment_of(self.rooms, moved).second
        if second is None:
            return
        phrase = "second-moved" if tracker.get_slot("second_moved") else "second-stays"
        say(dispatcher, phrase, appointment=str(second.id))
