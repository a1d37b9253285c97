"""Whether a recap was heard to its end: who answers has heard it, who hangs up only after the time it takes.

`facts["telling"]` holds what is being told: appointment, whether its second injection is told with it, and
the turn; `facts["told_by"]` the instant at which the words are over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from models import Store
from voicebot.booking import service
from voicebot.conversation import memory
from voicebot.conversation.memory import Remembered
from voicebot.conversation.moves import Facts
from voicebot.conversation.reply import Reply
from voicebot.wording.spoken import PAUSE

WORDS_A_MINUTE = {False: 140, True: 110}
"""How fast we speak (conversation.md, Measures), and to who asked for it slower."""
BREATH = timedelta(milliseconds=600)
_OF_A_RECAP = ("telling", "told_by")


def begin(
    store: Store, remembered: Remembered, appointment: UUID, *, with_second: bool = True, now: datetime
) -> None:
    """An appointment is told with this turn's words; what is written has been told."""
    if remembered.channel == "sms":
        service.told(store, appointment, now, with_second=with_second)
        return
    facts = memory.recall(store, remembered.id).facts
    telling = [*facts.get("telling", ()), [str(appointment), with_second, remembered.turn]]
    memory.keep_facts(store, remembered.id, facts | {"telling": telling})


def by(facts: Facts, reply: Reply, now: datetime) -> Facts:
    """These facts with the instant at which the words before the question are over."""
    return facts | {"told_by": (now + length(reply)).isoformat()} if facts.get("telling") else facts


def length(reply: Reply) -> timedelta:
    """How long a reply takes to be spoken, but for its last words, which are the next question."""
    texts = reply.texts[:-1]
    words = sum(len(text.split()) for text in texts)
    pauses = sum(text.count(PAUSE) + 1 for text in texts)
    return timedelta(minutes=words / WORDS_A_MINUTE[reply.slow]) + pauses * BREATH


def heard(store: Store, remembered: Remembered, now: datetime) -> Remembered:
    """The caller answers: what was told in an earlier turn was heard. Without what is noted of it."""
    if not any(turn < remembered.turn for *_, turn in remembered.facts.get("telling", ())):
        return remembered
    _keep(store, remembered.facts, now)
    facts = {name: fact for name, fact in remembered.facts.items() if name not in _OF_A_RECAP}
    memory.keep_facts(store, remembered.id, facts)
    return replace(remembered, facts=facts)


def hung_up(store: Store, sid: str, now: datetime) -> None:
    """The call is over: what was told was heard, if there was the time for it."""
    facts = memory.facts_of_call(store, sid)
    if facts.get("told_by") and datetime.fromisoformat(facts["told_by"]) <= now:
        _keep(store, facts, now)


def _keep(store: Store, facts: Facts, now: datetime) -> None:
    for appointment, with_second, _ in facts.get("telling", ()):
        service.told(store, UUID(appointment), now, with_second=with_second)
