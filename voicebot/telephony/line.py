"""The webhooks around a person: the caller who waits in line, the agents whose telephones ring."""

from __future__ import annotations

from uuid import UUID

import structlog
from flask import Blueprint, Response, request, url_for

from voicebot.conversation import Leave, Reply
from voicebot.signature import signed_only
from voicebot.telephony import twiml
from voicebot.telephony.requests import ENDED, call_sid, xml
from voicebot.telephony.twiml import Way
from voicebot.wiring import rooms

log = structlog.get_logger()
line = Blueprint("line", __name__, url_prefix="/twilio/voice")
line.before_request(signed_only)


@line.post("/waiting/<int:number>")
def wait(number: int) -> Response:
    """What the caller hears in line, round after round; the key 1 leaves it."""
    reply = rooms().line.waits(call_sid() or "", round_=number, keys=request.form.get("Digits", ""))
    return _rendered(reply, next_turn=url_for(".wait", number=number + 1))


@line.post("/agent/<uuid:leg>")
def agent_answers(leg: UUID) -> Response:
    """An agent picked up: who is waiting, and the key that takes them."""
    return _rendered(rooms().line.agent_answers(leg), next_turn=url_for(".agent_presses", leg=leg))


@line.post("/agent/<uuid:leg>/key")
def agent_presses(leg: UUID) -> Response:
    """The agent takes the caller, or does not."""
    reply = rooms().line.agent_presses(leg, request.form.get("Digits", ""))
    return _rendered(reply, next_turn=url_for(".agent_left", leg=leg))


@line.post("/agent/<uuid:leg>/left")
def agent_left(leg: UUID) -> Response:
    """The agent talks with the caller no longer."""
    return _rendered(rooms().line.agent_is_left(leg))


@line.post("/agent/<uuid:leg>/status")
def agent_status(leg: UUID) -> tuple[str, int]:
    """The call to the agent is over, however far it came."""
    if request.form.get("CallStatus") in ENDED:
        rooms().line.agent_is_gone(leg)
    return "", 204


@line.errorhandler(Exception)
def carry_on(fault: Exception) -> Response:
    """Whatever went wrong, nobody waits in a dead line: the caller leaves it, an agent is let go."""
    log.error("line_failed", exc_info=fault)
    return xml(twiml.leave_line() if request.endpoint == "line.wait" else twiml.hang_up())


def _rendered(reply: Reply, next_turn: str = "") -> Response:
    if isinstance(reply.then, Leave):
        return xml(twiml.leave_line())
    return xml(twiml.render(reply, rooms().settings.provider, Way(next_turn)))
