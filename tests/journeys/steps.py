"""What several journeys do or look for, in one step."""

from __future__ import annotations

from sqlalchemy import select

from models import Conversation, Store, Task, Waiting
from voicebot.simulator.phone import CallInProgress, Phone


def waiting(store: Store, phone: Phone) -> Waiting:
    """The last row of this telephone in the line."""
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", phone.number)
        rows = select(Waiting).join(Conversation).where(Conversation.caller_index == index)
        return tx.scalars(rows.order_by(Waiting.since.desc())).first()


def tasks_of(store: Store, number: str) -> list[tuple[str, str | None]]:
    """Reason and moment of the call-backs that this number waits for."""
    with store.transaction() as tx:
        tasks = tx.scalars(select(Task).where(Task.kind == "call_back")).all()
        return sorted((t.reason, t.moment) for t in tasks if t.unsealed(tx.vault, "number") == number)


def in_line(phone: Phone) -> CallInProgress:
    return phone.dial().presses("0").hears("Je vous passe une personne").waits_for_a_person()


def until_out_of_line(call: CallInProgress, rounds: int = 200) -> CallInProgress:
    """Wait patiently, as a caller does, round after round."""
    for _ in range(rounds):
        if not call.silence().is_in_line:
            return call
    raise AssertionError(call.transcript())


def at_the_offers(phone: Phone) -> CallInProgress:
    """By keys alone: the first injection, in Aubagne, as soon as possible."""
    call = phone.dial().presses("1").presses("03021938").presses("1")
    return call.presses("13400").presses("1").hears("tapez un")
