"""What is said of an appointment that stands: that it is kept, what is asked about it, which way it moves."""

from __future__ import annotations

from typing import Literal

from . import patterns, text
from .patterns import first, sentence

About = Literal["code", "place"]
Towards = Literal["earlier", "later"]

_PHRASES = patterns.load("standing")


def keeps(said: str) -> bool:
    """Whether the appointment shall stay as it is, or come back: "finalement je le garde"."""
    return _says("keeps", said)


def lost_code(said: str) -> bool:
    """Whether somebody has not got the booking code any more: "je l'ai perdu, mon code"."""
    return _says("lost_code", said)


def second_alone(said: str) -> bool:
    """Whether of two appointments only the second is meant: "juste le deuxième"."""
    return _says("second_alone", said)


def calls_off(said: str) -> bool:
    """Whether an appointment shall be cancelled in so many words: "annulé svp", and not "je pe pa venir"."""
    return _says("calls_off", said)


def bereaved(said: str) -> bool:
    """Whether somebody tells of a death: "mon mari est décédé"."""
    return _says("bereaved", said)


def disputes(said: str) -> bool:
    """Whether somebody has not asked for what we did: "c'est pas moi qui ai annulé"."""
    return _says("disputes", said)


def all_of_them(said: str) -> bool:
    """Whether of several appointments all are meant: "oui pour les deux"."""
    return _says("all_of_them", said)


def about(said: str) -> About | None:
    """What of an appointment is asked for, if it is one thing: its code, or where it is."""
    if _says("about_code", said):
        return "code"
    return "place" if _says("about_place", said) else None


def towards(said: str) -> Towards | None:
    """Whether an appointment shall be sooner or later than it is, as far as that was said."""
    if _says("earlier", said):
        return "earlier"
    return "later" if _says("later", said) else None


def _says(section: str, said: str) -> bool:
    words = text.without_marks(text.words_and_marks(text.clean(said)))
    return first(_PHRASES[section], sentence(words)) is not None
