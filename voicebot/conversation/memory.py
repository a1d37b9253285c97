"""What a conversation remembers between turns: kept in the store, sealed, and emptied when it ends."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select, update

from models import Conversation, Store, Transaction, Turn
from voicebot.conversation.heard import Channel, Heard
from voicebot.conversation.moves import Facts, Move
from voicebot.conversation.reply import Ask, Hangup, Reply
from voicebot.tasks import NEWS
from voicebot.wording import Medium

THREAD = timedelta(hours=24)
"""A thread of texts is forgotten after this silence (conversation.md, SMS)."""


@dataclass(frozen=True)
class Remembered:
    """A conversation as it stands before a turn is played.

    `caller` is the number that the network reports, None when withheld. `trouble` counts the answers in a
    row from which nothing could be made. `last` is the reply before this turn. `keys_only`: the provider
    recognises no speech.
    """

    id: UUID
    channel: Channel
    caller: str | None
    locale: str
    slow: bool
    asked: str
    trouble: int
    turn: int
    started_at: datetime
    facts: Facts = field(default_factory=dict, repr=False)
    last: Reply | None = field(default=None, repr=False)
    keys_only: bool = False

    @property
    def medium(self) -> Medium:
        """How it is spoken with: no prompt asks for speech that nobody would hear."""
        return "keys" if self.keys_only and self.channel == "voice" else self.channel

    @property
    def act(self) -> str:
        """The name of what is done in this turn: doing it again finds it done."""
        return f"{self.id}:{self.turn}"

    def knowing(self, told: Facts) -> Remembered:
        """With these facts added."""
        return replace(self, facts={**self.facts, **told})

    def after(self, move: Move) -> Remembered:
        """In the language and at the pace that the caller asked for, kept from now on."""
        if move.intent in ("slower", "leave_message"):
            return replace(self, slow=True)
        if move.intent == "change_language":
            wanted = move.values.get("language", "fr" if self.locale == "en" else "en")
            return replace(self, locale=wanted if wanted in ("fr", "en") else self.locale)
        return self


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
        if kept.ended_at is not None:
            return _over(kept)
        kept.turns += 1
        kept.last_turn_at = now
        turn = Turn(id=uuid4(), conversation_id=kept.id, number=kept.turns, key=heard.key, started_at=now)
        tx.add(turn)
        tx.flush()
        return _opened(tx, kept, turn, again=False)


def _over(kept: Conversation) -> Opened:
    """Somebody asks after a call that has ended: there is nothing to say, and nothing is kept of it."""
    silence = Remembered(
        id=kept.id,
        channel="voice",
        caller=None,
        locale=kept.locale,
        slow=False,
        asked="none",
        trouble=0,
        turn=0,
        started_at=kept.started_at,
    )
    return Opened(silence, kept.id, dialogue=None, again=False, reply=Reply((), Hangup(), kept.locale))


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
        tx.wake(NEWS)


def keep_facts(store: Store, conversation: UUID, facts: Facts) -> None:
    """Seal what was said; an action finds it there, and Rasa never sees it."""
    with store.transaction() as tx:
        tx.get_one(Conversation, conversation).seal(tx.vault, facts=json.dumps(facts))


def ask(store: Store, conversation: UUID, question: str, facts: Facts) -> None:
    """The conversation stands at this question from now on, which was put outside it."""
    with store.transaction() as tx:
        kept = tx.get_one(Conversation, conversation)
        kept.asked = question
        kept.seal(tx.vault, facts=json.dumps(facts))


def answered_at(tx: Transaction, remembered: Remembered) -> datetime:
    """When the turn before this one began; the beginning of the conversation, if there was none."""
    before = select(Turn.started_at).where(
        Turn.conversation_id == remembered.id, Turn.number < remembered.turn
    )
    return tx.scalars(before.order_by(Turn.number.desc())).first() or remembered.started_at


def recall(store: Store, conversation: UUID) -> Remembered:
    """What an action may know of the conversation it serves; raises sqlalchemy.exc.NoResultFound."""
    with store.transaction() as tx:
        return _remembered(tx, tx.get_one(Conversation, conversation))


def facts_of_call(store: Store, sid: str) -> Facts:
    """What was said in a call that is not over yet; nothing of any other."""
    with store.transaction() as tx:
        kept = tx.scalars(select(Conversation).where(Conversation.provider_sid == sid)).first()
        facts: Facts = json.loads((kept.unsealed(tx.vault, "facts") if kept else None) or "{}")
        return facts


def is_heard(store: Store, conversation: UUID) -> bool:
    """Whether a turn is being played whose answer somebody will hear."""
    with store.transaction() as tx:
        open_turns = select(Turn.id).where(Turn.conversation_id == conversation, Turn.done_at.is_(None))
        return tx.scalars(open_turns.limit(1)).first() is not None


def end_call(store: Store, sid: str, *, now: datetime) -> list[UUID]:
    """The call is over: forget what was said in it. Returns the conversation, unless it had ended before."""
    return _end(store, Conversation.provider_sid == sid, now)


def end_silent(store: Store, *, now: datetime) -> list[UUID]:
    """End what has been silent for a day: threads of texts, and calls whose end nobody reported."""
    return _end(store, Conversation.last_turn_at <= now - THREAD, now)


def _end(store: Store, which: ColumnElement[bool], now: datetime) -> list[UUID]:
    with store.transaction() as tx:
        ending = update(Conversation).where(which, Conversation.ended_at.is_(None))
        ended = list(tx.scalars(ending.values(ended_at=now, facts=None).returning(Conversation.id)))
        of_these = update(Turn).where(Turn.conversation_id.in_(ended))
        tx.execute(of_these.values(reply=None, dialogue=None))
        tx.wake(NEWS)
        return ended


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
        started_at=kept.started_at,
        facts=json.loads(kept.unsealed(tx.vault, "facts") or "{}"),
    )
