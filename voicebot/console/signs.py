"""Signs of life of the console."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from voicebot.wiring import rooms

signs = Blueprint("signs", __name__)


@signs.get("/healthz")
def healthz() -> Response:
    """Anyone: this process answers."""
    return jsonify(status="ok")


@signs.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Anyone: whether agents can work."""
    up = rooms().store.is_reachable()
    return jsonify(database="ok" if up else "down"), 200 if up else 503
