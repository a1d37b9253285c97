"""Signing in by keyboard alone, in Chromium."""

from __future__ import annotations

from datetime import UTC, datetime

import pyotp
import pytest


def code(page, clock, secret=None):
    secret = secret or page.locator("code.key").inner_text().replace(" ", "")
    page.locator("#code:focus").wait_for()
    page.keyboard.type(pyotp.TOTP(secret).at(clock.now()))
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    return secret


@pytest.mark.parametrize("locale", ["fr-FR", "en-GB"])
def test_a_supervisor_signs_in_for_the_first_time_and_again(opens, hires, signs_in, clock, check, locale):
    hires("bruno", role="supervisor")
    page = opens(locale)
    page.goto("/")
    check(page)
    signs_in(page, "bruno")
    page.locator("code.key").wait_for()
    check(page)
    secret = code(page, clock)
    page.locator("ul.codes").wait_for()
    assert page.locator("ul.codes li").count() == 10
    check(page)
    page.get_by_role("button", name="Sign out" if locale == "en-GB" else "Se déconnecter").click()
    page.wait_for_url("**/sign-in")
    clock.goes_on(seconds=30)
    signs_in(page, "bruno")
    page.wait_for_url("**/sign-in/code*")
    check(page)
    code(page, clock, secret)
    page.locator("nav[aria-label]").wait_for()


def test_what_is_wrong_is_told_where_it_is(opens, hires, check):
    hires()
    page = opens()
    page.goto("/sign-in")
    page.locator("#login:focus").wait_for()
    page.keyboard.press("Enter")
    page.locator("#login[aria-invalid=true]").wait_for()
    assert page.locator("#login-fault").inner_text() == "Ce champ est nécessaire."
    check(page)


def test_keys_lead_everywhere_and_help_says_which(opens, hires, signs_in, check):
    hires()
    page = opens()
    signs_in(page, "amina")
    page.locator(".whoami").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("dialog#keyboard[open]").wait_for()
    check(page)
    page.keyboard.press("?")
    page.locator("dialog#keyboard[open]").wait_for(state="detached")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("a")
    check(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_single_keys_do_nothing_while_somebody_types_or_when_they_are_off(opens, hires, signs_in):
    hires()
    page = opens()
    signs_in(page, "amina")
    page.goto("/account/password")
    page.locator("#old:focus").wait_for()
    page.keyboard.type("a?")
    assert page.input_value("#old") == "a?"
    page.goto("/account")
    page.get_by_role("button", name="Désactiver les raccourcis").click()
    page.locator("html[data-shortcuts=off]").wait_for()
    page.keyboard.press("?")
    assert not page.locator("dialog#keyboard[open]").count()


def test_who_does_nothing_is_asked_before_the_session_closes(opens, hires, signs_in, check):
    hires()
    page = opens()
    page.clock.install(time=datetime(2026, 3, 2, tzinfo=UTC))
    signs_in(page, "amina")
    page.locator(".whoami").wait_for()
    page.clock.run_for(12 * 60 * 1000)
    assert not page.locator("dialog#idle[open]").count()
    page.clock.run_for(70 * 1000)
    page.locator("dialog#idle[open]").wait_for()
    check(page)
    with page.expect_response("**/account/stay"):
        page.keyboard.press("Enter")
