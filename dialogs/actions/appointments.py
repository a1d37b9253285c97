"""An appointment that stands: whose it is, which one is meant, and what shall become of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.person import hand_over
from dialogs.actions.situation import Domain, Events, Situation, Told, ask, ask_what_next, say, situation
from voicebot.booking import identity, service
from voicebot.booking.errors import NotActive
from voicebot.booking.views import Booked
from voicebot.wiring import Rooms

MOST_TRIES = 3
"""Failed proofs before a person takes over (conversation.md §4)."""


class Begin(Told):
    """A wish about an appointment starts afresh, wherever the conversation was."""

    called = "action_begin"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note the wish; a text is identified by the number that our own message went to."""
        here = situation(self.rooms, tracker)
        wish = tracker.latest_message["intent"]["name"]
        decision = next(tracker.get_latest_entity_values("decision"), None)
        # Failed proofs are counted for the whole call: a new wish gives no new tries.
        tries = tracker.get_slot("tries") or 0
        fresh = {"wish": wish, "tries": tries, "which": None, "decision": decision}
        found: tuple[Booked, ...] = ()
        if here.remembered.channel == "sms":
            found = identity.on_number(self.rooms.store, here.remembered.caller, now=here.now)
        proof = True if found else False if tries >= MOST_TRIES else None
        fresh |= {"identified": proof, "appointments": [str(one.id) for one in found]}
        return [ActiveLoop(None), SlotSet("requested_slot", None)] + [SlotSet(k, v) for k, v in fresh.items()]


class ValidateIdentifyForm(FormValidationAction):  # type: ignore[misc]
    """Tries what was said: the birth date or the code from the number it was booked with, else both."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_identify_form"

    def validate_identified(
        self, value: object, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Wrong proofs and no appointment are answered alike."""
        if value is True or value is False:
            return {"identified": value}
        # Nothing was said just now when the form begins: what was said earlier in the call counts.
        here = situation(self.rooms, tracker)
        if found := _opened(self.rooms, here):
            return {"identified": True, "appointments": [str(one.id) for one in found]}
        if value is None or (value != "nothing" and not _has_both(here)):
            return {"identified": None}
        tries = (tracker.get_slot("tries") or 0) + 1
        if value == "nothing" or tries >= MOST_TRIES:
            return {"identified": False, "tries": tries}
        say(dispatcher, "not-identified", attempt=tries)
        return {"identified": None, "tries": tries}


def _opened(rooms: Rooms, here: Situation) -> tuple[Booked, ...]:
    facts = here.remembered.facts
    return identity.identify(
        rooms.store,
        number=here.remembered.caller,
        birth_dates=[facts[name] for name in ("birth_date", "perhaps_born") if facts.get(name)],
        code=facts.get("code"),
        now=here.now,
    )


def _has_both(here: Situation) -> bool:
    facts = here.remembered.facts
    return bool(facts.get("code")) and bool(facts.get("birth_date"))


class AskIdentified(Told):
    """Asks for the proof that is missing."""

    called = "action_ask_identified"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Both at first; then whichever has not been said."""
        here = situation(self.rooms, tracker)
        facts = here.remembered.facts
        tried = bool(tracker.get_slot("tries"))
        if not here.on_the_line and not tried:
            say(dispatcher, "sms-nothing-booked")
        if facts.get("birth_date") and not facts.get("code"):
            ask(dispatcher, "reference")
        elif facts.get("code") and not facts.get("birth_date"):
            ask(dispatcher, "birth_date")
        else:
            ask(dispatcher, "identity", attempt=2 if tried else 1)
        return []


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
        self, value: int, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """One of those that were read out."""
        known = len(tracker.get_slot("appointments") or [])
        return {"which": value if 1 <= int(value) <= known else None}

    def validate_decision(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Yes or no."""
        return {"decision": value if value in ("yes", "no") else None}


def meant(tracker: Tracker) -> str:
    """The id of the appointment that is spoken of."""
    return str(tracker.get_slot("appointments")[int(tracker.get_slot("which") or 1) - 1])


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
        """Ask whether to cancel."""
        ask(dispatcher, "decision", phrase="ask-cancel", appointment=meant(tracker))
        return []


class CarryOut(Told):
    """Does what was asked, and says what became of it."""

    called = "action_carry_out"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Confirm, cancel or tell; without proof, a person."""
        here = situation(self.rooms, tracker)
        clean = [SlotSet(slot, None) for slot in ("identified", "appointments", "which", "decision")]
        if not tracker.get_slot("identified"):
            gone = bool(tracker.get_slot("nobody_there"))
            return clean + hand_over(self.rooms, dispatcher, here, reason="not_identified", nobody_there=gone)
        phrase = self._done(
            here, UUID(meant(tracker)), tracker.get_slot("wish"), tracker.get_slot("decision")
        )
        say(dispatcher, phrase, appointment=meant(tracker))
        ask_what_next(dispatcher, here)
        return clean

    def _done(self, here: Situation, appointment: UUID, wish: str, decision: str | None) -> str:
        try:
            if wish == "confirm":
                service.confirm(self.rooms.store, appointment, now=here.now, by=here.by)
                return "confirmed"
            if wish == "cancel" and decision == "yes":
                tell = here.remembered.caller if here.on_the_line else None
                service.cancel(self.rooms.store, appointment, tell=tell, now=here.now, by=here.by)
                return "cancelled"
        except NotActive:
            # Somebody else cancelled it while this caller was thinking.
            return "cancelled"
        return "kept" if wish == "cancel" else "appointment-is"
