"""Everything that is known about one turn before it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .patterns import first
from .reading import Intent
from .values import Values
from .wishes import ANSWERS

ENOUGH = 0.4
"""A weight below it decides nothing."""
LIKELY = 0.6
"""A weight from which a wish is likelier than an answer that is not a plain one."""
PLAIN = 0.9
"""How sure a plain answer to the question is."""
SURE = 0.85
"""From here on the ranking is right more often than words that contradict it. Measured."""
NOT_UNDERSTOOD = Intent("out_of_scope", 0.0)


@dataclass(frozen=True)
class Heard:
    """One turn: its words, what they weigh, what values they hold and what they answer."""

    words: tuple[str, ...]
    sentence: str
    expecting: str
    weights: dict[str, float]
    ranked: Mapping[str, float]
    """How likely the ranking alone takes each wish to be, whatever was asked."""
    values: Values
    answer: str | None
    wholly: bool
    """Whether nothing but the answer was said, politeness and hesitation apart."""
    ends_in_yes: bool
    """Whether it is yes, yet no was said before it, about another or by mistake."""
    asks: bool
    question_mark: bool

    @property
    def knows_not(self) -> bool:
        """ "Je ne sais pas"."""
        return self.says("knows_not")

    def says(self, section: str) -> bool:
        """Whether one of the phrases of a section of `data/phrases/answers.txt` is in the sentence."""
        return first(ANSWERS[section], self.sentence) is not None

    def weight(self, intent: str) -> float:
        """How likely a wish is, by words and ranking; 0 if neither names it."""
        return self.weights.get(intent, 0.0)

    def likeness(self, intent: str) -> float:
        """How likely the ranking alone takes a wish to be."""
        return self.ranked.get(intent, 0.0)

    def best(self, among: tuple[str, ...]) -> Intent | None:
        """The heaviest of some wishes, if it weighs enough; the first of them in a tie."""
        return self.likeliest(among, at_least=ENOUGH)

    def likeliest(self, among: tuple[str, ...], *, at_least: float) -> Intent | None:
        """As `best`, for wishes that weigh `at_least` so much."""
        name = max(among, key=self.weight)
        return Intent(name, self.weight(name)) if self.weight(name) >= at_least else None
