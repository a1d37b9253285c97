"""The client of Rasa, with one time budget for everything a turn asks of it."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import UUID

import httpx

from voicebot.understanding import Intent

SHORTEST = 0.05
"""Seconds: less than this left is not worth asking."""


class RasaFailed(Exception):
    """Rasa or an action is down, too slow, or gave no usable answer."""


class Budget:
    """Seconds that a turn may spend waiting, shared by all its requests."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds still to spend."""
        return self._ends - time.monotonic()


class Rasa:
    """Asks a Rasa server on loopback; every failure is a RasaFailed."""

    def __init__(self, url: str, token: str) -> None:
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=32)
        self._http = httpx.Client(base_url=url, limits=limits, trust_env=False)
        self._token = {"token": token}

    def ranking(self, text: str, budget: Budget) -> list[Intent]:
        """The intents of what was said, likeliest first."""
        parsed = self._ask("POST", "/model/parse", budget, json={"text": text})
        return [Intent(one["name"], one["confidence"]) for one in parsed["intent_ranking"]]

    def say(self, conversation: UUID, payload: str, budget: Budget) -> list[dict[str, Any]]:
        """Make a move; returns what is to be said and asked. Rasa answers errors with an empty list."""
        message = {"sender": str(conversation), "message": payload}
        answers = self._ask("POST", "/webhooks/rest/webhook", budget, json=message)
        told = [answer["custom"] for answer in answers if "custom" in answer]
        if not told:
            raise RasaFailed("no answer")
        return told

    def latest_event_at(self, conversation: UUID, budget: Budget) -> float | None:
        """When the dialogue last moved, by Rasa's clock; None when it knows nothing of it."""
        path = f"/conversations/{conversation}/tracker"
        tracker = self._ask("GET", path, budget, params={"include_events": "NONE"})
        at: float | None = tracker.get("latest_event_time")
        return at

    def state(self, conversation: UUID, budget: Budget) -> list[dict[str, Any]]:
        """Everything that happened in the dialogue, so that it can be put back."""
        path = f"/conversations/{conversation}/tracker"
        tracker = self._ask("GET", path, budget, params={"include_events": "ALL"})
        events: list[dict[str, Any]] = tracker["events"]
        return events

    def put_back(self, conversation: UUID, events: list[dict[str, Any]], budget: Budget) -> None:
        """Make the dialogue what it was; an empty list forgets it."""
        self._ask("PUT", f"/conversations/{conversation}/tracker/events", budget, json=events)

    def is_ready(self) -> bool:
        """Whether a model is loaded."""
        try:
            self._ask("GET", "/status", Budget(1.0))
        except RasaFailed:
            return False
        return True

    def _ask(
        self,
        method: str,
        path: str,
        budget: Budget,
        *,
        params: dict[str, str] | None = None,
        json: Any = None,
    ) -> Any:
        left = budget.left()
        if left < SHORTEST:
            raise RasaFailed("out of time")
        try:
            response = self._http.request(
                method, path, params={**self._token, **(params or {})}, json=json, timeout=left
            )
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as fault:
            # The type alone: the text of an httpx error holds the address with our token.
            raise RasaFailed(type(fault).__name__) from None


def same_moment(events: list[dict[str, Any]], at: float | None) -> bool:
    """Whether Rasa's dialogue ends where these kept events end."""
    if not events:
        return at is None
    return at is not None and abs(float(events[-1]["timestamp"]) - at) < 1e-6


def from_kept(text: str | None) -> list[dict[str, Any]]:
    """The events of a kept state; a dialogue that has not begun has none."""
    events: list[dict[str, Any]] = json.loads(text) if text else []
    return events
