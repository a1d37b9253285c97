"""Today's work: who is to be called back and what is to be looked into; each with one agent at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from config.call_centre import Hours
from voicebot.agents import work
from voicebot.agents.work import BACK, DONE, NotYours, Waits
from voicebot.console.guard import agent, agents_only
from voicebot.console.news import news
from voicebot.console.words import t
from voicebot.conversation import following
from voicebot.wiring import rooms

today = Blueprint("today", __name__)
today.before_request(agents_only)
TOLD = (
    "asked", "trouble", "not_understood", "nothing_free", "not_identified", "no_answer", "too_long",
    "same_name", "said_so", "changed", "closed",
)  # fmt: skip
"""Reasons that say more than the kind of a task."""


ASKED = (
    "menu", "birth_date", "identity", "place", "day", "slot", "name", "phone", "reference", "dose",
    "last_dose", "for_whom", "eligibility", "decision", "second",
)  # fmt: skip
"""Questions that have a word of their own."""
WISHES = ("book", "confirm", "cancel", "reschedule", "check_appointment", "be_reminded", "not_coming")
"""Wishes that have one."""


@today.get("/")
def home() -> str:
    """All that goes on, and all that is open for this agent."""
    return render_template("today/home.html", **_now_open())


@today.get("/today/work")
def work_now() -> str:
    """The same without its frame: what an open page fetches when something is new."""
    return render_template("today/work.html", **_now_open())


@today.get("/today/stream")
def stream() -> ResponseReturnValue:
    """Tells an open page, as long as it is open, that something is new."""
    told = news().stream()
    if told is None:
        abort(503)
    return Response(told, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})


def _now_open() -> dict[str, Any]:
    waits = work.todo(rooms().store, agent(), _hours(), now=_now())
    calls = [one for one in waits if one.kind == "call_back"]
    checks = [one for one in waits if one.kind != "call_back"]
    going_on = following.going_on(rooms().store, now=_now())
    words = {"why": _why, "ago": _ago, "question": _question, "wish": _wish}
    return {"live": going_on, "calls": calls, "checks": checks, **words}


@today.get("/tasks/<uuid:task>")
def show(task: UUID) -> ResponseReturnValue:
    """One task, to be taken or in hand."""
    its = work.one(rooms().store, agent(), task, _hours(), now=_now())
    if its is None:
        flash(t("task-gone"), "warning")
        return redirect(url_for(".home"))
    return render_template("today/task.html", task=its, why=_why, ago=_ago, done=DONE, back=BACK)


@today.post("/tasks/<uuid:task>/take")
def take(task: UUID) -> ResponseReturnValue:
    """It is this agent's from here on."""
    try:
        work.take(rooms().store, agent(), task, now=_now())
    except NotYours as fault:
        return _refused(fault)
    return redirect(url_for(".show", task=task))


@today.post("/tasks/<uuid:task>/leave")
def leave(task: UUID) -> ResponseReturnValue:
    """Done, or given back, with what came of it."""
    outcome = request.form.get("outcome", "")
    try:
        if done := next((one for one in DONE if one == outcome), None):
            work.finish(rooms().store, agent(), task, done, now=_now())
            flash(t("task-done"), "success")
        elif back := next((one for one in BACK if one == outcome), None):
            work.give_back(rooms().store, agent(), task, back, now=_now())
            flash(t("task-given-back"), "success")
        else:
            abort(400)
    except NotYours as fault:
        return _refused(fault)
    return redirect(url_for(".home"))


def _refused(fault: NotYours) -> ResponseReturnValue:
    flash(t("task-taken-by", name=fault.holder) if fault.holder else t("task-gone"), "warning")
    return redirect(url_for(".home"))


def _question(asked: str) -> str:
    name = f"asked-{asked.replace('_', '-')}"
    return t(name if asked in ASKED else "asked-other")


def _wish(wish: str | None) -> str | None:
    return t(f"wish-{wish.replace('_', '-')}") if wish in WISHES else None


def _why(task: Waits) -> str | None:
    return t(f"why-{task.reason.replace('_', '-')}") if task.reason in TOLD else None


def _ago(at: datetime) -> str:
    """How long ago, in the largest unit that says something."""
    minutes = max(0, int((_now() - at).total_seconds() // 60))
    if minutes < 60:
        return t("ago-minutes", count=minutes)
    return t("ago-hours", count=minutes // 60) if minutes < 48 * 60 else t("ago-days", count=minutes // 1440)


def _hours() -> Hours:
    return rooms().centre.hours


def _now() -> datetime:
    return rooms().clock.now()
