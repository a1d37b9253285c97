"""Thanks and nothing else: neither a yes nor a no, but the end of a matter that was settled."""

from __future__ import annotations

from . import patterns
from .patterns import first, sentence
from .text import clean, words
from .yes_no import adds_nothing

_CHAT = patterns.load("chat")["chat"]
_POLITE = tuple(map(patterns.compiled, patterns.lines("yes_no")["polite"]))
_THANKS = tuple(map(patterns.compiled, ("merci|merciii|mercis [bien]", "remercie", "thanks|thank|cheers|ta")))


def is_thanks(text: str) -> bool:
    """Whether somebody thanks and says nothing else: "merci bcp", "je vous remercie madame"."""
    return says_thanks(sentence(words(clean(text))))


def is_chat(said: str) -> bool:
    """Whether a sentence is a kind word to whoever listens, and nothing else: "vous avez une belle voix"."""
    if not first(_CHAT, said):
        return False
    for phrase in (*_CHAT, *_POLITE, *_THANKS):
        said = phrase.sub(" ", said)
    return adds_nothing(said)


def thanks_as_well(text: str) -> bool:
    """Whether somebody thanks, whatever else they say: "ok merci"."""
    return first(_THANKS, sentence(words(clean(text)))) is not None


def says_thanks(said: str) -> bool:
    """The same of a sentence as `patterns.sentence` writes it."""
    if not first(_THANKS, said):
        return False
    for phrase in (*_POLITE, *_THANKS):
        said = phrase.sub("", said)
    return not said.strip()
