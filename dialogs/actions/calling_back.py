"""A call-back: noted at once where a number is known, then made precise: which number, what time of day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import (
    Domain,
    Events,
    Situation,
    Told,
    ask_what_next,
    hang_up,
    say,
    situation,
)
from voicebot import tasks
from voicebot.outbox import promises
from voicebot.tasks import Reason
from voicebot.wiring import Rooms

QUESTIONS = ("phone", "call_back_number", "call_back_moment")
FORGET = [SlotSet("call_back_number", None), SlotSet("call_back_moment", None)]


def begin_call_back(
    rooms: Rooms, dispatcher: CollectingDispatcher, here: Situation, *, reason: Reason
) -> Events:
    """Note the request, so that it stands whatever comes next, and ask by voice for number and moment."""
    quit_form = [ActiveLoop(None), SlotSet("requested_slot", None)]
    if here.number is not None:
        with rooms.store.transaction() as tx:
            tasks.ask_call_back(tx, conversation=here.id, number=here.number, reason=reason, now=here.now)
            if here.on_the_line:
                # Only to the number that the network shows: one that was said may be anybody's.
                caller, locale = here.remembered.caller, here.remembered.locale
                promises.tell_call_back(tx, here.id, to=caller, locale=locale, now=here.now)
    if here.number is not None and not here.on_the_line:
        say(dispatcher, "callback-stored", phone=True)
        ask_what_next(dispatcher, here)
        return quit_form
    unknown = [SlotSet("phone", None)] if here.number is None else []
    asked = SlotSet("call_back_reason", reason)
    return [*quit_form, *FORGET, *unknown, asked, FollowupAction("callback_form")]


def finish_call_back(dispatcher: CollectingDispatcher, here: Situation, *, last_word: bool) -> Events:
    """Ask no more: what is noted stands; without any number nobody can ring."""
    if here.number is None:
        say(dispatcher, "callback-impossible")
    else:
        say(dispatcher, "callback-stored", phone=True)
    if last_word:
        hang_up(dispatcher)
    else:
        ask_what_next(dispatcher, here)
    return [ActiveLoop(None), SlotSet("requested_slot", None), *FORGET]


class ValidateCallbackForm(FormValidationAction):  # type: ignore[misc]
    """Only what is not known is asked."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_callback_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """A number that the network shows is proposed; another one, or none shown, is asked for."""
        here = situation(self.rooms, tracker)
        another = tracker.get_slot("call_back_number") == "no"
        asked = {
            "call_back_number": here.remembered.caller is not None,
            "phone": another or here.number is None,
            "call_back_moment": tracker.get_slot("phone") != "refused" or here.number is not None,
        }
        return [slot for slot in domain_slots if asked[slot]]

    def validate_call_back_number(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Another number than the one shown has to be said."""
        return {"call_back_number": value, **({"phone": None} if value == "no" else {})}

    def validate_phone(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """A number that is said without being asked for is another one."""
        return {"phone": value, "call_back_number": "no"}


class CallBack(Told):
    """All is known, as far as the caller would tell."""

    called = "action_call_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note the request as it is now, and tell it back."""
        here = situation(self.rooms, tracker)
        said = here.remembered.facts.get("phone") if tracker.get_slot("phone") == "given" else None
        another = tracker.get_slot("call_back_number") == "no" or here.remembered.caller is None
        number = said if another and said else here.remembered.caller
        if number is None:
            say(dispatcher, "callback-impossible")
            ask_what_next(dispatcher, here)
            return FORGET
        moment = tracker.get_slot("call_back_moment")
        reason: Reason = tracker.get_slot("call_back_reason") or "asked"
        with self.rooms.store.transaction() as tx:
            tasks.ask_call_back(
                tx, conversation=here.id, number=number, reason=reason, moment=moment, now=here.now
            )
        self._tell_back(dispatcher, here, moment, number)
        ask_what_next(dispatcher, here)
        return FORGET

    def _tell_back(
        self, dispatcher: CollectingDispatcher, here: Situation, moment: str | None, number: str
    ) -> None:
        phone = "shown" if number == here.remembered.caller else "said"
        opens = self.rooms.centre.hours.opens(here.now, moment or "any")
        if moment is None or opens is None:
            say(dispatcher, "callback-stored", phone=phone)
            return
        days = (opens.date() - here.now.astimezone(opens.tzinfo).date()) // timedelta(days=1)
        near = {0: "today", 1: "tomorrow"}.get(days, "later")
        say(dispatcher, "callback-at", phone=phone, near=near, part=moment, on=opens.date().isoformat())
