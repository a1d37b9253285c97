"""A caller's mind: takes in what was heard, keeps what was chosen and told, decides what to do next.

It knows only words it heard and its own life; how each question is answered is in answers.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Literal

from voicebot.rehearsal import answers, habits
from voicebot.rehearsal.acts import Act, Choice, Memory
from voicebot.rehearsal.biographies import Caller, Goal
from voicebot.rehearsal.disturbances import misheard
from voicebot.rehearsal.ears import Heard, Option
from voicebot.rehearsal.lexicon import Lexicon, lexicon, plain
from voicebot.rehearsal.mouth import Mouth

MOST_CORRECTIONS = 2
MOST_TRIES = 3
"""How often a wish is said again; then one hangs up."""
OF_A_BOOKING = ("place", "which_place", "this_place", "day", "which_day", "dose", "last_dose", "eligibility")
"""What nobody is asked who already has an appointment."""
DONE = {"cancel": "cancelled", "confirm": "confirmed"}
"""The news that ends a wish."""
NUMBERS = ("birth_date", "birth_year", "birth_day", "identity", "reference", "phone", "last_dose")


class Mind:
    """Answers one question after the other until the caller hangs up."""

    def __init__(self, caller: Caller, words: Lexicon, towns: frozenset[str], rng: Random) -> None:
        self.caller, self.words, self.rng = caller, words, rng
        self.mouth = Mouth(words, caller.persona, rng)
        self.memory = Memory()
        self.leaves_at = rng.choice(("birth_date", "place", "day", "slot", "slot"))
        self._towns = towns
        self._pending: Heard | None = None
        self._tries: Counter[int] = Counter()
        self._lost = 0
        self._interrupted: set[str] = set()
        self.last_said = ""

    @property
    def goal(self) -> Goal | None:
        """What is to be done next; None when all is done."""
        goals = self.caller.goals
        return goals[self.memory.goal] if self.memory.goal < len(goals) else None

    def answer(self, heard: Heard) -> Act:
        """What the caller does now."""
        self.overhear(heard)
        if heard.question is None and "time_given" in heard.news and self._pending:
            heard = self._pending
        before = self._pending.question if self._pending else None
        self._pending = heard if heard.question else self._pending
        if "not_understood" in heard.news:
            self.memory.asked_again += 1
        if self._leaves(heard):
            return self._parting()
        return self._correction(heard) or habits.interruption(self, heard, before) or self._reply(heard)

    def _reply(self, heard: Heard) -> Act:
        question = heard.question or self._guess(heard)
        if question is None:
            return self._at_a_loss(heard)
        self._lost = 0
        planned = self.goal and not self.memory.moving_second
        if self.goal and planned and question in OF_A_BOOKING and self.goal.act not in ("book", "move"):
            return self.insists(self.goal)
        return answers.ANSWERS[question](self, heard)

    def insists(self, goal: Goal) -> Act:
        """This is not what was wanted: say the wish again, and hang up when that does not help."""
        if self.gives_up():
            return Act("hang_up")
        if self.caller.persona.keys:
            return self.press("0")
        return self.says("person_wanted" if goal.act == "person" else goal.act)

    def overhear(self, heard: Heard) -> None:
        """Take in what was heard, whether or not an answer is wanted."""
        memory, news = self.memory, heard.news
        named = [town for town in self._towns if plain(town) in heard.text]
        if named:
            memory.town = max(named, key=len)
        if "taken" in news and memory.choices:
            memory.choices.pop()
        if "call_back" in news:
            memory.called_back = True
        if news & {"told", "confirmed"}:
            memory.told.extend(heard.moments)
        if heard.code:
            memory.codes.append(heard.code)
        if news & {"booked", "moved"} and self._has_chosen():
            self._hears_it_is_booked(heard)
        if self.goal and DONE.get(self.goal.act) in news:
            self._finishes()
        if self.goal and self.goal.act == "when" and any(moment.hour for moment in memory.told):
            self._finishes()
        if memory.announced and heard.question == "anything_else":
            memory.recap_over = True

    def _has_chosen(self) -> bool:
        return any(choice.goal == self.memory.goal for choice in self.memory.choices)

    def _hears_it_is_booked(self, heard: Heard) -> None:
        told = next((moment for moment in heard.moments if moment.hour), None)
        if told is None:
            return
        self.memory.announced.append(told)
        if told != self.memory.choices[-1].moment:
            self.memory.faults.append("another time was announced than was chosen")
        self._finishes()

    def _finishes(self) -> None:
        self.memory.done.add(self.memory.goal)
        self.memory.goal += 1
        self.memory.refusals = 0

    def _leaves(self, heard: Heard) -> bool:
        want = self.caller.want
        if want == "hang_up":
            return self.memory.took_leave or heard.question in (self.leaves_at, "slot")
        return want == "book_hang_up" and bool(self.memory.announced)

    def _parting(self) -> Act:
        if not self.caller.persona.takes_leave or self.memory.took_leave:
            return Act("hang_up")
        self.memory.took_leave = True
        return self.says("leave")

    def _correction(self, heard: Heard) -> Act | None:
        """Something was understood that was not said."""
        goal = self.goal
        if goal is None or self.memory.corrections >= MOST_CORRECTIONS or self.caller.persona.keys:
            return None
        if self.caller.is_stranger or "noted_birth" not in heard.news or heard.question in NUMBERS:
            return None
        if heard.births and goal.person.birth not in heard.births:
            self.memory.corrections += 1
            self.memory.faults.append("another date of birth was noted")
            return self.says("wrong_birth", birth=self.mouth.birth(goal.person))
        return None

    def gives_up(self) -> bool:
        """Whether the same wish was said often enough in vain."""
        self._tries[self.memory.goal] += 1
        return self._tries[self.memory.goal] > MOST_TRIES

    def _guess(self, heard: Heard) -> str | None:
        """An unknown question with my town among its options asks where; else nobody knows."""
        goal = self.goal
        here = plain(goal.town.name) if goal else ""
        return "which_place" if here and any(here in option.text for option in heard.options) else None

    def _at_a_loss(self, heard: Heard) -> Act:
        """Ask to hear it again, then for help, then simply yes."""
        self._lost += 1
        if self._lost == 1:
            return self.press("*", counts=False) if self.caller.persona.keys else self.asks("repeat")
        self.memory.unknown.append(heard.text)
        if self._lost == 2 and not self.caller.persona.keys:
            return self.asks("help")
        return self.press("1") if self.caller.persona.keys else self.says("yes")

    def says(self, saying: str, **values: str) -> Act:
        """Say it in words; a bad line may change them."""
        text = self.mouth.says(saying, **values)
        if self.chance(self.caller.persona.misheard):
            text = misheard(text, self.words, self.rng)
        self.last_said = text
        return Act("say", text)

    def asks(self, saying: str, *, manner: Literal["", "repeat", "slower", "language"] = "") -> Act:
        """Say something that is no answer: to hear it again, slower, or to be given time."""
        said = self.last_said
        act = replace(self.says(saying), counts=False, manner=manner)
        self.last_said = said
        return act

    def goes_on_in(self, language: str) -> Act:
        """Ask for another language, and speak it from now on."""
        self.words = lexicon(language)
        self.mouth = Mouth(self.words, self.caller.persona, self.rng)
        return replace(self.says("english"), counts=False, manner="language")

    def press(self, keys: str, *, counts: bool = True) -> Act:
        return Act("press", keys, counts)

    def either(self, key: str | None, saying: str, **values: str) -> Act:
        """By the key that was heard or in words, as is this caller's habit; silent without a key to press."""
        if self.caller.persona.keys:
            return self.press(key) if key else Act("silence")
        if key and self.chance(self.caller.persona.presses):
            return self.press(key)
        if key and self.chance(self.caller.persona.numbers):
            return self.says("by_number", number=self.mouth.number(int(key)))
        return self.says(saying, **values)

    def is_first_time(self, question: str) -> bool:
        """Whether this question was not heard before; now it is."""
        new = question not in self._interrupted
        self._interrupted.add(question)
        return new

    def key_for(self, heard: Heard, *meanings: str) -> str | None:
        """The key of the first option that means one of these."""
        for meaning in meanings:
            for option in heard.options:
                if self.words.options[meaning].search(option.text):
                    return option.key
        return None

    def chooses(self, option: Option, *, second: bool = False) -> None:
        """Remember what was taken, as it was heard; a second injection belongs to what was booked last."""
        assert option.moment is not None
        goal = self.memory.goal - int(second)
        self.memory.choices.append(Choice(goal, option.moment, self.memory.town, second))

    def chance(self, likelihood: float) -> bool:
        """Whether it happens this time."""
        return likelihood > 0 and self.rng.random() < likelihood
