"""Answers to what we wrote: which appointment they are about, and what is said where it stands no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.moving import appointment_of, place_of
from dialogs.actions.recap import OF_ONE_PERSON
from dialogs.actions.reminders import cannot_be
from dialogs.actions.situation import (
    Domain,
    Events,
    Situation,
    Told,
    ask,
    ask_what_next,
    said,
    say,
    set_slots,
    situation,
)
from voicebot.booking import identity, service, views
from voicebot.booking.errors import NotActive
from voicebot.booking.views import Booked
from voicebot.conversation import memory, written
from voicebot.conversation.answers.written import ANSWER
from voicebot.outbox import promises
from voicebot.outbox.subjects import Subject
from voicebot.wiring import Rooms

ASKING = ("reminder_3d", "told")
"""What was written with a question; other messages are only answered."""


def is_answer(tracker: Tracker) -> bool:
    """Whether this is a mere answer to what we wrote."""
    return bool(said(tracker, "reason") == ANSWER)


def is_outdated(rooms: Rooms, tracker: Tracker, here: Situation) -> bool:
    """Whether it answers what no longer stands as it was told: then nothing is done by it."""
    if not (is_answer(tracker) and written.about(here.remembered)):
        return False
    with rooms.store.transaction() as tx:
        return not written.standing(tx, here.remembered, now=here.now)


def meant(tracker: Tracker, here: Situation, found: Sequence[Booked]) -> tuple[Booked, ...]:
    """Of the appointments of this number those that are meant: the one of the day that was named, or ours.

    Where one shall be moved, the day is where to. A yes means those that are not confirmed yet.
    """
    ours = written.meant(here.remembered, found)
    if tracker.latest_message["intent"]["name"] == "reschedule":
        return ours
    windows = (said(tracker, "day") or {}).get("windows", [])
    pairs = [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in windows]
    then = tuple(one for one in found if any(start <= one.starts_at < end for start, end in pairs))
    if len(then) == 1:
        return then
    if is_answer(tracker) and tracker.latest_message["intent"]["name"] == "confirm":
        return tuple(one for one in ours if one.state == "booked") or ours
    return ours


def is_asked_back(rooms: Rooms, tracker: Tracker, here: Situation) -> bool:
    """Whether the one word that cancels may be meant otherwise: of what we did not write of, or of two."""
    light = written.about(here.remembered)
    found = tracker.get_slot("appointments") or []
    if light and not set(found) <= set(light["appointments"]):
        return True
    return here.remembered.asked == "not_coming" and any(appointment_of(rooms, one).second for one in found)


def not_coming(rooms: Rooms, dispatcher: CollectingDispatcher, here: Situation, booked: Booked) -> None:
    """Who cannot come is asked what shall become of the appointment; it stands until then."""
    written.narrow(rooms.store, here.remembered, [booked.id], now=here.now)
    say(dispatcher, "not-coming", appointment=str(booked.id))
    ask(dispatcher, "not_coming")


def all_of_them(rooms: Rooms, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation) -> Events:
    """Confirm or cancel all that our messages told of."""
    appointments: list[str] = tracker.get_slot("appointments")
    cancels = tracker.get_slot("wish") == "cancel"
    if cancels and tracker.get_slot("decision") != "yes":
        say(dispatcher, "kept")
        ask_what_next(dispatcher, here)
        return []
    closed = [] if cancels else [one for one in appointments if appointment_of(rooms, one).closed]
    done = [one for one in appointments if one not in closed and _done(rooms, here, one, cancels)]
    if done:
        say(dispatcher, "cancelled-all" if cancels else "confirmed-all", appointments=done)
    if closed:
        cannot_be(dispatcher, UUID(closed[0]))
    else:
        ask_what_next(dispatcher, here)
    return []


def _done(rooms: Rooms, here: Situation, appointment: str, cancels: bool) -> bool:
    store, one = rooms.store, UUID(appointment)
    try:
        if cancels:
            service.cancel(store, one, now=here.now, by=here.by, with_second=True)
        else:
            service.confirm(store, one, now=here.now, by=here.by)
    except NotActive:
        return False
    return True


def open_question(rooms: Rooms, here: Situation) -> str | None:
    """What our message asked, as long as nobody has answered it."""
    light, cannot_stay = written.about(here.remembered), written.cannot_stay(here.remembered)
    if here.on_the_line or not (cannot_stay or light.get("purpose") in ASKING):
        return None
    with rooms.store.transaction() as tx:
        left = written.standing(tx, here.remembered, now=here.now)
    if cannot_stay:
        return "notified" if left else None
    return "coming" if any(one.appointment.state == "booked" for one in left) else None


def called_off(rooms: Rooms, here: Situation) -> dict[str, Any] | None:
    """What may be wanted back: the appointment that our message told of, if it was cancelled."""
    with rooms.store.transaction() as tx:
        gone = [one for one in written.told(tx, here.remembered) if one.appointment.state == "cancelled"]
    return {"first": str(gone[0].appointment.id), "second": None} if gone else None


def remind_no_more(rooms: Rooms, here: Situation) -> None:
    """The appointment stands until a person has looked into it; no message of ours comes before."""
    with rooms.store.transaction() as tx:
        for one in written.told(tx, here.remembered):
            promises.withdraw(tx, one.appointment.id, now=here.now)


class WhatStands(Told):
    """An answer to what no longer stands as it was written: what does is told, and asked about."""

    called = "action_what_stands"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Say what became of it; of what there is, ask whether they come."""
        here = situation(self.rooms, tracker)
        with self.rooms.store.transaction() as tx:
            told = written.told(tx, here.remembered)
        for one in told:
            say(dispatcher, _became(one, here.now), appointment=str(one.appointment.id))
        stands = written.meant(
            here.remembered, identity.on_number(self.rooms.store, here.remembered.caller, now=here.now)
        )
        if not stands:
            ask(dispatcher, "called_off")
            return []
        written.narrow(self.rooms.store, here.remembered, [one.id for one in stands], now=here.now)
        if len(stands) == 1:
            ask(dispatcher, "coming", phrase="written-stands", appointment=str(stands[0].id))
            return []
        known = {"wish": "confirm", "identified": True, "appointments": [str(one.id) for one in stands]}
        return [*set_slots({**known, "which": None}), FollowupAction("decide_form")]


def _became(one: Subject, now: datetime) -> str:
    if not one.stands:
        return "no-longer"
    return "is-past" if one.starts_at <= now else "has-moved"


class Accept(Told):
    """Yes to an invitation: the second injection is booked for whom the first was, where that was."""

    called = "action_accept"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Whom it is for is known from the first; the booking goes on with when."""
        here = situation(self.rooms, tracker)
        first = UUID(written.about(here.remembered)["appointments"][0])
        with self.rooms.store.transaction() as tx:
            before = views.appointment(tx, first)
            claimant = identity.claimant_of(tx, first, conversation=here.id)
        known = {"birth_date": claimant.birth_date.isoformat(), "invited": True}
        memory.keep_facts(self.rooms.store, here.id, here.remembered.facts | known)
        fresh = dict.fromkeys(OF_ONE_PERSON) | {
            "birth_date": "given",
            "dose": str(before.dose + 1),
            "place": said(tracker, "place") or place_of(before),
            "day": said(tracker, "day"),
        }
        return set_slots(fresh)
