"""Who may: proofs are tried and counted; wrong ones, and none to find, are answered alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import guessing
from dialogs.actions.situation import Domain, Events, Situation, Told, ask, say, situation
from voicebot.booking import brake, identity, service
from voicebot.booking.views import Booked
from voicebot.conversation import ringing
from voicebot.wiring import Rooms

MOST_TRIES = 3
"""Failed proofs before a person takes over (conversation.md §4)."""
NOTHING = "nothing"
"""The answer of somebody who has not got what is asked for."""


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
        found = _tried(self.rooms, here)
        if found is None:
            return {"identified": False}
        if found:
            ringing.proved(self.rooms.store, here.remembered, {one.id for one in found}, now=here.now)
            mine = _rung_about(here, found)
            return opened(mine, tracker.get_slot("day"), tracker.get_slot("wish"))
        if value == NOTHING or tracker.get_slot("lost"):
            return self._code_is_lost(value, here, dispatcher, tracker)
        rings = ringing.is_unproved(here.remembered)
        if value is None or not (rings or _has_both(here)):
            return {"identified": None}
        return self._failed(here, dispatcher, tracker)

    def _failed(self, here: Situation, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        tries = _one_more(self.rooms, here, tracker)
        if tries >= MOST_TRIES:
            return {"identified": False, "tries": tries}
        rings = ringing.is_unproved(here.remembered)
        say(dispatcher, "ring-not-identified" if rings else "not-identified", attempt=tries)
        return {"identified": None, "tries": tries}

    def _code_is_lost(
        self, value: object, here: Situation, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> dict[str, Any]:
        """Birth date and name send the code to where it belongs, and tell the caller nothing."""
        lost, facts = tracker.get_slot("lost"), here.remembered.facts
        if value == NOTHING:
            # Neither code nor name: only a person can help.
            return {"identified": False} if lost else {"identified": None, "lost": "wanted"}
        if lost == "sent" and value is not None and _has_both(here):
            return self._failed(here, dispatcher, tracker)
        if lost == "sent" or not (facts.get("birth_date") and facts.get("name")):
            return {"identified": None}
        name = facts["name"]
        service.send_code(
            self.rooms.store,
            birth_dates=[facts["birth_date"]],
            family=name.get("family"),
            given=name.get("given"),
            now=here.now,
        )
        say(dispatcher, "code-sent")
        tries = _one_more(self.rooms, here, tracker)
        return {"identified": False if tries >= MOST_TRIES else None, "tries": tries, "lost": "sent"}


def opened(
    found: Sequence[Booked], day: dict[str, Any] | None, wish: str, *, just_now: bool = False
) -> dict[str, Any]:
    """The slots of a proof that opened appointments; a day that was said may tell which of them is meant.

    "Mon rendez-vous de mardi" names the one that stands; any other day is where it shall be moved to. Two
    that were booked together are one matter, unless one of them has to be moved.
    """
    days = (day or {}).get("candidates", [day or {}])
    windows = [window for one in days for window in one.get("windows", [])]
    pairs = [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in windows]
    then = [one for one in found if any(start <= one.starts_at < end for start, end in pairs)]
    if just_now and wish == "reschedule":
        # "Plutôt mardi" is where the one just chosen shall go, though the second is on a Tuesday.
        then = [one for one in then if one.follows is None]
    if len(then) == 1:
        # Whatever else there is: this one is meant.
        found = then
    elif wish != "reschedule" or just_now:
        found = [one for one in found if one.follows not in {other.id for other in found}]
    return {
        "identified": True,
        "appointments": [str(one.id) for one in found],
        "which": None,
        "day": None if then else day,
    }


def _tried(rooms: Rooms, here: Situation) -> tuple[Booked, ...] | None:
    """What the proofs open; None when so many failed before that only a person may go on."""
    facts = here.remembered.facts
    born = [facts[name] for name in ("birth_date", "perhaps_born") if facts.get(name)]
    pressed = brake.pressed(rooms.store, number=here.remembered.caller, birth_dates=born, now=here.now)
    if guessing.too_many(rooms, here, born):
        return None
    found = identity.identify(
        rooms.store,
        number=None if pressed.number else here.remembered.caller,
        birth_dates=born,
        code=None if pressed.target else facts.get("code") or facts.get("perhaps_code"),
        now=here.now,
    )
    if not found:
        guessing.note(rooms, here, born)
    return None if pressed.number or (pressed.target and not found) else found


def _one_more(rooms: Rooms, here: Situation, tracker: Tracker) -> int:
    """Note that a proof failed: for this call, and beyond it for this number and this birth date."""
    facts = here.remembered.facts
    born = [facts[name] for name in ("birth_date", "perhaps_born") if facts.get(name)]
    brake.press(rooms.store, number=here.remembered.caller, birth_dates=born, by=here.by, now=here.now)
    return (tracker.get_slot("tries") or 0) + 1


def _rung_about(here: Situation, found: tuple[Booked, ...]) -> tuple[Booked, ...]:
    """Whom we ring is told what we ring about; who is somebody else of the household, what is theirs."""
    about = ringing.appointment_of(here.remembered)
    return tuple(one for one in found if str(one.id) == about) or found


def _has_both(here: Situation) -> bool:
    facts = here.remembered.facts
    return bool(facts.get("code")) and bool(facts.get("birth_date"))


class AskIdentified(Told):
    """Asks for the proof that is missing."""

    called = "action_ask_identified"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Both at first; then whichever has not been said; for a lost code, birth date and name."""
        here = situation(self.rooms, tracker)
        facts = here.remembered.facts
        tried, lost = bool(tracker.get_slot("tries")), tracker.get_slot("lost")
        if ringing.is_unproved(here.remembered):
            phrase = "ask-birth-date-of-message"
            ask(dispatcher, "identity", phrase=phrase, attempt=2 if tried else 1)
            return []
        if not here.on_the_line and not tried and not lost:
            say(dispatcher, "sms-nothing-booked")
        if lost == "sent":
            ask(dispatcher, "reference", phrase="ask-code-received")
        elif lost and facts.get("birth_date"):
            ask(dispatcher, "name", phrase="ask-name-of-appointment")
        elif lost:
            ask(dispatcher, "birth_date", phrase="ask-birth-date-of-appointment")
        elif facts.get("birth_date") and not facts.get("code"):
            ask(dispatcher, "reference")
        elif facts.get("code") and not facts.get("birth_date"):
            ask(dispatcher, "birth_date")
        else:
            ask(dispatcher, "identity", attempt=2 if tried else 1)
        return []
