"""What an action may know: the conversation it serves, the rooms it may use, and how to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from voicebot.booking.identity import Claimant
from voicebot.conversation import memory
from voicebot.conversation.memory import Remembered
from voicebot.wiring import Rooms

FRANCE = ZoneInfo("Europe/Paris")
Domain = dict[str, Any]
Events = list[dict[str, Any]]


class Told(Action):  # type: ignore[misc]
    """An action of ours: it has a name, and the rooms of the house at hand."""

    called: str

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return self.called


@dataclass(frozen=True)
class Situation:
    """One conversation at one turn."""

    remembered: Remembered
    now: datetime

    @property
    def id(self) -> UUID:
        """The conversation."""
        return self.remembered.id

    @property
    def by(self) -> str:
        """Who acts, for the audit trail."""
        return self.remembered.channel

    @property
    def on_the_line(self) -> bool:
        """Whether somebody is listening now: places are held for them."""
        return self.remembered.channel == "voice"

    @property
    def birth_date(self) -> date | None:
        """The birth date that was said, if any."""
        told = self.remembered.facts.get("birth_date")
        return date.fromisoformat(told) if told else None

    @property
    def today(self) -> date:
        """The day in France, for ages and intervals."""
        return self.now.astimezone(FRANCE).date()

    @property
    def number(self) -> str | None:
        """Where this person can be called back: the number of the call, else one that was said."""
        return self.remembered.caller or self.remembered.facts.get("phone")

    def claimant(self) -> Claimant:
        """The person an appointment is for; raises ValueError before a birth date was given."""
        if self.birth_date is None:
            raise ValueError("no birth date was given")
        return Claimant(
            birth_date=self.birth_date,
            number=self.remembered.caller,
            conversation=self.id,
            contact=self.remembered.facts.get("phone"),
        )


def situation(rooms: Rooms, tracker: Tracker) -> Situation:
    """Where the conversation of this tracker stands."""
    return Situation(memory.recall(rooms.store, UUID(tracker.sender_id)), rooms.clock.now())


def dose_of(tracker: Tracker) -> int:
    """The dose that is wanted: the first, unless another was said."""
    said = str(tracker.get_slot("dose") or "")
    return int(said) if said.isdecimal() else 1


def said_now(tracker: Tracker, value: str) -> bool:
    """Whether it was in the last answer, and not known before."""
    return any(entity["entity"] == value for entity in tracker.latest_message.get("entities", ()))


def say(dispatcher: CollectingDispatcher, phrase: str, **references: Any) -> None:
    """Have a phrase said; references are ids of what it tells of."""
    dispatcher.utter_message(json_message={"say": phrase, **references})


def ask(dispatcher: CollectingDispatcher, question: str, **references: Any) -> None:
    """Put a question, with its own phrase unless `phrase` names another."""
    dispatcher.utter_message(json_message={"ask": question, **references})


def said(tracker: Tracker, entity: str) -> Any:
    """The value that the latest move carries, or None."""
    return next(tracker.get_latest_entity_values(entity), None)


def set_slots(values: dict[str, Any]) -> Events:
    """These slots with these values."""
    return [SlotSet(slot, value) for slot, value in values.items()]


def ask_what_next(dispatcher: CollectingDispatcher, here: Situation) -> None:
    """After something is done: by voice, is there anything else; a text leaves it to its reader."""
    if here.on_the_line:
        ask(dispatcher, "anything_else")
    else:
        ask(dispatcher, "menu", quietly=True)


def hang_up(dispatcher: CollectingDispatcher) -> None:
    """End the call."""
    dispatcher.utter_message(json_message={"hangup": True})
