"""Forms: what is asked, and what is refused before anybody looks at it. Labels and faults are phrases."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from voicebot.agents.passwords import LONGEST

NEEDED = InputRequired("error-missing")
_NOT_TOO_LONG = Length(max=LONGEST)


class Form(FlaskForm):  # type: ignore[misc]
    """Labels are made by the template."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        locales = False


class SignInForm(Form):
    """Login and password."""

    login = StringField("login", [NEEDED, Length(max=80)])
    password = PasswordField("password", [NEEDED, _NOT_TOO_LONG])


class CodeForm(Form):
    """A code of the second step."""

    code = StringField("code", [NEEDED, Length(max=30)])


class PasswordForm(Form):
    """A new password, twice."""

    old = PasswordField("password-old", [NEEDED, _NOT_TOO_LONG])
    new = PasswordField("password-new", [NEEDED, _NOT_TOO_LONG])
    again = PasswordField("password-again", [NEEDED, EqualTo("new", "password-differs")])
