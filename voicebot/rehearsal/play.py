"""One call: the caller rings through the network, hears, answers, and hangs up or is hung up on."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from voicebot.rehearsal import counting
from voicebot.rehearsal.acts import Act, Memory
from voicebot.rehearsal.biographies import Caller
from voicebot.rehearsal.ears import Heard, listen
from voicebot.rehearsal.lexicon import lexicon
from voicebot.rehearsal.manner import Manner
from voicebot.rehearsal.minds import Mind
from voicebot.simulator.phone import CallInProgress, Phone

MOST_ACTS = 45
"""Nobody stays longer on the line; the call went in circles."""
AUDIBLE = ("say", "pause")


@dataclass
class Played:
    """A call as it went. `turns` and `seconds` are counted up to the end of the recap, if it came to one."""

    caller: Caller
    memory: Memory
    call: str = ""
    turns: int = 0
    seconds: float = 0.0
    asked_again: int = 0
    to_person: bool = False
    turns_to_person: int | None = None
    answers: int = 0
    """All that were given; `answers_to_done` until the first thing wanted was done."""
    answers_to_done: int | None = None
    heard: list[Heard] = field(default_factory=list)
    transcript: str = ""
    fault: str = ""


def play(caller: Caller, box_url: str, *, seed: int, towns: frozenset[str]) -> Played:
    """Ring and talk until the call is over; a call that breaks off is told in `fault`."""
    rng = Random(f"{seed}:{caller.index}:call")  # noqa: S311 - a rehearsal, no secret
    mind = Mind(caller, lexicon(caller.persona.language), towns, rng)
    played = Played(caller, mind.memory)
    with Phone(box_url, caller.number) as phone:
        try:
            _talk(phone.dial(), mind, played)
        except AssertionError as fault:
            played.fault = str(fault).splitlines()[0]
            played.transcript = played.transcript or str(fault)
    return played


def _talk(call: CallInProgress, mind: Mind, played: Played) -> None:
    played.call = call.id
    acts = asked_at = 0
    manner = Manner()
    while True:
        heard = _hear(call, mind, played)
        mind.memory.faults.extend(manner.faults(heard, call.state["heard"]))
        if _is_with_a_person(call, heard):
            played.to_person = True
            played.turns_to_person = acts - asked_at
        if played.to_person or call.is_over or call.waiting is None or acts >= MOST_ACTS:
            mind.overhear(heard)
            _note_done(mind.memory, played)
            break
        act = mind.answer(heard)
        _note_done(mind.memory, played)
        manner.asked(act, heard, call.state["heard"])
        if not mind.memory.asked_for_person:
            asked_at = acts + 1
        _count(act, mind.memory, played)
        if act.kind == "hang_up":
            break
        _do(call, act)
        acts += 1
    if acts >= MOST_ACTS:
        played.fault = "went in circles"
    if not call.is_over:
        call.hangs_up()
    played.transcript = call.transcript()


def _note_done(memory: Memory, played: Played) -> None:
    if memory.done and played.answers_to_done is None:
        played.answers_to_done = played.answers


def _hear(call: CallInProgress, mind: Mind, played: Played) -> Heard:
    events: list[dict[str, Any]] = call.state["heard"]
    said = [event for event in events if event["kind"] == "say"]
    language = _spoken(said, mind)
    heard = listen(" ".join(event["text"] for event in said), lexicon(language), mind.caller.today)
    if not mind.memory.recap_over:
        played.seconds += counting.seconds(events)
    played.heard.append(heard)
    return heard


def _spoken(said: list[dict[str, Any]], mind: Mind) -> str:
    """The language that most of it was in, if the caller has it; who hears no speech keeps their own."""
    tags = [str(event["language"])[:2] for event in said for _ in str(event["text"]).split()]
    found = max(sorted(set(tags)), key=tags.count, default=mind.caller.persona.language)
    return found if found in ("fr", "en") else mind.caller.persona.language


def _is_with_a_person(call: CallInProgress, heard: Heard) -> bool:
    kinds = {event["kind"] for event in call.state["heard"]}
    waits = call.waiting is None and not call.is_over and "person" in heard.news
    return waits or bool(kinds & {"dial", "queue"})


def _count(act: Act, memory: Memory, played: Played) -> None:
    # Silence answers nothing: so one comes to the menu of keys.
    counts = act.counts and act.kind in ("say", "press")
    played.answers += int(counts)
    if memory.recap_over:
        return
    played.turns += int(counts)
    if act.kind == "say":
        played.seconds += counting.seconds([{"kind": "said", "text": act.text}])


def _do(call: CallInProgress, act: Act) -> None:
    if act.kind == "say":
        call.says(act.text)
    elif act.kind == "press":
        call.presses(act.text)
    else:
        call.silence()
