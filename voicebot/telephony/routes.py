"""The webhooks of a call: it begins, it takes turns, it ends."""

from __future__ import annotations

import structlog
from flask import Blueprint, Response, request, url_for

from voicebot import numbers
from voicebot.conversation import Heard, Reply
from voicebot.signature import signed_only
from voicebot.telephony import twiml
from voicebot.wiring import rooms
from voicebot.wording import say
from voicebot.wording.spoken import PAUSE

log = structlog.get_logger()
voice = Blueprint("voice", __name__, url_prefix="/twilio/voice")
voice.before_request(signed_only)

LONGEST_SID = 64
ENDED = ("completed", "busy", "failed", "no-answer", "canceled")


@voice.post("")
def begin() -> Response:
    """A call comes in: welcome, and the first question."""
    return _take(0)


@voice.post("/<int:number>")
def turn(number: int) -> Response:
    """Answer what the caller just said; a repeated request gets the same answer."""
    return _take(number)


@voice.post("/status")
def status() -> tuple[str, int]:
    """The call is over: what was only held is free again, and what was said is forgotten."""
    sid = _sid()
    if sid and request.form.get("CallStatus") in ENDED:
        rooms().conversations.end_call(sid)
    return "", 204


def _take(number: int) -> Response:
    sid = _sid()
    if sid is None:
        return _xml(_sorry())
    dialled = request.form.get("DialCallStatus", "")
    heard = Heard(
        channel="voice",
        sid=sid,
        key=f"{sid}:{number}",
        number=numbers.reported(request.form.get("From")),
        text=request.form.get("SpeechResult", ""),
        keys=request.form.get("Digits", "")[:32],
        transfer="completed" if dialled == "answered" else dialled,
        call_starts=number == 0,
    )
    reply: Reply = rooms().conversations.take_turn(heard)
    return _xml(twiml.render(reply, next_turn=url_for(".turn", number=number + 1)))


@voice.errorhandler(Exception)
def apologise(fault: Exception) -> Response:
    """Whatever went wrong, a caller hears no dead line, and goes to a person if there is one."""
    log.error("call_failed", exc_info=fault)
    # Somebody whom nobody took a moment ago is not rung through again.
    agent = None if "DialCallStatus" in request.form else rooms().settings.agent_number
    return _xml(_sorry(agent))


def _sid() -> str | None:
    sid = request.form.get("CallSid", "")
    return sid if sid.isalnum() and len(sid) <= LONGEST_SID else None


def _sorry(agent: str | None = None) -> str:
    phrase = "technical-trouble-transfer" if agent else "technical-trouble-no-number"
    return twiml.sorry(say(phrase, medium="voice", locale="fr").replace(PAUSE, ""), agent)


def _xml(document: str) -> Response:
    return Response(document, mimetype="text/xml")
