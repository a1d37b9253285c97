"""Builders that let the tests of the store read as sentences."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from click.testing import CliRunner, Result
from providers import Provider
from staff import Staff
from world import World

from models import Store
from voicebot.cli import ground, main
from voicebot.outbox.courier import Courier
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.gateways import Gateway
from voicebot.outbox.leaving import House
from voicebot.outbox.unclear import Doubts
from voicebot.outbox.words import Errand
from voicebot.supervisor import local_environ
from voicebot.supervisor.stack import ROOT


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


@pytest.fixture
def post(world: World) -> Callable[..., Dispatcher]:
    """A dispatcher with these providers, by the clock of the world; a text says what it is for."""

    def written(errand: Errand) -> str:
        return errand.purpose

    def dispatcher(*providers: Gateway, words: Callable[..., str] = written, per_second: float = 5000):
        house = House(words, ours_per_day=99, answers_per_day=99)
        courier = Courier(world.store, providers, house=house, per_second=per_second, now=lambda: world.now)
        return Dispatcher(courier, receipts_url="https://v.example/s", now=lambda: world.now)

    return dispatcher


@pytest.fixture
def sends(world: World) -> Callable[..., list[str]]:
    """Everything that is due at this moment leaves, by a provider with these limits and this sender."""

    def send(
        at: datetime | None = None, *, sender: str = "+33937000001", ours: int = 4, answers: int = 10
    ) -> list[str]:
        world.now = at or world.now
        provider = Provider()
        provider.sender = sender
        house = House(lambda errand: errand.purpose, ours_per_day=ours, answers_per_day=answers)
        courier = Courier(world.store, [provider], house=house, per_second=5000, now=lambda: world.now)
        Dispatcher(courier, receipts_url="https://v.example/s", now=lambda: world.now).run()
        return [body for _, body in provider.sent]

    return send


@pytest.fixture
def voicebot(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`voicebot messages` on this database, by the real clock."""
    keys = {
        "ENCRYPTION_KEYS": f"test:{b64encode(b's' * 32).decode()}",
        "INDEX_KEY": b64encode(b"i" * 32).decode(),
    }
    own = {"DATABASE_URL": database_url, "PUBLIC_BASE_URL": "http://127.0.0.1:1", **keys}
    monkeypatch.setattr(ground, "environ_here", lambda: local_environ(ROOT, own))
    monkeypatch.setattr("voicebot.cli.notify.operator", lambda: "operator:ada")
    return lambda *args: CliRunner().invoke(main, ["messages", *args])


@pytest.fixture
def doubts(world: World) -> Callable[..., Doubts]:
    """Who looks into messages in doubt, by the clock of the world."""
    return lambda *providers: Doubts(world.store, providers, now=lambda: world.now)


@pytest.fixture
def staff(store: Store) -> Staff:
    """A call centre."""
    return Staff(store)


AtOnce = Callable[..., list[Any]]


@pytest.fixture
def at_once() -> AtOnce:
    """Runs acts in threads that start together; their results, or what they raised, in their order."""

    def run(*acts: Callable[[], Any]) -> list[Any]:
        start = threading.Barrier(len(acts))

        def one(act: Callable[[], Any]) -> Any:
            start.wait(10)
            try:
                return act()
            except Exception as fault:
                return fault

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(one, acts))

    return run
