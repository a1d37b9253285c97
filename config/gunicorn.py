"""gunicorn's settings, for `web` and for `actions` alike; what an operator decides comes from Settings."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from config.settings import Settings, SettingsError

try:
    _settings = Settings.from_environ(os.environ)
except SettingsError as fault:
    sys.exit(f"settings:\n{fault}")

worker_class = "gthread"
workers = _settings.web_workers
threads = _settings.web_threads
timeout = 30  # seconds without a sign of life from a worker's main loop
graceful_timeout = 8  # a turn has 4 s; the supervisor kills after 10
keepalive = 65  # longer than the clients keep theirs, so that none writes to a closed connection
loglevel = _settings.log_level.lower()
accesslog = None  # addresses of requests may say who called
control_socket_disable = True  # its default path is shared by all gunicorns of a user

# All processes add up their figures through files in one folder (prometheus_client); /metrics reads it.
# Whoever gives the folder empties it before a start: other processes may be writing to it here.
_given = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
_metrics = Path(_given or tempfile.mkdtemp(prefix="allo-metrics-"))
_metrics.mkdir(parents=True, exist_ok=True)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_metrics)


class logger_class(Logger):  # type: ignore[misc] # noqa: N801 - gunicorn looks for it
    """Says that a request failed, not what it carried: query strings and broken lines may identify people."""

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().exception(msg, *(str(arg).partition("?")[0] for arg in args), **kwargs)

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        refused = str(msg).startswith("Invalid request")
        super().warning("Refused a malformed request" if refused else msg, *args, **kwargs)


def child_exit(_server: Any, worker: Any) -> None:
    """A worker's gauges end with it."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Any) -> None:
    """Leave no folder behind that nobody gave."""
    if not _given:
        shutil.rmtree(_metrics, ignore_errors=True)
