"""Booking: who it is for, which dose, where and when; two offers that are held, and the choice that books."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions import days, guessing
from dialogs.actions.offers import previous_dose, wanted
from dialogs.actions.situation import Domain, Situation, dose_of, said_now, say, situation
from voicebot import tasks
from voicebot.booking import doses, eligibility, identity, search, service
from voicebot.booking.errors import AlreadyBooked, OutsideInterval, SlotTaken
from voicebot.booking.vaccines import campaign
from voicebot.booking.views import Booked
from voicebot.conversation import memory
from voicebot.conversation.answers.booking import UNKNOWN
from voicebot.wiring import Rooms

FAR = timedelta(days=60)
"""Slots are opened so far ahead: what is possible only later cannot be booked yet."""
STOP = {"over": True}
"""Ends the form: there is nothing to ask any more."""
GUESSING = "guessing"
"""The same, where only a person may go on: too many birth dates were tried."""
ANEW: dict[str, Any] = {"choice": None, "refused": None, "offers": None, "beside": None}
"""Another place or day means other offers."""


class ValidateBookForm(FormValidationAction):  # type: ignore[misc]
    """Checks each answer as it comes; the choice books."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def name(self) -> str:
        """By which Rasa calls it."""
        return "validate_book_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """Only what is needed and not known: a number to call back if the network tells none, and so on."""
        if tracker.get_slot("over"):
            return []
        here = situation(self.rooms, tracker)
        needless = _needless(self.rooms, here, tracker)
        asked = [slot for slot in domain_slots if slot not in needless]
        if tracker.get_slot("day_options"):
            asked.insert(asked.index("day" if "day" in asked else "choice"), "which_day")
        return asked

    def validate_birth_date(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Somebody who has an appointment hears of it; somebody too young, that it is not open to them."""
        here = situation(self.rooms, tracker)
        if value != "given" or here.birth_date is None:
            return {"birth_date": None}
        if guessing.too_many(self.rooms, here, [here.birth_date.isoformat()]):
            return {"birth_date": None, "over": GUESSING}
        guessing.note(self.rooms, here, [here.birth_date.isoformat()])
        if standing := _standing(self.rooms, here, tracker):
            return {"birth_date": None, **_already(standing)}
        # Said back always: it is the key to the appointment. Who was invited has not said it.
        if said_now(tracker, "birth_date") or not here.remembered.facts.get("invited"):
            say(dispatcher, "heard-birth-date", birth_date=True)
        if eligibility.may(campaign(), here.birth_date, here.today, declared=False) == "too_young":
            say(dispatcher, "not-open")
            return {"birth_date": None, **STOP}
        return {"birth_date": value, "eligibility": None}

    def validate_eligibility(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """A priority is declared on honour, or there is none."""
        if value == "yes":
            return {"eligibility": value}
        say(dispatcher, "not-open")
        return {"eligibility": value, **STOP}

    def validate_dose(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """One that the vaccine has; who does not know begins with the first."""
        dose = _possible(value)
        here = situation(self.rooms, tracker)
        if said_now(tracker, "dose"):
            _note_doubt(self.rooms, dispatcher, here, unknown=value == UNKNOWN)
        if here.birth_date and (standing := _standing(self.rooms, here, tracker)):
            return {"dose": dose, **_already(standing)}
        return {"dose": dose, "last_dose": None, **ANEW, "beside": tracker.get_slot("beside")}

    def validate_last_dose(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """The day decides from when on, and until when, this dose may be given."""
        here = situation(self.rooms, tracker)
        last = previous_dose(self.rooms, here, tracker)
        if value != "given" or last is None:
            return {"last_dose": value}
        earliest, latest = doses.permitted(dose_of(tracker), last, campaign().vaccine)
        if latest is not None and latest < here.today:
            _have_advised(self.rooms, dispatcher, here)
            return {"last_dose": value, **STOP}
        if earliest is not None and earliest > here.today + FAR:
            say(dispatcher, "possible-later", day=earliest.isoformat())
            return {"last_dose": value, **STOP}
        if earliest is not None and earliest > here.today:
            say(dispatcher, "possible-from", day=earliest.isoformat())
        return {"last_dose": value}

    def validate_phone(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """A number, or none: both are answers."""
        if value == "refused":
            say(dispatcher, "continue-without-number")
        return {"phone": value}

    def validate_place(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """One place, or several to choose from; none of two leaves those that were not named yet."""
        if "candidates" in value:
            left = (tracker.get_slot("place_options") or [])[2:]
            return {"place": None, "place_options": value["candidates"] or left or None, **ANEW}
        with self.rooms.store.transaction() as tx:
            served = bool(search.centres_near(tx, wanted(value)))
        if not served:
            say(dispatcher, "no-centre-near", place=value)
            return {"place": None, "place_options": None}
        if not said_now(tracker, "place"):
            # Known before: the place of somebody who was booked for in this call.
            return {"place": value}
        if value.get("name") and tracker.get_slot("day") is None:
            say(dispatcher, "heard-place", place=value)
        return {"place": value, "place_options": None, **ANEW}

    def validate_day(
        self, value: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Another day means other offers; of two days that may be meant, those with something free."""
        if "candidates" not in value:
            return {"day": self._day_meant(value, tracker), "day_options": None, **ANEW}
        options = _worth_asking(self.rooms, tracker, value["candidates"])
        if len(options) == 1:
            return {"day": options[0], "day_options": None, **ANEW}
        return {"day": None, "day_options": options or None, **ANEW}

    def _day_meant(self, day: dict[str, Any], tracker: Tracker) -> dict[str, Any]:
        """ "Plutôt l'après-midi", then "non, jeudi": Thursday afternoon, where anything is free then."""
        corrects = tracker.get_slot("requested_slot") == "choice" and said_now(tracker, "day")
        kept = days.in_the_same_part(day, days.wished_before(tracker)) if corrects else None
        return kept if kept and _are_free(self.rooms, tracker, [kept]) else day

    def validate_choice(
        self, value: int, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """The choice books, in this very moment; 0 declines what was offered."""
        offers: list[int] = tracker.get_slot("offers") or []
        if not 1 <= int(value) <= len(offers):
            return _declined(tracker, offers)
        here = situation(self.rooms, tracker)
        try:
            booked = _book(self.rooms, here, tracker, int(value) - 1)
        except (SlotTaken, OutsideInterval):
            say(dispatcher, "slot-taken")
            return {"choice": None, "offers": None}
        except AlreadyBooked as standing:
            return {"choice": None, **_already(standing.existing)}
        guessing.settle(self.rooms, here, here.claimant().birth_date.isoformat())
        if here.on_the_line:
            say(dispatcher, "reserved", appointment=str(booked.id))
        return {"choice": value, "appointment": str(booked.id), "booked_in": here.remembered.turn}


def _needless(rooms: Rooms, here: Situation, tracker: Tracker) -> set[str]:
    """What is not asked of this person."""
    vaccine = campaign().vaccine
    served, dose = tracker.get_slot("served"), dose_of(tracker)
    declares = here.birth_date is not None and (
        eligibility.may(campaign(), here.birth_date, here.today, declared=False) == "declare"
    )
    told = dose == 1 or doses.permitted(dose, here.today, vaccine) == (None, None)
    needed = {
        "for_whom": served and here.on_the_line,
        "eligibility": declares,
        "dose": len(doses.given(vaccine)) > 1,
        "last_dose": not told and (here.birth_date is None or previous_dose(rooms, here, tracker) is None),
        "phone": not here.remembered.caller,
        "day": not tracker.get_slot("beside"),
    }
    # What was said is checked all the same.
    return {slot for slot, asked in needed.items() if not asked and tracker.get_slot(slot) is None}


def _possible(value: str) -> str:
    given = doses.given(campaign().vaccine)
    dose = int(value) if value.isdecimal() else 1
    # Of a vaccine with one injection, whatever follows it is a booster.
    return str(dose if dose in given else given[-1])


def _note_doubt(rooms: Rooms, dispatcher: CollectingDispatcher, here: Situation, *, unknown: bool) -> None:
    """Who does not know their dose comes as for a first one; somebody looks into it at the centre."""
    if bool(here.remembered.facts.get("dose_unknown")) != unknown:
        memory.keep_facts(rooms.store, here.id, here.remembered.facts | {"dose_unknown": unknown})
    if unknown:
        say(dispatcher, "dose-unknown")


def _standing(rooms: Rooms, here: Situation, tracker: Tracker) -> Booked | None:
    return identity.existing(rooms.store, here.claimant(), dose=dose_of(tracker), now=here.now)


def _already(standing: Booked) -> dict[str, Any]:
    return {**STOP, "standing": str(standing.id)}


def _have_advised(rooms: Rooms, dispatcher: CollectingDispatcher, here: Situation) -> None:
    """What comes after the time for it, somebody who knows more has to look at."""
    with rooms.store.transaction() as tx:
        tasks.ask_call_back(tx, conversation=here.id, number=here.number, reason="asked", now=here.now)
    say(dispatcher, "too-late-for-it" if here.number else "too-late-ask-doctor")


def _worth_asking(rooms: Rooms, tracker: Tracker, options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The days that lead to an offer; all of them while the place is unknown or nothing is free."""
    return _are_free(rooms, tracker, options) or options


def _are_free(rooms: Rooms, tracker: Tracker, options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    place = tracker.get_slot("place")
    if place is None:
        return []
    here = situation(rooms, tracker)
    with rooms.store.transaction() as tx:
        near = search.centres_near(tx, wanted(place))
        return [
            day
            for day in options
            if search.best(tx, wanted(place, day), near, conversation=here.id, now=here.now, count=1)
        ]


def _declined(tracker: Tracker, offers: list[int]) -> dict[str, Any]:
    """Others at first; who declines again, or does not want to come beside another, is asked for a day."""
    if tracker.get_slot("refused") or tracker.get_slot("beside"):
        return {"day": None, **ANEW}
    return {**ANEW, "refused": offers}


def _book(rooms: Rooms, here: Situation, tracker: Tracker, index: int) -> Booked:
    return service.book(
        rooms.store,
        slot=tracker.get_slot("offers")[index],
        second=(tracker.get_slot("seconds") or {}).get(str(index)),
        claimant=here.claimant(),
        dose=dose_of(tracker),
        last_dose_on=previous_dose(rooms, here, tracker),
        declared=tracker.get_slot("eligibility") == "yes",
        locale=here.remembered.locale,
        conversation=here.id,
        key=f"{here.remembered.act}:book",
        now=here.now,
        by=here.by,
    )
