"""Whether the service lives, can work, and how it fares: for those who run it."""

from __future__ import annotations

import hmac
import os

import httpx
from flask import Blueprint, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest, multiprocess

from voicebot.wiring import rooms

health = Blueprint("health", __name__)
LOOPBACK = ("127.0.0.1", "::1")


@health.get("/healthz")
def healthz() -> Response:
    """Anyone: this process answers."""
    return jsonify(status="ok")


@health.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Anyone: whether calls can be taken, and what is down if not."""
    parts = {"database": rooms().store.is_reachable(), "rasa": rooms().rasa.is_ready(), "actions": _actions()}
    told = {name: "ok" if up else "down" for name, up in parts.items()}
    return jsonify(told), 200 if all(parts.values()) else 503


@health.get("/metrics")
def metrics() -> Response:
    """Prometheus, of this machine or with METRICS_TOKEN: figures of all processes together."""
    if not _may_measure():
        return Response("forbidden\n", status=403, mimetype="text/plain")
    registry: CollectorRegistry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _may_measure() -> bool:
    token = rooms().settings.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.get_secret_value().encode())
    # Behind a proxy everybody comes from this machine; the header tells.
    return request.remote_addr in LOOPBACK and "X-Forwarded-For" not in request.headers


def _actions() -> bool:
    url = f"http://127.0.0.1:{rooms().settings.actions_port}/healthz"
    try:
        return httpx.get(url, timeout=1.0, trust_env=False).is_success
    except httpx.HTTPError:
        return False
