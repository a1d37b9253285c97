"""What a conversation remembers, and that it forgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models import Conversation, Store, Turn
from voicebot.conversation import memory
from voicebot.conversation.heard import Heard
from voicebot.conversation.reply import Ask, Reply

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
WORDS = Reply(("Quelle est votre date de naissance ?",), Ask("birth_date"), "fr")


def take(store: Store, text: str, now: datetime, key: str = "SM1") -> memory.Opened:
    heard = Heard(channel="sms", sid=key, key=key, number="+33639980001", text=text)
    opened = memory.open_turn(store, heard, locale="fr", now=now)
    if opened.reply is None:
        memory.close_turn(store, opened, WORDS, trouble=0, dialogue="[]", now=now)
    return opened


def test_a_thread_of_texts_goes_on_within_a_day(store: Store) -> None:
    first = take(store, "RDV", NOON)
    second = take(store, "03/02/1938", NOON + timedelta(hours=23), key="SM2")

    assert second.remembered.id == first.remembered.id
    assert second.remembered.asked == "birth_date"
    assert second.remembered.last == WORDS


def test_after_a_day_of_silence_it_is_another_thread(store: Store) -> None:
    first = take(store, "RDV", NOON)
    second = take(store, "bonjour", NOON + timedelta(hours=25), key="SM2")

    assert second.remembered.id != first.remembered.id
    assert second.remembered.asked == "menu"


def test_silent_conversations_are_ended_and_emptied(store: Store) -> None:
    opened = take(store, "RDV", NOON)
    memory.keep_facts(store, opened.remembered.id, {"birth_date": "1938-02-03"})
    recent = take(store, "RDV", NOON + timedelta(hours=20), key="SM9")

    assert memory.end_silent(store, now=NOON + timedelta(hours=23)) == []
    assert memory.end_silent(store, now=NOON + timedelta(hours=50)) == [opened.remembered.id]
    assert recent.remembered.id == opened.remembered.id
    with store.transaction() as tx:
        assert tx.scalars(select(Conversation)).one().facts is None
        assert {turn.reply for turn in tx.scalars(select(Turn))} == {None}


def test_facts_are_sealed(store: Store) -> None:
    opened = take(store, "RDV", NOON)
    memory.keep_facts(store, opened.remembered.id, {"birth_date": "1938-02-03"})

    with store.transaction() as tx:
        kept = tx.scalars(select(Conversation)).one()
        assert kept.facts is not None
        assert b"1938" not in kept.facts
    assert memory.recall(store, opened.remembered.id).facts == {"birth_date": "1938-02-03"}


def test_a_reply_is_the_same_after_a_stay_in_the_store() -> None:
    assert Reply.from_json(WORDS.as_json()) == WORDS
