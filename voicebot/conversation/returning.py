"""A caller whom an agent had taken is back: the dialogue goes on, with a sentence before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from models import Store
from voicebot.conversation.memory import Opened, Remembered
from voicebot.conversation.moves import Move
from voicebot.conversation.reply import Ask, Reply
from voicebot.waiting import taken
from voicebot.waiting.taken import SAME, Back
from voicebot.wording import Locale, say


def back(store: Store, opened: Opened, *, talked: bool, now: datetime) -> Back | None:
    """How it goes on; None where no agent had taken this caller, or has talked with them to the end."""
    with store.transaction() as tx:
        return taken.comes_back(tx, opened.remembered.id, talked=talked, now=now)


def with_facts(remembered: Remembered, back: Back, now: datetime) -> Remembered:
    """What the agent gave is known; the time that a call may take begins anew."""
    given = {name: value for name, value in back.given.items() if name == "birth_date"}
    resume = {"question": back.question, **back.given}
    return remembered.knowing({**given, "resume": resume, "resumed_at": now.isoformat()})


def same_again(remembered: Remembered, back: Back) -> Reply | Move:
    """The last words once more: they may have been cut short, or never have been heard at all.

    Who was about to be put through still wants a person.
    """
    last = remembered.last
    if back.question != SAME or last is None:
        return Move("resume")
    if not isinstance(last.then, Ask):
        return Move("agent")
    locale: Locale = "en" if last.locale == "en" else "fr"
    lead = [say(phrase, medium="voice", locale=locale) for phrase in _lead(back)]
    then = replace(last.then, lead=len(lead))
    return replace(last, texts=(*lead, *last.texts[last.then.lead :]), then=then)


def _lead(back: Back) -> tuple[str, ...]:
    return ("nobody-took-over", "resumed") if back.unanswered else ("resumed",)
