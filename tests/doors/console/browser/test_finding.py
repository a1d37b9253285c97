"""Finding somebody while they are on the line: by keyboard, whoever hears the page included."""

from __future__ import annotations

import pytest


@pytest.fixture
def household(world):
    """A couple with one telephone."""
    slots = world.slots_at(world.centre_in("Aubagne"), 24, 25)
    for slot, born, family, given in zip(
        slots, ("1938-02-03", "1936-07-08"), ("Lefèvre", "Lefèvre"), ("Suzanne", "Paul"), strict=True
    ):
        world.names(world.books(world.someone(born=born), slot), family, given)


def test_from_any_page_to_a_card_in_five_strokes_and_a_number(opens, hires, signs_in, household, check):
    hires()
    page = opens()
    signs_in(page, "amina")
    page.goto("/account")
    with page.expect_navigation():
        page.keyboard.press("/")
    check(page)
    page.locator("#number:focus").wait_for()
    page.keyboard.type("0612345678")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    page.get_by_role("heading", name="2 personnes").wait_for()
    assert page.evaluate("document.activeElement.id") == "found"
    check(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("1")
    page.get_by_role("heading", name="Paul Lefèvre").wait_for()
    check(page)


def test_nobody_found_and_a_fault_in_the_form_are_pages_for_everybody_too(opens, hires, signs_in, check):
    hires()
    page = opens("en-GB")
    signs_in(page, "amina")
    for number, told in (("0611111111", "No result"), ("12", "This is not a telephone number.")):
        page.goto("/people")
        page.get_by_label("Telephone", exact=True).fill(number)
        page.keyboard.press("Enter")
        page.get_by_text(told).wait_for()
        check(page)
