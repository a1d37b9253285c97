"""Yes, no, and "yes, but": small words whose meaning hangs on each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .patterns import first, sentence
from .text import clean
from .text import words as words_of
from .wishes import ANSWERS

_DENIED_AFTER = re.compile(r" (?:pas(?! de | besoin)|plus|guere|jamais|rien|aucun\w*)\b")
_DENIED_BEFORE = re.compile(r" (?:pas|ne|n|rien|aucun\w*|jamais|not|never)$")


def answer(words: tuple[str, ...]) -> str | None:
    """`affirm`, `deny`, `correct` ("yes, but …", "no, rather …") or None.

    In doubt between yes and no the answer is no: a refusal taken for a yes does harm.
    """
    text = sentence(words)
    yes = min(_agreements(text), default=None)
    no = first(ANSWERS["no"], text)
    if yes is not None and first(ANSWERS["still_yes"], text) and not first(ANSWERS["no_after_all"], text):
        return "correct" if first(ANSWERS["reservation"], text) and not _mere_but(text) else "affirm"
    if first(ANSWERS["plain_no"], text):
        return "deny"
    if (yes is not None or no) and first(ANSWERS["reservation"], text):
        return "correct"
    if first(ANSWERS["no_after_all"], text) or no:
        return "deny"
    return "affirm" if yes is not None else None


def is_plain_yes(text: str, locale: str) -> bool:
    """Whether an answer is yes and nothing else: "oui merci", but neither "oui c'est bien mon rendez-vous"
    nor a mere "ça va".

    Only such a yes may decide what does harm if it was meant otherwise. `locale` is `fr` or `en`.
    """
    said = _flat(text)
    if "?" in text:
        return False
    return _is_nothing_but("yes", said, locale)


def is_plain_no(text: str, locale: str) -> bool:
    """Whether an answer is no and nothing else, farewells apart: "non c'est tout, au revoir"."""
    return "?" not in text and _is_nothing_but("no", _flat(text), locale)


def _flat(text: str) -> str:
    return sentence(words_of(clean(text)))


def _is_nothing_but(meaning: str, said: str, locale: str) -> bool:
    bare = ANSWERS[f"bare_{meaning}_{locale}"]
    left = said
    for phrase in (*bare, *ANSWERS["polite"], *ANSWERS[f"beside_{meaning}"]):
        left = phrase.sub("", left)
    return not left and first(bare, said) is not None


def _agreements(text: str) -> Iterator[int]:
    """Where the sentence agrees: words of consent that nothing beside them denies."""
    for phrase in ANSWERS["yes"]:
        for match in phrase.finditer(text):
            if not _DENIED_AFTER.match(text, match.end()) and not _DENIED_BEFORE.search(
                text[: match.start()]
            ):
                yield match.start()


def _mere_but(text: str) -> bool:
    return any(phrase in text for phrase in (" mais oui", " mais si", " mais bien sur"))
