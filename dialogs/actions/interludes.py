"""What comes between the questions: repeat, wait, help, silence, an emergency, goodbye."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import Domain, Events, Told, ask, hang_up, say, situation

SAID = {
    "wait": "wait",
    "help": "help",
    "change_language": "language-changed",
    "faq": "faq-person",
    "nothing_heard": "silence",
    "not_understood": "not-understood",
    "out_of_scope": "out-of-scope",
}
"""What is said before the pending question comes back."""


class Interlude(Told):
    """Answers what a pending question survives; in a form, the form asks again by itself."""

    called = "action_interlude"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Say what belongs to it; outside a form, put the question again."""
        intent = tracker.latest_message["intent"]["name"]
        here = situation(self.rooms, tracker)
        if intent in ("repeat", "slower") and here.remembered.turn > 1:
            dispatcher.utter_message(json_message={"repeat": True})
            return []
        asked = here.remembered.asked
        in_form = bool((tracker.active_loop or {}).get("name"))
        if asked == "emergency" and not in_form:
            say(dispatcher, "goodbye")
            hang_up(dispatcher)
            return []
        say(dispatcher, _said(tracker, intent, asked))
        if not in_form:
            ask(dispatcher, asked if asked == "anything_else" else "menu")
        return []


def _said(tracker: Tracker, intent: str, asked: str) -> str:
    reason = next(tracker.get_latest_entity_values("reason"), None)
    if reason == "no_such_date":
        return "no-such-date"
    unknown_place = intent == "not_understood" and asked in ("place", "which_place")
    return "place-unknown" if unknown_place else SAID.get(intent, "not-understood")


class Emergency(Told):
    """First, at once, said twice; no booking question after it, and a person is offered."""

    called = "action_emergency"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Send the caller to the emergency services."""
        say(dispatcher, "emergency")
        ask(dispatcher, "emergency", quietly=True)
        return [ActiveLoop(None), SlotSet("requested_slot", None)]


class Goodbye(Told):
    """The end."""

    called = "action_goodbye"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Thank and hang up; whoever leaves in the middle of a booking hears that nothing is booked."""
        if (tracker.active_loop or {}).get("name") == "book_form":
            say(dispatcher, "nothing-booked")
        say(dispatcher, "goodbye")
        hang_up(dispatcher)
        return [ActiveLoop(None), SlotSet("requested_slot", None)]
