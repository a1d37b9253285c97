"""A rehearsal: callers are drawn, ring a few at a time, and each call is judged when all are over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime

from models import Store
from voicebot.rehearsal import past
from voicebot.rehearsal.biographies import Caller, draw
from voicebot.rehearsal.characters import PERSONAS, Persona
from voicebot.rehearsal.play import Played, play
from voicebot.rehearsal.results import Result
from voicebot.rehearsal.verdict import judge

AT_ONCE = 4
"""Calls at a time: enough to keep two cores busy."""
Progress = Callable[[int, int], None]


class NothingToBook(RuntimeError):
    """No town has free places: there is nothing to rehearse with."""


def rehearse(
    store: Store,
    box_url: str,
    *,
    seed: int,
    calls: int,
    now: Callable[[], datetime],
    among: Sequence[Persona] = PERSONAS,
    progress: Progress,
) -> list[Result]:
    """Play this many calls against the running service; `now` reads its clock. Raises NothingToBook."""
    began = now()
    today = began.astimezone(past.PARIS).date()
    towns = past.towns(store, now=began)
    if not towns:
        raise NothingToBook("no town has free places: open slots first")
    names = frozenset(town.name for town in towns)

    def ring(index: int) -> Played:
        caller: Caller = draw(index, seed=seed, today=today, towns=towns, among=among)
        return play(past.with_past(store, caller, seed=seed, now=now()), box_url, seed=seed, towns=names)

    played: list[Played] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for ringing in as_completed([pool.submit(ring, index) for index in range(calls)]):
            played.append(ringing.result())
            progress(len(played), calls)
    played.sort(key=lambda one: one.caller.index)
    return [Result(one, judge(store, one, now=now())) for one in played]
