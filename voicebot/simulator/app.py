"""The box as a web application: telephones, the provider's REST, and the softphone page."""

from __future__ import annotations

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from config.settings import Settings
from voicebot.simulator.box import attach, box
from voicebot.simulator.network import Network
from voicebot.simulator.page import page
from voicebot.simulator.rest import rest


class NotInProduction(RuntimeError):
    """A pretended telephone network has no business where real people ring."""


def create_app(settings: Settings) -> Flask:
    """The box; raises NotInProduction in production settings. Its state is in memory: run one process."""
    if settings.in_production:
        raise NotInProduction(
            "the simulator does not start in production settings: set DEPLOYMENT=demo (or test) to use it"
        )
    app = Flask(__name__)
    attach(app, Network(settings))
    app.register_blueprint(box)
    app.register_blueprint(page)
    app.register_blueprint(rest(settings.twilio_account_sid, settings.auth_tokens))
    app.register_error_handler(HTTPException, _as_json)
    app.add_url_rule("/healthz", view_func=_healthz)
    return app


def _healthz() -> Response:
    return jsonify(status="ok")


def _as_json(fault: HTTPException) -> tuple[Response, int]:
    return jsonify(error=fault.description or fault.name), fault.code or 500
