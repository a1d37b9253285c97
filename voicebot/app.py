"""The web application: the provider's doors, and the signs of life."""

from __future__ import annotations

from flask import Flask

from voicebot.health import health
from voicebot.signature import signed_only
from voicebot.telephony.routes import voice
from voicebot.texting.routes import texts
from voicebot.wiring import Rooms

MOST_BYTES = 64 * 1024
"""No honest webhook is larger."""


def create_app(rooms: Rooms) -> Flask:
    """Open the doors on these rooms."""
    app = Flask("voicebot")
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.extensions["rooms"] = rooms
    for door in (voice, texts):
        signed_only(door, public_url=rooms.settings.public_base_url, tokens=rooms.settings.auth_tokens)
        app.register_blueprint(door)
    app.register_blueprint(health)
    return app
