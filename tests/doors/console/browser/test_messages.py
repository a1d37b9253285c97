"""The page of messages, found by keyboard, in Chromium."""

from __future__ import annotations


def test_by_one_key_all_messages_are_seen(opens, hires, signs_in, check):
    hires()
    page = opens()
    signs_in(page, "amina")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.locator("table.messages").wait_for()
    check(page)
    page.get_by_role("link", name="Voir ceux auxquels on ne peut pas répondre").click()
    page.get_by_text("Un expéditeur auquel on ne peut pas répondre.").wait_for()
