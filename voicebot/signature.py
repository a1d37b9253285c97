"""The guard of the two provider doors: only what the provider signed comes in."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from flask import Flask, Request, Response, current_app, request
from twilio.request_validator import RequestValidator
from werkzeug.exceptions import RequestEntityTooLarge

log = structlog.get_logger()


class Guard:
    """Knows what the provider's signature looks like.

    The address signed for is the public one from the settings, never the Host header; all form
    parameters count, empty ones too. During a rotation the previous token still opens.
    """

    def __init__(self, public_url: str, tokens: Sequence[str]) -> None:
        self._base = public_url.rstrip("/")
        self._validators = [RequestValidator(token) for token in tokens]

    def admits(self, incoming: Request) -> bool:
        """Whether the provider sent this."""
        signature = incoming.headers.get("X-Twilio-Signature")
        if not signature:
            return False
        try:
            form = incoming.form
        except RequestEntityTooLarge:
            return False
        query = incoming.query_string.decode("utf-8", "replace")
        url = f"{self._base}{incoming.path}" + (f"?{query}" if query else "")
        return any(validator.validate(url, form, signature) for validator in self._validators)


def post_guard(app: Flask, guard: Guard) -> None:
    """Let this guard stand at the doors of the application that ask for `signed_only`."""
    app.extensions["guard"] = guard


def signed_only() -> Response | None:
    """For a blueprint's `before_request`: the provider may enter; others get 403, nothing is stored."""
    guard: Guard = current_app.extensions["guard"]
    if guard.admits(request):
        return None
    log.warning("forged_webhook", endpoint=request.endpoint)
    return Response("forbidden\n", status=403, mimetype="text/plain")
