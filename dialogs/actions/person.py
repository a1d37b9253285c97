"""A person: put through now if somebody is there, else called back."""

from __future__ import annotations

from rasa_sdk import Tracker
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
from voicebot.tasks import Reason
from voicebot.wiring import Rooms


def hand_over(
    rooms: Rooms,
    dispatcher: CollectingDispatcher,
    here: Situation,
    *,
    reason: Reason,
    nobody_there: bool = False,
) -> Events:
    """Dial the call centre; when nobody is there, note a call-back; without a number, ask for it."""
    quit_form = [ActiveLoop(None), SlotSet("requested_slot", None)]
    agent = rooms.settings.agent_number
    if agent and here.on_the_line and not nobody_there:
        say(dispatcher, "transfer")
        dispatcher.utter_message(json_message={"transfer": agent})
        return quit_form
    if reason == "no_answer":
        say(dispatcher, "agent-unavailable")
    if here.number is None:
        return [*quit_form, SlotSet("phone", None), FollowupAction("callback_form")]
    note_call_back(rooms, dispatcher, here, reason=reason)
    return quit_form


def note_call_back(
    rooms: Rooms, dispatcher: CollectingDispatcher, here: Situation, *, reason: Reason
) -> None:
    """Keep the request, say so, and go on."""
    with rooms.store.transaction() as tx:
        tasks.ask_call_back(tx, conversation=here.id, number=here.number, reason=reason, now=here.now)
    say(dispatcher, "callback-stored", phone=True)
    ask_what_next(dispatcher, here)


class Agent(Told):
    """The caller wants a person, or could not be understood, or nobody answered there."""

    called = "action_agent"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Put through, or note a call-back; somebody whose number we failed to get is told to ring again."""
        here = situation(self.rooms, tracker)
        if tracker.latest_message["intent"]["name"] == "agent_unavailable":
            gone = SlotSet("nobody_there", True)
            return [gone, *hand_over(self.rooms, dispatcher, here, reason="no_answer", nobody_there=True)]
        nobody_there = bool(tracker.get_slot("nobody_there")) or not self.rooms.settings.agent_number
        not_understood = next(tracker.get_latest_entity_values("reason"), None) == "not_understood"
        if not_understood and here.remembered.asked == "phone" and nobody_there:
            say(dispatcher, "callback-impossible")
            hang_up(dispatcher)
            return [ActiveLoop(None), SlotSet("requested_slot", None)]
        reason: Reason = "not_understood" if not_understood else "asked"
        return hand_over(self.rooms, dispatcher, here, reason=reason, nobody_there=nobody_there)


class AfterPerson(Told):
    """The answer to that offer."""

    called = "action_after_person"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """A person, or nothing changes."""
        here = situation(self.rooms, tracker)
        clean = [SlotSet("wants_person", None)]
        if tracker.get_slot("wants_person") == "yes":
            gone = bool(tracker.get_slot("nobody_there"))
            return clean + hand_over(self.rooms, dispatcher, here, reason="move", nobody_there=gone)
        say(dispatcher, "nothing-changed")
        ask_what_next(dispatcher, here)
        return clean


class CallBack(Told):
    """The number to call back was given, or was not."""

    called = "action_call_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note the request."""
        here = situation(self.rooms, tracker)
        if here.number is None or tracker.get_slot("phone") == "refused":
            say(dispatcher, "callback-impossible")
            ask_what_next(dispatcher, here)
        else:
            note_call_back(self.rooms, dispatcher, here, reason="asked")
        return []
