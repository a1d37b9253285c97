"""The telephones' side of the box: what the softphone page, the terminal and scripted calls speak."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, request

from voicebot.simulator.call import Call
from voicebot.simulator.lines import CALL_OUTCOMES, Line
from voicebot.simulator.network import Network
from voicebot.simulator.numbers import caller_id
from voicebot.simulator.refusals import Refusal
from voicebot.simulator.texts import MAX_BODY
from voicebot.simulator.trouble import Trouble

box = Blueprint("box", __name__, url_prefix="/box")
KEYS = re.compile(r"[0-9*#]+")
HEARD_LIMIT = 20_000  # characters of recognised speech: far beyond 60 seconds of it
NETWORK = "network"  # its place among the Flask extensions


def network() -> Network:
    found: Network = current_app.extensions[NETWORK]
    return found


def attach(app: Flask, room: Network) -> None:
    app.extensions[NETWORK] = room


@box.post("/calls")
def dial() -> tuple[Response, int]:
    """Rings the service; an empty or `anonymous` caller withholds the number."""
    call = network().dial(from_=_text("from"), to=_text("to"))
    return jsonify(call.as_json()), 201


@box.get("/calls")
def calls() -> Response:
    """The calls of one telephone, newest first; by this it knows it rings. With `over` also those."""
    phone, over = caller_id(request.args.get("number", "")), "over" in request.args
    return jsonify([call.as_json() for call in network().calls(phone) if over or not call.is_over])


@box.get("/calls/<sid>")
def call(sid: str) -> Response:
    return jsonify(_call(sid).as_json())


@box.post("/calls/<sid>/answer")
def answer(sid: str) -> Response:
    """Picks up a call that the service places; `by` may be a machine."""
    try:
        network().answer(_call(sid), by=_text("by") or "human")
    except Refusal:
        abort(409, "this call does not ring")
    return jsonify(_call(sid).as_json())


@box.post("/calls/<sid>/speech")
def speech(sid: str) -> Response:
    words = _text("text")[:HEARD_LIMIT]
    return _turn(sid, lambda call: network().player.hears_speech(call, words))


@box.post("/calls/<sid>/digits")
def digits(sid: str) -> Response:
    keys = _text("digits")
    if not KEYS.fullmatch(keys):
        abort(400, "digits holds only 0 to 9, * and #")
    return _turn(sid, lambda call: network().player.hears_digits(call, keys))


@box.post("/calls/<sid>/silence")
def silence(sid: str) -> Response:
    return _turn(sid, network().player.hears_nothing)


@box.post("/calls/<sid>/release")
def release(sid: str) -> Response:
    """The person to whom the call was passed puts the receiver down."""
    return _turn(sid, network().player.other_side_hangs_up)


@box.post("/calls/<sid>/hangup")
def hangup(sid: str) -> Response:
    network().hang_up(_call(sid))
    return jsonify(_call(sid).as_json())


@box.post("/texts")
def write() -> Response:
    """A text to the service, and what it answers at once."""
    sender, body = _text("from"), _text("body")
    if network().is_withheld(sender):
        abort(400, "a text has a sender")
    if not 0 < len(body) <= MAX_BODY:
        abort(400, f"a text has 1 to {MAX_BODY} characters")
    exchange = network().write(from_=sender, to=_text("to"), body=body)
    return jsonify(
        replies=[reply.body for reply in exchange.replies],
        status=exchange.status,
        took_ms=exchange.took_ms,
        error=exchange.error,
    )


@box.get("/threads/<number>")
def thread(number: str) -> Response:
    return jsonify([text.as_json() for text in network().texts.thread(caller_id(number))])


@box.put("/lines/<number>")
def line(number: str) -> Response:
    """How a telephone behaves: `calls` (answered, machine, no-answer, busy, failed; null: a person decides)
    and `text_error` (0: texts arrive; otherwise the provider's error for a text to it)."""
    wanted = _body()
    outcome, error = wanted.get("calls"), wanted.get("text_error", 0)
    if outcome not in (None, *CALL_OUTCOMES) or not isinstance(error, int):
        abort(400, f"calls is one of {', '.join(CALL_OUTCOMES)} or null; text_error a number")
    network().lines.set(caller_id(number), Line(outcome, error))
    return jsonify(number=caller_id(number), calls=outcome, text_error=error)


@box.put("/trouble")
def trouble() -> Response:
    """What goes wrong at the provider from now on; what is not named goes well."""
    try:
        wanted = Trouble.of(_body())
    except ValueError as fault:
        abort(400, str(fault))
    network().suffer(wanted)
    return jsonify(asdict(wanted))


@box.get("/texts")
def texts() -> Response:
    """How many texts each telephone got from the service since the box was started."""
    return jsonify(network().texts.counts())


def _turn(sid: str, act: Callable[[Call], None]) -> Response:
    call = _call(sid)
    if call.is_over:
        abort(409, "the call is over")
    act(call)
    return jsonify(call.as_json())


def _call(sid: str) -> Call:
    found = network().call(sid)
    if found is None:
        abort(404, "no such call")
    return found


def _body() -> Mapping[str, Any]:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        abort(400, "a JSON object is expected (Content-Type: application/json)")
    return body


def _text(name: str) -> str:
    value = _body().get(name) or ""
    if not isinstance(value, str):
        abort(400, f"{name} is text")
    return value
