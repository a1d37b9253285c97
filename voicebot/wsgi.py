"""What gunicorn serves: `voicebot.wsgi:web()`, `…:actions()` and `…:console()`."""

from __future__ import annotations

import os

from flask import Flask

import dialogs.actions.door
import voicebot.app
import voicebot.console.app
from config.settings import Settings
from voicebot import understanding
from voicebot.booking import positions
from voicebot.wiring import plug_in

CONSOLE_CONNECTIONS = 7
"""An open page waits for news without one; a request has one at a time."""


def web() -> Flask:
    """The doors of the provider."""
    app = voicebot.app.create_app(plug_in(Settings.from_environ(os.environ)))
    understanding.warm()
    return app


def actions() -> Flask:
    """The door of Rasa's actions."""
    rooms = plug_in(Settings.from_environ(os.environ), connections_a_thread=1)
    app = dialogs.actions.door.create_app(rooms)
    positions.warm()
    return app


def console() -> Flask:
    """The door of the agents."""
    rooms = plug_in(Settings.from_environ(os.environ), connections=CONSOLE_CONNECTIONS)
    return voicebot.console.app.create_app(rooms)
