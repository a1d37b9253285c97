"""Door 5: Rasa calls our actions here, on loopback, with a token."""

from __future__ import annotations

import asyncio
import hmac
from typing import Any
from uuid import UUID

import structlog
from flask import Flask, Response, jsonify, request
from rasa_sdk.executor import ActionExecutor

from dialogs.actions import (
    appointments,
    asking,
    back,
    booking,
    calling_back,
    identifying,
    interludes,
    moving,
    offers,
    person,
    recap,
    reminders,
    resuming,
    standing,
    written,
)
from voicebot.booking import service
from voicebot.conversation import memory
from voicebot.wiring import Rooms

log = structlog.get_logger()

ACTIONS = (
    booking.ValidateBookForm,
    asking.AskBirthDate,
    asking.AskEligibility,
    asking.AskDose,
    asking.AskPlace,
    asking.AskWhichDay,
    offers.AskChoice,
    offers.Leave,
    recap.ValidateRecapForm,
    recap.AskSecond,
    recap.AskName,
    recap.Recap,
    appointments.Begin,
    identifying.ValidateIdentifyForm,
    identifying.AskIdentified,
    appointments.ValidateDecideForm,
    appointments.AskWhich,
    appointments.AskDecision,
    appointments.CarryOut,
    moving.ValidateMoveForm,
    moving.AskMove,
    moving.TellMoved,
    standing.AskKept,
    standing.Keep,
    standing.TakeBack,
    reminders.ReminderEnds,
    written.WhatStands,
    written.Accept,
    person.Agent,
    resuming.Resume,
    calling_back.ValidateCallbackForm,
    calling_back.CallBack,
    interludes.Interlude,
    interludes.Emergency,
    interludes.TimeIsUp,
    interludes.Goodbye,
    back.StepBack,
)


def create_app(rooms: Rooms) -> Flask:
    """The action server; who may enter: whoever holds ACTIONS_TOKEN."""
    app = Flask("actions")
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(rooms))
    token = rooms.settings.actions_token.get_secret_value()

    @app.get("/healthz")
    def healthz() -> Response:
        """Anyone on this machine: a sign of life."""
        return jsonify(status="ok")

    @app.post("/actions")
    def run() -> tuple[Response, int]:
        """Run one action. Errors tell Rasa that it failed, and nothing of the conversation."""
        if not hmac.compare_digest(request.args.get("token", "").encode(), token.encode()):
            return jsonify(error="forbidden"), 403
        call = request.get_json()
        # Only validations are sent the domain; the library takes a missing one for an error.
        call.setdefault("domain", {})
        try:
            done = asyncio.run(executor.run(call))
        except Exception as fault:
            log.exception("action_failed", action=str(call.get("next_action")))
            return jsonify(error=type(fault).__name__, action_name=call.get("next_action")), 500
        _nobody_heard(rooms, call)
        return jsonify(done.model_dump() if done else {"events": [], "responses": []}), 200

    return app


def _nobody_heard(rooms: Rooms, call: dict[str, Any]) -> None:
    """An action that froze may have booked after the caller was told of trouble: somebody tells them."""
    try:
        conversation = UUID(str(call.get("sender_id")))
    except ValueError:
        return
    if memory.is_heard(rooms.store, conversation):
        return
    log.warning("nobody_heard", conversation=str(conversation), action=str(call.get("next_action")))
    with rooms.store.transaction() as tx:
        service.leave_unfinished(tx, conversation, rooms.clock.now())
