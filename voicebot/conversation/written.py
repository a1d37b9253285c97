"""A thread of texts in the light of what we last wrote to that number: a bare yes or no answers that.

What was written is kept with the facts of the conversation (`facts["written"]`), and the thread stands at
the question that it puts, or that its reader answers all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from models import Store, Transaction
from voicebot.booking.views import Booked
from voicebot.conversation import memory
from voicebot.conversation.answers.reminders import STRANGER
from voicebot.conversation.heard import Heard, clean
from voicebot.conversation.memory import Remembered
from voicebot.conversation.moves import Facts, Move
from voicebot.outbox import subjects, written
from voicebot.outbox.subjects import Subject
from voicebot.outbox.written import Written
from voicebot.understanding import is_plain_no, is_plain_yes, is_stranger
from voicebot.understanding import standing as standing_words

LIGHT = timedelta(days=60)
"""Appointments are booked so far ahead; what was written before is about none that is still to come."""
LIT = ("coming", "notified", "invited", "called_off")
"""Questions of our messages: the next message puts another."""
NOTHING_OPEN = ("menu", "none", *LIT)
CANNOT_STAY = ("closed", "other")
"""Reasons of a notice that do not leave the appointment as it is."""
ABOUT_US = ("coming", "notified", "invited", "called_off", "not_coming", "which_appointment")
"""Questions at which somebody may say that we do not mean them."""


def lit(store: Store, remembered: Remembered, heard: Heard, *, now: datetime) -> Remembered:
    """The thread before an answer to our last message: at its question, unless a later one is open.

    A yes or no alone answers what was written last, even where the thread had stopped at something else.
    """
    if heard.channel != "sms" or heard.number is None:
        return remembered
    with store.transaction() as tx:
        last = written.last(tx, heard.number, since=now - LIGHT)
        if last is None or not _is_answered(tx, last, remembered, heard):
            return remembered
        told_of = subjects.subjects(tx, last.appointments)
        asked = _question(last, told_of.values(), now)
    locale = last.locale if remembered.turn == 1 else remembered.locale
    if about(remembered).get("message") == str(last.message) and remembered.asked in LIT:
        return remembered
    facts = {**remembered.facts, "written": _kept(last, told_of.values())}
    memory.ask(store, remembered.id, asked, facts)
    return replace(remembered, asked=asked, facts=facts, locale=locale)


def about(remembered: Remembered) -> dict[str, Any]:
    """What we wrote and the thread is about; empty where it is about nothing of ours."""
    light: dict[str, Any] = remembered.facts.get("written", {})
    return light


def cannot_stay(remembered: Remembered) -> bool:
    """Whether we wrote that the appointment cannot stay as it is."""
    return about(remembered).get("because") in CANNOT_STAY


def guarded(move: Move, heard: Heard, remembered: Remembered) -> Move:
    """The move of an answer, unless its writer says that we do not mean them."""
    if heard.channel != "sms" or remembered.asked not in ABOUT_US or not about(remembered):
        return move
    text = clean(heard.text)
    ours = move.intent == "emergency" or standing_words.disputes(text)
    return STRANGER if is_stranger(text) and not ours else move


def meant(remembered: Remembered, found: Sequence[Booked]) -> tuple[Booked, ...]:
    """Of the appointments of this number those that our message told of; all, where it told of none."""
    told = about(remembered).get("appointments", ())
    return tuple(one for one in found if str(one.id) in told) or tuple(found)


def standing(tx: Transaction, remembered: Remembered, *, now: datetime) -> list[Subject]:
    """Those that our message told of and that are still to come, as it told them."""
    light = about(remembered)
    told_at = datetime.fromisoformat(light["at"]) if light else now
    return [one for one in told(tx, remembered) if _stands(one, told_at, now)]


def told(tx: Transaction, remembered: Remembered) -> list[Subject]:
    """The appointments that our message told of, soonest first, whatever became of them."""
    ids = [UUID(one) for one in about(remembered).get("appointments", ())]
    return sorted(subjects.subjects(tx, ids).values(), key=lambda one: one.starts_at)


def narrow(store: Store, remembered: Remembered, appointments: Sequence[UUID], *, now: datetime) -> None:
    """From here on the thread is about these, as they stand by now."""
    told_of = {"appointments": [str(one) for one in appointments], "starts": [], "at": now.isoformat()}
    light = about(remembered) | {**told_of, "purpose": "told", "because": None, "open": True}
    memory.keep_facts(store, remembered.id, {**remembered.facts, "written": light})


def _is_answered(tx: Transaction, last: Written, remembered: Remembered, heard: Heard) -> bool:
    if remembered.asked in NOTHING_OPEN:
        return True
    text = clean(heard.text)
    bare = is_plain_yes(text, remembered.locale) or is_plain_no(text, remembered.locale)
    return bare and last.at > memory.answered_at(tx, remembered)


def _question(last: Written, told_of: Iterable[Subject], now: datetime) -> str:
    if last.purpose == "second_dose":
        return "invited"
    if not last.appointments:
        return "menu"
    if not any(one.stands and one.starts_at > now for one in told_of):
        return "called_off"
    return "notified" if last.because in CANNOT_STAY else "coming"


def _stands(one: Subject, told_at: datetime, now: datetime) -> bool:
    moved = one.appointment.moved_at
    return one.stands and one.starts_at > now and (moved is None or moved <= told_at)


def _kept(last: Written, told_of: Iterable[Subject]) -> Facts:
    return {
        "message": str(last.message),
        "purpose": last.purpose,
        "because": last.because,
        "at": last.at.isoformat(),
        "appointments": [str(one) for one in last.appointments],
        "open": last.purpose == "reminder_3d" and any(one.appointment.state == "booked" for one in told_of),
        "starts": [one.starts_at.isoformat() for one in told_of],
    }
