"""What the provider's requests about calls have in common, and the form of the answers."""

from __future__ import annotations

from flask import Response, request

LONGEST_SID = 64
ENDED = ("completed", "busy", "failed", "no-answer", "canceled")
"""Statuses of a call that is over."""


def call_sid() -> str | None:
    """The provider's name of the call, if it looks like one."""
    sid = request.form.get("CallSid", "")
    return sid if sid.isalnum() and len(sid) <= LONGEST_SID else None


def xml(document: str) -> Response:
    """An answer in TwiML."""
    return Response(document, mimetype="text/xml")
