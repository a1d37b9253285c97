"""The whole service at once: the database, the release, the processes, in this order; stopped in reverse."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TextIO

from voicebot.supervisor.addresses import Addresses, is_elsewhere
from voicebot.supervisor.databases import Database, open_lasting_database, open_scratch_database
from voicebot.supervisor.environment import announced, local_environ, run_folder, secret
from voicebot.supervisor.faults import StackError
from voicebot.supervisor.lines import LogLines
from voicebot.supervisor.oneness import alone_in
from voicebot.supervisor.process import Command, Process, how_it_ended, run_to_end
from voicebot.supervisor.procfile import RELEASE, read_procfile
from voicebot.supervisor.readiness import answers, probe_path

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0  # seconds for all processes to become ready
ATTEMPTS = 2  # new starts of a process before one gives up on it while waiting
POLL = 0.05  # seconds


class Stack:
    """The processes of a Procfile while the `with` block lasts; raises StackError where they do not start.

    Inside the block `environ` is what the processes see, their addresses included.
    """

    def __init__(
        self,
        procfile: Path,
        environ: Mapping[str, str],
        *,
        scratch: bool = False,
        free_ports: bool = False,
        log: TextIO | None = None,
    ) -> None:
        self.root = procfile.parent
        # The shell and Rasa read these two from the environment only.
        tokens = {name: secret(environ, name) for name in ("RASA_TOKEN", "ACTIONS_TOKEN")}
        self.environ = dict(environ) | tokens
        self.processes: dict[str, Process] = {}
        self.is_stopping = False
        self._probes: dict[str, Callable[[], bool]] = {}
        self._scratch = scratch
        self._free_ports = free_ports
        self._commands = read_procfile(procfile)
        if is_elsewhere(self.environ.get("RASA_URL", "")):
            self._commands.pop("dialogue", None)
        self.log = LogLines(log or sys.stderr, ("postgres", *self._commands))
        self._undo = ExitStack()

    @classmethod
    def demo(
        cls,
        *,
        scratch: bool,
        ports: Literal["given", "free"],
        environ: Mapping[str, str] = os.environ,
        root: Path = ROOT,
        log: TextIO | None = None,
    ) -> Self:
        """A stack with the phone network in a box; its lines go to `log`, standard error by default.

        `scratch`: on a database of its own that is gone afterwards. `ports="free"`: beside whatever
        runs on this machine already, and never towards a real provider.
        """
        values = local_environ(root, environ)
        if values.get("DEPLOYMENT") == "production":
            raise StackError("DEPLOYMENT=production: the phone network in a box stays out of production")
        return cls(root / "Procfile.demo", values, scratch=scratch, free_ports=ports == "free", log=log)

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def names(self) -> tuple[str, ...]:
        """The processes of the Procfile that run here, in its order."""
        return tuple(name for name in self._commands if name != RELEASE)

    @property
    def web_url(self) -> str:
        """Where the service answers on this machine; PUBLIC_BASE_URL may be another."""
        return self._addresses.url("web")

    @property
    def console_url(self) -> str:
        """Where the agents' console answers on this machine."""
        return self._addresses.url("console")

    @property
    def simulator_url(self) -> str:
        """Where the phone network in a box answers."""
        return self._addresses.url("simulator")

    def kill(self, name: str) -> None:
        """Kill a process as a crash would (`postgres` too where it is our own); it comes back."""
        self.processes[name].kill()

    def kill_everything(self) -> None:
        """End all processes without asking; for somebody who cannot wait for `stop`."""
        for process in self.processes.values():
            process.kill_group()

    def stop(self) -> None:
        """Stop what was started, the last first; the database at the very end."""
        self.is_stopping = True
        self.log.say("stopping")
        self._undo.close()

    def wait_until_ready(self, *names: str) -> None:
        """Wait until the named processes, or all, answer; raises StackError where one cannot."""
        for _ in self._as_they_become_ready(names or self.names):
            pass

    def _as_they_become_ready(self, names: Sequence[str]) -> Iterator[str]:
        hopeless = {name: self.processes[name].starts + ATTEMPTS for name in names}
        deadline = time.monotonic() + PATIENCE
        waiting = list(names)
        while waiting:
            for name in self._ready_among(waiting):
                waiting.remove(name)
                yield name
            for name in names:
                if self.processes[name].starts > hopeless[name]:
                    raise self._last_words(name, "does not start")
            if waiting and time.monotonic() > deadline:
                raise self._last_words(waiting[0], f"is not ready after {PATIENCE:.0f} s")
            time.sleep(POLL)

    def _ready_among(self, names: Sequence[str]) -> list[str]:
        """Those that answer. One that cannot be asked is ready if it still runs when the others answer."""
        running = [name for name in names if self.processes[name].pid is not None]
        asked = [name for name in names if name in self._probes]
        return [name for name in asked if name in running and self._probes[name]()] if asked else running

    def _start(self) -> None:
        began = time.monotonic()
        self._folder = self._undo.enter_context(self._run_folder())
        self._addresses = Addresses(self._commands, self.environ, free=self._free_ports)
        self._undo.callback(self._addresses.close)
        self.environ |= self._addresses.values
        self._share_figures(self._folder / "metrics")
        self._start_database()
        self._release()
        for name in self.names:
            self._keep(Process(self._command(name), self.log))
        for name in self._as_they_become_ready(self.names):
            self.log(name, "is ready")
        self.log.say(f"everything is ready, after {time.monotonic() - began:.1f} s")

    @contextmanager
    def _run_folder(self) -> Iterator[Path]:
        if self._scratch:
            with tempfile.TemporaryDirectory(prefix="allo-run-") as folder:
                self.environ.setdefault("CLOCK_FILE", f"{folder}/clock")
                yield Path(folder)
            return
        run = run_folder(self.root)
        with alone_in(run):
            yield run

    def _share_figures(self, folder: Path) -> None:
        """One folder in which all processes count for /metrics, empty at each start of the stack."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)

    def _start_database(self) -> None:
        database = self._undo.enter_context(self._database())
        self.environ["DATABASE_URL"] = database.url
        if database.process and database.answers:
            self.processes[database.process.name] = database.process
            self._probes[database.process.name] = database.answers
        if not self._scratch:
            own = {"DATABASE_URL": database.url} if database.process else {}
            self._undo.enter_context(announced(self._folder, self._addresses.values | own))

    def _database(self) -> AbstractContextManager[Database]:
        if self._scratch:
            return open_scratch_database(self.environ, self.log)
        return open_lasting_database(self.environ, self.root, self.log)

    def _release(self) -> None:
        if RELEASE not in self._commands:
            return
        code, lines = run_to_end(self._command(RELEASE), self.log)
        if code:
            raise StackError("\n".join((f"{RELEASE} {how_it_ended(code)}; nothing was started:", *lines)))

    def _command(self, name: str) -> Command:
        programs = f"{Path(sys.executable).parent}{os.pathsep}{self.environ.get('PATH', os.defpath)}"
        own = {"PATH": programs, "PYTHONUNBUFFERED": "1"}
        return Command(
            name=name,
            argv=("/bin/sh", "-c", self._commands[name]),
            environ=self.environ | own,
            folder=self.root,
            listens=self._addresses.sockets.get(name),
        )

    def _keep(self, process: Process) -> None:
        path = probe_path(process.name, self.environ)
        if path:
            self._probes[process.name] = partial(answers, self._addresses.url(process.name) + path)
        self.processes[process.name] = process
        process.start()
        self._undo.callback(process.stop)

    def _last_words(self, name: str, fault: str) -> StackError:
        return StackError("\n".join((f"{name} {fault}:", *self.processes[name].lines)))
