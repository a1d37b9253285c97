"""An agent gives a caller back: the dialogue goes on at the question that the agent has chosen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import moving
from dialogs.actions.appointments import OF_A_WISH
from dialogs.actions.recap import Recap
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
from voicebot.booking import views

OFFERED = ("choice", "offers", "seconds", "refused", "beside", "over", "appointment", "booked_in")
"""What no question of a booking finds when it is begun again."""
ASKED_AGAIN = {
    "birth_date": ("birth_date", "eligibility"),
    "place": ("place", "place_options"),
    "day": ("day", "day_options"),
    "slot": (),
}
"""Questions of a booking, and the answers that are asked for anew."""
TRAVELS = ("dose", "place", "day")
"""What may be known to Rasa as it is."""


class Resume(Told):
    """Goes on where the agent wants it to, with what the agent has learnt."""

    called = "action_resume"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Leave whatever was going on, and begin at that question."""
        here = situation(self.rooms, tracker)
        resume: dict[str, Any] = here.remembered.facts["resume"]
        question = resume["question"]
        say(dispatcher, "resumed")
        fresh: dict[str, Any] = dict.fromkeys((*OF_A_WISH, *OFFERED))
        quit_form = [ActiveLoop(None), SlotSet("requested_slot", None)]
        if question in ASKED_AGAIN:
            fresh |= {name: resume[name] for name in TRAVELS if name in resume}
            if "birth_date" in resume:
                fresh |= {"birth_date": "given", "eligibility": None}
            fresh |= dict.fromkeys(ASKED_AGAIN[question])
            return [*quit_form, *set_slots(fresh), FollowupAction("book_form")]
        return [*quit_form, *set_slots(fresh), *self._elsewhere(dispatcher, tracker, here, resume)]

    def _elsewhere(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation, resume: dict[str, Any]
    ) -> Events:
        """About an appointment that stands, or about nothing yet."""
        question, appointment = resume["question"], resume.get("appointment")
        if question == "move":
            tracker.slots["place"] = resume.get("place")
            begun = moving.begin(self.rooms, dispatcher, tracker, str(appointment), day=resume.get("day"))
            return [SlotSet("wish", "reschedule"), *begun]
        if question == "cancel":
            opened = {"wish": "cancel", "identified": True, "appointments": [appointment]}
            return [*set_slots(opened), FollowupAction("decide_form")]
        if question == "recap":
            return self._recap(dispatcher, tracker, here, str(appointment))
        if question == "anything_else":
            ask_what_next(dispatcher, here)
        else:
            ask(dispatcher, "menu")
        return []

    def _recap(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation, appointment: str
    ) -> Events:
        """What the agent has done: the whole appointment, or that it is cancelled."""
        with self.rooms.store.transaction() as tx:
            state = views.appointment(tx, UUID(appointment)).state
        if state == "cancelled":
            say(dispatcher, "cancelled", appointment=appointment)
            ask_what_next(dispatcher, here)
            return []
        tracker.slots |= {"appointment": appointment, "booked_in": None, "second": None}
        return Recap(self.rooms).run(dispatcher, tracker, {})
