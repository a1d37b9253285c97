"""Holds: places kept for a caller while they are read out and considered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from models import Hold, Store, Transaction
from voicebot.booking import places

HOLD = timedelta(minutes=2)
"""A held place is free again this long after the caller's last turn (conversation.md, §2)."""


def hold(store: Store, slot: int, conversation: UUID, now: datetime) -> bool:
    """Keep one place, if there is still one; or keep it longer."""
    until = now + HOLD
    with store.transaction() as tx:
        places.lock(tx, [slot])
        if not places.are_free(tx, [slot], conversation=conversation, now=now):
            return False
        held = insert(Hold).values(slot_id=slot, conversation_id=conversation, expires_at=until)
        tx.execute(
            held.on_conflict_do_update(
                index_elements=["slot_id", "conversation_id"], set_={"expires_at": until}
            )
        )
    return True


def keep_holding(tx: Transaction, conversation: UUID, *, now: datetime) -> None:
    """The caller is still there: their holds last two more minutes; an expired hold stays expired."""
    tx.execute(
        update(Hold)
        .where(Hold.conversation_id == conversation, Hold.expires_at > now)
        .values(expires_at=now + HOLD)
    )


def release(tx: Transaction, conversation: UUID, *, but: Sequence[int] = ()) -> None:
    """Give back the places that were only being considered, except these slots."""
    tx.execute(delete(Hold).where(Hold.conversation_id == conversation, Hold.slot_id.not_in(but)))


def sweep_holds(store: Store, *, now: datetime) -> int:
    """Remove what expired; it counted for nothing already. Returns how many there were."""
    with store.transaction() as tx:
        return tx.change(delete(Hold).where(Hold.expires_at <= now))
