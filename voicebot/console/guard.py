"""Who is at the door: signed in, second step passed, own password chosen; everything else comes after."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import UserMixin, current_user
from werkzeug.exceptions import Unauthorized

from voicebot.agents import sessions
from voicebot.agents.who import Missing, Who
from voicebot.console.words import t
from voicebot.wiring import rooms

QUIET = "X-Quiet"
"""A header of what a page asks for by itself: it keeps no session alive."""
STREAM = "today.stream"
"""A browser sends no header of ours with it."""
FIRST: dict[Missing, str] = {
    "code": "sign_in.code",
    "password": "account.password",
    "second_step": "account.second_step",
}


class User(UserMixin):  # type: ignore[misc]
    """An agent as Flask-Login wants to see one; the id in the cookie is the token of the session."""

    def __init__(self, token: str, who: Who) -> None:
        self.token, self.who = token, who

    def get_id(self) -> str:
        """The token."""
        return self.token


def load(token: str) -> User | None:
    """For Flask-Login: who has this token."""
    quiet = QUIET in request.headers or request.endpoint == STREAM
    who = sessions.who(rooms().store, token, now=rooms().clock.now(), active=not quiet)
    return User(token, who) if who else None


def signed_in() -> Who | None:
    """Who is signed in, however far."""
    return current_user.who if current_user.is_authenticated else None


def agent() -> Who:
    """The agent of this request; only behind `agents_only` or `half_way_in`."""
    who: Who = current_user.who
    return who


def agents_only() -> ResponseReturnValue | None:
    """For `before_request`: whoever is not wholly signed in is sent to what is missing."""
    who = signed_in()
    if who is None:
        return _to_sign_in()
    if who.missing:
        return redirect(url_for(FIRST[who.missing]))
    return None


def half_way_in() -> ResponseReturnValue | None:
    """For the pages on which an account is completed: the second step, where there is one, comes first."""
    who = signed_in()
    if who is None:
        return _to_sign_in()
    if who.missing and request.endpoint != FIRST[who.missing]:
        return redirect(url_for(FIRST[who.missing]))
    return None


def _to_sign_in() -> ResponseReturnValue:
    if QUIET in request.headers or request.endpoint == STREAM:
        raise Unauthorized
    if request.cookies and request.method == "GET" and request.path != "/":
        flash(t("sign-in-ended"), "warning")
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("sign_in.start", next=wanted if wanted != "/" else None))
