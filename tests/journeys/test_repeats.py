"""What comes twice happens once: retried webhooks, twins, and turns that a dying process left half done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import select, update

from models import Appointment, Conversation, Person, Store, Turn

UP_TO_THE_OFFER = ("1", "03021938", "1", "13400", "1")


def booked(store: Store, number: str) -> list[int]:
    """The doses of the appointments booked from this number."""
    with store.transaction() as tx:
        people = select(Person.id).where(Person.phone_index == tx.vault.blind_index("phone", number))
        doses = select(Appointment.dose).where(Appointment.person_id.in_(people))
        return list(tx.scalars(doses.order_by(Appointment.dose)))


def test_a_retried_turn_gets_the_same_answer_and_books_once(line: Any, store: Store) -> None:
    line.presses(*UP_TO_THE_OFFER)
    answers = [line.posts("/twilio/voice/6", Digits="1").text for _ in range(3)]

    assert len(set(answers)) == 1
    assert "réservé" in answers[0]
    assert booked(store, line.number) == [1, 2]


def test_a_twin_that_arrives_meanwhile_waits_for_the_first(line: Any, store: Store) -> None:
    line.presses(*UP_TO_THE_OFFER)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: line.posts("/twilio/voice/6", Digits="1").text, range(6)))

    assert len(set(answers)) == 1
    assert "réservé" in answers[0]
    assert booked(store, line.number) == [1, 2]


def test_a_half_done_turn_is_played_again_from_the_state_before_it(line: Any, store: Store) -> None:
    line.presses(*UP_TO_THE_OFFER)
    first = line.posts("/twilio/voice/6", Digits="1").text
    with store.transaction() as tx:
        # As if the process had died after the booking and before the end of the turn.
        tx.execute(
            update(Turn).where(Turn.key == f"{line.sid}:6").values(reply=None, dialogue=None, done_at=None)
        )
        tx.execute(update(Conversation).where(Conversation.provider_sid == line.sid).values(asked="slot"))
    again = line.posts("/twilio/voice/6", Digits="1").text

    assert again == first
    assert booked(store, line.number) == [1, 2]
    assert "Votre code" in line.posts("/twilio/voice/7", Digits="1").text


def test_a_text_that_comes_twice_is_answered_once(line: Any) -> None:
    assert "<Message>" in line.posts("/twilio/sms", MessageSid=line.sid, Body="RDV").text
    assert "<Message>" not in line.posts("/twilio/sms", MessageSid=line.sid, Body="RDV").text
