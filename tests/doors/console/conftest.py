"""The console on a real store, seen by browsers that keep cookies and carry their forms' tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse
from world import World

from models import Store
from voicebot.agents import accounts
from voicebot.console.app import create_app
from voicebot.wiring import Rooms

PASSWORD = "quatre chevaux bleus"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Hand:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.is_put_back()

    def is_put_back(self) -> None:
        self.at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def goes_on(self, **by: float) -> None:
        self.at += timedelta(**by)


class Browser:
    """One agent at one computer."""

    def __init__(self, app: Flask, clock: Hand) -> None:
        self.client: FlaskClient = app.test_client()
        self.clock = clock
        self.page: TestResponse

    def opens(self, path: str, **also: Any) -> TestResponse:
        """Follows where it is sent."""
        self.page = self.client.get(path, follow_redirects=True, **also)
        return self.page

    def sends(self, path: str, *, token: bool = True, **form: Any) -> TestResponse:
        """Posts a form with the token of the page that is open; follows where it is sent."""
        if token:
            found = _TOKEN.search(self.page.text) if hasattr(self, "page") else None
            form["csrf_token"] = (found or _TOKEN.search(self.opens("/sign-in").text))[1]
        self.page = self.client.post(path, data=form, follow_redirects=True)
        return self.page

    @property
    def path(self) -> str:
        return self.page.request.path

    def signs_in(self, login: str = "amina", password: str = PASSWORD) -> TestResponse:
        self.opens("/sign-in")
        return self.sends("/sign-in", login=login, password=password)

    def sets_up(self) -> tuple[str, list[str]]:
        """The second step: its secret, and the recovery codes."""
        shown = self.opens("/account/second-step").text
        secret = "".join(re.findall(r"[A-Z2-7]{4}(?= )", re.search(r'class="key">([^<]+)', shown)[1]))
        done = self.sends("/account/second-step", code=self.code(secret)).text
        return secret, re.findall(r"<li><code>([^<]+)", done)

    def code(self, secret: str) -> str:
        return pyotp.TOTP(secret).at(self.clock.now())


@pytest.fixture(scope="session")
def _hand() -> Hand:
    return Hand()


@pytest.fixture
def clock(_hand: Hand) -> Hand:
    _hand.is_put_back()
    return _hand


@pytest.fixture(scope="session")
def _app(plugged: Rooms, _hand: Hand) -> Flask:
    """Made once: its templates are compiled once."""
    return create_app(replace(plugged, clock=_hand))


@pytest.fixture
def world(store: Store, clock: Hand) -> World:
    """Centres, slots and appointments."""
    return World(store, clock.now())


@pytest.fixture
def console(_app: Flask, store: Store, clock: Hand, quick_passwords: None) -> Flask:
    return _app


@pytest.fixture
def browser(console: Flask, clock: Hand) -> Browser:
    return Browser(console, clock)


@pytest.fixture
def hires(store: Store, clock: Hand) -> Callable[..., str]:
    """An account; its password."""

    def hire(login: str = "amina", role: Any = "agent", **also: Any) -> str:
        values = {"name": f"{login.title()} K.", "password": PASSWORD} | also
        return accounts.add(store, login, role=role, now=clock.now(), **values)

    return hire


@pytest.fixture
def at_work(console: Flask, clock: Hand, hires: Callable[..., str]) -> Callable[..., Browser]:
    """An agent who is signed in."""

    def sit_down(login: str = "amina", **also: Any) -> Browser:
        hires(login, **also)
        browser = Browser(console, clock)
        browser.signs_in(login)
        return browser

    return sit_down
