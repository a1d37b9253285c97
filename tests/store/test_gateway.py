"""What the provider may answer, and which kind of failure it is; through the provider's own library."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator

import pytest

from voicebot.outbox.gateways import Accepted, Busy, TwilioGateway, Unclear, Undeliverable


class Wire:
    """A provider of the tests: answers each connection with these bytes, or closes it without a word."""

    def __init__(self) -> None:
        self.answer: bytes | None = b""
        self.asked: list[bytes] = []
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def says(self, status: int, body: object) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        self.answer = head.encode() + content

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                if self._over.is_set():
                    return
                self.asked.append(_request(connection))
                if self.answer is None:
                    self._over.wait(10)
                else:
                    connection.sendall(self.answer)

    def close(self) -> None:
        self._over.set()
        socket.create_connection(self._socket.getsockname()).close()
        self._thread.join()
        self._socket.close()


def _request(connection: socket.socket) -> bytes:
    with connection.makefile("rb") as lines:
        head = b"".join(iter(lines.readline, b"\r\n"))
        (length,) = (int(n) for n in re.findall(rb"Content-Length: (\d+)", head))
        return head + lines.read(length)


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.close()


def send(url: str) -> Accepted:
    gateway = TwilioGateway(
        "first", account="AC" + "0" * 32, token="t", sender="+33937000001", base_url=url, timeout=0.5
    )
    return gateway.send(to="+33612345678", body="Bonjour", report_to="https://vaccin.example.org/s?message=1")


def test_an_accepted_text_has_a_name(wire):
    wire.says(201, {"sid": "SM1", "status": "queued"})
    assert send(wire.url) == Accepted("SM1")


def test_the_provider_is_asked_to_keep_neither_words_nor_number(wire):
    wire.says(201, {"sid": "SM1"})
    send(wire.url)
    (asked,) = wire.asked
    assert b"ContentRetention=discard" in asked
    assert b"AddressRetention=obfuscate" in asked
    assert b"StatusCallback=https%3A%2F%2Fvaccin.example.org%2Fs%3Fmessage%3D1" in asked


def refusal(status: int, code: int) -> tuple[int, dict[str, object]]:
    return status, {"code": code, "message": "no", "more_info": "", "status": status}


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (refusal(400, 21614), "no_mobile"),
        (refusal(400, 21211), "bad_number"),
        (refusal(400, 21610), "refused"),
        (refusal(400, 99999), "configuration"),
        ((404, {}), "configuration"),
        ((302, {}), "configuration"),
        ((400, {"type": "https://errors", "title": "Refused", "status": 400, "code": 21610}), "refused"),
    ],
)
def test_a_refusal_that_will_last_says_why_in_one_word(wire, answer, fault):
    wire.says(*answer)
    with pytest.raises(Undeliverable) as refused:
        send(wire.url)
    assert refused.value.fault == fault


@pytest.mark.parametrize(
    ("answer", "ours"),
    [
        (refusal(429, 20429), False),
        ((429, b"slow down"), False),
        (refusal(401, 20003), True),
        ((403, {}), True),
        (refusal(400, 21408), True),
        (refusal(400, 21606), True),
    ],
)
def test_an_account_that_may_not_send_now_may_later(wire, answer, ours):
    wire.says(*answer)
    with pytest.raises(Busy) as busy:
        send(wire.url)
    assert busy.value.ours == ours


@pytest.mark.parametrize(
    "answer", [(500, {}), (503, b"<html>"), (408, {}), (201, b"<html>"), (201, {}), (200, b""), (201, [])]
)
def test_an_answer_that_says_nothing_certain_is_unclear(wire, answer):
    wire.says(*answer)
    with pytest.raises(Unclear):
        send(wire.url)


@pytest.mark.parametrize("answer", [b"", None, b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nhalf"])
def test_a_connection_that_breaks_after_the_request_left_is_unclear(wire, answer):
    wire.answer = answer
    with pytest.raises(Unclear):
        send(wire.url)
    assert len(wire.asked) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_without_a_connection_nothing_left(url):
    with pytest.raises(Busy):
        send(url)
