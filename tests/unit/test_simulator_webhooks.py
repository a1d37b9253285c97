"""How the box signs, retries and gives up, as the provider does."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from config.settings import Settings
from voicebot.simulator import webhooks
from voicebot.simulator.webhooks import WebhookFault, Webhooks

VECTORS = Path(__file__).parents[3] / "shared" / "data" / "twilio" / "signature_vectors.json"
OWN = {
    "name": "worked out by hand with openssl",
    "auth_token": "12345",
    "url": "https://vaccin.example/twilio/voice",
    "params": [["CallSid", "CA1"], ["Digits", ""]],
    "signature": "fG7DrY1OAAVV1VpDsgw+e2SHtlU=",
}


def vectors() -> list[dict]:
    if not VECTORS.exists():
        return [OWN]
    return [OWN, *json.loads(VECTORS.read_text())["vectors"]]


def webhooks_for(token: str = "t", web: str | None = None) -> Webhooks:
    key = base64.b64encode(bytes(32)).decode()
    settings = Settings.from_environ(
        {
            "DEPLOYMENT": "test",
            "DATABASE_URL": "postgresql+psycopg://nowhere/none",
            "PUBLIC_BASE_URL": "https://vaccin.example",
            "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "TWILIO_AUTH_TOKEN": token,
            "VOICE_NUMBER": "+33937000000",
            "SMS_SENDER": "+33937000001",
            "RASA_TOKEN": "r",
            "ACTIONS_TOKEN": "a",
            "SECRET_KEY": "s",
            "ENCRYPTION_KEYS": f"test:{key}",
            "INDEX_KEY": key,
            "AUDIT_KEY": key,
            "SIMULATOR_WEB_URL": web or "",
        }
    )
    return Webhooks(settings)


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["name"])
def test_signatures_are_the_provider_s(vector):
    """The published vectors also show that a port that is implied may have been signed."""
    sign = webhooks_for(vector["auth_token"]).signature
    params = MultiDict(vector.get("params", []))
    scheme, _, rest = vector["url"].partition("://")
    host, _, path = rest.partition("/")
    with_port = f"{scheme}://{host}:{443 if scheme == 'https' else 80}/{path}"
    assert vector["signature"] in {sign(vector["url"], params), sign(with_port, params)}


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """Answers what `behaviour` says for each request: a number is a status, "drop" closes the line."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append(dict(self.headers) | {"body": body, "path": self.path})
            step = self.server.behaviour.pop(0)
            if step == "drop":
                self.close_connection = True
                return
            self.send_response(step)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.behaviour, listening.seen = [], seen
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


@pytest.fixture
def no_pause(monkeypatch):
    monkeypatch.setattr(webhooks, "RETRY_PAUSE_SECONDS", 0)


def test_a_connection_that_fails_is_tried_once_more_with_the_same_words(server, no_pause, monkeypatch):
    server.behaviour[:] = [200]
    client = webhooks_for(web=f"http://127.0.0.1:{server.server_port}")
    sent = []
    really_send = Webhooks._send

    def fails_first(self, url, params, method, token, started):
        sent.append((url, dict(params), token))
        if len(sent) == 1:
            return really_send(webhooks_for(web="http://127.0.0.1:9"), url, params, method, token, started)
        return really_send(self, url, params, method, token, started)

    monkeypatch.setattr(Webhooks, "_send", fails_first)
    assert client.ask("https://vaccin.example/twilio/voice", {"CallSid": "CA1"}).status == 200
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert server.seen[0]["I-Twilio-Idempotency-Token"] == sent[0][2]


def test_a_service_that_is_down_is_given_up_after_two_attempts(no_pause):
    with pytest.raises(WebhookFault, match="cannot be reached"):
        webhooks_for(web="http://127.0.0.1:9").ask("https://vaccin.example/twilio/voice", {})


def test_a_line_that_breaks_in_mid_request_is_not_tried_again_unless_asked_for(server, no_pause):
    client = webhooks_for(web=f"http://127.0.0.1:{server.server_port}")
    server.behaviour[:] = ["drop"]
    with pytest.raises(WebhookFault):
        client.ask("https://vaccin.example/turn", {})
    server.behaviour[:] = ["drop", 503, 200]
    assert client.ask("https://vaccin.example/turn#rc=2&rp=ct,rt,5xx", {}).status == 200
    assert len(server.seen) == 4


def test_what_stands_behind_the_hash_is_neither_sent_nor_signed(server):
    server.behaviour[:] = [200]
    client = webhooks_for(web=f"http://127.0.0.1:{server.server_port}")
    client.ask("https://vaccin.example/turn?n=1#rc=2", {"Digits": "1"})
    seen = server.seen[0]
    assert seen["path"] == "/turn?n=1"
    signed = RequestValidator("t").compute_signature("https://vaccin.example/turn?n=1", {"Digits": "1"})
    assert seen["X-Twilio-Signature"] == signed


def test_a_late_answer_is_none(server, monkeypatch):
    monkeypatch.setattr(webhooks, "BUDGET_SECONDS", 0.2)
    with HTTPServerThatNeverAnswers() as port, pytest.raises(WebhookFault, match="11205"):
        webhooks_for(web=f"http://127.0.0.1:{port}").ask("https://vaccin.example/turn", {})


class HTTPServerThatNeverAnswers:
    """Takes connections and says nothing."""

    def __enter__(self) -> int:
        import socket

        self._socket = socket.create_server(("127.0.0.1", 0))
        return self._socket.getsockname()[1]

    def __exit__(self, *_: object) -> None:
        self._socket.close()
