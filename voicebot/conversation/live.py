"""The calls on the line now, and what the assistant has understood of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import or_, select

from models import Conversation, Store, Transaction, Turn, Waiting
from models.waiting import IN_LINE
from voicebot.conversation.moves import Facts

Where = Literal["assistant", "line", "called", "talking"]
"""With the assistant; in line for any person; one agent is being rung; with a person."""
SILENT = timedelta(minutes=10)
"""A call that has taken no turn for so long, and is not in line, has ended unreported."""


@dataclass(frozen=True)
class Understood:
    """What the assistant knows; `wish` as in docs/vocabulary.md.

    `birth_date` is an identity: who shows it has to be allowed to. `day` is the first that would suit,
    `any_day` that all do.
    """

    wish: str | None = None
    for_other: bool = False
    birth_date: date | None = field(default=None, repr=False)
    place: str | None = None
    day: date | None = None
    any_day: bool = False
    dose: int | None = None
    appointment: UUID | None = None


@dataclass(frozen=True)
class Call:
    """A call on the line. `agent` has taken it, None where nobody has, or a telephone of the line."""

    id: UUID
    started_at: datetime
    last_turn_at: datetime
    locale: str
    asked: str
    trouble: int
    caller: str | None = field(repr=False)
    known: Understood
    where: Where
    agent: str | None


def calls(store: Store, *, now: datetime) -> tuple[Call, ...]:
    """All that are on the line, those that began first at first."""
    in_line = select(Waiting.conversation_id).where(Waiting.state.in_(IN_LINE))
    rows = select(Conversation).where(
        Conversation.channel == "voice",
        Conversation.ended_at.is_(None),
        or_(Conversation.last_turn_at > now - SILENT, Conversation.id.in_(in_line)),
    )
    with store.transaction() as tx:
        return tuple(_call(tx, kept) for kept in tx.scalars(rows.order_by(Conversation.started_at)))


def call(store: Store, conversation: UUID, *, now: datetime) -> Call | None:
    """This one; None when it is over."""
    return next((one for one in calls(store, now=now) if one.id == conversation), None)


def understood(tx: Transaction, kept: Conversation) -> Understood:
    """What the dialogue and the sealed facts of this conversation hold."""
    turns = select(Turn).where(Turn.conversation_id == kept.id, Turn.dialogue.is_not(None))
    last = tx.scalars(turns.order_by(Turn.number.desc()).limit(1)).first()
    events = json.loads((last.unsealed(tx.vault, "dialogue") if last else None) or "[]")
    return of_dialogue(events, json.loads(kept.unsealed(tx.vault, "facts") or "{}"))


def of_dialogue(events: Sequence[dict[str, Any]], facts: Facts) -> Understood:
    """What these events of a dialogue come to, with the facts that never travel there."""
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    loops = [event["name"] for event in events if event["event"] == "active_loop"]
    booking = loops[-1:] == ["book_form"] or slots.get("appointment") is not None
    place, day = slots.get("place") or {}, slots.get("day") or {}
    windows, born, dose = day.get("windows"), facts.get("birth_date"), str(slots.get("dose") or "")
    return Understood(
        wish="book" if booking else slots.get("wish"),
        for_other=slots.get("for_whom") == "other",
        birth_date=date.fromisoformat(born) if born else None,
        place=place.get("name") or place.get("postal_code"),
        day=datetime.fromisoformat(windows[0][0]).date() if windows else None,
        any_day=bool(day.get("any")),
        dose=int(dose) if dose.isdecimal() else None,
        appointment=_spoken_of(slots),
    )


def _spoken_of(slots: dict[str, Any]) -> UUID | None:
    """The appointment that was booked or is being moved, else the only one that the proofs opened."""
    opened = slots.get("appointments") or []
    one = slots.get("appointment") or slots.get("moving") or (opened[0] if len(opened) == 1 else None)
    return UUID(one) if one else None


def _call(tx: Transaction, kept: Conversation) -> Call:
    mine = select(Waiting).where(Waiting.conversation_id == kept.id, Waiting.state.in_(IN_LINE))
    row = tx.scalars(mine).first()
    return Call(
        id=kept.id,
        started_at=kept.started_at,
        last_turn_at=kept.last_turn_at,
        locale=kept.locale,
        asked=kept.asked,
        trouble=kept.trouble,
        caller=kept.unsealed(tx.vault, "caller"),
        known=understood(tx, kept),
        where=_where(row),
        agent=row.taken_by if row else None,
    )


def _where(row: Waiting | None) -> Where:
    if row is None or row.question:
        return "assistant"
    if row.state == "connected":
        return "talking"
    return "called" if row.taken_by else "line"
