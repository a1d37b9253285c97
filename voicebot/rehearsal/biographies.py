"""A life for each caller, drawn before the call: who, where, from which telephone, and what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from voicebot.rehearsal import wishes
from voicebot.rehearsal.characters import PERSONAS, Persona, Want
from voicebot.rehearsal.ears import Moment
from voicebot.rehearsal.lexicon import lexicon
from voicebot.rehearsal.wishes import Wish

MOBILE, LANDLINE = "+3363998{:04}", "+3346571{:04}"
"""Numbers that the regulator keeps for fiction: nobody is rung."""
ELDERLY = 0.92
"""How many of the callers are of an age to come without a word."""
FEMININE = ("wife", "mother", "sister", "neighbour")


@dataclass(frozen=True)
class Town:
    """Where there is a centre."""

    name: str
    postal_code: str


@dataclass(frozen=True)
class Person:
    """Somebody to be vaccinated; `last_dose` is None when it is the first, or forgotten."""

    birth: date
    family: str
    given: str
    feminine: bool
    relation: str = "self"
    dose: int = 1
    last_dose: date | None = None


@dataclass(frozen=True)
class Kept:
    """An appointment from before the call, as it stands in the caller's diary; `id` is for the judge only."""

    moment: Moment
    town: str
    code: str
    id: str


@dataclass(frozen=True)
class Goal:
    """One thing to be done. `wish` comes first, `otherwise` when that cannot be had."""

    act: Literal["book", "confirm", "cancel", "move", "when", "person"]
    person: Person
    town: Town
    wish: Wish
    otherwise: Wish


@dataclass(frozen=True)
class Caller:
    """Somebody who rings, and all that is fixed before they do. An empty number is withheld."""

    index: int
    persona: Persona
    want: Want
    goals: tuple[Goal, ...]
    number: str
    own_number: bool
    booked_from: str
    asks_first: bool
    gives_number: bool
    today: date
    kept: Kept | None = None

    @property
    def contact(self) -> str:
        """A number to be called back, as it is dialled in France."""
        return "0" + LANDLINE.format(self.index % 10_000).removeprefix("+33")

    @property
    def is_stranger(self) -> bool:
        return self.want == "stranger"

    def with_kept(self, kept: Kept) -> Caller:
        """With an appointment in the diary."""
        return replace(self, kept=kept)

    @property
    def claims(self) -> date:
        """The date of birth this caller gives: a stranger on the right telephone knows a wrong one."""
        birth = self.goals[0].person.birth
        return birth + timedelta(days=400) if self.is_stranger and self.own_number else birth


def draw(
    index: int, *, seed: int, today: date, towns: Sequence[Town], among: Sequence[Persona] = PERSONAS
) -> Caller:
    """The caller of this number in the row: always the same for the same seed, day and towns."""
    rng = Random(f"{seed}:{index}:life")  # noqa: S311 - a rehearsal, no secret
    character = among[index % len(among)]
    names = list(character.wants)
    want: Want = rng.choices(names, [character.wants[name] for name in names])[0]
    first, second = _numbers(index, seed)
    withheld = rng.random() < character.withheld
    elsewhere = want in ("confirm", "cancel", "move", "when") and rng.random() < 0.3
    person, town = _person(rng, character, today, "self"), rng.choice(towns)
    if want == "stranger":
        elsewhere = rng.random() < 0.7
    wish, otherwise = wishes.drawn(rng, today, by_keys=character.keys)
    goal = Goal("book", person, town, wish, otherwise)
    return Caller(
        index=index,
        persona=character,
        want=want,
        goals=_goals(want, character, goal, rng, today),
        number="" if withheld else second if elsewhere else first,
        own_number=not withheld and not elsewhere,
        booked_from=first,
        asks_first=want == "question",
        gives_number=rng.random() < 0.7,
        today=today,
    )


def _numbers(index: int, seed: int) -> tuple[str, str]:
    """Two telephones that no other caller of this rehearsal has."""
    order = Random(f"{seed}:numbers").sample(range(10_000), 10_000)  # noqa: S311
    form = MOBILE if Random(f"{seed}:{index}:line").random() < 0.6 else LANDLINE  # noqa: S311
    other = LANDLINE if form == MOBILE else MOBILE
    return form.format(order[index % 10_000]), other.format(order[index % 10_000])


def _person(rng: Random, character: Persona, today: date, relation: str, family: str = "") -> Person:
    people = lexicon(character.language).people
    dose, last_dose = _history(rng, today, character.due)
    feminine = relation in FEMININE if relation != "self" else rng.random() < 0.6
    oldest = date(1930 if rng.random() < ELDERLY else 1962, 1, 1)
    birth = oldest + timedelta(days=rng.randrange(26 * 365))
    given = rng.choice(people["women" if feminine else "men"])
    return Person(birth, family or rng.choice(people["families"]), given, feminine, relation, dose, last_dose)


def _history(rng: Random, today: date, due: int | None) -> tuple[int, date | None]:
    """Which dose is due, and when the one before was had."""
    dose = due or rng.choices((1, 2, 3), (7, 2, 1))[0]
    days = {1: None, 2: rng.randrange(14, 36), 3: rng.randrange(190, 400)}[dose]
    return dose, None if days is None else today - timedelta(days=days)


def _goals(want: Want, character: Persona, goal: Goal, rng: Random, today: date) -> tuple[Goal, ...]:
    """What is to be done, one thing after the other; `goal` is to book for oneself."""
    person = goal.person
    before = replace(goal, person=replace(person, dose=1, last_dose=None))
    if want in ("confirm", "cancel", "move", "when", "person"):
        return (replace(before, act=want),)
    if want == "stranger":
        return (replace(before, act=rng.choice(("when", "confirm", "cancel"))),)
    if want == "book_for":
        return (replace(goal, person=_person(rng, character, today, rng.choice(character.relations))),)
    if want == "book_two":
        partner = _person(rng, character, today, "husband" if person.feminine else "wife", person.family)
        return goal, replace(goal, person=partner, wish=wishes.ANYTHING, otherwise=wishes.ANYTHING)
    if want == "book_cancel":
        return goal, replace(goal, act="cancel")
    if want == "book_move":
        return goal, replace(goal, act="move", wish=wishes.another(goal.wish, rng))
    return (goal,)
