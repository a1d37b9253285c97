"""What `benchmarks/messages.py` runs: a database, the box, web for receipts, workers that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from config.clock import Clock
from config.settings import Settings
from models import Store
from models.migrations import upgrade
from voicebot.supervisor import local_environ
from voicebot.supervisor.addresses import Addresses
from voicebot.supervisor.databases import running
from voicebot.supervisor.places import scratch_cluster
from voicebot.supervisor.process import Command, Process
from voicebot.supervisor.stack import ROOT
from voicebot.wiring import open_store

A_WORKING_DAY = datetime(2027, 3, 2, 9, tzinfo=UTC)
"""A Tuesday, ten o'clock in Paris: the bench gives the same figures at any hour of any day."""
PROGRAMS = Path(sys.executable).parent


class PostOffice:
    """The processes while the `with` block of `opened` lasts."""

    def __init__(self, environ: dict[str, str], database: Process, folder: Path) -> None:
        self.environ, self.database = environ, database
        settings = Settings.from_environ(environ)
        self.store: Store = open_store(settings)
        self.clock = Clock(settings.clock_file)
        self._clock_file = folder / "clock"
        self._box = httpx.Client(base_url=environ["TWILIO_BASE_URL"], trust_env=False, timeout=30)
        self._log = (folder / "log").open("ab")
        self.workers: list[subprocess.Popen[bytes]] = []

    def hire(self, count: int) -> None:
        """So many workers from now on."""
        while len(self.workers) < count:
            self.workers.append(self._worker())

    def kill(self, number: int) -> None:
        """One worker dies as in a crash, and another one takes its place."""
        self.workers[number].kill()
        self.workers[number].wait()
        self.workers[number] = self._worker()

    def dismiss(self) -> None:
        """All workers end as they are asked to."""
        for worker in self.workers:
            worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.wait(30)
        self.workers.clear()

    def later(self, **time_: float) -> None:
        """The clock of all processes jumps ahead."""
        shift = float(self._clock_file.read_text("utf-8")) + timedelta(**time_).total_seconds()
        self._clock_file.write_text(str(shift), "utf-8")

    def suffers(self, **trouble: Any) -> None:
        """What goes wrong at the provider from now on."""
        self._box.put("/box/trouble", json=trouble).raise_for_status()

    def texts(self) -> dict[str, int]:
        """How many texts each number got."""
        counts: dict[str, int] = self._box.get("/box/texts").json()
        return counts

    def close(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self._log.close()
        self._box.close()
        self.store.close()

    def _worker(self) -> subprocess.Popen[bytes]:
        command = [PROGRAMS / "voicebot", "worker"]
        return subprocess.Popen(command, cwd=ROOT, env=self.environ, stdout=self._log, stderr=self._log)


@contextmanager
def opened(**settings: str) -> Iterator[PostOffice]:
    """All but the workers, on free ports and a database of their own; nothing is left of it."""
    with ExitStack() as undo:
        folder = Path(undo.enter_context(TemporaryDirectory(prefix="allo-post-")))
        (folder / "clock").write_text(str((A_WORKING_DAY - Clock().now()).total_seconds()), "utf-8")
        cluster = undo.enter_context(scratch_cluster())
        database = undo.enter_context(running(cluster, lambda *_: None))
        assert database.process is not None
        upgrade(database.url)
        own = {"DATABASE_URL": database.url, "CLOCK_FILE": str(folder / "clock"), "LOG_LEVEL": "ERROR"}
        environ = local_environ(ROOT, {"PATH": os.environ["PATH"], **own, **settings})
        addresses = Addresses(("web", "simulator"), environ, free=True)
        undo.callback(addresses.close)
        environ |= addresses.values | {"PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics")}
        (folder / "metrics").mkdir()
        gunicorn = f"--config config/gunicorn.py --bind 127.0.0.1:{addresses.ports['web']}"
        for name, line in (
            ("web", f"{PROGRAMS}/gunicorn {gunicorn} voicebot.wsgi:web()"),
            ("simulator", f"{PROGRAMS}/voicebot simulator"),
        ):
            command = Command(name, tuple(line.split()), environ, ROOT, listens=addresses.sockets.get(name))
            process = Process(command, lambda *_: None)
            process.start()
            undo.callback(process.stop)
        for name in ("simulator", "web"):
            wait_until(partial(_answers, addresses.url(name)), seconds=120)
        office = PostOffice(environ, database.process, folder)
        undo.callback(office.close)
        yield office


def wait_until(holds: Callable[[], bool], *, seconds: float, pause: float = 0.1) -> None:
    """Raises TimeoutError where it does not come to hold."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("the post office does not get there")
        time.sleep(pause)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", trust_env=False).is_success
    except httpx.HTTPError:
        return False
