"""`voicebot understand`: what a turn makes of words, line by line, without its last step."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, TextIO

from voicebot.conversation.heard import clean
from voicebot.conversation.rasa import Budget, Rasa
from voicebot.supervisor import dialogue_alone
from voicebot.understanding import Reading, When, read, to_the_point

SECONDS_A_LINE = 5.0


def answer_lines(source: TextIO, sink: TextIO, environ: Mapping[str, str]) -> None:
    """Answer each JSON line of `source` with one on `sink`, in the form of conversation.md.

    Uses the Rasa of the running stack, else starts one for as long as it takes. Raises ValueError with
    the number of a line that is not of the form.
    """
    with _rasa(environ) as rasa:
        for number, line in enumerate(source, 1):
            if line.strip():
                sink.write(json.dumps(_answered(rasa, _asked(line, number)), ensure_ascii=False) + "\n")
                sink.flush()


@contextmanager
def _rasa(environ: Mapping[str, str]) -> Iterator[Rasa]:
    token = environ.get("RASA_TOKEN", "")
    running = Rasa(environ.get("RASA_URL", "http://127.0.0.1:5005"), token)
    if running.is_ready():
        yield running
        return
    sys.stderr.write("No Rasa is running here: starting one …\n")
    with dialogue_alone(environ) as url:
        yield Rasa(url, token)


def _asked(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        now = datetime.fromisoformat(asked["now"])
        if now.tzinfo is None:
            raise ValueError("now has no time zone")
        return {**asked, "text": str(asked["text"]), "now": now}
    except (ValueError, KeyError, TypeError) as fault:
        raise ValueError(f"line {number}: expected text, expecting, locale, now ({fault})") from None


def _answered(rasa: Rasa, asked: dict[str, Any]) -> dict[str, Any]:
    text = to_the_point(clean(asked["text"]))
    ranking = rasa.ranking(text, Budget(SECONDS_A_LINE)) if text else []
    reading = read(text, ranking, asked.get("expecting", "none"), asked.get("locale", "fr"), asked["now"])
    return {"text": asked["text"], **as_json(reading)}


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading in the form of the command: dates as ISO text, what was not said as null."""
    told = asdict(reading)
    told["birth_date"] = reading.birth_date.isoformat() if reading.birth_date else None
    told["when"] = _when(reading.when)
    told["ask"] = list(reading.ask)
    told["places"] = list(told["places"])
    del told["whens"]  # As in conversation.md: the likelier, and that it would be asked back.
    return told


def _when(when: When | None) -> list[dict[str, Any]] | None:
    if when is None:
        return None
    if when.any:
        return [{"any": True, "asap": when.asap}]
    return [{"start": w.start.isoformat(), "end": w.end.isoformat()} for w in when.windows]
