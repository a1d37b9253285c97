"""What goes on now: every call and thread with what was understood, told to open pages when it changes."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from models import Conversation, Turn, Waiting
from voicebot import tasks
from voicebot.console import news


@pytest.fixture
def going_on(store, clock):
    """A conversation in which these slots are known."""

    def talk(form: str = "book_form", *, minutes_ago: float = 0, **also: Any) -> UUID:
        slots, facts = also.pop("slots", {}), also.pop("facts", {})
        at = clock.now() - timedelta(minutes=minutes_ago)
        values = {"channel": "voice", "locale": "fr", "asked": "slot", "turns": 1, "trouble": 0} | also
        events = [{"event": "active_loop", "name": form}]
        events += [{"event": "slot", "name": name, "value": value} for name, value in slots.items()]
        with store.transaction() as tx:
            kept = Conversation(id=uuid4(), started_at=at, last_turn_at=at, **values)
            kept.seal(tx.vault, facts=json.dumps(facts))
            tx.add(kept)
            tx.flush()
            for number, state in enumerate(([], events), 1):
                turn = Turn(id=uuid4(), conversation_id=kept.id, number=number, key=f"{kept.id}:{number}")
                turn.started_at = turn.done_at = at
                turn.seal(tx.vault, dialogue=json.dumps(state))
                tx.add(turn)
        return kept.id

    return talk


def test_with_nobody_on_the_line_the_page_says_so(at_work):
    assert "Aucun appel ni échange de SMS" in at_work().opens("/").text


def test_a_call_shows_wish_question_place_and_trouble_but_no_identity(at_work, going_on):
    place = {"name": "Aubagne", "insee": "13005"}
    slots, facts = {"place": place, "dose": "2"}, {"birth_date": "1938-02-03"}
    going_on(slots=slots, facts=facts, trouble=2, locale="en")
    page = at_work().opens("/").text
    for told in ("En ligne (1)", "Appel · prendre rendez-vous", "On propose des horaires", "Aubagne",
                 "2e injection", "date de naissance", "2 réponses non comprises", "en anglais"):  # fmt: skip
        assert told in page
    assert "1938" not in page


def test_a_place_that_is_not_settled_and_a_question_without_a_word_of_its_own_are_no_fault(at_work, going_on):
    going_on(slots={"place": {"candidates": []}}, asked="ready")
    assert "En conversation" in at_work().opens("/").text


@pytest.mark.parametrize(
    ("wish", "told"),
    [("be_reminded", "· rappelé de son"), ("not_coming", "· ne peut pas venir"), ("other", "")],
)
def test_whatever_somebody_wishes_the_page_is_shown(at_work, going_on, wish, told):
    going_on("identify_form", slots={"wish": wish})
    page = at_work().opens("/")
    assert (page.status_code, "En ligne (1)" in page.text, told in page.text) == (200, True, True)


def test_a_thread_of_texts_is_shown_for_an_hour_a_silent_call_for_twenty_minutes(at_work, going_on):
    going_on(channel="sms", minutes_ago=50)
    going_on(minutes_ago=15)
    assert "En ligne (2)" in at_work().opens("/").text
    going_on(channel="sms", minutes_ago=70)
    going_on(minutes_ago=25)
    going_on(ended_at=at_work("bruno").clock.now())
    assert "En ligne (2)" in at_work("chloe").opens("/").text


def test_who_waits_for_a_person_comes_first_then_who_is_in_trouble(at_work, going_on, store, clock):
    going_on(asked="place", minutes_ago=5)
    going_on(asked="day", trouble=2)
    waits = going_on(asked="slot")
    with store.transaction() as tx:
        row = Waiting(id=uuid4(), conversation_id=waits, lane=1, state="waiting", locale="fr", asked="slot")
        row.tries, row.wish = 0, "cancel"
        row.since = row.state_at = clock.now() - timedelta(minutes=3)
        tx.add(row)
    page = at_work().opens("/").text
    order = [page.index(told) for told in ("On propose des horaires", "demande le jour", "demande le lieu")]
    assert order == sorted(order)
    assert "attend un conseiller, il y a 3 min" in page
    assert "Appel · annuler" in page


def test_an_open_page_hears_that_something_is_new_and_no_more_than_that(at_work, store, clock):
    browser = at_work()
    answer = browser.client.get("/today/stream")
    assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")
    heard = (part.decode() for part in answer.response)
    assert next(heard) == "retry: 3000\n\n"
    assert next(heard) == news.EVENT  # it may have missed what came before it listened
    for _ in range(2):  # one ring may be that of the listening connection itself
        with store.transaction() as tx:
            tasks.note(tx, "call_back", about=uuid4(), reason="asked", number="+33612345678", now=clock.now())
        assert next(heard) == news.EVENT
    answer.close()
    assert "À rappeler (2)" in browser.client.get("/today/work", headers={"X-Quiet": "1"}).text


def test_a_stream_keeps_no_session_alive_and_is_not_for_strangers(at_work, browser):
    assert browser.client.get("/today/stream").status_code == 401
    amina = at_work()
    for _ in range(3):
        amina.clock.goes_on(minutes=7)
        answer = amina.client.get("/today/stream")
        answer.close()
    assert answer.status_code == 401


def test_streams_leave_room_for_pages_and_give_their_place_back():
    class Silent:
        def wait(self, seconds: float) -> bool:
            raise ConnectionError

    its = news.News(Silent, most=1)
    first = its.stream()
    assert its.stream() is None
    first.close()
    first.close()
    second = its.stream()
    assert next(second) == "retry: 3000\n\n"
    assert its.stream() is None
