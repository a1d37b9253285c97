"""What one has, or had: it is kept, or taken back after it was cancelled."""

from __future__ import annotations

from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import reminders, written
from dialogs.actions.appointments import OF_A_BOOKING, OF_A_WISH
from dialogs.actions.moving import place_of
from dialogs.actions.offers import stays
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
from voicebot.booking import identity, service, views
from voicebot.booking.errors import AlreadyBooked, OutsideInterval, SlotTaken
from voicebot.booking.identity import Claimant
from voicebot.booking.views import Booked
from voicebot.conversation import memory, told


class AskKept(Told):
    """Somebody who asks for an appointment has one."""

    called = "action_ask_kept"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Tell of it at first; then ask what shall become of it."""
        with self.rooms.store.transaction() as tx:
            booked = views.appointment(tx, UUID(tracker.get_slot("standing")))
        if booked.closed:
            reminders.cannot_be(dispatcher, booked.id)
            return []
        if tracker.get_slot("requested_slot") != "kept":
            say(dispatcher, "already-booked", appointment=tracker.get_slot("standing"))
        ask(dispatcher, "already")
        return []


class Keep(Told):
    """What one has stays as it is."""

    called = "action_keep"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Say so; what was held for a move is free again."""
        here = situation(self.rooms, tracker)
        with self.rooms.store.transaction() as tx:
            service.release(tx, here.id)
        say(dispatcher, "kept")
        stays(self.rooms, tracker, here)
        ask_what_next(dispatcher, here)
        done = dict.fromkeys((*OF_A_WISH, *OF_A_BOOKING, "place"))
        return [ActiveLoop(None), SlotSet("requested_slot", None), *set_slots(done)]


class TakeBack(Told):
    """What was cancelled in this conversation is wanted after all."""

    called = "action_take_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """The same place is booked again, if it is still free; else others are offered."""
        here = situation(self.rooms, tracker)
        cancelled = tracker.get_slot("cancelled") or written.called_off(self.rooms, here)
        if cancelled is None:
            say(dispatcher, "kept")
            ask_what_next(dispatcher, here)
            return []
        with self.rooms.store.transaction() as tx:
            before = views.appointment(tx, UUID(cancelled["first"]))
            claimant = identity.claimant_of(tx, before.id, conversation=here.id)
        try:
            self._tell(dispatcher, here, self._book(here, before, cancelled["second"], claimant))
        except AlreadyBooked as standing:
            say(dispatcher, "already-booked", appointment=str(standing.existing.id))
        except (SlotTaken, OutsideInterval):
            return self._others(dispatcher, here, before, claimant)
        ask_what_next(dispatcher, here)
        return [SlotSet("cancelled", None)]

    def _book(self, here: Situation, before: Booked, second: int | None, claimant: Claimant) -> Booked:
        return service.book(
            self.rooms.store,
            slot=before.slot,
            second=second,
            claimant=claimant,
            dose=before.dose,
            locale=here.remembered.locale,
            conversation=here.id,
            key=f"{here.remembered.act}:book",
            now=here.now,
            by=here.by,
        )

    def _tell(self, dispatcher: CollectingDispatcher, here: Situation, booked: Booked) -> None:
        appointment = str(booked.id)
        if not here.on_the_line:
            say(dispatcher, "booked-with-code", appointment=appointment)
            return
        say(dispatcher, "booked", appointment=appointment)
        if booked.second:
            say(dispatcher, "second-is", appointment=str(booked.second.id))
        say(dispatcher, "code", appointment=appointment, attempt=1)
        say(dispatcher, "code", appointment=appointment, attempt=2)
        told.begin(self.rooms.store, here.remembered, booked.id, now=here.now)

    def _others(
        self, dispatcher: CollectingDispatcher, here: Situation, before: Booked, claimant: Claimant
    ) -> Events:
        """Somebody else has it by now: the booking goes on with who it is for and where."""
        say(dispatcher, "slot-taken")
        born = {"birth_date": claimant.birth_date.isoformat()}
        memory.keep_facts(self.rooms.store, here.id, here.remembered.facts | born)
        midnight = before.starts_at.replace(hour=0, minute=0)
        day = {"windows": [[midnight.isoformat(), midnight.replace(hour=23, minute=59).isoformat()]]}
        known = {"birth_date": "given", "dose": str(before.dose), "place": place_of(before), "day": day}
        return [*set_slots({"cancelled": None, **known}), FollowupAction("book_form")]
