"""A small service of the tests' own for the box to ring: answers by path, and remembers what it was asked."""

from __future__ import annotations

import base64
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask, Response, request
from werkzeug.serving import make_server

from config.settings import Settings
from voicebot.simulator.app import create_app
from voicebot.simulator.phone import Phone

PUBLIC = "https://vaccin.example"
ACCOUNT, TOKEN = "AC" + "0" * 32, "a-token-of-the-tests"


@dataclass
class Asked:
    """A request that reached the fake service."""

    method: str
    path: str
    form: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]


@dataclass
class Thinking:
    """Holds an answer back from `begun` until `over`."""

    begun: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


@dataclass
class FakeService:
    """Each path answers its documents in order, the last one for ever; a number is a bare HTTP status."""

    url: str = ""
    answers: dict[str, list[str | int | Response]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    thinking: dict[str, Thinking] = field(default_factory=dict)
    turns: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def on(self, path: str, *documents: str | int | Response) -> FakeService:
        self.answers[path] = list(documents)
        return self

    def thinks_at(self, path: str) -> Thinking:
        self.thinking[path] = Thinking()
        return self.thinking[path]

    def asked_at(self, path: str) -> list[Asked]:
        return [each for each in self.asked if each.path == path]

    def answer(self, path: str) -> Response:
        self.asked.append(
            Asked(request.method, path, request.form.to_dict(), request.args.to_dict(), dict(request.headers))
        )
        if thinking := self.thinking.get(path):
            thinking.begun.set()
            thinking.over.wait(10)
        documents = self.answers.get(path, ["<Response/>"])
        document = documents[min(self.turns[path], len(documents) - 1)]
        self.turns[path] += 1
        if isinstance(document, Response):
            return document
        if isinstance(document, int):
            return Response(status=document)
        return Response(document, mimetype="text/xml")


class Running:
    """A WSGI application on a free port of this machine, while the block lasts."""

    def __init__(self, app: Flask) -> None:
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Running:
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def service() -> Iterator[FakeService]:
    fake = FakeService()
    app = Flask("fake-service")
    app.add_url_rule("/", defaults={"path": ""}, view_func=lambda path: fake.answer("/" + path))
    app.add_url_rule("/<path:path>", view_func=lambda path: fake.answer("/" + path), methods=["GET", "POST"],
                     endpoint="any")  # fmt: skip
    with Running(app) as running:
        fake.url = running.url
        yield fake


@pytest.fixture
def settings(service: FakeService) -> Settings:
    key = base64.b64encode(bytes(32)).decode()
    return Settings.from_environ(
        {
            "DEPLOYMENT": "test",
            "DATABASE_URL": "postgresql+psycopg://nowhere/none",
            "PUBLIC_BASE_URL": PUBLIC,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "VOICE_NUMBER": "+33937000000",
            "SMS_SENDER": "+33937000001",
            "RASA_TOKEN": "r",
            "ACTIONS_TOKEN": "a",
            "SECRET_KEY": "s",
            "ENCRYPTION_KEYS": f"test:{key}",
            "INDEX_KEY": key,
            "AUDIT_KEY": key,
            "SIMULATOR_WEB_URL": service.url,
        }
    )


@pytest.fixture
def box_url(settings: Settings) -> Iterator[str]:
    with Running(create_app(settings)) as running:
        yield running.url


@pytest.fixture
def phone(box_url: str) -> Iterator[Phone]:
    with Phone(box_url, "06 12 34 56 78") as mobile:
        yield mobile
