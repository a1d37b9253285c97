"""Signing in and out; the language of the pages, which is chosen before anybody is known."""

from __future__ import annotations

import math
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from config.settings import PUBLISHED
from voicebot.agents import sessions, signing_in
from voicebot.agents.pauses import Paused
from voicebot.agents.signing_in import NotSignedIn
from voicebot.console import guard, words
from voicebot.console.forms import CodeForm, SignInForm
from voicebot.console.words import t
from voicebot.wiring import rooms

sign_in = Blueprint("sign_in", __name__)
A_YEAR = 365 * 24 * 3600


@sign_in.route("/sign-in", methods=["GET", "POST"])
def start() -> ResponseReturnValue:
    """Anyone: login and password."""
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("sign_in/start.html", form=form)
    login, password = form.login.data or "", form.password.data or ""
    try:
        if rooms().settings.in_production and any(mark in password for mark in PUBLISHED):
            raise NotSignedIn
        token = signing_in.sign_in(
            rooms().store, login, password, address=_address(), now=rooms().clock.now()
        )
    except NotSignedIn:
        return _refused("start", form, t("sign-in-refused"), 401)
    except Paused as paused:
        return _refused("start", form, _come_back(paused), 429)
    _enter(token)
    return redirect(_wanted())


@sign_in.route("/sign-in/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """Who gave the password: a code of the second step."""
    who = guard.signed_in()
    if who is None or who.missing != "code":
        return redirect(url_for(".start"))
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template("sign_in/code.html", form=form)
    try:
        token = signing_in.prove(
            rooms().store, who, form.code.data or "", address=_address(), now=rooms().clock.now()
        )
    except NotSignedIn:
        return _refused("code", form, t("code-refused"), 401)
    except Paused as paused:
        return _refused("code", form, _come_back(paused), 429)
    _enter(token)
    return redirect(_wanted())


@sign_in.post("/sign-out")
def stop() -> ResponseReturnValue:
    """Anyone: leave."""
    if who := guard.signed_in():
        sessions.end(rooms().store, who, now=rooms().clock.now())
    logout_user()
    session.clear()
    return redirect(url_for(".start"))


@sign_in.post("/language")
def language() -> ResponseReturnValue:
    """Anyone: the other language."""
    response = redirect(_wanted())
    other = "fr" if words.language() == "en" else "en"
    response.set_cookie(words.COOKIE, other, max_age=A_YEAR, httponly=True, samesite="Strict")
    return response


def _enter(token: str) -> None:
    """A new session of the browser: what was in the old one is nobody's."""
    session.clear()
    session.permanent = True
    user = guard.load(token)
    if user:
        login_user(user)


def _refused(page: str, form: SignInForm | CodeForm, why: str, status: int) -> ResponseReturnValue:
    return render_template(f"sign_in/{page}.html", form=form, refused=why), status


def _come_back(paused: Paused) -> str:
    left = paused.until - rooms().clock.now()
    return t("sign-in-paused", minutes=max(1, math.ceil(left.total_seconds() / 60)))


def _wanted() -> str:
    """The page that was asked for; never one of another site."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    return wanted if ours and not parts.scheme and not parts.netloc else url_for("today.home")


def _address() -> str:
    return request.remote_addr or "unknown"
