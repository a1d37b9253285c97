"""The web application: the provider's doors, and the signs of life."""

from __future__ import annotations

from flask import Flask

from voicebot.health import health
from voicebot.signature import Guard, post_guard
from voicebot.telephony.line import line
from voicebot.telephony.routes import voice
from voicebot.texting.routes import texts
from voicebot.wiring import Rooms

MOST_BYTES = 64 * 1024
"""No honest webhook is larger."""


def create_app(rooms: Rooms) -> Flask:
    """Open the doors on these rooms."""
    app = Flask("voicebot")
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.secret_key = rooms.settings.secret_key.get_secret_value()
    app.extensions["rooms"] = rooms
    post_guard(app, Guard(rooms.settings.public_base_url, rooms.settings.auth_tokens))
    for door in (voice, line, texts, health):
        app.register_blueprint(door)
    return app
