"""The buttons of the console that concern a caller on the line, and what is waited for after them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from steps import until_out_of_line

from models import AuditEvent, Conversation, Hold, Store
from voicebot.booking import service, views
from voicebot.conversation import live, taking_over
from voicebot.conversation.taking_over import Given
from voicebot.simulator.phone import CallInProgress, Phone

CAMILLE, DENIS = f"agent:{uuid4().hex}", f"agent:{uuid4().hex}"
AUBAGNE = {"name": "Aubagne", "postal_code": "13400", "insee": "13005"}


class Desk:
    """What the buttons of the console do."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def call_of(self, phone: Phone) -> UUID:
        with self._store.transaction() as tx:
            index = tx.vault.blind_index("phone", phone.number)
            rows = select(Conversation.id).where(Conversation.caller_index == index)
            return tx.scalars(rows.order_by(Conversation.started_at.desc())).first()

    def takes(self, caller: Phone, agent: Phone, by: str = CAMILLE) -> None:
        number = agent.number
        taking_over.take(self._store, self.call_of(caller), by=by, number=number, now=datetime.now(UTC))

    def gives_back(self, caller: Phone, question: str = "same", by: str = CAMILLE, **given: Any) -> None:
        taking_over.hand_back(
            self._store, self.call_of(caller), question, by=by, given=Given(**given), now=datetime.now(UTC)
        )

    def sees(self, caller: Phone) -> live.Call | None:
        return live.call(self._store, self.call_of(caller), now=datetime.now(UTC))

    def trail(self, caller: Phone) -> list[tuple[str, str]]:
        with self._store.transaction() as tx:
            rows = select(AuditEvent).where(AuditEvent.subject == self.call_of(caller))
            return [(event.act, event.by) for event in tx.scalars(rows.order_by(AuditEvent.id))]

    def books(self, caller: Phone, by: str = CAMILLE) -> views.Booked:
        """The first of what is held for the caller."""
        conversation, now = self.call_of(caller), datetime.now(UTC)
        with self._store.transaction() as tx:
            held = select(Hold.slot_id).where(Hold.conversation_id == conversation)
            slot = tx.scalars(held.order_by(Hold.slot_id)).first()
        claimant = taking_over.claimant(self._store, conversation)
        return service.book(
            self._store, slot=slot, claimant=claimant, dose=1, locale="fr", conversation=conversation,
            key=f"{by}:{uuid4()}", now=now, by=by,
        )  # fmt: skip


def hears_soon(call: CallInProgress, *parts: str) -> CallInProgress:
    """As soon as the words come by themselves."""
    return call._until(lambda: _heard(call, parts), f"not heard: {parts}", 10)


def _heard(call: CallInProgress, parts: tuple[str, ...]) -> bool:
    try:
        call.hears(*parts)
    except AssertionError:
        return False
    return True


def is_taken(call: CallInProgress) -> CallInProgress:
    hears_soon(call, "Une personne va vous répondre", "Restez en ligne")
    return call._until(lambda: call.is_in_line, "not in line", 10)


def at_the_place(phone: Phone) -> CallInProgress:
    return phone.dial().presses("1").presses("03021938").presses("1").hears("code postal")


def talking(desk: Desk, caller: Phone, call: CallInProgress, agent: Phone) -> CallInProgress:
    """The agent has taken the caller, and they talk."""
    desk.takes(caller, agent)
    is_taken(call)
    talk = agent.rings().answer().presses("1")
    call.talks_with(agent.number)
    return talk


def until_back(call: CallInProgress) -> CallInProgress:
    """Wait patiently, round after round, until the assistant is back."""
    return until_out_of_line(call, rounds=1000)
