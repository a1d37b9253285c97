"""The page of messages, found by keyboard, in Chromium."""

from __future__ import annotations


def test_by_one_key_all_messages_are_seen(opens, hires, check):
    hires()
    page = opens()
    page.goto("/sign-in")
    page.keyboard.type("amina")
    page.keyboard.press("Tab")
    page.keyboard.type("quatre chevaux bleus")
    page.keyboard.press("Enter")
    page.locator("nav[aria-label]").wait_for()
    page.keyboard.press("m")
    page.locator("table.messages").wait_for()
    check(page)
    page.get_by_role("link", name="Voir ceux auxquels on ne peut pas répondre").click()
    page.get_by_text("Un expéditeur auquel on ne peut pas répondre.").wait_for()
