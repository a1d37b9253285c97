"""The webhooks of a call: it begins, it takes turns, it ends."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import structlog
from flask import Blueprint, Response, request, url_for

from voicebot import numbers
from voicebot.conversation import Heard, Reply
from voicebot.signature import signed_only
from voicebot.telephony import twiml
from voicebot.telephony.requests import ENDED, call_sid, xml
from voicebot.telephony.twiml import Way
from voicebot.wiring import rooms
from voicebot.wording import say
from voicebot.wording.spoken import PAUSE

log = structlog.get_logger()
voice = Blueprint("voice", __name__, url_prefix="/twilio/voice")
voice.before_request(signed_only)

MACHINES = ("machine", "fax")
"""How the provider's words begin for what is no person; it may be wrong (facts.md §3)."""
REDIRECTED = "redirected"
"""How the provider's words begin for who was moved out of the line, or away from a person, by us."""
TALKED = ("bridged", "hangup")
"""Ways to leave the line after which there is nothing to say."""


@voice.post("")
def begin() -> Response:
    """A call comes in: welcome, and the first question."""
    return _take(0)


@voice.post("/<int:number>")
def turn(number: int) -> Response:
    """Answer what the caller just said; a repeated request gets the same answer."""
    return _take(number)


@voice.post("/taken/<uuid:waiting>")
def taken(waiting: UUID) -> Response:
    """A caller whom an agent has taken is brought here: into the line, or straight to that agent."""
    plugged, sid = rooms(), call_sid()
    profile = plugged.settings.provider
    fetched = plugged.line.fetched(sid or "", waiting, dials=not profile.queue)
    if fetched is None:
        return back(waiting)
    reply, telephone = fetched
    way = Way(url_for(".back", waiting=waiting), line=url_for("line.wait", number=0), agents=[telephone])
    return xml(twiml.render(reply, profile, way))


@voice.post("/back/<uuid:waiting>")
@voice.post("/back/<uuid:waiting>/<int:number>")
def back(waiting: UUID, number: int = 0) -> Response:
    """From an agent back to the assistant, and every turn from there on."""
    return _take(number, since=waiting)


@voice.post("/reminder/<uuid:message>")
def answered(message: UUID) -> Response:
    """A call of ours is picked up: a neutral opening; from the next turn on it is a call like any."""
    return _take(0, rings=message)


@voice.post("/reminder/<uuid:message>/status")
def rung(message: UUID) -> tuple[str, int]:
    """A call of ours is over, or was never answered: whoever was not reached is rung at another hour."""
    sid, status = call_sid(), request.form.get("CallStatus", "")
    if sid and status in ENDED:
        rooms().conversations.end_ringing(message, sid, status=status)
    return "", 204


@voice.post("/status")
def status() -> tuple[str, int]:
    """The call is over: what was only held is free again, and what was said is forgotten."""
    sid = call_sid()
    if sid and request.form.get("CallStatus") in ENDED:
        rooms().conversations.end_call(sid)
    return "", 204


def _take(number: int, rings: UUID | None = None, since: UUID | None = None) -> Response:
    """Take a turn; `since` is the row in line after which they are counted anew."""
    sid = call_sid()
    if sid is None:
        return xml(_sorry())
    if request.form.get("QueueResult", "").startswith(REDIRECTED):
        # The call is elsewhere by now: nobody hears what is answered here.
        return xml(twiml.hang_up())
    plugged = rooms()
    heard = Heard(
        channel="voice",
        sid=sid,
        key=f"{sid}:{since}:{number}" if since else f"{sid}:{number}",
        number=numbers.reported(request.form.get("To" if _is_ours() else "From")),
        text=request.form.get("SpeechResult", ""),
        keys=request.form.get("Digits", "")[:32],
        transfer=_transfer(),
        call_starts=number == 0 and since is None,
        back=number == 0 and since is not None,
        keys_only=not plugged.settings.provider.speech,
        rings=rings,
        machine=request.form.get("AnsweredBy", "").startswith(MACHINES),
    )
    reply: Reply = plugged.conversations.take_turn(heard)
    next_turn = url_for(".back", waiting=since, number=number + 1) if since else None
    way = Way(
        next_turn=next_turn or url_for(".turn", number=number + 1),
        line=url_for("line.wait", number=0),
        agents=plugged.centre.agents,
    )
    return xml(twiml.render(reply, plugged.settings.provider, way))


def _is_ours() -> bool:
    """Whether it is we who called."""
    return request.form.get("Direction", "").startswith("outbound")


def _transfer() -> str:
    """How it ended with a person, if that is what the provider tells: "completed", or why not."""
    dialled, queued = (request.form.get(name, "") for name in ("DialCallStatus", "QueueResult"))
    return "completed" if dialled == "answered" or queued in TALKED else dialled or queued


@voice.errorhandler(Exception)
def apologise(fault: Exception) -> Response:
    """Whatever went wrong, a caller hears no dead line, and goes to a person if there is one."""
    log.error("call_failed", exc_info=fault)
    # Somebody whom nobody took a moment ago is not rung through again.
    again = "DialCallStatus" in request.form or "QueueResult" in request.form
    centre, now = rooms().centre, rooms().clock.now()
    return xml(_sorry(centre.agents if not again and centre.hours.is_open(now) else ()))


def _sorry(agents: Sequence[str] = ()) -> str:
    phrase = "technical-trouble-transfer" if agents else "technical-trouble-no-number"
    text = say(phrase, medium="voice", locale="fr").replace(PAUSE, "")
    return twiml.sorry(text, agents, rooms().settings.provider)
