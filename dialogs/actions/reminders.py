"""A call of ours: the appointment it is about, and the ends it may have before anybody proves who listens.

A text of ours may have reached a stranger as well.
"""

from __future__ import annotations

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
    hang_up,
    say,
    situation,
)
from voicebot.booking.views import Booked
from voicebot.conversation import ringing, written
from voicebot.outbox import notices, rung, silence

TOLD = {"changed": "ring-changed", "notice": "ring-notice"}
"""What is told of the appointment, by what we ring for; all else reminds of it."""


def remind(dispatcher: CollectingDispatcher, here: Situation, booked: Booked) -> None:
    """Tell what we rang for, and ask what shall become of it; of any other appointment, when it is."""
    ring = here.remembered.facts.get("ring", {})
    if booked.closed and ring.get("because") != "closed":
        cannot_be(dispatcher, booked.id)
        return
    if ring.get("appointment") != str(booked.id):
        say(dispatcher, "appointment-is", appointment=str(booked.id))
        ask_what_next(dispatcher, here)
        return
    told = TOLD.get(ring["purpose"], "ring-reminder")
    say(dispatcher, told, appointment=str(booked.id), because=ring["because"])
    if ring["because"] and ring["because"] not in notices.STAYS:
        ask(dispatcher, "notified")
        return
    if booked.second:
        say(dispatcher, "second-is", appointment=str(booked.second.id))
    ask(dispatcher, "reminded")


def cannot_be(dispatcher: CollectingDispatcher, booked: UUID) -> None:
    """The centre is closed at that hour: another day, or none; it is neither confirmed nor kept."""
    say(dispatcher, "centre-closes", appointment=str(booked))
    ask(dispatcher, "notified")


class ReminderEnds(Told):
    """A wrong number, not now, or nobody but a machine."""

    called = "action_reminder_ends"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note what became of it, say a last word, and end the call."""
        here = situation(self.rooms, tracker)
        message = ringing.message_of(here.remembered)
        intent = tracker.latest_message["intent"]["name"]
        number = self.rooms.settings.voice_number
        with self.rooms.store.transaction() as tx:
            if message and intent == "stranger":
                rung.stranger(tx, message, now=here.now)
            elif message and intent == "leave_message":
                rung.message_left(tx, message, now=here.now)
            elif here.remembered.caller and not here.on_the_line:
                about = written.told(tx, here.remembered)
                appointment = about[0].appointment.id if about else None
                silence.stranger(tx, here.remembered.caller, appointment=appointment, now=here.now)
        if intent == "stranger":
            say(dispatcher, "ring-wrong-number")
        elif intent == "not_now":
            say(dispatcher, "ring-not-now", voice_number=number)
        else:
            for attempt in (1, 2):
                say(dispatcher, "ring-message", voice_number=number, attempt=attempt)
        hang_up(dispatcher)
        return [ActiveLoop(None), SlotSet("requested_slot", None)]
