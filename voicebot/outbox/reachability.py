"""By which medium a number can be reached: what its digits tell, and what has been learnt of it since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumberType
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from models import Reachability, Transaction
from voicebot.outbox.purposes import Medium

SERVED = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"})
"""France and overseas: texts elsewhere would invite SMS pumping (facts: geo list)."""

FRANCE = 33

Known = Mapping[bytes, Reachability]
"""By the index of the number; of most numbers nothing is known."""
Learnt = Literal["stopped_at", "no_texts_at", "stranger_at"]


def medium_for(number: str | None) -> Medium | None:
    """A mobile gets texts, a landline calls, a withheld or foreign number nothing; from the digits alone.

    Numbers that only the region's plan can tell apart (shared ranges overseas) count as mobiles:
    a text to a landline fails cheaply and is then known.
    """
    if not number:
        return None
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.region_code_for_number(parsed) not in SERVED:
        return None
    kind = phonenumbers.number_type(parsed)
    if kind == PhoneNumberType.UNKNOWN and parsed.country_code == FRANCE:
        # A range opened since the library's last edition, or kept for fiction: the plan's first digit tells.
        return "sms" if str(parsed.national_number)[0] in "67" else "call"
    if kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE):
        return "sms"
    return "call" if kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.VOIP) else None


def medium_of(number: str | None, learnt: Reachability | None) -> Medium | None:
    """The same, in the light of what was learnt: who said STOP, or is a stranger, is left in peace."""
    medium = medium_for(number)
    if learnt is None:
        return medium
    if learnt.stopped_at or learnt.stranger_at:
        return None
    return "call" if learnt.no_texts_at and medium else medium


def index_of(tx: Transaction, number: str) -> bytes:
    """By which a number is found."""
    return tx.vault.blind_index("phone", number)


def known(tx: Transaction, indexes: Collection[bytes]) -> Known:
    """What has been learnt of these numbers."""
    rows = tx.scalars(select(Reachability).where(Reachability.number_index.in_(indexes)))
    return {row.number_index: row for row in rows}


def is_stranger(tx: Transaction, number: str) -> bool:
    """Whether who answers at this number said that they are not whom we wanted."""
    return any(row.stranger_at for row in known(tx, [index_of(tx, number)]).values())


def learn(tx: Transaction, number: str, what: Learnt, *, now: datetime) -> None:
    """Note this of a number; the first time stays."""
    values = {"number_index": index_of(tx, number), what: now}
    column = getattr(Reachability, what)
    tx.execute(
        insert(Reachability)
        .values(values)
        .on_conflict_do_update(index_elements=["number_index"], set_={what: now}, where=column.is_(None))
    )


def forget(tx: Transaction, number: str, what: Learnt) -> None:
    """It is so no longer."""
    row = Reachability.number_index == index_of(tx, number)
    tx.execute(update(Reachability).where(row).values({what: None}))
