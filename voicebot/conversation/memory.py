"""What a conversation remembers between turns: kept in the store, sealed, and emptied when it ends."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update

from models import Conversation, Store, Transaction, Turn
from voicebot.conversation.heard import Channel, Heard
from voicebot.conversation.moves import Facts
from voicebot.conversation.reply import Ask, Hangup, Reply

THREAD = timedelta(hours=24)
"""A thread of texts is forgotten after this silence (conversation.md, SMS)."""


@dataclass(frozen=True)
class Remembered:
    """A conversation as it stands before a turn is played.

    `caller` is the number that the network reports, None when withheld. `trouble` counts the answers in a
    row from which nothing could be made. `last` is the reply before this turn.
    """

    id: UUID
    channel: Channel
    caller: str | None
    locale: str
    slow: bool
    asked: str
    trouble: int
    turn: int
    facts: Facts = field(default_factory=dict, repr=False)
    last: Reply | None = field(default=None, repr=False)

    @property
    def act(self) -> str:
        """The name of what is done in this turn: doing it again finds it done."""
        return f"{self.id}:{self.turn}"

    def knowing(self, told: Facts) -> Remembered:
        """With these facts added."""
        return replace(self, facts={**self.facts, **told})


@dataclass(frozen=True)
class Opened:
    """A turn that may be played, unless `reply` is already there; `again` when a process left it half done.

    `dialogue` is the state of the dialogue before it.
    """

    remembered: Remembered
    turn: UUID
    dialogue: str | None = field(repr=False)
    again: bool
    reply: Reply | None = field(default=None, repr=False)


def open_turn(store: Store, heard: Heard, *, locale: str, now: datetime) -> Opened:
    """Find or begin the conversation and this turn of it; a turn played before comes with its reply."""
    with store.transaction() as tx:
        played = tx.scalars(select(Turn).where(Turn.key == heard.key)).first()
        if played is not None:
            kept = tx.get_one(Conversation, played.conversation_id)
            return _opened(tx, kept, played, again=True)
        kept = _find(tx, heard, now) or _begin(tx, heard, locale, now)
        kept.turns += 1
        kept.last_turn_at = now
        turn = Turn(id=uuid4(), conversation_id=kept.id, number=kept.turns, key=heard.key, started_at=now)
        tx.add(turn)
        tx.flush()
        return _opened(tx, kept, turn, again=False)


def close_turn(
    store: Store, opened: Opened, reply: Reply, *, trouble: int, dialogue: str | None, now: datetime
) -> None:
    """Keep what was answered, what is asked now, and the state of the dialogue after it."""
    with store.transaction() as tx:
        turn = tx.get_one(Turn, opened.turn)
        turn.seal(tx.vault, reply=reply.as_json(), dialogue=dialogue)
        turn.done_at = now
        kept = tx.get_one(Conversation, opened.remembered.id)
        kept.asked = reply.then.question if isinstance(reply.then, Ask) else "none"
        kept.trouble, kept.locale, kept.slow = trouble, reply.locale, reply.slow
        if not isinstance(reply.then, Ask) and kept.channel == "sms":
            kept.ended_at = now


def keep_facts(store: Store, conversation: UUID, facts: Facts) -> None:
    """Seal what was said; an action finds it there, and Rasa never sees it."""
    with store.transaction() as tx:
        tx.get_one(Conversation, conversation).seal(tx.vault, facts=json.dumps(facts))


def recall(store: Store, conversation: UUID) -> Remembered:
    """What an action may know of the conversation it serves; raises sqlalchemy.exc.NoResultFound."""
    with store.transaction() as tx:
        return _remembered(tx, tx.get_one(Conversation, conversation))


def end(store: Store, sid: str, *, now: datetime) -> UUID | None:
    """The call is over: forget what was said in it. Returns the conversation that ended just now."""
    with store.transaction() as tx:
        query = select(Conversation).where(Conversation.provider_sid == sid, Conversation.ended_at.is_(None))
        kept = tx.scalars(query.with_for_update()).first()
        if kept is None:
            return None
        kept.ended_at, kept.facts = now, None
        tx.execute(update(Turn).where(Turn.conversation_id == kept.id).values(reply=None, dialogue=None))
        return kept.id


def _find(tx: Transaction, heard: Heard, now: datetime) -> Conversation | None:
    if heard.channel == "voice":
        query = select(Conversation).where(Conversation.provider_sid == heard.sid)
    elif heard.number is None:
        return None
    else:
        query = select(Conversation).where(
            Conversation.caller_index == tx.vault.blind_index("phone", heard.number),
            Conversation.channel == "sms",
            Conversation.ended_at.is_(None),
            Conversation.last_turn_at > now - THREAD,
        )
    return tx.scalars(query.order_by(Conversation.started_at.desc()).with_for_update()).first()


def _begin(tx: Transaction, heard: Heard, locale: str, now: datetime) -> Conversation:
    kept = Conversation(
        id=uuid4(),
        channel=heard.channel,
        provider_sid=heard.sid if heard.channel == "voice" else None,
        caller_index=tx.vault.blind_index("phone", heard.number) if heard.number else None,
        locale=locale,
        slow=False,
        asked="menu",
        trouble=0,
        turns=0,
        started_at=now,
        last_turn_at=now,
    )
    kept.seal(tx.vault, caller=heard.number)
    tx.add(kept)
    tx.flush()
    return kept


def _opened(tx: Transaction, kept: Conversation, turn: Turn, *, again: bool) -> Opened:
    before = tx.scalars(
        select(Turn)
        .where(Turn.conversation_id == kept.id, Turn.number < turn.number, Turn.done_at.is_not(None))
        .order_by(Turn.number.desc())
        .limit(1)
    ).first()
    reply = turn.unsealed(tx.vault, "reply")
    if turn.done_at and not reply:
        # The call is over and its words are forgotten: all that is left to say is nothing.
        reply = Reply((), Hangup(), kept.locale).as_json()
    last = before.unsealed(tx.vault, "reply") if before else None
    remembered = replace(
        _remembered(tx, kept), turn=turn.number, last=Reply.from_json(last) if last else None
    )
    return Opened(
        remembered=remembered,
        turn=turn.id,
        dialogue=before.unsealed(tx.vault, "dialogue") if before else None,
        again=again,
        reply=Reply.from_json(reply) if reply else None,
    )


def _remembered(tx: Transaction, kept: Conversation) -> Remembered:
    return Remembered(
        id=kept.id,
        channel="voice" if kept.channel == "voice" else "sms",
        caller=kept.unsealed(tx.vault, "caller"),
        locale=kept.locale,
        slow=kept.slow,
        asked=kept.asked,
        trouble=kept.trouble,
        turn=kept.turns,
        facts=json.loads(kept.unsealed(tx.vault, "facts") or "{}"),
    )
