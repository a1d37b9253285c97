"""Today's work: who is to be called back and what is to be looked into; each with one agent at a time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from config.call_centre import Hours
from voicebot.agents import work
from voicebot.agents.work import BACK, DONE, NotYours, Waits
from voicebot.console.guard import agent, agents_only
from voicebot.console.words import t
from voicebot.wiring import rooms

today = Blueprint("today", __name__)
today.before_request(agents_only)
TOLD = (
    "asked", "trouble", "not_understood", "nothing_free", "not_identified", "no_answer", "too_long",
    "same_name", "said_so", "changed", "closed",
)  # fmt: skip
"""Reasons that say more than the kind of a task."""


@today.get("/")
def home() -> str:
    """All that is open for this agent."""
    waits = work.todo(rooms().store, agent(), _hours(), now=_now())
    calls = [one for one in waits if one.kind == "call_back"]
    checks = [one for one in waits if one.kind != "call_back"]
    return render_template("today/home.html", calls=calls, checks=checks, why=_why, ago=_ago)


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
