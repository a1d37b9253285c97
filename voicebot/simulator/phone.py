"""A telephone for scripts: rings, listens, speaks, presses keys, reads its texts.

    call = Phone("http://127.0.0.1:8081", "+33612345678").dial()
    call.hears("bonjour").says("je voudrais un vaccin").hears("date de naissance").presses("03021938")

What is heard is compared without regard to case, accents and blanks.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

from config.clock import elapsed_ms, stopwatch
from voicebot.simulator import wire

TIMEOUT_SECONDS = 60.0  # longer than the network's own patience with the service


class BoxError(RuntimeError):
    """The box does not answer, or refuses what was done (a call that is over, a malformed number …)."""


@dataclass(frozen=True)
class Received:
    """A text on this telephone; `segments` is how many parts it was sent in."""

    sid: str
    body: str
    status: str
    at: str
    segments: int


class Phone:
    """One telephone on the network of the box; an empty number withholds it."""

    def __init__(self, box_url: str, number: str = "") -> None:
        self.number = number
        self._box = wire.client(base_url=box_url, timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the connection to the box; calls go on."""
        self._box.close()

    def dial(self, to: str = "") -> CallInProgress:
        """Rings the service (or another number) and listens until it waits for an answer."""
        return CallInProgress(self, self.asks("POST", "/box/calls", {"from": self.number, "to": to}))

    def rings(self, seconds: float = 10) -> CallInProgress:
        """Waits until the service rings this telephone; pick up with `.answer()`."""
        started = stopwatch()
        while elapsed_ms(started) < seconds * 1000:
            for call in self.asks("GET", f"/box/calls?number={_quoted(self.number)}"):
                if call["status"] == "ringing" and call["direction"] == "outbound-api":
                    return CallInProgress(self, call)
            time.sleep(0.05)
        raise AssertionError(f"{self.number} did not ring within {seconds} seconds")

    def rung(self) -> list[CallInProgress]:
        """All calls that the service placed to this telephone, oldest first, also those that are over."""
        calls = self.asks("GET", f"/box/calls?number={_quoted(self.number)}&over=1")
        return [CallInProgress(self, call) for call in reversed(calls) if call["direction"] != "inbound"]

    def texts(self, body: str, to: str = "") -> list[str]:
        """Writes to the service; returns what it answers at once."""
        answer = self.asks("POST", "/box/texts", {"from": self.number, "to": to, "body": body})
        if answer["error"]:
            raise AssertionError(f"the text {body!r} was not taken: {answer['error']}")
        return list(answer["replies"])

    def inbox(self) -> list[Received]:
        """The texts that arrived here, oldest first."""
        thread = self.asks("GET", f"/box/threads/{_quoted(self.number)}")
        return [
            Received(text["sid"], text["body"], text["status"], text["at"], text["segments"])
            for text in thread
            if text["direction"] != "inbound" and text["status"] == "delivered"
        ]

    def wait_for_text(self, containing: str = "", seconds: float = 10) -> Received:
        """The newest text that holds these words, as soon as it arrives; AssertionError when it does not."""
        started = stopwatch()
        while True:
            texts = self.inbox()
            for text in reversed(texts):
                if plain(containing) in plain(text.body):
                    return text
            if elapsed_ms(started) >= seconds * 1000:
                arrived = "\n".join(f"  {text.body}" for text in texts) or "  (none)"
                raise AssertionError(f"no text with {containing!r} within {seconds} s; arrived:\n{arrived}")
            time.sleep(0.05)

    def behaves(self, *, calls: str | None = None, text_error: int = 0) -> Self:
        """Sets how this telephone takes calls (answered, machine, no-answer, busy, failed) and texts."""
        self.asks("PUT", f"/box/lines/{_quoted(self.number)}", {"calls": calls, "text_error": text_error})
        return self

    def asks(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """A request to the box; raises BoxError for a refusal, or when nobody answers."""
        try:
            response = self._box.request(method, path, json=body)
        except httpx.TransportError as trouble:
            raise BoxError(
                f"no answer from {self._box.base_url}: does `voicebot simulator` run?"
            ) from trouble
        if response.is_error:
            raise BoxError(f"{response.status_code}: {response.json().get('error', response.text)}")
        return response.json()


class CallInProgress:
    """A call; every act returns it again, so that a conversation reads as one line."""

    def __init__(self, phone: Phone, state: dict[str, Any]) -> None:
        self._phone, self.state = phone, state

    @property
    def id(self) -> str:
        return str(self.state["id"])

    @property
    def is_over(self) -> bool:
        return self.state["status"] in ("completed", "busy", "failed", "no-answer", "canceled")

    @property
    def waiting(self) -> dict[str, Any] | None:
        """What the service waits for; None when the call is over or was passed on."""
        waits: dict[str, Any] | None = self.state["waiting"]
        return waits

    @property
    def took_ms(self) -> int:
        """How long the service needed for the last turn."""
        return int(self.state["took_ms"])

    @property
    def heard(self) -> str:
        """All that was said since the last answer."""
        return " ".join(event["text"] for event in self.state["heard"] if event["kind"] == "say")

    @property
    def dialled(self) -> str | None:
        """The number the call was passed to since the last answer."""
        return next((event["number"] for event in self.state["heard"] if event["kind"] == "dial"), None)

    @property
    def is_in_line(self) -> bool:
        """Whether the caller waits in line for a person."""
        return bool(self.state["queued_in"])

    def listens(self) -> Self:
        """What was heard meanwhile, without doing anything."""
        self.state = self._phone.asks("GET", f"/box/calls/{self.id}")
        return self

    def hears(self, *parts: str) -> Self:
        """Each part was said since the last answer, in any order."""
        missing = [part for part in parts if plain(part) not in plain(self.heard)]
        if missing:
            raise AssertionError(f"not heard: {', '.join(map(repr, missing))}\n{self.transcript()}")
        return self

    def does_not_hear(self, *parts: str) -> Self:
        said = [part for part in parts if plain(part) in plain(self.heard)]
        if said:
            raise AssertionError(f"heard: {', '.join(map(repr, said))}\n{self.transcript()}")
        return self

    def answer(self, by: str = "human") -> Self:
        """Picks up a call that the service placed."""
        return self._act("answer", {"by": by})

    def says(self, text: str) -> Self:
        return self._act("speech", {"text": text})

    def presses(self, digits: str) -> Self:
        return self._act("digits", {"digits": digits})

    def silence(self) -> Self:
        """Says nothing until the time for an answer is over."""
        return self._act("silence", {})

    def hangs_up(self) -> Self:
        return self._act("hangup", {})

    def other_side_hangs_up(self) -> Self:
        """The person to whom the call was passed puts the receiver down."""
        return self._act("release", {})

    def is_hung_up(self) -> Self:
        """The service has ended the call."""
        if not self.is_over:
            raise AssertionError(f"the call goes on\n{self.transcript()}")
        return self

    def waits_for_a_person(self) -> Self:
        """The caller was put in line, or another telephone rings for them."""
        if not (self.is_in_line or self.dialled):
            raise AssertionError(f"nobody is asked for\n{self.transcript()}")
        return self

    def talks_with(self, number: str, seconds: float = 10) -> Self:
        """Waits until the call is connected with this telephone."""
        return self._until(
            lambda: self.state["connected_to"] == number, f"not connected with {number}", seconds
        )

    def is_hung_up_soon(self, seconds: float = 10) -> Self:
        """Waits until the call is over."""
        return self._until(lambda: self.is_over, "the call goes on", seconds)

    def _until(self, happened: Callable[[], bool], else_: str, seconds: float) -> Self:
        started = stopwatch()
        while not happened():
            if elapsed_ms(started) >= seconds * 1000:
                raise AssertionError(f"{else_}\n{self.transcript()}")
            time.sleep(0.05)
            self.listens()
        return self

    def is_passed_to(self, number: str) -> Self:
        if self.dialled != number:
            raise AssertionError(f"passed to {self.dialled}, not to {number}\n{self.transcript()}")
        return self

    def transcript(self) -> str:
        """The whole call so far, a line for each thing that happened."""
        return "\n".join(filter(None, map(line, self.state["transcript"])))

    def _act(self, name: str, body: dict[str, Any]) -> Self:
        try:
            self.state = self._phone.asks("POST", f"/box/calls/{self.id}/{name}", body)
        except BoxError as refusal:
            raise AssertionError(f"{name}: {refusal}\n{self.transcript()}") from refusal
        return self


def line(event: dict[str, Any]) -> str:
    """One event of a call as a line for people to read; empty for what is not worth one."""
    took = f"  ({event['took_ms']} ms)" if event["took_ms"] is not None else ""
    match event["kind"]:
        case "say":
            return f"☎  {event['text']}"
        case "said":
            return f"🗣  {event['text']}{took}"
        case "pressed":
            return f"⌨  {event['text']}{took}"
        case "silent":
            return f"…  (silence){took}"
        case "called":
            return f"📞 {event['number']}{took}"
        case "dial":
            return f"→  {event['number']} ({event['text']})"
        case "hangup":
            return f"✗  ({'caller' if event['by'] == 'caller' else 'other side'} hangs up)"
        case "error":
            return f"⚠  {event['text']}"
        case "play" | "queue":
            return f"♪  {event['text']}"
    return ""


def plain(text: str) -> str:
    """Lower case without accents, blanks and apostrophes evened out: what people call the same words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


def spoken_parts(state: dict[str, Any]) -> Sequence[str]:
    """What was said since the last answer, in the order it was said."""
    return [event["text"] for event in state["heard"] if event["kind"] == "say"]


def _quoted(number: str) -> str:
    return number.replace("+", "%2B")
