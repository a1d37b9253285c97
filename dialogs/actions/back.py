"""Back to an earlier question: the one that is meant, else the one before; all other answers stay."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import Domain, Events, Situation, Told, ask, say, situation
from voicebot.conversation import memory
from voicebot.wiring import Rooms

SAME = {"which_day": "day"}
"""A question that only asks back → the answer that it is about."""
GOES_WITH = {
    "birth_date": ("eligibility",),
    "dose": ("last_dose", "choice", "offers", "refused"),
    "place": ("place_options", "choice", "offers", "refused"),
    "day": ("day_options", "choice", "offers", "refused"),
}
"""What is worth nothing any more once this answer is taken back."""
PROOFS = {"birth_date": ("birth_date", "perhaps_born"), "reference": ("code",)}
"""What was said to prove who calls, by the question that asked for it."""


class StepBack(Told):
    """Somebody was mistaken, or wants to go back."""

    called = "action_step_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Empty one answer: the form asks for it again. Before the first question there is the menu."""
        form = (tracker.active_loop or {}).get("name")
        field = next(tracker.get_latest_entity_values("field"), None)
        far = next(tracker.get_latest_entity_values("about"), None) == "far"
        order = domain.get("forms", {}).get(form, {}).get("required_slots", [])
        target = field if field in order else _before(tracker, order)
        if form == "recap_form" and target is None:
            # Before the first question after the choice there is nothing to go back to: it stands.
            say(dispatcher, "not-understood")
            return []
        say(dispatcher, "too-far" if far else "corrected" if field else "went-back")
        if form == "identify_form":
            _forget_proof(self.rooms, situation(self.rooms, tracker), field)
            return []
        if target is None and field is None:
            ask(dispatcher, "menu")
            return [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]
        kept = [] if field else _kept(tracker)
        return [*kept, *_emptied(target, tracker.slots)] if target else kept


def _before(tracker: Tracker, order: list[str]) -> str | None:
    """The question before the pending one; what was not asked because it is known is passed over."""
    pending = tracker.get_slot("requested_slot")
    pending = SAME.get(pending, pending)
    earlier = order[: order.index(pending)] if pending in order else []
    return next((slot for slot in reversed(earlier) if tracker.get_slot(slot) is not None), None)


def _kept(tracker: Tracker) -> Events:
    """Who only passes a question on the way back has not taken its answer back."""
    if StepBack.called not in _actions_of_the_last_turn(tracker.events):
        return []
    pending = tracker.get_slot("requested_slot")
    said = [e["value"] for e in tracker.events if e["event"] == "slot" and e["name"] == pending]
    values = [value for value in said if value is not None]
    return [SlotSet(pending, values[-1])] if values else []


def _actions_of_the_last_turn(events: Events) -> list[str]:
    """Those of the turn before the one that is being played."""
    turns = [number for number, event in enumerate(events) if event["event"] == "user"]
    last = events[turns[-2] :] if len(turns) > 1 else []
    return [event["name"] for event in last if event["event"] == "action"]


def _emptied(target: str, slots: dict[str, Any]) -> Events:
    return [SlotSet(slot, None) for slot in (target, *GOES_WITH.get(target, ())) if slot in slots]


def _forget_proof(rooms: Rooms, here: Situation, field: str | None) -> None:
    """A proof that was wrongly said is not tried again together with the next one."""
    taken_back = PROOFS.get(field or "", tuple(fact for facts in PROOFS.values() for fact in facts))
    facts = {name: fact for name, fact in here.remembered.facts.items() if name not in taken_back}
    memory.keep_facts(rooms.store, here.id, facts)
