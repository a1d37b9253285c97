"""Ports and addresses of a stack: checked before anything starts, consistent with one another.

The supervisor itself listens for the gunicorns and hands the socket over, as systemd would. So a
port cannot be taken in between, and while a killed `web` comes back its callers wait a second
instead of being refused.
"""

from __future__ import annotations

import contextlib
import errno
import random
import socket
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from voicebot.supervisor.environment import given
from voicebot.supervisor.faults import StackError

LOOPBACK = "127.0.0.1"
BACKLOG = 2048
# Below the ports that the kernel lends to clients: nobody takes one between the choice and the use.
FREE_RANGE = range(20_000, 32_000)
DEFAULT_PORTS = {"web": 8080, "console": 8090, "actions": 5055, "dialogue": 5005, "simulator": 8081}
PORT_NAMES = {
    "web": "PORT",
    "console": "CONSOLE_PORT",
    "actions": "ACTIONS_PORT",
    "dialogue": "RASA_PORT",
    "simulator": "SIMULATOR_PORT",
}
HOST_NAMES = {"web": "HOST", "console": "CONSOLE_HOST"}
HANDED_OVER = ("web", "console", "actions")


class Addresses:
    """The ports of the processes `names`; `values` is what they have to find in their environment."""

    def __init__(self, names: Collection[str], environ: Mapping[str, str], *, free: bool) -> None:
        self._environ = environ
        self.sockets: dict[str, socket.socket] = {}
        self.ports: dict[str, int] = {}
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            for name in PORT_NAMES:
                if name in names:
                    self._take(name, free=free)
            undo.pop_all()
        self.values = self._values(forced=free)

    def close(self) -> None:
        """Stop listening."""
        for listening in self.sockets.values():
            listening.close()

    def _take(self, name: str, *, free: bool) -> None:
        host = self._host(name)
        wanted = chosen_port(name, self._environ)
        candidates = [wanted, *random.sample(FREE_RANGE, 100)] if free else [wanted]
        if free and not _port_is_chosen(name, self._environ):
            del candidates[0]
        listening = _first_free(name, host, candidates)
        self.ports[name] = listening.getsockname()[1]
        if name in HANDED_OVER:
            listening.listen(BACKLOG)
            self.sockets[name] = listening
        else:
            listening.close()

    def _values(self, *, forced: bool) -> dict[str, str]:
        """Settings that follow from the ports; `forced` ones win over the environment."""
        values = {PORT_NAMES[name]: str(port) for name, port in self.ports.items()}
        derived = {}
        if "dialogue" in self.ports:
            values["RASA_URL"] = f"http://{LOOPBACK}:{self.ports['dialogue']}"
        if "actions" in self.ports:
            values["ACTIONS_URL"] = f"http://{LOOPBACK}:{self.ports['actions']}/actions"
        if "simulator" in self.ports:
            values["SIMULATOR_WEB_URL"] = self.url("web")
            derived["PUBLIC_BASE_URL"] = self.url("web")
            box = values if forced else derived
            box["TWILIO_BASE_URL"] = self.url("simulator")
        return values | {name: value for name, value in derived.items() if not given(self._environ, name)}

    def _host(self, name: str) -> str:
        """Where a process listens: what is not for others, on this machine alone."""
        return self._environ.get(HOST_NAMES.get(name, ""), LOOPBACK)

    def url(self, name: str) -> str:
        """Where a process answers on this machine."""
        host = self._host(name)
        everywhere = host in ("", "0.0.0.0", "::")  # noqa: S104 - the operator's choice, read only
        return f"http://{LOOPBACK if everywhere else host}:{self.ports[name]}"


def chosen_port(name: str, environ: Mapping[str, str]) -> int:
    """The port that the environment names for a process, else its usual one; StackError for nonsense."""
    usual = _rasa_port(environ) if name == "dialogue" else DEFAULT_PORTS[name]
    text = environ.get(PORT_NAMES[name]) or str(usual)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StackError(f"{PORT_NAMES[name]} must be a port between 1 and 65535")
    return int(text)


def is_elsewhere(rasa_url: str) -> bool:
    """Whether Rasa runs on another machine, so that there is none to start here."""
    return bool(rasa_url) and urlsplit(rasa_url).hostname not in (LOOPBACK, "localhost", "::1")


def _rasa_port(environ: Mapping[str, str]) -> int:
    return urlsplit(environ.get("RASA_URL", "")).port or DEFAULT_PORTS["dialogue"]


def _port_is_chosen(name: str, environ: Mapping[str, str]) -> bool:
    return bool(environ.get(PORT_NAMES[name]) or (name == "dialogue" and environ.get("RASA_URL")))


def _first_free(name: str, host: str, candidates: list[int]) -> socket.socket:
    for port in candidates:
        try:
            return _bound(host, port)
        except OSError as fault:
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise StackError(
                    f"{HOST_NAMES.get(name)}={host}: no address of this machine ({fault.strerror})"
                ) from fault
    variable = PORT_NAMES[name]
    raise StackError(
        f"Port {candidates[0]} (for {name}) is taken by another program. "
        f"Stop that one, or choose another: {variable}={candidates[0] + 10} make run"
    )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening
