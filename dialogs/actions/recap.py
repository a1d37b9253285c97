"""After the choice: what is still missing of a booking that stands, and the whole of it again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import moving
from dialogs.actions.booking import GUESSING
from dialogs.actions.person import hand_over
from dialogs.actions.situation import (
    Domain,
    Events,
    Situation,
    Told,
    ask,
    ask_what_next,
    said_now,
    say,
    situation,
)
from voicebot.booking import service, views
from voicebot.booking.views import Booked
from voicebot.conversation import memory, told
from voicebot.outbox import promises
from voicebot.wiring import Rooms

OF_ONE_PERSON = (
    "for_whom", "birth_date", "eligibility", "dose", "last_dose", "day", "day_options", "choice", "offers",
    "seconds", "refused", "over", "appointment", "booked_in", "second", "name",
)  # fmt: skip
"""What is forgotten before the next person of a household; place, number and pen stay."""
FACTS_OF_ONE_PERSON = ("said_birth", "last_dose", "name", "dose_unknown")


class ValidateRecapForm(FormValidationAction):  # type: ignore[misc]
    """Asks only what can still be asked: the appointment stands, whatever is answered."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_recap_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """The second injection, a name of whoever has spoken, and paper where no text follows."""
        here = situation(self.rooms, tracker)
        if tracker.get_slot("appointment") is None or not here.on_the_line:
            return []
        booked, text_follows = _booked(self.rooms, tracker)
        asked = {
            "second": booked.second is not None,
            "name": bool(here.remembered.facts.get("spoke")),
            "ready": not text_follows,
        }
        return [slot for slot in domain_slots if asked[slot]]

    def validate_second(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """The day of the first is no wish for the second; one that was said with the no is."""
        return {"second": value, "day": tracker.get_slot("day") if said_now(tracker, "day") else None}

    def validate_name(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """A name, or none."""
        here = situation(self.rooms, tracker)
        name = here.remembered.facts.get("name")
        if value == "given" and name:
            appointment = UUID(tracker.get_slot("appointment"))
            service.name_person(self.rooms.store, appointment, **name, now=here.now, by=here.by)
            say(dispatcher, "name-noted")
        return {"name": value}

    def validate_ready(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Without paper it is told all the same."""
        if value == "no":
            say(dispatcher, "no-paper")
        return {"ready": value}


class AskSecond(Told):
    """The second injection, that was booked with the first."""

    called = "action_ask_second"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Tell it, and ask whether it suits."""
        booked, _ = _booked(self.rooms, tracker)
        ask(dispatcher, "second", appointment=str(booked.second.id if booked.second else booked.id))
        return []


class AskName(Told):
    """Whose appointment it is."""

    called = "action_ask_name"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note that a name is wanted, and ask for it."""
        service.ask_name(self.rooms.store, UUID(tracker.get_slot("appointment")))
        other = tracker.get_slot("for_whom") == "other"
        ask(dispatcher, "name", phrase="ask-name-other" if other else "ask-name")
        return []


class Recap(Told):
    """The whole appointment again, and the code; then is there anything else."""

    called = "action_recap"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Tell what was booked, if anything was; place and slot stay for a second person."""
        here = situation(self.rooms, tracker)
        forgotten = [SlotSet(slot, None) for slot in OF_ONE_PERSON]
        if tracker.get_slot("appointment") is None:
            if tracker.get_slot("over") == GUESSING:
                return [*forgotten, *self._to_a_person(dispatcher, tracker, here)]
            if tracker.get_slot("standing"):
                return [*forgotten, FollowupAction("already_form")]
            ask_what_next(dispatcher, here)
            return forgotten
        booked, text_follows = _booked(self.rooms, tracker)
        if here.on_the_line:
            self._tell(dispatcher, tracker, here, booked, text_follows=text_follows)
        else:
            _write(dispatcher, booked, text_follows=text_follows)
        declined = booked.second is not None and tracker.get_slot("second") == "no"
        _forget(self.rooms, here)
        told.begin(self.rooms.store, here.remembered, booked.id, with_second=not declined, now=here.now)
        done = [*forgotten, SlotSet("beside", booked.slot), SlotSet("served", True)]
        if booked.second and declined:
            day = tracker.get_slot("day")
            return [*done, *moving.begin(self.rooms, dispatcher, tracker, str(booked.second.id), day=day)]
        ask_what_next(dispatcher, here)
        return done

    def _to_a_person(self, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation) -> Events:
        gone = bool(tracker.get_slot("nobody_there"))
        return hand_over(
            self.rooms, dispatcher, here, reason="not_identified", nobody_there=gone, tracker=tracker
        )

    def _tell(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        here: Situation,
        booked: Booked,
        *,
        text_follows: bool,
    ) -> None:
        appointment = str(booked.id)
        if tracker.get_slot("booked_in") != here.remembered.turn:
            say(dispatcher, "recap-when", appointment=appointment)
        say(dispatcher, "recap", appointment=appointment)
        if booked.second and tracker.get_slot("second") != "no":
            say(dispatcher, "recap-second", appointment=str(booked.second.id))
        say(dispatcher, "bring")
        if here.remembered.facts.get("dose_unknown"):
            say(dispatcher, "bring-vaccinations")
        say(dispatcher, "code", appointment=appointment, attempt=1)
        say(dispatcher, "code", appointment=appointment, attempt=2)
        if text_follows:
            say(dispatcher, "sms-follows")
            return
        with self.rooms.store.transaction() as tx:
            both = [one.id for one in (booked, booked.second) if one]
            rings = [promises.will_be_called(tx, one) for one in both]
        if any(rings):
            say(dispatcher, "reminder-call")
        say(dispatcher, "hear-again")


def _write(dispatcher: CollectingDispatcher, booked: Booked, *, text_follows: bool) -> None:
    if text_follows and booked.second:
        say(dispatcher, "booked-two", appointment=str(booked.id), second=str(booked.second.id))
    else:
        say(dispatcher, "booked" if text_follows else "booked-with-code", appointment=str(booked.id))


def _booked(rooms: Rooms, tracker: Tracker) -> tuple[Booked, bool]:
    """The appointment of this booking, and whether a text with all of it follows."""
    appointment = UUID(tracker.get_slot("appointment"))
    with rooms.store.transaction() as tx:
        return views.appointment(tx, appointment), promises.will_be_told(tx, appointment)


def _forget(rooms: Rooms, here: Situation) -> None:
    facts = here.remembered.facts
    kept = {name: fact for name, fact in facts.items() if name not in FACTS_OF_ONE_PERSON}
    memory.keep_facts(rooms.store, here.id, kept)
