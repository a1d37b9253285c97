"""The agent's own account: password, second step, shortcuts."""

from __future__ import annotations

import segno
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from voicebot.agents import accounts, second_step
from voicebot.agents.accounts import WrongPassword
from voicebot.agents.passwords import WeakPassword
from voicebot.agents.second_step import WrongCode
from voicebot.console import words
from voicebot.console.forms import CodeForm, PasswordForm
from voicebot.console.guard import agent, half_way_in
from voicebot.console.sign_in import A_YEAR
from voicebot.console.words import t
from voicebot.wiring import rooms

account = Blueprint("account", __name__)
account.before_request(half_way_in)


@account.get("/account")
def home() -> str:
    """Who is signed in, and what can be changed."""
    return render_template("account/home.html", who=agent())


@account.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """A new password."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            accounts.change_password(
                rooms().store, agent(), form.old.data or "", form.new.data or "", now=rooms().clock.now()
            )
        except WrongPassword:
            form.old.errors = ["password-wrong"]
        except WeakPassword:
            form.new.errors = ["password-weak"]
        else:
            flash(t("password-changed"), "success")
            return redirect(url_for(".home"))
    return render_template("account/password.html", form=form, who=agent()), 422 if form.errors else 200


@account.route("/account/second-step", endpoint="second_step", methods=["GET", "POST"])
def second_step_page() -> ResponseReturnValue:
    """A secret for the telephone, a code that proves it arrived, then the recovery codes, shown once."""
    who, form = agent(), CodeForm()
    if form.validate_on_submit():
        try:
            codes = second_step.set_up(rooms().store, who, form.code.data or "", now=rooms().clock.now())
        except WrongCode:
            form.code.errors = ["second-step-wrong"]
        else:
            return render_template("account/recovery.html", codes=codes)
    secret = second_step.offer(rooms().store, who)
    picture = segno.make(second_step.address(who, secret), error="m").svg_data_uri(scale=5, border=2)
    page = render_template("account/second_step.html", form=form, who=who, secret=secret, picture=picture)
    return page, 422 if form.errors else 200


@account.get("/account/stay")
def stay() -> tuple[str, int]:
    """A sign of life from somebody who types or reads."""
    return "", 204


@account.post("/account/shortcuts")
def shortcuts() -> ResponseReturnValue:
    """Whether single keys do something: who dictates to the computer switches them off."""
    response = redirect(url_for(".home"))
    wanted = "on" if request.cookies.get(words.SHORTCUTS) == "off" else "off"
    response.set_cookie(words.SHORTCUTS, wanted, max_age=A_YEAR, httponly=True, samesite="Strict")
    return response
