"""`voicebot up`: the lasting stack of a checkout in the foreground, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from voicebot.supervisor.environment import local_environ
from voicebot.supervisor.faults import StackError
from voicebot.supervisor.stack import ROOT, Stack

STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(environ: Mapping[str, str] = os.environ, root: Path = ROOT) -> int:
    """Start everything, say where it answers, keep it running; the exit code of the command.

    With DEPLOYMENT=production the Procfile runs on the environment alone, else Procfile.demo on the
    demo's values below it. Call it from the main thread: it takes the signals.
    """
    try:
        values = local_environ(root, environ)
        in_production = values.get("DEPLOYMENT") == "production"
        stack = Stack(root / ("Procfile" if in_production else "Procfile.demo"), values)
        with _stopped_by_signals(stack) as asked_to_stop, stack:
            for line in _welcome(stack):
                stack.log.say(line)
            asked_to_stop.wait()
    except StackError as fault:
        sys.stderr.write(f"\n{fault}\n")
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


@contextmanager
def _stopped_by_signals(stack: Stack) -> Iterator[threading.Event]:
    """The first signal stops the stack gracefully, a second one at once."""
    asked_to_stop = threading.Event()

    def heed(_number: int, _frame: object) -> None:
        if asked_to_stop.is_set() or stack.is_stopping:
            stack.kill_everything()
            return
        asked_to_stop.set()
        raise KeyboardInterrupt  # and not a word: the interrupted code may be just writing

    before = {number: signal.signal(number, heed) for number in STOPPERS}
    try:
        yield asked_to_stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _welcome(stack: Stack) -> Iterator[str]:
    yield "Allô Vaccin is up; Ctrl-C stops it."
    if "simulator" in stack.names:
        yield f"  a telephone in the browser  {stack.simulator_url}/"
        yield "  a call in another terminal  .venv/bin/voicebot call --from +33612345678"
    if "console" in stack.names:
        yield f"  the agents' console         {stack.console_url}/"
        if password := stack.environ.get("DEMO_PASSWORD"):
            yield f"      sign in as agent or supervisor, password {password}"
    if "web" in stack.names:
        yield f"  the service                 {stack.web_url}/readyz"
        yield f"  webhooks of the provider    {stack.environ['PUBLIC_BASE_URL']}/twilio/voice, …/sms"
