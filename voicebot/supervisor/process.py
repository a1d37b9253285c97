"""One supervised process: started, its lines passed on, started again when it dies, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

LEASH = Path(__file__).with_name("leash.py")
GRACE = 10.0  # seconds between asking a process to end and killing it
RAN_WELL = 20.0  # seconds after which a death is no longer part of a series
LONGEST_DELAY = 30.0  # seconds between two starts, at most
REMEMBERED_LINES = 25

Log = Callable[[str, str], None]  # (name of the process, one line without its end)


@dataclass(frozen=True)
class Command:
    """What to run and how: `stop_signal` asks it to end, `death_signal` is sent when we die ourselves."""

    name: str
    argv: tuple[str, ...]
    environ: Mapping[str, str]
    folder: Path
    account: str = ""
    listens: socket.socket | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL

    def spawn(self) -> subprocess.Popen[str]:
        """Start it in a process group of its own, standard output and error in one pipe."""
        passed = (self.listens.fileno(),) if self.listens else ()
        leash = (sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), str(int(self.death_signal)))
        return subprocess.Popen(  # noqa: S603 - the commands are the Procfile's
            (*leash, self.account, str(passed[0]) if passed else "", "--", *self.argv),
            cwd=self.folder,
            env=dict(self.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            pass_fds=passed,
        )


@dataclass
class Backoff:
    """How long to wait before the next start: nothing the first time, then doubling."""

    deaths: int = 0

    def after(self, lived: float) -> float:
        """Seconds to wait after a process that `lived` so many seconds."""
        self.deaths = 1 if lived >= RAN_WELL else self.deaths + 1
        return 0.0 if self.deaths == 1 else min(0.5 * 2 ** (self.deaths - 2), LONGEST_DELAY)


@dataclass
class Process:
    """Keeps one command running until `stop`; safe to use from any thread."""

    command: Command
    log: Log
    before_start: Callable[[], None] = lambda: None
    starts: int = 0
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED_LINES))
    _running: subprocess.Popen[str] | None = None
    _keeper: threading.Thread | None = None
    _stopping: threading.Event = field(default_factory=threading.Event)
    _orphans: list[threading.Thread] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.command.name

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        running = self._running
        return running.pid if running and running.returncode is None else None

    def start(self) -> None:
        """Start and keep running. The keeper lives as long as the process: on Linux the signal of a
        parent's death is sent when the *thread* that started the child ends."""
        self._keeper = threading.Thread(target=self._keep, name=f"keeper of {self.name}", daemon=True)
        self._keeper.start()

    def kill(self) -> None:
        """Kill it the hard way, as a crash would; it is started again."""
        if pid := self.pid:
            os.kill(pid, signal.SIGKILL)

    def kill_group(self) -> None:
        """Kill it and its children."""
        if pid := self.pid:
            _signal_group(pid, signal.SIGKILL)

    def stop(self, grace: float = GRACE) -> None:
        """Ask it and its children to end, kill what is left after `grace` seconds; returns when all ended."""
        self._stopping.set()
        if self._keeper is None:
            return
        if pid := self.pid:
            _signal_group(pid, self.command.stop_signal)
        self._keeper.join(grace)
        if self._keeper.is_alive() and (pid := self.pid):
            self.log(self.name, f"did not end within {grace:.0f} s: killed")
            _signal_group(pid, signal.SIGKILL)
        self._keeper.join()
        for orphans in self._orphans:
            orphans.join()

    def _keep(self) -> None:
        backoff = Backoff()
        while not self._stopping.is_set():
            began = time.monotonic()
            end = self._run_once()
            if self._stopping.is_set():
                return
            delay = backoff.after(time.monotonic() - began)
            self.log(self.name, f"{end}, starts again {f'in {delay:.1f} s' if delay else 'now'}")
            self._stopping.wait(delay)

    def _run_once(self) -> str:
        self.starts += 1
        try:
            self.before_start()
            self._running = running = self.command.spawn()
        except OSError as fault:
            return f"could not be started ({fault})"
        if self._stopping.is_set():
            _signal_group(running.pid, self.command.stop_signal)
        pump = threading.Thread(target=self._pump, args=(running.stdout,), daemon=True)
        pump.start()
        code = running.wait()
        self._end_orphans(running.pid)
        pump.join(0.2)  # its last words; orphans may keep the pipe open
        return how_it_ended(code)

    def _pump(self, output: IO[str]) -> None:
        with output:
            for line in output:
                self.lines.append(line.rstrip("\n"))
                self.log(self.name, line.rstrip("\n"))

    def _end_orphans(self, group: int) -> None:
        """What a dead process leaves (workers of a killed gunicorn) ends its work beside the successor."""
        if _signal_group(group, signal.SIGTERM):
            orphans = threading.Thread(target=_kill_after, args=(group, GRACE), daemon=True)
            orphans.start()
            self._orphans = [*(o for o in self._orphans if o.is_alive()), orphans]


def _signal_group(group: int, number: int) -> bool:
    """Whether anyone was there to receive it."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS says so of a group that holds only a zombie
        return False
    return True


def _kill_after(group: int, grace: float) -> None:
    deadline = time.monotonic() + grace
    while time.monotonic() < deadline:
        if not _signal_group(group, 0):
            return
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def how_it_ended(code: int) -> str:
    """An exit code in words: `ended with code 3`, `was killed (SIGKILL)`."""
    if code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"ended with code {code}"


def run_to_end(command: Command, log: Log) -> tuple[int, list[str]]:
    """Run a command once: its exit code and the end of what it said."""
    running = command.spawn()
    lines: deque[str] = deque(maxlen=REMEMBERED_LINES)
    try:
        for line in running.stdout or ():
            lines.append(line.rstrip("\n"))
            log(command.name, lines[-1])
        return running.wait(), list(lines)
    finally:
        if running.poll() is None:
            _signal_group(running.pid, signal.SIGKILL)
            running.wait()
        if running.stdout:
            running.stdout.close()
