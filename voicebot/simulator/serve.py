"""Runs the box: one process, because calls and texts live in its memory, with threads for the callers."""

from __future__ import annotations

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from config.settings import Settings
from voicebot.simulator.app import create_app

THREADS = 32


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.simulator_port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 60,
            "graceful_timeout": 2,
            "keepalive": 30,
            # Its place is one per user: several boxes on one machine would fight for it.
            "control_socket_disable": True,
            "proc_name": "simulator",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self._settings)


def main(settings: Settings) -> None:
    """Serves until it is told to stop; raises NotInProduction at once in production settings."""
    create_app(settings)
    _Server(settings).run()
