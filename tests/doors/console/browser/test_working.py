"""A morning's work by keyboard: take, call, done; the next."""

from __future__ import annotations

from uuid import uuid4

import pytest

from voicebot import tasks


@pytest.fixture
def call_back(store, clock):
    with store.transaction() as tx:
        tasks.note(tx, "call_back", about=uuid4(), reason="asked", number="+33612345678", now=clock.now())
        tasks.note(tx, "perhaps_twice", about=uuid4(), reason="same_name", now=clock.now())


def pressed(page, key):
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def test_a_call_back_is_taken_made_and_done_with_three_keys(opens, hires, signs_in, call_back, check):
    hires()
    page = opens()
    signs_in(page, "amina")
    check(page)
    pressed(page, "c")
    check(page)
    pressed(page, "t")
    page.get_by_text("06 12 34 56 78").wait_for()
    check(page)
    pressed(page, "1")
    page.get_by_text("C’est noté, terminé.").wait_for()
    page.get_by_text("Personne à rappeler.").wait_for()
    check(page)


def test_a_colleague_sees_who_is_on_it(opens, hires, signs_in, call_back, check):
    hires()
    hires("bruno")
    amina, bruno = opens(), opens("en-GB")
    signs_in(amina, "amina")
    signs_in(bruno, "bruno")
    pressed(amina, "v")
    pressed(bruno, "v")
    pressed(amina, "t")
    pressed(bruno, "t")
    bruno.get_by_text("Amina K. is on it already.").wait_for()
    check(bruno)


def test_an_open_page_follows_what_happens_and_keeps_the_focus(
    opens, hires, signs_in, call_back, store, clock, check
):
    hires()
    page = opens()
    signs_in(page, "amina")
    page.get_by_text("À rappeler (1)").wait_for()
    page.locator("#calls + ol a").focus()
    with store.transaction() as tx:
        tasks.note(tx, "call_back", about=uuid4(), reason="trouble", number="+33612345679", now=clock.now())
    page.get_by_text("À rappeler (2)").wait_for()
    assert page.evaluate("document.activeElement.id").startswith("task-")
    check(page)
