"""Yes, no, and "yes, but": small words whose meaning hangs on each other."""

from __future__ import annotations

from .patterns import first, sentence
from .wishes import ANSWERS


def answer(words: tuple[str, ...]) -> str | None:
    """`affirm`, `deny`, `correct` ("yes, but …", "no, rather …") or None."""
    text = sentence(words)
    if first(ANSWERS["still_yes"], text):
        return "correct" if first(ANSWERS["reservation"], text) and not _mere_but(text) else "affirm"
    yes, no = first(ANSWERS["yes"], text), first(ANSWERS["no"], text)
    if (yes or no) and first(ANSWERS["reservation"], text):
        return "correct"
    if first(ANSWERS["no_after_all"], text):
        return "deny"
    if yes and no:
        return "deny" if no.start() <= yes.start() or no.end() >= yes.end() else "affirm"
    return "affirm" if yes else "deny" if no else None


def _mere_but(text: str) -> bool:
    return any(phrase in text for phrase in (" mais oui", " mais si", " mais bien sur"))
