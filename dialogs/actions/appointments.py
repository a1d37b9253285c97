"""An appointment that stands: which one is meant, and what shall become of it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import moving, reminders, written
from dialogs.actions.identifying import MOST_TRIES, opened
from dialogs.actions.person import hand_over
from dialogs.actions.recap import OF_ONE_PERSON
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
from voicebot.booking import identity, service
from voicebot.booking.errors import NotActive
from voicebot.booking.views import Booked
from voicebot.conversation import memory
from voicebot.wiring import Rooms

OF_A_WISH = (
    "identified", "lost", "appointments", "which", "decision", "about", "moving", "towards", "moved",
    "second_moved", "standing",
)  # fmt: skip
"""Slots of an earlier wish about an appointment, and below of a booking left in the middle."""
OF_A_BOOKING = (*OF_ONE_PERSON, "place_options")
ALL = "all"
"""Instead of the number of one of several appointments."""
PROOFS = ("birth_date", "perhaps_born", "code", "name")


class Begin(Told):
    """A wish about an appointment starts afresh, wherever the conversation was."""

    called = "action_begin"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note the wish, and what was said with it; failed proofs are counted for the whole call."""
        here = situation(self.rooms, tracker)
        wish = tracker.latest_message["intent"]["name"]
        quit_form = [ActiveLoop(None), SlotSet("requested_slot", None)]
        if written.is_outdated(self.rooms, tracker, here):
            return [*quit_form, FollowupAction("action_what_stands")]
        if wish == "confirm" and tracker.get_slot("cancelled") and not written.is_answer(tracker):
            # "I am coming after all", right after it was cancelled.
            return [*quit_form, FollowupAction("action_take_back")]
        fresh = dict.fromkeys((*OF_A_WISH, *OF_A_BOOKING)) | _said_with_it(tracker, wish)
        if _again(tracker, wish):
            # Said once more instead of a name: the code is as lost as before.
            fresh["lost"] = tracker.get_slot("lost")
        somebody_else = said(tracker, "for_whom") == "other"
        if somebody_else:
            self._forget_proofs(here, but=said(tracker, "birth_date") and "birth_date")
        if (tracker.get_slot("tries") or 0) >= MOST_TRIES:
            fresh["identified"] = False
        elif found := self._open_without_proof(tracker, here, somebody_else):
            fresh |= opened(found, said(tracker, "day"), wish, just_now=here.on_the_line)
            if said(tracker, "option") == ALL and len(found) > 1:
                fresh["which"] = ALL
        return [*quit_form, *set_slots(fresh)]

    def _open_without_proof(
        self, tracker: Tracker, here: Situation, somebody_else: bool
    ) -> tuple[Booked, ...]:
        """What our own text told this number of; and by voice, what was booked in this very call."""
        store = self.rooms.store
        if not here.on_the_line:
            found = identity.on_number(store, here.remembered.caller, now=here.now)
            return written.meant(tracker, here, found)
        if somebody_else:
            return ()
        return identity.identify(
            store, number=None, birth_dates=[], code=None, conversation=here.id, now=here.now
        )

    def _forget_proofs(self, here: Situation, *, but: str | None) -> None:
        """Somebody else's appointment is opened by their proofs, not by those of who was spoken of before."""
        gone = [name for name in PROOFS if name != but]
        kept = {name: fact for name, fact in here.remembered.facts.items() if name not in gone}
        memory.keep_facts(self.rooms.store, here.id, kept)


def _again(tracker: Tracker, wish: str) -> bool:
    return wish == tracker.get_slot("wish") and (tracker.active_loop or {}).get("name") == "identify_form"


def _said_with_it(tracker: Tracker, wish: str) -> dict[str, Any]:
    about = said(tracker, "about")
    fresh = {
        "wish": wish,
        "about": about,
        "lost": "wanted" if about == "lost" else None,
        "decision": said(tracker, "decision"),
        "towards": said(tracker, "towards"),
    }
    if wish == "reschedule" or said(tracker, "day"):
        # What an earlier booking left for the next one is not meant here.
        fresh |= {"day": said(tracker, "day"), "place": said(tracker, "place")}
    return fresh


class ValidateDecideForm(FormValidationAction):  # type: ignore[misc]
    """Which appointment, and is it to be cancelled: asked only where it is not clear."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_decide_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """Only cancelling asks for a yes: confirming harms nobody."""
        if not tracker.get_slot("identified"):
            return []
        wanted = ["which"] if len(tracker.get_slot("appointments") or []) > 1 else []
        return [*wanted, "decision"] if tracker.get_slot("wish") == "cancel" else wanted

    def validate_which(
        self, value: int | str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """One of those that were read out; or all of them, to be confirmed or cancelled together."""
        known, wish = len(tracker.get_slot("appointments") or []), tracker.get_slot("wish")
        if value == ALL:
            together = {"not_coming": "cancel"}.get(wish, wish)
            return {"which": ALL if together in ("confirm", "cancel") else None, "wish": together}
        return {"which": value if value and 1 <= int(value) <= known else None}

    def validate_decision(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Yes or no; or the second alone, of two. What was said before it was asked may need to be asked."""
        early = tracker.get_slot("requested_slot") != "decision"
        if early and written.is_asked_back(self.rooms, tracker, situation(self.rooms, tracker)):
            return {"decision": None}
        return {"decision": value if value in ("yes", "no", "second") else None}


