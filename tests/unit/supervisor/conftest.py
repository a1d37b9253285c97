"""A checkout in small: a Procfile of tiny servers, run by the real supervisor without a database."""

from __future__ import annotations

import io
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from voicebot.supervisor import Stack

SERVER = """
import http.server, os, socket, sys

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(os.getpid()).encode())

    def log_message(self, *args):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer, bind_and_activate=False)
if "LISTEN_FDS" in os.environ:
    assert os.environ["LISTEN_PID"] == str(os.getpid())
    server.socket = socket.socket(fileno=3)
else:
    server.server_address = ("127.0.0.1", int(sys.argv[1]))
    server.server_bind()
    server.server_activate()
print("serving", flush=True)
server.serve_forever()
"""


@dataclass
class House:
    """The folder of a little checkout."""

    root: Path
    log: io.StringIO = field(default_factory=io.StringIO)
    environ: dict[str, str] = field(
        default_factory=lambda: {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": "postgresql://nobody@nowhere/allo",
        }
    )

    def runs(self, **processes: str) -> House:
        lines = [f"{name}: {command}\n" for name, command in processes.items()]
        (self.root / "Procfile.demo").write_text("".join(lines))
        return self

    def stack(self, **environ: str) -> Stack:
        """Its lasting stack, on free ports."""
        return Stack.demo(
            scratch=False, ports="free", root=self.root, environ=self.environ | environ, log=self.log
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "config" / "demo").mkdir(parents=True)
    (tmp_path / "config" / "demo" / "demo.env").write_text("DEPLOYMENT=demo\nVOICE_NUMBER=+33937000000\n")
    (tmp_path / "server.py").write_text(SERVER)
    return House(tmp_path)


def eventually(holds: Callable[[], bool], patience: float = 20) -> bool:
    """Whether something becomes true before patience ends."""
    deadline = time.monotonic() + patience
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(name="eventually")
def _eventually() -> Callable[[Callable[[], bool]], bool]:
    return eventually


@pytest.fixture
def is_alive() -> Callable[[int], bool]:
    """Whether a process runs; one that ended and was not yet collected does not."""

    def ask(pid: int) -> bool:
        try:
            os.kill(pid, 0)
            return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
        except ProcessLookupError:
            return False
        except FileNotFoundError:
            return not Path("/proc/self").exists()

    return ask


@pytest.fixture
def free_port() -> Callable[[], str]:
    """A port that nobody listens on."""

    def find() -> str:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            return str(probe.getsockname()[1])

    return find
