"""From what Rasa decided to words: each `say` and `ask` names a phrase and refers to what it tells of.

References are ids (an appointment, slots), never identities: what they stand for is looked up here, and
goes into the words without passing through Rasa.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models import Store
from voicebot import numbers
from voicebot.booking import venues, views
from voicebot.booking.views import Booked, Offer
from voicebot.conversation.about import centre_values
from voicebot.conversation.ladder import START, Step, unsaid
from voicebot.conversation.memory import Remembered
from voicebot.conversation.moves import Facts
from voicebot.conversation.reply import Ask, Hangup, Reply, Transfer
from voicebot.wording import (
    Address,
    Choices,
    Code,
    Day,
    Distance,
    Locale,
    PhoneNumber,
    Town,
    Value,
    departments,
    hints,
    say,
)

Told = dict[str, Any]
"""One answer of Rasa: `{"say": phrase, …}`, `{"ask": question, …}`, `{"transfer": …}`, `{"hangup": …}`."""

PHRASES = {
    "menu": "ask-wish",
    "for_whom": "ask-for-whom",
    "birth_date": "ask-birth-date",
    "eligibility": "ask-eligibility",
    "dose": "ask-dose",
    "last_dose": "ask-last-dose",
    "phone": "ask-phone",
    "place": "ask-place",
    "which_place": "ask-which-place",
    "day": "ask-day",
    "which_day": "ask-which-day",
    "slot": "offer-two",
    "second": "ask-second",
    "name": "ask-name",
    "ready": "ask-ready",
    "identity": "ask-birth-date-or-code",
    "reference": "ask-reference",
    "decision": "ask-cancel",
    "which_appointment": "which-appointment",
    "anything_else": "ask-anything-else",
    "call_back_number": "ask-call-back-number",
    "call_back_moment": "ask-call-back-moment",
    "decision_two": "ask-cancel-two",
    "already": "ask-already",
    "opening": "ask-listen",
    "reminded": "ask-reminded",
    "notified": "ask-notified",
    "coming": "written-coming",
    "not_coming": "written-not-coming",
    "invited": "written-invited",
    "called_off": "written-called-off",
}
"""The phrase that puts each question, unless the action names another."""
PATIENCE = {"wait": 1, "still-waiting": 2}
"""After these the question is not put again: the caller has asked for time, or needs more of it."""

MOST_TOWNS = 150
"""How many of them a recogniser is told."""


@dataclass(frozen=True)
class Telling:
    """A reply in words, and what it offered (kept so that an answer by number or time can be matched)."""

    reply: Reply
    facts: Facts = field(default_factory=dict)


def is_whole(told: Sequence[Told]) -> bool:
    """Whether Rasa's answer says what comes next; half an answer means that an action failed."""
    return any(key in one for one in told for key in ("ask", "transfer", "hangup", "repeat"))


def tell(store: Store, told: Sequence[Told], remembered: Remembered, *, step: Step = START) -> Telling:
    """The words of an answer, in the caller's language and medium, on this step of the ladder."""
    teller = _Teller(store, remembered, step)
    texts = tuple(text for one in told if (text := teller.words(one)))
    return Telling(Reply(texts, teller.then, remembered.locale, remembered.slow), teller.facts)


