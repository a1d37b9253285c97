"""The questions of a booking whose words hang on what is known."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import Domain, Events, Told, ask, situation
from voicebot.booking import doses
from voicebot.booking.vaccines import campaign

_DOSES: dict[tuple[int, ...], str] = {(1, 2): "ask-dose-or-second", (1, 3): "ask-dose-or-booster"}


class AskBirthDate(Told):
    """The birth date, or what is missing of it."""

    called = "action_ask_birth_date"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask for the year or the day alone, where the rest was said."""
        begun = situation(self.rooms, tracker).remembered.facts.get("said_birth") or {}
        day, year = begun.get("day") and begun.get("month"), begun.get("year")
        if year and not day:
            ask(dispatcher, "birth_date", phrase="ask-birth-day")
        elif day and not year:
            ask(dispatcher, "birth_date", phrase="ask-birth-year")
        elif tracker.get_slot("for_whom") == "other":
            ask(dispatcher, "birth_date", phrase="ask-birth-date-other")
        else:
            ask(dispatcher, "birth_date")
        return []


class AskEligibility(Told):
    """Whether somebody younger has priority."""

    called = "action_ask_eligibility"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask with the age from which everybody may come."""
        ask(dispatcher, "eligibility", age=campaign().open_from_age)
        return []


class AskDose(Told):
    """Which dose it is."""

    called = "action_ask_dose"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask for those that the vaccine has."""
        given = doses.given(campaign().vaccine)
        ask(dispatcher, "dose", phrase=_DOSES.get(tuple(given), "ask-dose"), doses=given)
        return []


class AskPlace(Told):
    """Where to look."""

    called = "action_ask_place"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask for a commune, or which of several: two at a time, and another one."""
        options = tracker.get_slot("place_options")
        if not options:
            ask(dispatcher, "place")
        elif len(options) == 1:
            ask(dispatcher, "which_place", phrase="ask-this-place", places=options)
        else:
            ask(dispatcher, "which_place", places=options[:2])
        return []


class AskWhichDay(Told):
    """Which of two days was meant."""

    called = "action_ask_which_day"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Ask with both dates."""
        ask(dispatcher, "which_day", days=tracker.get_slot("day_options"))
        return []
