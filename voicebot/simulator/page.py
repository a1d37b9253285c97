"""The softphone: one page with a telephone, what is said on it, and the texts of its number."""

from __future__ import annotations

import phonenumbers
from flask import Blueprint, Response, make_response, render_template

from voicebot.simulator.box import network

page = Blueprint("page", __name__)
# Everything the page needs comes from the box itself; nothing may run that is not in a file of ours.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


@page.get("/")
def softphone() -> Response:
    room = network()
    html = render_template(
        "softphone.html",
        service=_shown(room.voice_number),
        texts_to=_shown(room.text_number),
        agents=[(each, _shown(each), room.lines.of(each).calls or "answered") for each in room.agent_numbers],
        # Without queues agents are dialled, and behave as they were told to.
        in_line=room.has_queues,
    )
    response = make_response(html)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Permissions-Policy"] = "microphone=(self)"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _shown(number: str) -> str:
    """As people in France write it; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
