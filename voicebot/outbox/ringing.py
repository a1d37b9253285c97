"""Rings whom no text reaches: claims due calls, marks them before the provider is called, notes its answer.

Any number of workers may do it at once. What came of a call is told by the provider to the addresses that
carry our id (`rung`); a call in doubt is never placed again, it counts as a try and waits for another hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

import requests
import structlog
from sqlalchemy import func, or_, select
from twilio.base.exceptions import TwilioRestException, TwilioServiceException

from config.clock import Clock
from config.settings import Settings
from models import Message, Store, Transaction
from models.crypto import SealBroken
from voicebot.outbox import reachability, rung, states, subjects
from voicebot.outbox.gateways import Busy, NotSent, Unclear, answer_to, rest_client
from voicebot.outbox.purposes import PURPOSES

log = structlog.get_logger()

PROVIDER = "voice"
RING_SECONDS = 40
"""Older people need time to get to the telephone."""
MACHINE_SECONDS = 5
"""How long the provider may listen for a machine before the opening; who says "allô" is answered sooner."""
TIMEOUT_SECONDS = 8.0
LONGEST_CALL_SECONDS = 1800


@dataclass(frozen=True)
class Call:
    """One call to make; `marked_at` tells this try from another one of the same message."""

    id: UUID
    to: str
    marked_at: datetime


class Telephone(Protocol):
    """Anything that rings people."""

    def ring(self, call: Call) -> str:
        """Ring this number; returns the provider's name of the call. Raises NotSent or Unclear."""


class TwilioTelephone:
    """Twilio, or any provider that speaks its REST protocol."""

    def __init__(self, settings: Settings) -> None:
        account, token = settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value()
        self._client = rest_client(account, token, settings.twilio_base_url, timeout=TIMEOUT_SECONDS)
        self._from = settings.voice_number
        self._door = f"{settings.public_base_url}/twilio/voice/reminder"

    def ring(self, call: Call) -> str:
        """Ring this number; returns the provider's name of the call. Raises NotSent or Unclear."""
        url = f"{self._door}/{call.id}"
        try:
            placed = self._client.calls.create(
                to=call.to,
                from_=self._from,
                url=url,
                status_callback=f"{url}/status",
                timeout=RING_SECONDS,
                time_limit=LONGEST_CALL_SECONDS,
                machine_detection="Enable",
                machine_detection_timeout=MACHINE_SECONDS,
            )
        except (TwilioRestException, TwilioServiceException, requests.RequestException) as fault:
            raise answer_to(fault) from fault
        except (ValueError, TypeError, AttributeError) as fault:
            raise Unclear("an answer that cannot be read") from fault
        if not placed.sid:
            raise Unclear("an answer without a name")
        return str(placed.sid)


class Caller:
    """Rings what is due, a few at once; run it again and again."""

    def __init__(self, store: Store, telephone: Telephone, clock: Clock, *, at_once: int) -> None:
        """`at_once`: so many calls of ours ring or are talked at one time, whichever worker made them."""
        self._store, self._telephone, self._clock, self._at_once = store, telephone, clock, at_once

    def run(self) -> int:
        """One round; returns how many telephones began to ring."""
        return sum(map(self._place, self._claim()))

    def settle(self) -> int:
        """Calls of which nothing was heard for long; returns how many there were."""
        with self._store.transaction() as tx:
            return rung.forget_the_lost(tx, now=self._clock.now())

    def _claim(self) -> list[Call]:
        now = self._clock.now()
        due = select(Message).where(
            Message.state == "planned", Message.medium == "call", Message.due_at <= now
        )
        with self._store.transaction() as tx:
            if tx.scalars(due.limit(1)).first() is None:
                return []
            # One worker counts at a time, or together they would ring more than may ring at once.
            tx.alone_with("calls")
            room = self._at_once - _under_way(tx)
            if room <= 0:
                return []
            rows = tx.scalars(
                due.order_by(Message.priority, Message.due_at).limit(room).with_for_update(skip_locked=True)
            ).all()
            return [call for row in rows if (call := _leaves(tx, row, now))]

    def _place(self, call: Call) -> bool:
        try:
            sid = self._telephone.ring(call)
        except Unclear as fault:
            log.warning("call_unclear", message=str(call.id), why=str(fault))
            return False
        except NotSent as fault:
            log.warning("call_not_placed", message=str(call.id), fault=fault.fault)
            with self._store.transaction() as tx:
                self._not_placed(tx, call, fault)
            return False
        with self._store.transaction() as tx:
            # It may have been picked up already: then its own request was here first.
            if row := _mine(tx, call):
                row.provider_sid = sid
                states.become(tx, row, "sent", now=self._clock.now())
        return True

    def _not_placed(self, tx: Transaction, call: Call, fault: NotSent) -> None:
        """It did not ring, for sure: that was no try, unless this number can never be rung."""
        now = self._clock.now()
        row = _mine(tx, call)
        if row is None:
            return
        if not isinstance(fault, Busy):
            states.become(tx, row, "failed", now=now, fault=fault.fault)
            return
        row.attempts, row.marked_at, row.due_at = row.attempts - 1, None, now + rung.DOUBT
        states.become(tx, row, "planned", now=now, fault=fault.fault)


