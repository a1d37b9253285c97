"""What goes on now: calls and threads of texts, with what was understood; no words, no identity."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select

from models import Conversation, Store, Transaction, Turn, Waiting
from models.waiting import IN_LINE
from voicebot.conversation import live, rasa

CALL, THREAD = timedelta(minutes=20), timedelta(minutes=60)
"""Silent for longer, it is not shown as going on; a call lasts fifteen minutes."""
MOST = 60


@dataclass(frozen=True)
class Followed:
    """One conversation: `asked` is the open question, `trouble` the answers in a row that gave nothing.

    `wish` as in docs/vocabulary.md, `place` the town that was named, `given` what else was told, by its kind.
    `in_line` when the caller waits for a person, since when; `taken` when one has them.
    """

    id: UUID
    channel: str
    locale: str
    since: datetime
    asked: str
    trouble: int
    wish: str | None
    place: str | None
    dose: int | None
    given: tuple[str, ...]
    in_line: datetime | None
    taken: bool


def going_on(store: Store, *, now: datetime) -> tuple[Followed, ...]:
    """Whoever waits for a person first, then who is in trouble, then by age."""
    with store.transaction() as tx:
        calls = and_(Conversation.channel == "voice", Conversation.last_turn_at > now - CALL)
        threads = and_(Conversation.channel == "sms", Conversation.last_turn_at > now - THREAD)
        lately = or_(calls, threads)
        rows = select(Conversation).where(Conversation.ended_at.is_(None), lately)
        kept = tx.scalars(rows.order_by(Conversation.last_turn_at.desc()).limit(MOST)).all()
        ids = [one.id for one in kept]
        waiting = {one.conversation_id: one for one in tx.scalars(_in_line(ids))}
        turns = {turn.conversation_id: turn for turn in tx.scalars(_last_turns(ids))}
        found = [_followed(tx, one, turns.get(one.id), waiting.get(one.id)) for one in kept]
    return tuple(sorted(found, key=lambda one: (one.in_line is None, -one.trouble, one.since)))


def _in_line(ids: Sequence[UUID]) -> Select[Waiting]:
    return select(Waiting).where(Waiting.conversation_id.in_(ids), Waiting.state.in_(IN_LINE))


def _last_turns(ids: Sequence[UUID]) -> Select[Turn]:
    done = (Turn.conversation_id.in_(ids), Turn.done_at.is_not(None))
    last = select(Turn.conversation_id, func.max(Turn.number).label("number")).where(*done)
    newest = last.group_by(Turn.conversation_id).subquery()
    its = and_(Turn.conversation_id == newest.c.conversation_id, Turn.number == newest.c.number)
    return select(Turn).join(newest, its)


def _followed(tx: Transaction, kept: Conversation, turn: Turn | None, waiting: Waiting | None) -> Followed:
    events = rasa.from_kept(turn.unsealed(tx.vault, "dialogue") if turn else None)
    known = live.of_dialogue(events, json.loads(kept.unsealed(tx.vault, "facts") or "{}"))
    given = {"birth_date": known.birth_date, "day": known.day or known.any_day}
    return Followed(
        id=kept.id,
        channel=kept.channel,
        locale=kept.locale,
        since=kept.started_at,
        asked=kept.asked,
        trouble=kept.trouble,
        wish=(waiting.wish if waiting else None) or known.wish,
        place=known.place,
        dose=known.dose,
        given=tuple(name for name, value in given.items() if value),
        in_line=waiting.since if waiting else None,
        taken=waiting is not None and waiting.state == "connected",
    )
