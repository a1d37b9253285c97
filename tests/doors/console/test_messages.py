"""Whoever is signed in sees every text as people read it, before it is ever sent."""

from __future__ import annotations

from html import escape

import pytest

from voicebot.outbox.preview import samples


def test_nobody_else_sees_them(browser):
    browser.opens("/messages/")
    assert browser.path == "/sign-in"


@pytest.mark.parametrize(("path", "two_way"), [("", True), ("?answered=yes", True), ("?answered=no", False)])
def test_every_message_is_shown_in_both_languages(at_work, path, two_way):
    page = at_work().opens(f"/messages/{path}").text
    for one in samples():
        if one.two_way == two_way:
            assert f">{escape(one.text)}<" in page.replace("&#39;", "&#x27;"), one
    assert page.count('class="bubble"') == sum(one.two_way == two_way for one in samples())


def test_what_it_costs_stands_below(at_work):
    page = at_work().opens("/messages/").text
    for one in samples():
        if one.two_way:
            billed = "un SMS facturé" if one.segments == 1 else f"{one.segments} SMS facturés"
            assert f"{len(one.text)} caractères, {billed}" in page
