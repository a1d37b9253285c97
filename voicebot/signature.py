"""The guard of the two provider doors: only what the provider signed comes in."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from flask import Blueprint, Response, request
from twilio.request_validator import RequestValidator

log = structlog.get_logger()


def signed_only(blueprint: Blueprint, *, public_url: str, tokens: Sequence[str]) -> Blueprint:
    """Refuse (403, nothing stored) what is not signed for `public_url` with one of these tokens.

    The address is the public one from the settings, never the Host header; all form parameters count,
    empty ones too. During a rotation the previous token still opens.
    """
    validators = [RequestValidator(token) for token in tokens]
    base = public_url.rstrip("/")

    @blueprint.before_request
    def check() -> Response | None:
        signature = request.headers.get("X-Twilio-Signature")
        query = request.query_string.decode("utf-8", "replace")
        url = f"{base}{request.path}" + (f"?{query}" if query else "")
        if signature and any(one.validate(url, request.form, signature) for one in validators):
            return None
        log.warning("forged_webhook", endpoint=request.endpoint, signed=bool(signature))
        return Response("forbidden\n", status=403, mimetype="text/plain")

    return blueprint