def _under_way(tx: Transaction) -> int:
    live = (Message.medium == "call", Message.state.in_(rung.UNDER_WAY))
    return tx.execute(select(func.count()).select_from(Message).where(*live)).scalar_one()


def _leaves(tx: Transaction, row: Message, now: datetime) -> Call | None:
    """The call, marked; None for one that must not ring now, whose row says why."""
    about = row.appointment_id
    subject = subjects.subjects(tx, [about]).get(about) if about else None
    to = _recipient(tx, row)
    learnt = reachability.known(tx, [row.recipient_index]) if row.recipient_index else {}
    if subject is None or to is None:
        states.become(tx, row, "failed", now=now, fault="wording")
    elif not subject.stands or reachability.medium_of(to, learnt.get(row.recipient_index or b"")) is None:
        states.become(tx, row, "withdrawn", now=now)
    elif row.expires_at <= now:
        _too_late(tx, row, now)
    elif later := _rung_lately(tx, row, now):
        row.due_at = later
    elif subject.calendar.is_quiet(now):
        if due := rung.next_hour(tx, row, now=now):
            row.due_at = due
        else:
            _too_late(tx, row, now)
    else:
        row.marked_at, row.attempts, row.provider = now, row.attempts + 1, PROVIDER
        states.become(tx, row, "sending", now=now)
        return Call(row.id, to, now)
    return None


def _rung_lately(tx: Transaction, row: Message, now: datetime) -> datetime | None:
    """When to ring a number that was rung just now for somebody else; None when it was not.

    A couple's telephone rings at two hours of the plan; at its last one, one call after the other.
    """
    lately = or_(Message.state.in_(rung.UNDER_WAY), Message.marked_at > now - rung.REST)
    others = select(Message).where(
        Message.recipient_index == row.recipient_index,
        Message.medium == "call",
        Message.id != row.id,
        lately,
    )
    found = tx.scalars(others).all()
    if not found:
        return None
    ends = any(other.state in rung.UNDER_WAY for other in found)
    return rung.next_hour(tx, row, now=now) or (now + rung.DOUBT if ends else None)


def _too_late(tx: Transaction, row: Message, now: datetime) -> None:
    """Nobody could be told in time: who was rung in vain, or has to be told, waits for a person."""
    waits = row.attempts or PURPOSES[row.purpose].must
    states.become(tx, row, "undelivered" if waits else "withdrawn", now=now, fault="expired")


def _mine(tx: Transaction, call: Call) -> Message | None:
    """The message of this try, while nobody has heard of it since."""
    this = (Message.id == call.id, Message.marked_at == call.marked_at, Message.state == "sending")
    return tx.scalars(select(Message).where(*this).with_for_update()).one_or_none()


def _recipient(tx: Transaction, row: Message) -> str | None:
    try:
        return row.unsealed(tx.vault, "recipient")
    except SealBroken:
        return None
