"""What a rehearsal shows: a table that a terminal of a hundred columns holds, and figures for machines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

from rich.console import Console

from voicebot.rehearsal.acts import Memory
from voicebot.rehearsal.biographies import Town, draw
from voicebot.rehearsal.characters import PERSONAS, Want, persona
from voicebot.rehearsal.play import Played
from voicebot.rehearsal.results import Result
from voicebot.rehearsal.table import WIDTH, figures, table
from voicebot.rehearsal.verdict import Verdict

TODAY = date(2026, 11, 24)
LONGEST = "another day than could be had"


def result(
    name: str, want: Want, *, got: str = "as wanted", own_number: bool = True, answers: int = 3
) -> Result:
    manner = replace(persona(name), wants={want: 1})
    caller = draw(0, seed=1, today=TODAY, towns=(Town("Aubagne", "13400"),), among=[manner])
    caller = replace(caller, own_number=own_number)
    played = Played(caller, Memory(), turns=12, seconds=200.0, answers=answers, answers_to_done=answers)
    return Result(played, Verdict(got, as_wanted=got == "as wanted"))


def shown(results: list[Result]) -> list[str]:
    page = StringIO()
    Console(file=page, width=WIDTH).print(table(results))
    return page.getvalue().splitlines()


def test_every_persona_and_wish_can_be_read_in_a_hundred_columns() -> None:
    wants: list[Want] = ["stranger", "book_hang_up"]
    results = [result(one.name, want, got=LONGEST) for one in PERSONAS for want in wants]
    lines = shown(results)
    page = "\n".join(lines)
    assert max(map(len, lines)) <= 100
    assert "…" not in page
    assert all(one.name in page for one in PERSONAS)
    assert "book hang up" in page
    assert " ".join(page.split()).count("than could be had (1)") == len(results)


def test_answers_to_confirm_are_told_apart_by_telephone() -> None:
    results = [
        result("brisk", "confirm", answers=2),
        result("brisk", "cancel", answers=4),
        result("brisk", "cancel", own_number=False, answers=4),
    ]
    told = figures(results)["measures"]
    assert told["confirm_or_cancel"] == {"calls": 2, "median": 3, "most": 4, "within": 0.5}
    assert told["confirm_or_cancel_elsewhere"] == {"calls": 1, "median": 4, "most": 4, "within": 1.0}


def test_who_only_delays_says_nothing_about_how_many_answers_are_needed() -> None:
    assert figures([result("silent", "confirm", answers=6)])["measures"]["confirm_or_cancel"]["calls"] == 0


def test_shares_are_told_by_persona_and_for_all_who_speak() -> None:
    told = figures(
        [result("brisk", "book"), result("brisk", "book", got="nothing"), result("keys only", "book")]
    )
    assert told["personas"] == {"brisk": 0.5, "keys only": 1.0}
    assert (told["spoken"], told["keys_only"]) == (0.5, 1.0)
