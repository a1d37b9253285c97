"""Today's work: by promise and age, in the hands of one agent at a time, with what came of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from models import Agent, AuditEvent, Task
from voicebot import tasks
from voicebot.agents import sessions, signing_in, work
from voicebot.agents.work import NotYours

NUMBER = "+33612345678"


@pytest.fixture
def waits(store, clock):
    """Something for a person to do; its id."""

    def note(kind: Any = "call_back", *, reason: str = "asked", hours_ago: float = 0, **also: Any):
        about = uuid4()
        with store.transaction() as tx:
            at = clock.now() - timedelta(hours=hours_ago)
            tasks.note(tx, kind, about=about, reason=reason, now=at, **({"number": NUMBER} | also))
        with store.transaction() as tx:
            return tx.scalars(select(Task.id).where(Task.key == f"{kind}:{about}")).one()

    return note


def acts(store) -> list[tuple[str, str | None]]:
    with store.transaction() as tx:
        rows = tx.scalars(select(AuditEvent).where(AuditEvent.act.like("task_%")).order_by(AuditEvent.id))
        return [(one.act, one.details.get("outcome")) for one in rows]


def listed(browser) -> list[str]:
    return re.findall(r'href="/tasks/([0-9a-f-]+)"', browser.opens("/").text)


def test_with_nothing_to_do_the_page_says_so(at_work):
    page = at_work().opens("/").text
    assert "Personne à rappeler." in page
    assert "Rien à vérifier." in page


def test_whom_a_call_was_promised_first_comes_first(at_work, waits):
    afternoon = waits(moment="afternoon", hours_ago=0.6)
    morning = waits(moment="morning", hours_ago=0.5)
    whenever = waits(hours_ago=1)
    assert listed(at_work()) == [str(one) for one in (whenever, morning, afternoon)]


def test_a_promise_that_was_not_kept_is_seen(at_work, waits):
    waits(hours_ago=0.1)
    assert "En retard" not in at_work().opens("/").text
    waits(hours_ago=26)
    assert "En retard" in at_work("bruno").opens("/").text


def test_every_kind_of_task_says_what_to_do(at_work, waits):
    browser = at_work()
    for kind in ("undeliverable", "unclear_message", "incomplete_booking", "perhaps_twice", "to_tell",
                 "not_reached", "wrong_number", "call_back"):  # fmt: skip
        page = browser.opens(f"/tasks/{waits(kind, reason='a_word_nobody_knows')}")
        assert (page.status_code, "Je m’en occupe" in page.text) == (200, True)


def test_the_number_is_told_to_whom_has_taken_the_task_and_to_nobody_else(at_work, waits, store):
    task = waits()
    amina, bruno = at_work("amina"), at_work("bruno")
    for browser in (amina, bruno):
        assert "06 12 34 56 78" not in browser.opens("/").text + browser.opens(f"/tasks/{task}").text
    assert "06 12 34 56 78" in amina.sends(f"/tasks/{task}/take").text
    assert "06 12 34 56 78" not in bruno.opens(f"/tasks/{task}").text
    assert "Amina K. s’en occupe" in bruno.opens("/").text
    with store.transaction() as tx:
        assert "612345678" not in str([one.details for one in tx.scalars(select(AuditEvent))])


def test_what_a_colleague_has_is_not_taken_from_them_and_they_are_named(at_work, waits):
    task = waits()
    amina, bruno = at_work("amina"), at_work("bruno")
    bruno.opens(f"/tasks/{task}")
    amina.opens(f"/tasks/{task}")
    amina.sends(f"/tasks/{task}/take")
    assert "Amina K. s’en occupe déjà." in bruno.sends(f"/tasks/{task}/take").text
    assert "Amina K. s’en occupe déjà." in bruno.sends(f"/tasks/{task}/leave", outcome="reached").text
    assert listed(amina) == [str(task)]


def test_of_agents_who_press_at_once_one_gets_it(store, clock, hires, waits, quick_passwords):
    task, people = waits(), []
    for login in ("amina", "bruno", "chloe", "denis"):
        password = hires(login)
        token = signing_in.sign_in(store, login, password, address="::1", now=clock.now())
        people.append(sessions.who(store, token, now=clock.now()))
    start = Barrier(len(people))

    def press(who):
        start.wait(10)
        try:
            work.take(store, who, task, now=clock.now())
        except NotYours as fault:
            return fault.holder
        return None

    with ThreadPoolExecutor(len(people)) as pool:
        outcomes = list(pool.map(press, people))
    winner = people[outcomes.index(None)].name
    assert sorted(filter(None, outcomes)) == [winner] * 3
    assert acts(store) == [("task_taken", None)]


def test_a_done_task_is_gone_with_what_came_of_it(at_work, waits, store):
    task = waits()
    amina = at_work()
    amina.opens("/")
    amina.sends(f"/tasks/{task}/take")
    assert "C’est noté, terminé." in amina.sends(f"/tasks/{task}/leave", outcome="booked").text
    assert listed(amina) == []
    assert "Cette tâche est déjà terminée." in amina.opens(f"/tasks/{task}").text
    assert acts(store) == [("task_taken", None), ("task_done", "booked")]
    with store.transaction() as tx:
        kept = tx.get_one(Task, task)
        assert (kept.state, kept.outcome, kept.done_at) == ("done", "booked", amina.clock.now())


def test_a_task_that_is_given_back_tells_the_next_what_was_tried(at_work, waits, store):
    task = waits()
    amina, bruno = at_work("amina"), at_work("bruno")
    for _ in range(2):
        amina.opens("/")
        amina.sends(f"/tasks/{task}/take")
        amina.sends(f"/tasks/{task}/leave", outcome="no_answer")
    page = bruno.opens(f"/tasks/{task}").text
    assert "2 essais · Pas de réponse" in page
    assert "Je m’en occupe" in page
    assert acts(store)[-1] == ("task_given_back", "no_answer")


def test_nothing_is_done_without_a_word_of_the_list_or_by_who_has_not_taken_it(at_work, waits, store):
    task = waits()
    amina = at_work()
    amina.opens("/")
    assert "déjà terminée" in amina.sends(f"/tasks/{task}/leave", outcome="reached").text
    amina.sends(f"/tasks/{task}/take")
    assert amina.sends(f"/tasks/{task}/leave", outcome="whatever").status_code == 400
    assert listed(amina) == [str(task)]


def test_who_took_a_task_and_went_home_does_not_keep_it(at_work, waits):
    task = waits()
    amina = at_work("amina")
    amina.opens("/")
    amina.sends(f"/tasks/{task}/take")
    amina.clock.goes_on(minutes=31)
    bruno = at_work("bruno")
    assert "Je m’en occupe" in bruno.opens(f"/tasks/{task}").text
    assert "06 12 34 56 78" in bruno.sends(f"/tasks/{task}/take").text


def test_what_the_service_settles_by_itself_is_not_shown_any_more(at_work, waits, store, clock):
    about = uuid4()
    with store.transaction() as tx:
        tasks.note(tx, "undeliverable", about=about, reason="x", now=clock.now())
    amina = at_work()
    assert len(listed(amina)) == 1
    with store.transaction() as tx:
        tasks.settle(tx, "undeliverable", about=about)
    assert listed(amina) == []


def test_an_agent_of_one_centre_has_its_tasks_and_those_of_no_centre(at_work, world, waits):
    slots = [world.slots_at(world.centre_in(town, official_id=town), 24)[0] for town in ("Aubagne", "Cassis")]
    here, there = (world.books(world.someone(born=f"1938-02-0{n}"), slot) for n, slot in enumerate(slots, 3))
    mine, other = (waits("undeliverable", appointment=one.id) for one in (here, there))
    anyones = waits()
    amina, bruno = at_work("amina", centres=("Aubagne",)), at_work("bruno")
    assert set(listed(amina)) == {str(mine), str(anyones)}
    assert len(listed(bruno)) == 3
    assert "déjà terminée" in amina.opens(f"/tasks/{other}").text
    assert "déjà terminée" in amina.sends(f"/tasks/{other}/take").text
    bruno.sends(f"/tasks/{mine}/take")
    assert "/people/" in bruno.opens(f"/tasks/{mine}").text


def test_a_task_outlives_the_account_of_who_took_it(at_work, waits, store):
    task = waits()
    amina = at_work()
    amina.opens("/")
    amina.sends(f"/tasks/{task}/take")
    with store.transaction() as tx:
        tx.delete(tx.scalars(select(Agent)).one())
    assert listed(at_work("bruno")) == [str(task)]
