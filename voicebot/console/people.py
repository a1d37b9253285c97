"""Finding a person, and their card."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField
from wtforms.validators import Length, Optional

from voicebot import numbers
from voicebot.agents import looking_up
from voicebot.agents.looking_up import How, ReasonNeeded, TooMany
from voicebot.booking import people as found
from voicebot.booking.people import Found
from voicebot.console.forms import Form
from voicebot.console.guard import agent, agents_only
from voicebot.console.words import t
from voicebot.wiring import rooms

people = Blueprint("people", __name__, url_prefix="/people")
people.before_request(agents_only)
_DAY = re.compile(r"\D*(\d{1,2})\D*(\d{1,2})\D*(\d{4})\D*")
_SHORT = [Optional(), Length(max=60)]


class SearchForm(Form):
    """A telephone number; or a birth date, with a name or a code."""

    number = StringField("person-number", _SHORT)
    born = StringField("person-born", _SHORT)
    family = StringField("person-family", _SHORT)
    given = StringField("person-given", _SHORT)
    code = StringField("person-code", _SHORT)
    reason = SelectField("look-up-reason", choices=[""], validate_choice=False)

    @property
    def birth_date(self) -> date | None:
        """The day in `born`, written in any way that puts day before month."""
        parts = _DAY.fullmatch(self.born.data or "")
        try:
            return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
        except ValueError:
            return None

    @property
    def how(self) -> How | None:
        """By what to search; None where something is missing or not readable, which the fields then say."""
        if (self.number.data or "").strip():
            if numbers.reported(self.number.data):
                return "number"
            self.number.errors = ["person-number-unclear"]
        elif self.birth_date is None:
            self.born.errors = ["person-born-unclear" if self.born.data else "person-nothing"]
        elif re.search(r"\d", self.code.data or ""):
            return "code"
        elif (self.family.data or self.given.data or "").strip():
            return "name"
        else:
            self.family.errors = ["person-name-or-code"]
        return None


@people.route("", methods=["GET", "POST"])
def search() -> ResponseReturnValue:
    """The form, and what it found. What is searched never stands in an address."""
    form = SearchForm()
    who, now = agent(), rooms().clock.now()
    asks = looking_up.asks_reason(rooms().store, who, now=now)
    form.reason.choices = [("", "")] + [
        (one, t(f"reason-{one.replace('_', '-')}")) for one in looking_up.REASONS
    ]
    if not form.validate_on_submit() or form.how is None:
        return _page(form, asks=asks), 422 if form.errors else 200
    reason = next((one for one in looking_up.REASONS if one == form.reason.data), None)
    try:
        looking_up.search(rooms().store, who, form.how, reason=reason, now=now)
    except ReasonNeeded:
        form.reason.errors = ["look-up-reason-needed"]
        return _page(form, asks=True), 422
    except TooMany:
        return _page(form, asks=True, refused=t("look-up-too-many")), 429
    shown = _results(form)
    looking_up.show(rooms().store, who, [one.id for one in shown], now=now)
    if len(shown) == 1:
        return redirect(url_for(".card", person=shown[0].id), 303)
    return _page(form, asks=asks, shown=shown)


@people.get("/<uuid:person>")
def card(person: UUID) -> str:
    """A person and their appointments; nothing of what the agent does not see."""
    theirs = found.card(rooms().store, person, scope=agent().centres)
    if theirs is None:
        abort(404)
    now = rooms().clock.now()
    looking_up.show(rooms().store, agent(), [person], now=now)
    coming = [
        one for one in theirs.appointments if one.starts_at > now and one.state in ("booked", "confirmed")
    ]
    past = [one for one in theirs.appointments if one not in coming]
    return render_template("people/card.html", person=theirs, coming=coming[::-1], past=past)


def _results(form: SearchForm) -> tuple[Found, ...]:
    store, scope, now = rooms().store, agent().centres, rooms().clock.now()
    if form.how == "number":
        return found.by_number(store, numbers.reported(form.number.data) or "", scope=scope, now=now)
    born = form.birth_date
    if born is None:
        return ()
    if form.how == "code":
        return found.by_code(store, born, re.sub(r"\D", "", form.code.data or ""), scope=scope, now=now)
    family, given = ((field.data or "").strip() or None for field in (form.family, form.given))
    return found.by_name(store, born, family=family, given=given, scope=scope, now=now)


def _page(
    form: SearchForm, *, asks: bool, shown: tuple[Found, ...] | None = None, refused: str | None = None
) -> str:
    return render_template("people/search.html", form=form, asks=asks, shown=shown, refused=refused)