def meant(tracker: Tracker) -> str:
    """The id of the appointment that is spoken of; the first, where all are."""
    which = tracker.get_slot("which")
    return str(tracker.get_slot("appointments")[0 if which == ALL else int(which or 1) - 1])


class AskWhich(Told):
    """Several appointments are told by day and hour, never by name."""

    called = "action_ask_which"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask which one."""
        ask(dispatcher, "which_appointment", appointments=tracker.get_slot("appointments"))
        return []


class AskDecision(Told):
    """The one explicit confirmation before something is lost."""

    called = "action_ask_decision"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask whether to cancel; of two injections, whether both; of several people's, whether all."""
        if tracker.get_slot("which") == ALL:
            all_of_them = tracker.get_slot("appointments")
            ask(dispatcher, "decision", phrase="written-cancel-all", appointments=all_of_them)
            return []
        booked = moving.appointment_of(self.rooms, meant(tracker))
        if booked.second:
            ask(dispatcher, "decision_two", appointment=str(booked.id), second=str(booked.second.id))
        else:
            ask(dispatcher, "decision", phrase="ask-cancel", appointment=str(booked.id))
        return []


class CarryOut(Told):
    """Does what was asked, and says what became of it."""

    called = "action_carry_out"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Confirm, cancel or tell, or go on to the new time; without proof, a person."""
        here = situation(self.rooms, tracker)
        clean = [SlotSet(slot, None) for slot in ("identified", "appointments", "which", "decision")]
        if not tracker.get_slot("identified"):
            gone = bool(tracker.get_slot("nobody_there"))
            return clean + hand_over(
                self.rooms, dispatcher, here, reason="not_identified", nobody_there=gone, tracker=tracker
            )
        if tracker.get_slot("which") == ALL:
            return clean + written.all_of_them(self.rooms, dispatcher, tracker, here)
        appointment = meant(tracker)
        if tracker.get_slot("wish") == "reschedule":
            day = tracker.get_slot("day")
            return [*clean, *moving.begin(self.rooms, dispatcher, tracker, appointment, day=day)]
        booked = moving.appointment_of(self.rooms, appointment)
        if tracker.get_slot("wish") == "be_reminded":
            reminders.remind(dispatcher, here, booked)
            return clean
        if tracker.get_slot("wish") == "not_coming" and not booked.closed:
            written.not_coming(self.rooms, dispatcher, here, booked)
            return clean
        if tracker.get_slot("wish") == "cancel":
            events = self._cancel(dispatcher, here, booked, tracker.get_slot("decision"))
        elif booked.closed:
            reminders.cannot_be(dispatcher, booked.id)
            return clean
        else:
            events = self._tell(dispatcher, here, booked, tracker)
        asks = tracker.get_slot("wish") == "check_appointment"
        if asks and (question := written.open_question(self.rooms, here)):
            ask(dispatcher, question)
        else:
            ask_what_next(dispatcher, here)
        return [*clean, *events]

    def _cancel(
        self, dispatcher: CollectingDispatcher, here: Situation, booked: Booked, decision: str
    ) -> Events:
        """One of them, both or none; what is cancelled may still be wanted back."""
        if decision not in ("yes", "second"):
            say(dispatcher, "kept")
            return []
        one = booked.second if decision == "second" and booked.second else booked
        both = bool(one.second)
        try:
            tell = here.remembered.caller if here.on_the_line else None
            service.cancel(self.rooms.store, one.id, tell=tell, now=here.now, by=here.by, with_second=both)
        except NotActive:
            # Somebody else cancelled it while this caller was thinking.
            both = False
        say(dispatcher, "cancelled", appointment=str(one.id))
        if one.second and both:
            say(dispatcher, "cancelled-as-well", appointment=str(one.second.id))
        elif one is not booked:
            say(dispatcher, "still-booked", appointment=str(booked.id))
        back = {"first": str(one.id), "second": one.second.slot if one.second and both else None}
        return [SlotSet("cancelled", back)]

    def _tell(
        self, dispatcher: CollectingDispatcher, here: Situation, booked: Booked, tracker: Tracker
    ) -> Events:
        """When, where and the code, as far as it was asked for; confirming is told with it."""
        appointment, about = str(booked.id), tracker.get_slot("about")
        confirmed = tracker.get_slot("wish") == "confirm"
        if about in ("code", "lost"):
            # By voice it is said twice.
            for attempt in (1, 2) if here.on_the_line else (1,):
                say(dispatcher, "code", appointment=appointment, attempt=attempt)
        if about == "code":
            return []
        try:
            if confirmed:
                service.confirm(self.rooms.store, booked.id, now=here.now, by=here.by)
            say(dispatcher, "confirmed" if confirmed else "appointment-is", appointment=appointment)
        except NotActive:
            say(dispatcher, "cancelled", appointment=appointment)
            return []
        if booked.second:
            say(dispatcher, "second-is", appointment=str(booked.second.id))
        return []
