"""The webhooks of texts: one comes in, and reports about ours come back."""

from __future__ import annotations

from uuid import UUID

import structlog
from flask import Blueprint, Response, request
from twilio.twiml.messaging_response import MessagingResponse

from voicebot import audit, numbers
from voicebot.conversation import Heard
from voicebot.outbox import reachability, receipts, silence
from voicebot.signature import signed_only
from voicebot.texting.keywords import Order, order
from voicebot.wiring import rooms
from voicebot.wording import PhoneNumber, say

log = structlog.get_logger()
texts = Blueprint("texts", __name__, url_prefix="/twilio/sms")
texts.before_request(signed_only)

LONGEST_SID = 64
LONGEST_CODE = 6


@texts.post("")
def receive() -> Response:
    """Answer a text with at most one text; what no text could reach (withheld, a landline) gets none."""
    sid = request.form.get("MessageSid", "")
    if not sid.isalnum() or len(sid) > LONGEST_SID:
        return _reply("")
    number = numbers.reported(request.form.get("From"))
    body = request.form.get("Body", "")
    if number and (asked := order(body)):
        return _reply(_obey(asked, number))
    if number is None or reachability.medium_for(number) == "call":
        return _reply("")
    heard = Heard(channel="sms", sid=sid, key=sid, number=number, text=body)
    return _reply("\n".join(rooms().conversations.take_turn(heard).texts))


@texts.post("/status")
def report() -> tuple[str, int]:
    """Note what became of a message of ours."""
    code, sid = request.form.get("ErrorCode", ""), request.form.get("MessageSid", "")
    if not sid.isalnum() or len(sid) > LONGEST_SID:
        return "", 204
    receipts.receive(
        rooms().store,
        sid=sid,
        reference=_reference(request.args.get("message", "")),
        status=request.form.get("MessageStatus", ""),
        code=int(code) if code.isdecimal() and len(code) <= LONGEST_CODE else None,
        now=rooms().clock.now(),
    )
    return "", 204


@texts.errorhandler(Exception)
def apologise(fault: Exception) -> Response:
    """Whatever went wrong, the writer gets an answer, and no promise that nobody could note down."""
    log.error("text_failed", exc_info=fault)
    if request.endpoint == "texts.report":
        # The provider may report again; it is nobody's text that waits for words.
        return Response(status=503)
    return _reply(say("technical-trouble-no-number", medium="sms", locale="fr"))


def _obey(asked: Order, number: str) -> str:
    """STOP and START are kept before they are acknowledged."""
    house = rooms()
    now = house.clock.now()
    if asked == "help":
        voice_number = PhoneNumber(house.settings.voice_number)
        return say("sms-help", medium="sms", locale="fr", voice_number=voice_number)
    with house.store.transaction() as tx:
        if asked == "stop":
            silence.stop(tx, number, now=now)
            audit.record(tx, audit.Act.TEXTS_STOPPED, by="sms", at=now)
        else:
            silence.start(tx, number)
            audit.record(tx, audit.Act.TEXTS_STARTED, by="sms", at=now)
    return say("sms-stopped" if asked == "stop" else "sms-started", medium="sms", locale="fr")


def _reference(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _reply(text: str) -> Response:
    response = MessagingResponse()
    if text:
        response.message(text)
    return Response(str(response), mimetype="text/xml")
