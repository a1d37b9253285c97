"""The worker as a process: it outlives its database, and ends when told to, after what it was doing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from config.settings import Settings
from models.migrations import upgrade
from voicebot.supervisor import local_environ
from voicebot.supervisor.databases import running
from voicebot.supervisor.places import scratch_cluster
from voicebot.supervisor.stack import ROOT
from voicebot.wiring import open_store


class Provider:
    """Takes every text; while `thinking` is set it takes its time."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.asked = threading.Event()
        self.answers = threading.Event()
        self.answers.set()
        app = Flask("provider")
        app.add_url_rule("/<path:_>", view_func=self._take, methods=["POST"])
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _take(self, _: str) -> tuple[dict[str, str], int]:
        self.asked.set()
        self.answers.wait(20)
        self.taken.append(f"SM{len(self.taken)}")
        return {"sid": self.taken[-1]}, 201

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def provider() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.close()


def environ_of(url: str, provider: Provider) -> dict[str, str]:
    given = {"DATABASE_URL": url, "PUBLIC_BASE_URL": "http://127.0.0.1:9", "TWILIO_BASE_URL": provider.url}
    return local_environ(ROOT, {"PATH": os.environ["PATH"], **given})


@pytest.fixture
def works() -> Iterator[Callable[[dict[str, str]], subprocess.Popen[bytes]]]:
    """Starts the worker; whatever still runs at the end is killed."""
    started = []

    def start(environ: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [Path(sys.executable).with_name("voicebot"), "worker"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.PIPE))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def serve(world) -> Iterator[Callable[[dict[str, str]], None]]:
    """Opens the store with the worker's settings, at this very hour: the worker goes by the real clock."""
    opened = []

    def serve(environ: dict[str, str]) -> None:
        opened.append(open_store(Settings.from_environ(environ)))
        world.store, world.now = opened[-1], datetime.now(UTC)

    yield serve
    for store in opened:
        store.close()


def soon(holds: Callable[[], bool]) -> bool:
    for _ in range(400):
        if holds():
            return True
        time.sleep(0.05)
    return False


def states(world) -> list[str]:
    return [message.state for message in world.messages()]


def test_it_outlives_a_restart_of_its_database(world, provider, works, serve):
    with scratch_cluster() as cluster:
        with running(cluster, lambda *_: None):
            upgrade(cluster.url)
            environ = environ_of(cluster.url, provider)
            serve(environ)
            worker = works(environ)
            slot = world.a_slot(hours=200, capacity=2)
            world.books(world.someone(), slot)
            assert soon(lambda: states(world) == ["sent"])
        time.sleep(1.2)
        with running(cluster, lambda *_: None):
            world.books(world.someone(born="1931-01-01"), slot)
            assert soon(lambda: states(world) == ["sent", "sent"])
            worker.terminate()
            _, told = worker.communicate(timeout=20)
    assert worker.returncode == 0
    assert b"job_failed" in told
    assert b"worker_stopped" in told
    assert b"1931" not in told


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_the_text_that_is_leaving(world, database_url, provider, works, serve, told):
    environ = environ_of(database_url, provider)
    serve(environ)
    slot = world.a_slot(hours=200, capacity=2)
    for born in ("1930-01-01", "1931-01-01"):
        world.books(world.someone(born=born), slot)
    provider.answers.clear()
    worker = works(environ)
    assert provider.asked.wait(20)
    worker.send_signal(told)
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(0.5)
    provider.answers.set()
    assert worker.wait(20) == 0
    assert sorted(states(world)) == ["planned", "sent"]
    assert len(provider.taken) == 1


def test_killed_in_the_middle_it_leaves_the_text_marked_and_its_successor_does_not_send_it(
    world, database_url, provider, works, serve
):
    environ = environ_of(database_url, provider)
    serve(environ)
    slot = world.a_slot(hours=200, capacity=2)
    world.books(world.someone(), slot)
    provider.answers.clear()
    worker = works(environ)
    assert provider.asked.wait(20)
    worker.kill()
    worker.wait(20)
    provider.answers.set()
    successor = works(environ)
    world.books(world.someone(born="1931-01-01"), slot)
    assert soon(lambda: sorted(states(world)) == ["sending", "sent"])
    successor.terminate()
    assert successor.wait(20) == 0
