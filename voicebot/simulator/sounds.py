"""What the listener hears of <Say>, <Play> and <Pause>, as events."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from voicebot.simulator.call import Event
from voicebot.simulator.speech import language_of, spoken
from voicebot.simulator.twiml import Verb

MAX_LOOPS = 5  # of a <Say> or <Play> that asks for more, or for ever
AUDIBLE = frozenset({"Say", "Play", "Pause"})


def sounds(verb: Verb, document_url: str, *, interruptible: bool) -> Iterator[Event]:
    """The events of one audible verb; `interruptible` when it is nested in a <Gather>."""
    if verb.name == "Pause":
        yield Event("pause", seconds=float(verb.get("length", "1")), interruptible=interruptible)
        return
    for _ in range(_loops(verb)):
        if verb.name == "Say":
            yield from _said(verb, interruptible)
        else:
            sound = verb.get("digits") or urljoin(document_url, verb.text)
            yield Event("play", text=sound, interruptible=interruptible)


def _said(verb: Verb, interruptible: bool) -> Iterator[Event]:
    for part in spoken(verb):
        if part.words:
            language = part.language or language_of(verb)
            yield Event(
                "say", text=part.words, language=language, rate=part.rate, interruptible=interruptible
            )
        else:
            yield Event("pause", seconds=part.seconds, interruptible=interruptible)


def _loops(verb: Verb) -> int:
    wanted = int(verb.get("loop", "1"))
    return min(wanted, MAX_LOOPS) if wanted else MAX_LOOPS
