"""The courier's book: which messages leave now, marked before they do, and what became of each.

Any number of workers may read it at once: rows are locked with SKIP LOCKED, in groups of at most twenty-four.
A message is marked in a transaction of its own before the provider hears of it, so a mark without an
answer means "perhaps", and `unclear` looks into that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    LargeBinary,
    String,
    TableValuedAlias,
    Uuid,
    cast,
    column,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.types import TypeEngine

from models import Message, Store, Transaction
from voicebot.outbox import breaker, leaving, rate, speaking, states
from voicebot.outbox.breaker import Account
from voicebot.outbox.gateways import Accepted, Busy, Gateway, NoAnswer, NotSent, Unclear
from voicebot.outbox.leaving import House, Letter

log = structlog.get_logger()

PRIORITIES = (0, 1, 2)
LONGEST_DELAY_SECONDS = 600
HANDED_OVER = Counter("allo_handed_over", "Messages by gateway and its answer", ["gateway", "answer"])


class NotBegun(NotSent):
    """It was marked, and the provider was not even asked."""


Answer = Accepted | NotSent | Unclear


@dataclass(frozen=True)
class Group:
    """Messages that leave together through one gateway; `probing`: one message finds out if it answers."""

    gateway: Gateway
    letters: Sequence[Letter]
    probing: bool = False


@dataclass(frozen=True)
class Later:
    """There may be something to send, in so many seconds."""

    seconds: float


class Courier:
    """Claims and records; what lies between is `dispatch`."""

    def __init__(
        self,
        store: Store,
        gateways: Sequence[Gateway],
        *,
        house: House,
        per_second: float,
        now: Callable[[], datetime],
        chance: random.Random | None = None,
    ) -> None:
        """`gateways`: the first carries everything, the next stands in while it does not answer."""
        self._store, self._gateways, self._house = store, gateways, house
        self._per_second, self._now = per_second, now
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, hides nothing

    def claim(self) -> Group | Later | None:
        """The next messages to leave, marked; None when nothing is due that could leave now."""
        now, waits = self._now(), []
        with self._store.transaction() as tx:
            accounts = breaker.look(tx, [gateway.name for gateway in self._gateways])
            preferred = next((one for one in self._gateways if not accounts[one.name].is_open), None)
            for gateway in self._gateways:
                account = accounts[gateway.name]
                if account.is_open:
                    continue
                if account.wait > 0:
                    waits.append(account.wait)
                elif claimed := self._claim_for(tx, gateway, account, gateway is not preferred, now):
                    return claimed
        return Later(min(waits)) if waits else None

    def _claim_for(
        self, tx: Transaction, gateway: Gateway, account: Account, only_tied: bool, now: datetime
    ) -> Group | Later | None:
        """`only_tied`: no more than what has to go through this gateway and no other."""
        tied = Message.provider == gateway.name
        whose = tied if only_tied else or_(Message.provider.is_(None), tied)
        most = 1 if account.on_probe else rate.group(self._per_second)
        due = _due(tx, whose, most, now)
        if not due:
            return None
        ready = leaving.made_out(tx, due, self._house, sender=gateway.sender, now=now)
        if not ready:
            return Later(0)
        if account.on_probe and not breaker.probe(tx, gateway.name):
            return Later(0)
        if not rate.take(tx, gateway.name, messages=len(ready), per_second=self._per_second):
            return Later(1 / self._per_second)
        _mark(tx, ready, gateway.name, now)
        return Group(gateway, [letter for _, letter in ready], account.on_probe)

    def record(self, group: Group, answers: Sequence[Answer]) -> int:
        """Write down what the gateway said to each; returns how many it took."""
        now, name = self._now(), group.gateway.name
        answered = list(zip(group.letters, answers, strict=True))
        taken = [(letter, answer.sid) for letter, answer in answered if isinstance(answer, Accepted)]
        with self._store.transaction() as tx:
            _note_taken(tx, taken, now)
            for letter, answer in answered:
                if not isinstance(answer, Accepted):
                    self._note(tx, letter, answer, now)
            _tell_breaker(tx, name, answers, probing=group.probing)
        for answer in answers:
            HANDED_OVER.labels(name, _word(answer)).inc()
        return len(taken)

    def _note(self, tx: Transaction, letter: Letter, answer: NotSent | Unclear, now: datetime) -> None:
        """An unclear one stays marked: its callback tells, or `unclear` looks it up."""
        log.warning("message_not_sent", message=str(letter.id), fault=_word(answer), why=str(answer))
        if isinstance(answer, Unclear):
            return
        mine = (Message.id == letter.id) & (Message.marked_at == letter.marked_at)
        if isinstance(answer, Busy | NotBegun):
            self._again_later(tx, mine, answer, now)
        elif states.move(tx, mine, "failed", now=now, fault=answer.fault) and answer.fault == "no_mobile":
            speaking.takes_no_texts(tx, mine, now=now)

    def _again_later(
        self, tx: Transaction, mine: ColumnElement[bool], why: Busy | NotBegun, now: datetime
    ) -> None:
        """Twice as long each time, more or less, as long as the message is worth sending."""
        query = select(Message).where(mine, Message.state == "sending").with_for_update()
        message = tx.scalars(query).one_or_none()
        if message is None:
            return
        message.marked_at = None
        if not message.again:
            message.provider = None  # It was not taken for sure: any gateway may carry it.
        if isinstance(why, Busy):
            delay = min(2**message.attempts, LONGEST_DELAY_SECONDS) * self._chance.uniform(0.75, 1.25)
            message.due_at = now + timedelta(seconds=min(delay, LONGEST_DELAY_SECONDS))
        states.become(tx, message, "planned", now=now, fault=why.fault)


def _due(tx: Transaction, whose: ColumnElement[bool], most: int, now: datetime) -> list[Message]:
    """What was promised first among what matters most."""
    found: list[Message] = []
    for priority in PRIORITIES:
        # One query each, so that the index finds them however many are planned for later.
        due = select(Message).where(
            Message.state == "planned",
            Message.medium == "sms",
            Message.priority == priority,
            Message.due_at <= now,
            whose,
        )
        due = due.order_by(Message.due_at).limit(most - len(found)).with_for_update(skip_locked=True)
        found += tx.scalars(due)
        if len(found) == most:
            break
    return found


def _mark(tx: Transaction, ready: Sequence[tuple[Message, Letter]], gateway: str, now: datetime) -> None:
    """All in one statement: from the commit on they may have left."""
    bodies = {}
    for message, letter in ready:
        tx.expunge(message)
        message.seal(tx.vault, body=letter.body)
        bodies[message.id] = message.body
        states.MESSAGES.labels(letter.purpose, "sending").inc()
    sealed = _pairs(bodies, LargeBinary)
    marked = {"state": "sending", "state_at": now, "marked_at": now, "provider": gateway, "fault": None}
    tx.execute(
        update(Message)
        .where(Message.id == sealed.c.id)
        .values(body=sealed.c.value, attempts=Message.attempts + 1, **marked)
        .execution_options(synchronize_session=False)
    )


def _note_taken(tx: Transaction, taken: Sequence[tuple[Letter, str]], now: datetime) -> None:
    """All in one statement; a receipt that was faster has moved its message on, and stays."""
    if not taken:
        return
    answers = _pairs({letter.id: sid for letter, sid in taken}, String)
    noted = (
        update(Message)
        .where(Message.id == answers.c.id, Message.state == "sending", Message.provider_sid.is_(None))
        .values(state="sent", state_at=now, provider_sid=answers.c.value, fault=None)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    done: set[UUID] = set(tx.scalars(noted))
    for letter, sid in taken:
        if letter.id in done:
            states.MESSAGES.labels(letter.purpose, "sent").inc()
        else:
            states.move(tx, Message.id == letter.id, "sent", now=now, sid=sid)


def _pairs(values: Mapping[UUID, object], kind: type[TypeEngine[Any]]) -> TableValuedAlias:
    """A value for each message, as a table to update from."""
    rows = func.unnest(cast(list(values), ARRAY(Uuid)), cast(list(values.values()), ARRAY(kind)))
    return rows.table_valued(column("id", Uuid), column("value", kind)).render_derived()


def _tell_breaker(tx: Transaction, gateway: str, answers: Sequence[Answer], *, probing: bool) -> None:
    """A refusal is an answer too; only silence, and an account that may send nothing, are failures."""
    bad = [a for a in answers if isinstance(a, Unclear | NoAnswer) or (isinstance(a, Busy) and a.ours)]
    if len(bad) < sum(not isinstance(answer, NotBegun) for answer in answers):
        breaker.answered(tx, gateway)
    elif bad:
        breaker.failed(tx, gateway, len(bad), probing=probing)


def _word(answer: Answer) -> str:
    if isinstance(answer, Accepted):
        return "accepted"
    return "unclear" if isinstance(answer, Unclear) else answer.fault
