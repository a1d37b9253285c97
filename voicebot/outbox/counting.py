"""What is billed: segments of texts, as they were sent or would be written now, and minutes of calls."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import and_, func, select

from models import Conversation, Message, Transaction
from voicebot.outbox import subjects
from voicebot.outbox.words import Errand, Words
from voicebot.wording import sms

LATELY = timedelta(days=28)
"""So far back what has left tells what will: four of each day of the week."""


def segments(tx: Transaction, messages: Collection[Message], words: Words, *, two_way: bool) -> int:
    """How many segments the texts among these messages have together."""
    return sum(count for _, count in counted(tx, messages, words, two_way=two_way))


def counted(
    tx: Transaction, messages: Collection[Message], words: Words, *, two_way: bool
) -> Iterator[tuple[Message, int]]:
    """Each text among these messages, and its segments; a call has none.

    What has left is counted as it was written, what has not as it would be now. Raises PhraseError.
    """
    texts = [one for one in messages if one.medium == "sms"]
    unsent = {one.appointment_id for one in texts if one.body is None and one.appointment_id}
    about = subjects.subjects(tx, unsent)
    for one in texts:
        body = one.unsealed(tx.vault, "body")
        if body is None:
            subject = about.get(one.appointment_id) if one.appointment_id else None
            body = words(Errand(one.purpose, subject, one.locale, two_way, one.because))
        yield one, sms.segments(body)


def minutes_a_call(tx: Transaction, *, until: datetime) -> Decimal | None:
    """Begun minutes of a call of ours that was taken, on average of the last weeks; None without one."""
    calls, minutes = calls_taken(tx, until - LATELY, until)
    return None if not calls else Decimal(minutes) / calls


def calls_taken(tx: Transaction, since: datetime, until: datetime) -> tuple[int, int]:
    """How many of our calls somebody or something took in this time, and their begun minutes together.

    From the first word to the end, or to the last answer where the end was never told.
    """
    ends = func.coalesce(Conversation.ended_at, Conversation.last_turn_at)
    seconds = func.extract("epoch", ends - Conversation.started_at)
    minutes = func.greatest(1, func.ceil(seconds / 60))
    ours = select(func.count(), func.coalesce(func.sum(minutes), 0)).join(
        Message, and_(Message.provider_sid == Conversation.provider_sid, Message.medium == "call")
    )
    calls, total = tx.execute(ours.where(Conversation.started_at.between(since, until))).one()
    return calls, int(total)
