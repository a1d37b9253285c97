"""When a process is ready: what it answers over HTTP, or, where nothing is to be asked, that it runs."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

PATHS = {
    "web": "/readyz",
    "console": "/readyz",
    "actions": "/healthz",
    "dialogue": "/status?token={RASA_TOKEN}",
    "simulator": "/healthz",
}
PATIENCE_OF_A_PROBE = 2.0  # seconds; a socket that we hold accepts before anybody reads from it


def probe_path(name: str, environ: Mapping[str, str]) -> str | None:
    """The path to ask of a process, or None where it offers none."""
    path = PATHS.get(name)
    return path and path.format(RASA_TOKEN=quote(environ.get("RASA_TOKEN", ""), safe=""))


def answers(url: str) -> bool:
    """Whether a GET is answered with 200; asked directly, whatever proxy the environment names."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE_OF_A_PROBE)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
