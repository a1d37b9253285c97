"""`voicebot up`: in the foreground until somebody asks it to stop."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SERVE = "exec python -W ignore server.py $SIMULATOR_PORT"
SCRIPT = """
import sys
from pathlib import Path
from voicebot.supervisor import up

sys.exit(up(root=Path(sys.argv[1])))
"""


@contextmanager
def up(house, **environ: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, house.root],
        env=house.environ | environ,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def lines_until(process: subprocess.Popen[str], wanted: str) -> str:
    seen = ""
    for line in process.stderr:
        seen += line
        if wanted in line:
            return seen
    raise AssertionError(f"ended without {wanted!r}:\n{seen}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_says_where_to_go_and_stops_when_asked(house, free_port, number):
    house.runs(web=SERVE, simulator=SERVE)
    ports = {"PORT": free_port(), "SIMULATOR_PORT": free_port()}
    with up(house, **ports) as process:
        said = lines_until(process, "webhooks of the provider")
        assert f"http://127.0.0.1:{ports['SIMULATOR_PORT']}/" in said
        process.send_signal(number)
        assert "stopping" in process.stderr.read()
        assert process.wait() == 0


def test_a_second_signal_does_not_wait_for_the_stubborn(house):
    ignores = (
        "trap '' TERM; while [ ! -e up ]; do sleep 0.02; done; echo stubborn; while :; do sleep 0.05; done"
    )
    with up(house.runs(worker=ignores)) as process:
        lines_until(process, "Ctrl-C stops it")
        (house.root / "up").touch()
        lines_until(process, "stubborn")
        process.send_signal(signal.SIGINT)
        lines_until(process, "stopping")
        process.send_signal(signal.SIGINT)
        assert "did not end within" not in process.stderr.read()
        assert process.wait() == 0


def test_it_fails_with_the_reason_alone(house):
    house.runs(release="echo cannot reach the database; exit 1", web=SERVE)
    with up(house) as process:
        said = process.stderr.read()
        assert process.wait() == 1
    assert "release ended with code 1; nothing was started:\ncannot reach the database" in said
    assert "Traceback" not in said


def test_production_runs_the_procfile_without_demo_values(house):
    (house.root / "Procfile").write_text('worker: echo "voice <$VOICE_NUMBER>"; exec sleep 600\n')
    with up(house, DEPLOYMENT="production") as process:
        assert "voice <>" in lines_until(process, "voice <")
        process.send_signal(signal.SIGTERM)
        assert process.stderr.read()
