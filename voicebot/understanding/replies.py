"""Replies that only their question makes plain: a name withheld, a pen not yet found, offers too far away."""

from __future__ import annotations

from . import answers, patterns, text
from .patterns import first, sentence

_PHRASES = patterns.load("replies")
_KEYS = {
    "un": "1", "une": "1", "1": "1", "one": "1", "deux": "2", "2": "2", "two": "2",
    "trois": "3", "3": "3", "three": "3", "quatre": "4", "4": "4", "four": "4",
}  # fmt: skip


def withholds(said: str) -> bool:
    """Whether somebody will not tell what was asked: "je ne veux pas le dire"."""
    return _says("withholds", said)


def not_yet(said: str) -> bool:
    """Whether what is waited for takes a moment more: "pas encore"."""
    return _says("not_yet", said)


def can_write(said: str) -> bool:
    """Whether pen and paper are at hand: "j'ai mon crayon"."""
    return _says("can_write", said)


def does_not_know(said: str) -> bool:
    """Whether somebody cannot say what was asked: "I don't remember"."""
    return _says("does_not_know", said)


def too_far(said: str) -> bool:
    """Whether what was offered is too far away: "c'est loin", "plus près de chez moi"."""
    return _says("too_far", said)


def asks_where(said: str) -> bool:
    """Whether it is asked where that is: "oui mais c'est où"."""
    return _says("where", said)


def begins_with_no(said: str) -> bool:
    """Whether what was just said back is contradicted first: "non, le trois"."""
    return _says("begins_with_no", said)


def names_another_month(said: str) -> bool:
    """Whether a month is put in the place of one that was said back: "non, en mars"."""
    return _says("in_a_month", said)


def of_another_event(said: str) -> bool:
    """Whether a day is told on which something else happened than a birth: "mon mari est mort le …"."""
    return _says("other_event", said) and not _says("birth", said)


def says_zero(said: str) -> bool:
    """Whether the key for a person is said instead of pressed: "le zéro"."""
    return _says("key_zero", said)


def key_said(said: str, *, alone: bool) -> str | None:
    """The key that is said instead of pressed: "je tape un"; with `alone` also a mere "le deux"."""
    words = text.without_marks(text.words_and_marks(text.clean(said)))
    sections = ("key_said", "number_said") if alone else ("key_said",)
    if not any(first(_PHRASES[section], sentence(words)) for section in sections):
        return None
    return next((_KEYS[word] for word in reversed(words) if word in _KEYS), None)


def six_figures(said: str, locale: str) -> str | None:
    """Six digits that may be a birth date and a code; None if there are others, or a month is named."""
    return answers.six_figures(text.words_and_marks(text.clean(said)), locale)


def names_a_code(said: str) -> bool:
    """Whether figures are said to be a code: "mon code c'est …"."""
    return _says("a_code", said)


def is_weekday_alone(said: str) -> bool:
    """Whether a weekday is named without a date: "je prends jeudi"."""
    return _says("weekday_alone", said)


def only_prefers(said: str) -> bool:
    """Whether one of several is liked better, without an if or a but: "je préfère neuf heures"."""
    return _says("prefers", said) and not _says("hedged", said)


def another_day(said: str) -> bool:
    """Whether any other day would do: "je voudrais un autre jour"."""
    return _says("another_day", said)


def thinks_better(said: str) -> bool:
    """Whether another day is wished for than the one chosen: "non, finalement plutôt mardi"."""
    return _says("thinks_better", said)


def _says(section: str, said: str) -> bool:
    words = text.without_marks(text.words_and_marks(text.clean(said)))
    return first(_PHRASES[section], sentence(words)) is not None
