"""A stack as people meet it: it starts, comes back, stops, and says what is wrong."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from voicebot.supervisor import StackError, running_environ

SERVE = "exec python -W ignore server.py $SIMULATOR_PORT"
SLEEP = "exec sleep 600"
ROOT = Path(__file__).parents[3]


def pid_that_answers(url: str) -> int:
    with urlopen(f"{url}/", timeout=30) as answer:
        return int(answer.read())


def test_every_process_is_ready_when_the_block_is_entered(house):
    with house.runs(web=SERVE, worker=SLEEP, simulator=SERVE).stack() as stack:
        assert pid_that_answers(stack.web_url) == stack.processes["web"].pid
        assert pid_that_answers(stack.simulator_url) == stack.processes["simulator"].pid
        assert stack.processes["worker"].pid


def test_a_killed_web_process_comes_back_and_refuses_no_caller_meanwhile(house):
    with house.runs(web=SERVE).stack() as stack:
        before = pid_that_answers(stack.web_url)
        stack.kill("web")
        assert pid_that_answers(stack.web_url) != before
        assert stack.processes["web"].starts == 2


def test_a_process_without_an_address_comes_back_too(house, eventually):
    with house.runs(worker=SLEEP).stack() as stack:
        before = stack.processes["worker"].pid
        stack.kill("worker")
        assert eventually(lambda: stack.processes["worker"].pid not in (None, before))
        assert "worker" in house.log.getvalue()
        assert "was killed (SIGKILL), starts again now" in house.log.getvalue()


def test_the_end_of_the_block_ends_the_processes_and_their_children(house, eventually, is_alive):
    house.runs(worker="sleep 600 & echo child $!; wait", web=SERVE)
    with house.stack() as stack:
        assert eventually(lambda: "child " in house.log.getvalue())
        child = int(house.log.getvalue().partition("child ")[2].split()[0])
        pids = [process.pid for process in stack.processes.values()]
        assert all(map(is_alive, [child, *pids]))
    assert eventually(lambda: not any(map(is_alive, [child, *pids])))


def test_processes_are_stopped_from_the_last_to_the_first(house, eventually):
    ends = "trap 'echo ended; exit' TERM; echo begun; while :; do sleep 0.02; done"
    with house.runs(first=ends, second=ends).stack():
        assert eventually(lambda: house.log.getvalue().count("begun") == 2)
    ended = [line.split()[0] for line in house.log.getvalue().splitlines() if line.endswith("ended")]
    assert ended == ["second", "first"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_killed_supervisor_takes_its_processes_with_it(house, eventually, is_alive):
    house.runs(worker=SLEEP, web=SERVE)
    script = (
        "import sys, time; from pathlib import Path; from voicebot.supervisor import Stack\n"
        "with Stack.demo(scratch=False, ports='free', root=Path(sys.argv[1])) as stack:\n"
        "    print(*(process.pid for process in stack.processes.values()), flush=True)\n"
        "    time.sleep(600)\n"
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-c", script, house.root],
        env=house.environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with supervisor:
        pids = [int(pid) for pid in supervisor.stdout.readline().split()]
        assert len(pids) == 2
        supervisor.kill()
    assert eventually(lambda: not any(map(is_alive, pids)))


def test_a_failing_release_starts_nothing_and_shows_what_it_said(house):
    house.runs(release="echo the table is gone; exit 3", worker="echo alive; sleep 600")
    with pytest.raises(StackError, match=r"release ended with code 3; nothing was started:\nthe table"):
        house.stack().__enter__()
    assert "alive" not in house.log.getvalue()


def test_the_release_is_over_before_anything_else_starts(house):
    house.runs(worker="cat made-by-release; sleep 600", release="sleep 0.1; echo migrated > made-by-release")
    with house.stack():
        assert "No such file" not in house.log.getvalue()


def test_a_process_that_cannot_start_is_given_up_with_its_last_words(house):
    house.runs(web="echo SECRET_KEY: is missing; exit 1")
    with pytest.raises(StackError, match=r"web does not start:\nSECRET_KEY: is missing"):
        house.stack().__enter__()


def test_a_port_that_is_taken_is_named_with_a_way_out(house):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        stack = house.runs(web=SERVE).stack(PORT=str(port))
        stack._free_ports = False
        with pytest.raises(StackError, match=rf"Port {port} \(for web\) is taken.*PORT={port + 10} make run"):
            stack.__enter__()


def test_a_checkout_runs_one_lasting_stack_at_a_time(house):
    with house.runs(worker=SLEEP).stack(), pytest.raises(StackError, match="runs already"):
        house.stack().__enter__()
    with house.stack():
        pass


def test_a_command_in_another_terminal_finds_the_running_stack(house):
    with house.runs(web=SERVE, simulator=SERVE).stack() as stack:
        found = running_environ(house.root, {"LOG_LEVEL": "DEBUG"})
        assert found["PORT"] == stack.environ["PORT"]
        assert found["TWILIO_BASE_URL"] == stack.simulator_url
        assert (found["LOG_LEVEL"], found["DEPLOYMENT"]) == ("DEBUG", "demo")
    assert "PORT" not in running_environ(house.root, {})


def test_the_password_of_a_given_database_is_not_written_down(house):
    with house.runs(worker=SLEEP).stack(DATABASE_URL="postgresql://allo:secret@db/allo"):
        assert "secret" not in (house.root / ".run" / "addresses.env").read_text()


def test_rasa_on_another_machine_is_not_started_here(house):
    with house.runs(dialogue=SLEEP, worker=SLEEP).stack(RASA_URL="http://rasa.internal:5005") as stack:
        assert stack.names == ("worker",)
        assert stack.environ["RASA_URL"] == "http://rasa.internal:5005"


def test_the_simulated_network_stays_out_of_production(house):
    with pytest.raises(StackError, match="DEPLOYMENT=production"):
        house.runs(worker=SLEEP).stack(DEPLOYMENT="production")


def test_a_process_without_an_address_that_keeps_dying_is_given_up_too(house):
    house.runs(web="sleep 1; " + SERVE, worker="echo no database; exit 1")
    with pytest.raises(StackError, match=r"worker does not start:\nno database"):
        house.stack().__enter__()
