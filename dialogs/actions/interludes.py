"""What comes between the questions: repeat, wait, help, silence, an emergency, goodbye."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import faq, written
from dialogs.actions.situation import Domain, Events, Situation, Told, ask, hang_up, say, situation
from voicebot import tasks
from voicebot.conversation import ringing
from voicebot.conversation.questions import QUESTIONS
from voicebot.conversation.written import LIT

SAID = {
    "wait": "wait",
    "change_language": "language-changed",
    "nothing_heard": "silence",
    "not_understood": "not-understood",
    "out_of_scope": "out-of-scope",
}
"""What is said before the pending question comes back."""
ABOUT = {
    "still": "still-waiting",
    "back": "after-waiting",
    "who": "about-who",
    "machine": "about-machine",
    "louder": "about-louder",
    "hello": "about-hello",
    "wrong-key": "wrong-key",
    "wrong-digits": "wrong-digits",
}
"""What is said instead, where more is known of what happened (conversation/words.py, ladder.py)."""
AFTER = ("anything_else", "opening", "reminded", "not_coming", *LIT)
"""Questions outside a form that come back; from elsewhere one begins again."""
LEFT = {"book_form": "nothing-booked", "move_form": "kept", "already_form": "kept"}
"""What somebody is told who hangs up in the middle."""


class Interlude(Told):
    """Answers what a pending question survives; in a form, the form asks again by itself."""

    called = "action_interlude"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Say what belongs to it; outside a form, put the question again."""
        intent = tracker.latest_message["intent"]["name"]
        here = situation(self.rooms, tracker)
        asked = here.remembered.asked
        in_form = bool((tracker.active_loop or {}).get("name"))
        if asked == "emergency" and not in_form and intent != "repeat":
            say(dispatcher, "emergency-last")
            hang_up(dispatcher)
            return []
        self._answer(dispatcher, tracker, here, intent)
        if not in_form:
            # Who was only told something, and asks about it, is asked nothing in return.
            quietly = asked in LIT and intent == "faq" and not written.open_question(self.rooms, here)
            ask(dispatcher, asked if asked in AFTER else "menu", quietly=quietly)
        return []

    def _answer(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation, intent: str
    ) -> None:
        asked = here.remembered.asked
        about = next(tracker.get_latest_entity_values("about"), None)
        reason = next(tracker.get_latest_entity_values("reason"), None)
        if reason == "no_such_date":
            say(dispatcher, "no-such-date")
        elif intent == "not_understood" and asked in ("place", "which_place"):
            say(dispatcher, "place-unknown")
        elif about == "ring":
            say(dispatcher, "ring-about", voice_number=self.rooms.settings.voice_number)
        elif about in ABOUT:
            say(dispatcher, ABOUT[about])
        elif intent == "help":
            say(
                dispatcher,
                f"help-{asked.replace('_', '-')}" if asked in QUESTIONS else "help",
                otherwise="help",
            )
        elif intent == "faq":
            faq.answer(self.rooms, dispatcher, tracker, here)
        elif intent not in ("repeat", "slower"):
            say(dispatcher, SAID.get(intent, "not-understood"))
        if intent in ("repeat", "slower"):
            dispatcher.utter_message(json_message={"repeat": True})


class Emergency(Told):
    """First, at once, said twice; no booking question after it, and a person is offered."""

    called = "action_emergency"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Send the caller to the emergency services."""
        say(dispatcher, "emergency")
        ask(dispatcher, "emergency", quietly=True)
        return [ActiveLoop(None), SlotSet("requested_slot", None)]


class TimeIsUp(Told):
    """After fifteen minutes somebody calls back; a number that we do not know is asked for first."""

    called = "action_time_is_up"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Note the call-back once, say so, and end the call kindly."""
        here = situation(self.rooms, tracker)
        quit_form = [ActiveLoop(None), SlotSet("requested_slot", None)]
        before = any(e["event"] == "action" and e.get("name") == self.called for e in tracker.events)
        if not before:
            say(dispatcher, "time-is-up")
            if here.number is None:
                return [*quit_form, SlotSet("phone", None), FollowupAction("callback_form")]
            with self.rooms.store.transaction() as tx:
                tasks.ask_call_back(
                    tx, conversation=here.id, number=here.number, reason="too_long", now=here.now
                )
        say(dispatcher, "time-is-up-goodbye")
        hang_up(dispatcher)
        return quit_form


class Goodbye(Told):
    """The end."""

    called = "action_goodbye"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Thank and hang up; who leaves in the middle hears that nothing is booked, or that it is kept."""
        here = situation(self.rooms, tracker)
        form = (tracker.active_loop or {}).get("name")
        if form in LEFT:
            say(dispatcher, LEFT[form])
        say(dispatcher, "ring-goodbye" if ringing.message_of(here.remembered) else "goodbye")
        hang_up(dispatcher)
        return [ActiveLoop(None), SlotSet("requested_slot", None)]
