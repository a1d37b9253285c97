"""A person: put through now if somebody is there, else called back."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import written
from dialogs.actions.calling_back import QUESTIONS, begin_call_back, finish_call_back
from dialogs.actions.situation import Domain, Events, Situation, Told, say, situation
from voicebot.conversation import handoff
from voicebot.tasks import Reason
from voicebot.waiting import Known
from voicebot.wiring import Rooms


def hand_over(
    rooms: Rooms,
    dispatcher: CollectingDispatcher,
    here: Situation,
    *,
    reason: Reason,
    nobody_there: bool = False,
    tracker: Tracker | None = None,
) -> Events:
    """Put the caller in line for a person; out of hours, or when the line is full, call them back.

    From `tracker` the person in the call centre hears what the caller came for.
    """
    if not here.on_the_line or nobody_there:
        return begin_call_back(rooms, dispatcher, here, reason=reason)
    lane = handoff.to_a_person(rooms.store, rooms.centre, here.id, _known(here, tracker), now=here.now)
    if isinstance(lane, int):
        say(dispatcher, "transfer")
        dispatcher.utter_message(json_message={"transfer": lane})
        return [ActiveLoop(None), SlotSet("requested_slot", None)]
    opens = rooms.centre.hours.opens(here.now)
    if lane == "closed" and opens:
        say(dispatcher, "call-centre-closed", opens=opens.isoformat())
    elif lane == "full":
        say(dispatcher, "call-centre-full")
    gone = SlotSet("nobody_there", True)
    return [gone, *begin_call_back(rooms, dispatcher, here, reason=reason)]


def _known(here: Situation, tracker: Tracker | None) -> Known:
    """Fixed words for the person in the call centre, never what was said."""
    remembered = here.remembered
    wish, other = None, False
    if tracker is not None:
        booking = (tracker.active_loop or {}).get("name") == "book_form" or tracker.get_slot("appointment")
        wish = "book" if booking else tracker.get_slot("wish")
        other = tracker.get_slot("for_whom") == "other"
    return Known(remembered.locale, wish, other, remembered.asked, remembered.trouble)


class Agent(Told):
    """The caller wants a person, or could not be understood, or nobody answered there."""

    called = "action_agent"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Put through, or note a call-back; who cannot answer the call-back's questions is spared them."""
        here = situation(self.rooms, tracker)
        if tracker.latest_message["intent"]["name"] == "agent_unavailable":
            return self._not_taken(dispatcher, here)
        gone = bool(tracker.get_slot("nobody_there"))
        why = next(tracker.get_latest_entity_values("reason"), None)
        not_understood = why == "not_understood"
        if here.remembered.asked in QUESTIONS and gone:
            return finish_call_back(dispatcher, here, last_word=not_understood)
        reason: Reason = why if why in ("not_understood", "disputed", "bereaved") else "asked"
        if reason == "bereaved":
            say(dispatcher, "condolences")
            written.remind_no_more(self.rooms, here)
        return hand_over(self.rooms, dispatcher, here, reason=reason, nobody_there=gone, tracker=tracker)

    def _not_taken(self, dispatcher: CollectingDispatcher, here: Situation) -> Events:
        """The line was left: by the caller's own wish, or because nobody took them."""
        own_wish = handoff.why_left(self.rooms.store, here.id) == "call_back"
        if not own_wish:
            say(dispatcher, "agent-unavailable")
        reason: Reason = "asked" if own_wish else "no_answer"
        gone = SlotSet("nobody_there", True)
        return [gone, *begin_call_back(self.rooms, dispatcher, here, reason=reason)]
