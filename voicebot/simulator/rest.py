"""The provider's REST for what the service sends: texts and calls, as the provider's library speaks it."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from voicebot.simulator import resources
from voicebot.simulator.box import network
from voicebot.simulator.call import Call
from voicebot.simulator.network import Order
from voicebot.simulator.numbers import is_valid
from voicebot.simulator.parameters import API_VERSION
from voicebot.simulator.refusals import Refusal
from voicebot.simulator.text import Text
from voicebot.simulator.texts import Wishes
from voicebot.simulator.trouble import AFTER

MAX_PAGE, DEFAULT_PAGE = 1000, 50
Item = TypeVar("Item", Text, Call)


def rest(account: str, tokens: Sequence[str]) -> Blueprint:
    """The endpoints of one account; any of its tokens opens them, as while a token is being rotated."""
    doors = Blueprint("rest", __name__, url_prefix=f"/{API_VERSION}/Accounts/{account}")
    doors.before_request(lambda: _check_caller(account, tokens))
    doors.register_error_handler(Refusal, _refused)
    doors.register_error_handler(HTTPException, lambda _: _refused(Refusal(20404, request.path)))
    doors.add_url_rule("/Messages.json", view_func=send_text, methods=["POST"])
    doors.add_url_rule("/Messages.json", view_func=list_texts)
    doors.add_url_rule("/Messages/<sid>.json", view_func=one_text)
    doors.add_url_rule("/Calls.json", view_func=place_call, methods=["POST"])
    doors.add_url_rule("/Calls.json", view_func=list_calls)
    doors.add_url_rule("/Calls/<sid>.json", view_func=one_call)
    doors.add_url_rule("/Calls/<sid>.json", view_func=change_call, methods=["POST"])
    return doors


def send_text() -> tuple[Response, int]:
    return _troubled(_take_text)


def place_call() -> tuple[Response, int]:
    return _troubled(_take_call)


def _troubled(take: Callable[[], tuple[Response, int]]) -> tuple[Response, int]:
    """Takes it, unless trouble comes before; trouble that comes after it hides the answer."""
    kind = network().troubles.next()
    if kind is None:
        return take()
    if kind.endswith(AFTER):
        take()
    if kind == "too_many":
        raise Refusal(20429)
    if kind.startswith("broken"):
        return jsonify(code=20500, message="Internal Server Error", status=500), 500
    if kind.startswith("time_out"):
        network().troubles.keep_silent()
    _cut_line()
    return Response(), 500


def _cut_line() -> None:
    """The caller gets no answer at all: the connection ends."""
    for server in ("gunicorn.socket", "werkzeug.socket"):
        if line := request.environ.get(server):
            line.shutdown(socket.SHUT_RDWR)


def _take_text() -> tuple[Response, int]:
    given = request.form
    wishes = Wishes(
        status_url=given.get("StatusCallback", ""),
        discard_body=given.get("ContentRetention") == "discard",
        obfuscate_to=given.get("AddressRetention") == "obfuscate",
    )
    text = network().texts.send(
        from_=given.get("From", ""), to=given.get("To", ""), body=given.get("Body", ""), wishes=wishes
    )
    return jsonify(resources.text(text, network().account)), 201


def one_text(sid: str) -> Response:
    text = network().texts.by_sid(sid)
    if text is None:
        raise Refusal(20404, request.path)
    return jsonify(resources.text(text, network().account))


def list_texts() -> Response:
    """Newest first; filtered by `To`, `From` and the day or the instants of sending."""
    sent_within = resources.period(request.args, "DateSent")
    to, from_ = request.args.get("To"), request.args.get("From")
    if to and network().troubles.now.hides_numbers:
        return _page("messages", [], resources.text)
    found = [
        text
        for text in reversed(network().texts.thread(to) if to else network().texts.all())
        if to in (None, text.to) and from_ in (None, text.from_) and sent_within(text.sent_at)
    ]
    return _page("messages", found, resources.text)


def _take_call() -> tuple[Response, int]:
    given = request.form
    to, from_ = given.get("To", ""), given.get("From", "")
    url, document = given.get("Url", ""), given.get("Twiml", "")
    checks = (
        (not to, 21201, ""),
        (not from_, 21213, ""),
        (not (url or document), 21205, ""),
        (not is_valid(to), 21211, to),
        (from_ != network().voice_number, 21210, from_),
    )
    for fault, code, detail in checks:
        if fault:
            raise Refusal(code, detail)
    call = network().place(
        Order(
            from_=from_, to=to, url=url, document=document, method=given.get("Method", "POST"),
            status_url=given.get("StatusCallback", ""),
            status_events=frozenset(given.getlist("StatusCallbackEvent") or ["completed"]),
            detect_machine=bool(given.get("MachineDetection")),
            ring_seconds=given.get("Timeout", 60, type=int),
        )
    )  # fmt: skip
    return jsonify(resources.call(call, network().account)), 201


def one_call(sid: str) -> Response:
    return jsonify(resources.call(_known(sid), network().account))


def list_calls() -> Response:
    """Newest first; filtered by `To`, `From`, `Status` and the day or the instants of the start."""
    started_within = resources.period(request.args, "StartTime")
    to, from_, status = (request.args.get(name) for name in ("To", "From", "Status"))
    found = [
        call
        for call in network().calls()
        if to in (None, call.to) and from_ in (None, call.from_) and status in (None, call.status)
        and started_within(call.started_at)
    ]  # fmt: skip
    return _page("calls", found, resources.call)


def change_call(sid: str) -> Response:
    """Ends a call (`Status`), or sends one in progress to other TwiML (`Url`, `Twiml`)."""
    call, given = _known(sid), request.form
    url, document = given.get("Url", ""), given.get("Twiml", "")
    if status := given.get("Status"):
        _end(call, status)
    elif url or document:
        if call.status != "in-progress":
            raise Refusal(21220)
        if url and not url.startswith(("http://", "https://")):
            raise Refusal(21205)
        method = given.get("Method", "POST")
        network().player.redirect(call, url=url, document=document, method=method)
    return jsonify(resources.call(call, network().account))


def _end(call: Call, status: str) -> None:
    """A call that still rings is cancelled, whichever of the two words is used; one in progress is not."""
    if status not in ("completed", "canceled"):
        raise Refusal(20001, "Status")
    if call.status in ("queued", "ringing"):
        network().player.end(call, by="service", status="canceled")
    elif status == "completed":
        network().player.end(call, by="service")


def _known(sid: str) -> Call:
    call = network().call(sid)
    if call is None:
        raise Refusal(20404, request.path)
    return call


def _page(name: str, found: Sequence[Item], as_json: Callable[[Item, str], dict[str, Any]]) -> Response:
    size = min(request.args.get("PageSize", DEFAULT_PAGE, type=int), MAX_PAGE)
    page = request.args.get("Page", 0, type=int)
    shown = found[page * size : (page + 1) * size]
    items = [as_json(item, network().account) for item in shown]
    more = len(found) > (page + 1) * size
    return jsonify(
        {name: items} | resources.paging(request.path, request.args, page=page, size=size, more=more)
    )


def _check_caller(account: str, tokens: Sequence[str]) -> None:
    given = request.authorization
    name, token = (given.username or "", given.password or "") if given else ("", "")
    matches = [hmac.compare_digest(token.encode(), each.encode()) for each in tokens]
    if name != account or not any(matches):
        raise Refusal(20003)


def _refused(refusal: Refusal) -> tuple[Response, int]:
    return jsonify(refusal.as_json()), refusal.status