class _Teller:
    """Puts the answers of one turn into words."""

    def __init__(self, store: Store, remembered: Remembered, step: Step) -> None:
        self._store = store
        self._remembered = remembered
        self._step = step
        self._waits = 0
        self.then: Ask | Transfer | Hangup = Hangup()
        self.facts: Facts = {}

    def words(self, one: Told) -> str | None:
        """The text of one answer; what it asks or ends is noted in `then`."""
        if "transfer" in one:
            self.then = Transfer(lane=one["transfer"])
            return None
        if "hangup" in one:
            self.then = Hangup()
            return None
        values = self._values(one)
        phrase = one.get("say") or one.get("phrase")
        if question := one.get("ask"):
            return self._question(question, one, values)
        self._waits = PATIENCE.get(str(phrase), 0)
        if attempt := one.get("attempt"):
            return self._say(str(phrase), values, attempt)
        text, _ = self._unsaid(str(phrase), values, max(self._step.trouble, 1))
        if (other := one.get("otherwise")) and self._was_said(text):
            return self._say(other, values, 1)
        return text

    def _question(self, question: str, one: Told, values: dict[str, Value]) -> str | None:
        """A question that comes back is put in other words than before."""
        attempt = max(one.get("attempt", 1), self._step.attempt if question == self._step.pending else 1)
        text = None
        if not one.get("quietly") and not self._waits:
            text, attempt = self._unsaid(one.get("phrase") or PHRASES[question], values, attempt)
        self.then = Ask(
            question,
            attempt=attempt,
            patient=self._waits,
            hints=self._hints(question),
            circles=self._step.circles,
            repeats=self._step.repeats,
        )
        return text

    def _unsaid(self, phrase: str, values: dict[str, Value], attempt: int) -> tuple[str, int]:
        return unsaid(lambda number: self._say(phrase, values, number), attempt, self._was_said)

    def _was_said(self, text: str) -> bool:
        return self._remembered.last is not None and text in self._remembered.last.texts

    def _say(self, phrase: str, values: dict[str, Value], attempt: int) -> str:
        medium = self._remembered.medium
        return say(phrase, medium=medium, locale=self._locale, attempt=attempt, **values)

    @property
    def _locale(self) -> Locale:
        return "en" if self._remembered.locale == "en" else "fr"

    def _hints(self, question: str) -> tuple[str, ...]:
        """What a recogniser should be ready for: the likely words, and what was just offered."""
        if self._remembered.medium != "voice":
            return ()
        facts = {**self._remembered.facts, **self.facts}
        offered = facts.get("offered", ()) if question in ("slot", "which_appointment") else ()
        moments = [datetime.fromisoformat(offer["at"]) for offer in offered]
        return hints(question, self._locale, moments=moments, towns=self._towns(question, facts))

    def _towns(self, question: str, facts: Facts) -> list[str]:
        """The candidates, else the towns near a landline that have centres."""
        if question == "which_place":
            return [place["name"] for place in facts.get("places", ()) if place["name"]]
        area = numbers.area(self._remembered.caller) if question == "place" else ()
        if not area:
            return []
        with self._store.transaction() as tx:
            return views.towns(tx, area, most=MOST_TOWNS)

    def _values(self, one: Told) -> dict[str, Value]:
        values: dict[str, Value] = {}
        if appointment := one.get("appointment"):
            values |= booked_values(self._appointment(appointment))
        if slots := one.get("slots"):
            values |= self._offers(slots)
        if second := one.get("second"):
            values["second"] = self._appointment(second).starts_at
        if appointments := one.get("appointments"):
            values["choices"] = self._choices(appointments)
        values |= self._options(one)
        if centre := one.get("centre"):
            values |= self._centre(centre, one.get("topic"))
        values |= _plain_values(one)
        values |= self._call_back(one)
        if one.get("birth_date"):
            values["birth_date"] = date.fromisoformat(self._remembered.facts["birth_date"])
        return values

    def _call_back(self, one: Told) -> dict[str, Value]:
        """Where and when somebody is called back, and when people are there."""
        values: dict[str, Value] = {}
        if phone := one.get("phone"):
            shown, said = self._remembered.caller, self._remembered.facts.get("phone")
            values["phone"] = PhoneNumber(str(said if phone == "said" else shown or said))
        if opens := one.get("opens"):
            values["opens"] = datetime.fromisoformat(opens)
        if on := one.get("on"):
            values |= {"near": one["near"], "part": one["part"], "day": Day(date.fromisoformat(on))}
        return values

    def _options(self, one: Told) -> dict[str, Value]:
        """What may have been meant, kept so that an answer by number can be matched."""
        options: list[Value] = []
        if doses := one.get("doses"):
            self.facts["doses"] = doses
        if places := one.get("places"):
            self.facts["places"] = places
            options = [_town(place, among_others=True) for place in places]
        if days := one.get("days"):
            self.facts["days"] = days
            options = [_first_day(day) for day in days]
        return {f"option{n}": option for n, option in enumerate(options, 1)}

    def _appointment(self, ref: str) -> Booked:
        with self._store.transaction() as tx:
            return views.appointment(tx, UUID(ref))

    def _centre(self, centre: int, topic: str | None) -> dict[str, Value]:
        with self._store.transaction() as tx:
            about = venues.about(tx, centre)
        return centre_values(about, topic, medium=self._remembered.channel, locale=self._locale)

    def _offers(self, slots: list[int]) -> dict[str, Value]:
        with self._store.transaction() as tx:
            offers = views.offers(tx, slots)
        self.facts["offered"] = [{"slot": o.slot, "at": o.starts_at.isoformat()} for o in offers]
        return offer_values(offers)

    def _choices(self, appointments: list[str]) -> Choices:
        booked = [self._appointment(ref) for ref in appointments]
        self.facts["offered"] = [{"appointment": str(b.id), "at": b.starts_at.isoformat()} for b in booked]
        return Choices(tuple(b.starts_at for b in booked))


def _plain_values(one: Told) -> dict[str, Value]:
    """What needs no look at what was said or booked."""
    values: dict[str, Value] = {}
    if town := one.get("town"):
        values["town"] = Town(town)
    if distance := one.get("distance"):
        values["distance"] = Distance(distance)
    if place := one.get("place"):
        values["place"] = _town(place)
    if number := one.get("voice_number"):
        values["voice_number"] = PhoneNumber(number)
    if because := one.get("because"):
        values["because"] = because
    if age := one.get("age"):
        values["age"] = int(age)
    if day := one.get("day"):
        values["day"] = Day(date.fromisoformat(day))
    return values


def _first_day(day: dict[str, Any]) -> Day:
    return Day(datetime.fromisoformat(day["windows"][0][0]).date())


def _town(place: dict[str, Any], *, among_others: bool = False) -> Town:
    if not among_others:
        # A postal code that several communes share has no name of its own.
        return Town(place["name"] or place["postal_code"])
    return Town(place["name"], place.get("postal_code"), departments.of_commune(place.get("insee") or ""))


def booked_values(booked: Booked) -> dict[str, Value]:
    """What the phrases about an appointment may use."""
    venue = booked.venue
    return {
        "starts_at": booked.starts_at,
        "centre": venue.name,
        "address": Address(venue.address, venue.postal_code, venue.town),
        "code": Code(booked.code),
    }


def offer_values(offers: Sequence[Offer]) -> dict[str, Value]:
    """What the phrases that offer slots may use; all are at one centre."""
    venue = offers[0].venue
    values: dict[str, Value] = {"centre": venue.name, "town": Town(venue.town)}
    for name, offer in zip(("first", "second", "third"), offers, strict=False):
        values[name] = offer.starts_at
    if "first" in values and "second" not in values:
        values["second"] = offers[0].starts_at
    return values
