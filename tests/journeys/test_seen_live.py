"""An agent at the console follows a call while it goes on: what is asked, what was understood, who waits."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


@pytest.fixture
def console(stack: Stack) -> Iterator[httpx.Client]:
    """The demo's agent, signed in."""
    with httpx.Client(base_url=stack.console_url, follow_redirects=True, trust_env=False) as client:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/sign-in").text)
        assert token
        form = {"login": "agent", "password": stack.environ["DEMO_PASSWORD"], "csrf_token": token[1]}
        assert "Travail du jour" in client.post("/sign-in", data=form).text
        yield client


def live(console: httpx.Client, words: str) -> int:
    """How many of those on the line are shown with these words; calls of other journeys are among them."""
    return console.get("/").text.split("À rappeler")[0].count(words)


def test_a_call_is_followed_turn_by_turn_without_its_words(console: httpx.Client, mobile: Phone) -> None:
    told = ("On demande ce qu’il faut faire", "Appel · prendre rendez-vous", "Aubagne")
    before = [live(console, words) for words in told]
    call = mobile.dial()
    assert live(console, told[0]) == before[0] + 1
    call.says("je voudrais un rendez-vous")
    assert live(console, told[1]) == before[1] + 1
    call.says("le trois février mille neuf cent trente-huit")
    call.says("première dose").says("à Aubagne")
    assert live(console, told[2]) == before[2] + 1
    assert live(console, "date de naissance") > 0
    assert live(console, "1938") == 0
    call.hangs_up()
    assert [live(console, words) for words in told] == before


def test_an_open_page_hears_of_a_turn(console: httpx.Client, mobile: Phone) -> None:
    with console.stream("GET", "/today/stream") as news:
        told = news.iter_lines()
        assert next(told) == "retry: 3000"
        mobile.dial()
        assert "event: news" in (line for line in told)
