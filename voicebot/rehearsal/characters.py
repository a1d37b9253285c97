"""Who rings: the personas with their habits, and what each of them may want."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Want = Literal[
    "book", "book_two", "book_for", "question", "confirm", "cancel", "move", "when", "person",
    "stranger", "book_cancel", "book_move", "book_hang_up", "hang_up",
]  # fmt: skip
"""What a caller may want; `stranger` tries to learn of somebody else's appointment and must not."""

PLAIN: Mapping[Want, float] = {
    "book": 5, "confirm": 2, "cancel": 2, "move": 2, "when": 1.5, "question": 1, "person": 0.7, "stranger": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Persona:
    """A character. The habits are chances between 0 and 1, at each question.

    `keys` answer by keys alone. `withheld` is the chance that no number is shown.
    """

    name: str
    wants: Mapping[Want, float] = field(default_factory=lambda: PLAIN)
    language: Literal["fr", "en"] = "fr"
    keys: bool = False
    withheld: float = 0.0
    presses: float = 0.1
    fillers: float = 0.1
    small_talk: float = 0.0
    corrects: float = 0.0
    repeats: float = 0.0
    slower: float = 0.0
    waits: float = 0.0
    silent: float = 0.0
    misheard: float = 0.0
    picky: float = 0.2
    """How often the second injection is wanted at another time than the one that comes with the first."""
    eager: float = 0.2
    """How often the first sentence says the place and the day as well."""
    everything: float = 0.0
    """How often the first sentence says the date of birth as well."""
    ahead: float = 0.0
    """How often an answer says what has not been asked yet, or says that instead."""
    bare_yes: float = 0.0
    numbers: float = 0.0
    """How often an option is taken by its number, in words."""
    names_offer: float = 0.0
    """How often an offer is taken by its day or hour."""
    sociable: float = 0.0
    asks: float = 0.0
    hello: float = 0.0
    echoes: float = 0.0
    """How often the last answer is given again, too late, before the next."""
    slips: float = 0.0
    """How often a wrong key is pressed first."""
    postal: float = 0.15
    switches: bool = False
    """Goes on in English after the first questions."""
    takes_leave: bool = False
    refuses: int = 0
    """So many offers are declined without a reason."""
    due: int | None = None
    """Which injection is due; by default any."""
    relations: tuple[str, ...] = ("mother", "father")
    """For whom this caller rings, when it is for somebody else."""


PERSONAS = (
    Persona("brisk", fillers=0.0, presses=0.3),
    Persona("talkative", fillers=0.7, small_talk=0.5, eager=0.5, presses=0.0),
    Persona("hesitant", fillers=0.6, corrects=0.35, waits=0.1),
    Persona("hard of hearing", repeats=0.35, slower=0.3),
    Persona("silent", silent=0.4, waits=0.1),
    Persona("keys only", keys=True),
    Persona("misheard", misheard=1.0, fillers=0.3, presses=0.0),
    Persona("couple", wants={"book_two": 1}),
    Persona("relative", wants={"book_for": 1}, fillers=0.3),
    Persona("changes mind", wants={"book_cancel": 1, "book_move": 1}),
    Persona("hangs up after", wants={"book_hang_up": 1}),
    Persona("hangs up before", wants={"hang_up": 1}),
    Persona("withheld", withheld=1.0),
    Persona("English", language="en"),
    Persona("all at once", wants={"book": 2, "book_for": 1}, everything=1.0, presses=0.0),
    Persona("runs ahead", ahead=0.6, fillers=0.3),
    Persona("only yes", bare_yes=0.5, presses=0.0),
    Persona("says numbers", numbers=1.0, presses=0.0, postal=0.6),
    Persona("sociable", sociable=0.35, small_talk=0.3, fillers=0.3, names_offer=0.5),
    Persona("asks back", asks=0.35, fillers=0.2),
    Persona("says hello", hello=0.4, waits=0.15),
    Persona("changes tongue", wants={"book": 2, "cancel": 1, "move": 1}, switches=True),
    Persona("hard to please", wants={"book": 2, "move": 1}, refuses=2, names_offer=0.5),
    Persona(
        "sister", wants={"book_for": 1}, relations=("sister", "brother", "neighbour", "uncle"), ahead=0.3
    ),
    Persona("second dose", wants={"book": 3, "question": 1}, due=2),
    Persona("keys and voice", presses=0.5, postal=0.7),
    Persona("answers late", echoes=0.35, silent=0.15),
    Persona("clumsy keys", keys=True, slips=0.25, silent=0.15),
    Persona("silent keys", keys=True, silent=0.4),
    Persona("takes leave", wants={"hang_up": 1}, takes_leave=True),
)
"""All of them, in the order of the table."""


def persona(name: str) -> Persona:
    """By name; raises LookupError."""
    for one in PERSONAS:
        if one.name == name:
            return one
    raise LookupError(name)
