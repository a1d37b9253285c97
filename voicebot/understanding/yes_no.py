"""Yes, no, and "yes, but": small words whose meaning hangs on each other.

A sentence becomes a row of signs, one for each word that agrees, refuses, reserves or makes a condition;
their order decides. "Non non c'est bien ça" is `nng`, a yes; "oui mais à midi je peux pas" is `ymb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from . import patterns
from .patterns import first, sentence
from .text import clean
from .text import words as words_of

_PHRASES = patterns.load("yes_no")


def _words(*sections: str) -> frozenset[str]:
    found = " ".join(line for section in sections for line in patterns.lines("yes_no")[section])
    return frozenset(re.findall(r"[a-z]+", found))


_SMALL = _words("hesitation", "small")
"""Words around an answer that add nothing to it."""
_OPENERS = _words("hesitation", "yes", "opens_with_yes")
_SIGNS = {
    "yes": "y", "assents": "a", "fine": "g", "opens_with_yes": "y",
    "no": "n", "no_twice": "nn", "no_thanks": "x", "amiss": "b", "depends": "d",
    "but": "m", "instead": "r", "not_so": "p", "if": "c",
}  # fmt: skip
"""Section of phrases → its sign in the row that is judged."""
_YES, _NO = "✓", "✗"
_SETTLED = {"if_you_please": "", "yes_by_denial": f" {_YES}", "no_answer": " …", "no_by_assent": f" {_NO}"}
"""Section of phrases → what they come to, in the order in which they are looked for."""
_DENIED_BEFORE = re.compile(
    r" (?:pas|ne|n|rien|aucun\w*|jamais|not|never|t)(?: (?:vraiment|tres|trop|tout|si|du tout|really|very))?$"
)
_DENIED_AFTER = re.compile(r" (?:pas(?! de\b| besoin)|plus(?! que| tard| tot)|guere|jamais|rien|aucun\w*)\b")
_HAILS = frozenset({"allo", "hello"})
_REACH = 24
"""Characters before consent in which a denial of it stands."""
_Sign = tuple[int, int, str]
"""Where words begin and end, and what they are a sign of."""


@dataclass(frozen=True)
class Answer:
    """`affirm`, `deny`, `correct` ("yes, but …") or None, and whether nothing else was said.

    `ends_in_yes` if it is a `deny` only because a yes after a no might be somebody else's.
    """

    meaning: str | None
    whole: bool = False
    ends_in_yes: bool = False


def understood(words: tuple[str, ...]) -> Answer:
    """What the words answer. In doubt between yes and no it is no: a refusal taken for a yes does harm."""
    if _HAILS & set(words):
        # "Oui allô ?" asks whether anybody is there.
        return Answer(None)
    text = _settled(sentence(words))
    found = _signs(text)
    whole = not _says_more(text, found)
    row = "".join(sign for *_, sign in found)
    return Answer(
        _meaning(row, whole=whole), whole, ends_in_yes=re.fullmatch("[^xbd]*n[^xbd]*[yg]", row) is not None
    )


def answer(words: tuple[str, ...]) -> str | None:
    """The meaning alone of what the words answer."""
    return understood(words).meaning


def is_plain_yes(text: str, locale: str) -> bool:
    """Whether an answer is yes and nothing else: "oui merci", but neither "oui c'est bien mon rendez-vous"
    nor a mere "ça va".

    Only such a yes may decide what does harm if it was meant otherwise. `locale` is `fr` or `en`.
    """
    said = _flat(text)
    if "?" in text:
        return False
    return _is_nothing_but("yes", said, locale)


def is_clear_yes(text: str, locale: str) -> bool:
    """Whether it is a plain yes, or as good as one where it was said what it does: "c'est décidé"."""
    clear = "?" not in text and _is_nothing_but("yes", _flat(text), locale, "clear")
    return clear or is_plain_yes(text, locale)


def is_plain_no(text: str, locale: str) -> bool:
    """Whether an answer is no and nothing else, farewells apart: "non c'est tout, au revoir"."""
    return "?" not in text and _is_nothing_but("no", _flat(text), locale)


def _flat(text: str) -> str:
    return sentence(words_of(clean(text)))


def _is_nothing_but(meaning: str, said: str, locale: str, *more: str) -> bool:
    bare = tuple(phrase for kind in (*more, "bare") for phrase in _PHRASES[f"{kind}_{meaning}_{locale}"])
    left = said
    for phrase in (*bare, *_PHRASES["polite"], *_PHRASES[f"beside_{meaning}"]):
        left = phrase.sub("", left)
    return not left and first(bare, said) is not None


def _settled(text: str) -> str:
    """The text with "je dis pas non" and "certainement pas" written as the yes and the no they are."""
    for section, plain in _SETTLED.items():
        for phrase in _PHRASES[section]:
            text = phrase.sub(plain, text)
    return text


def _signs(text: str) -> list[_Sign]:
    """The signs of a text in order; of two that overlap, the longer."""
    opening = _opening(text)
    found = [
        (match.start(), match.end(), sign)
        for section, sign in _SIGNS.items()
        for phrase in _PHRASES[section]
        for match in phrase.finditer(text)
        if section != "opens_with_yes" or match.start() <= opening
    ]
    taken = bytearray(len(text))
    kept = []
    for start, end, sign in sorted(found, key=lambda each: each[0] - each[1]):
        if not any(taken[start:end]):
            taken[start:end] = b"1" * (end - start)
            kept.append((start, end, sign))
    return [_unless_denied(text, each) for each in sorted(kept)]


def _opening(text: str) -> int:
    """Where the words of hesitation and consent end with which a sentence opens."""
    at = 0
    for word in text.split():
        if word not in _OPENERS:
            break
        at += len(word) + 1
    return at


def _unless_denied(text: str, found: _Sign) -> _Sign:
    """Consent that is denied is a refusal: "ça me va pas", "pas d'accord"."""
    start, end, sign = found
    if sign not in "yag" or _YES in text[start:end]:
        return found
    before = _DENIED_BEFORE.search(text[max(0, start - _REACH) : start])
    after = sign == "g" and _DENIED_AFTER.match(text, end)
    return (start, end, "b") if before or after else found


def _says_more(text: str, found: Iterable[_Sign]) -> bool:
    """Whether there is more in a text than an answer, politeness and hesitation."""
    for start, end, _ in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return not adds_nothing(text)


def adds_nothing(text: str) -> bool:
    """Whether a text is politeness and hesitation at most."""
    for phrase in _PHRASES["around"]:
        text = phrase.sub(" ", text)
    return _SMALL.issuperset(text.split())


def _meaning(row: str, *, whole: bool) -> str | None:
    agrees, refuses = re.search("[yag]", row), re.search("[nxb]", row)
    if "d" in row and not refuses:
        return "correct"
    if not agrees and not refuses:
        return None
    if agrees and refuses:
        return _weighed(row, whole=whole)
    if refuses:
        return "correct" if "r" in row else "deny"
    # "Mais oui" contradicts nothing.
    return "correct" if re.search("[mrpc]", re.sub("m(?=[ya])|^m+", "", row)) else "affirm"


def _weighed(row: str, *, whole: bool) -> str:
    """Of yes and no in one sentence the last counts; a yes after a no counts only where no doubt is left."""
    if "x" in row:
        return "correct" if "r" in row else "deny"
    if not re.search("[yag][^nb]*$", row):
        return "correct" if re.search("[yag][^nb]*[mrc][^yagn]*b", row) else "deny"
    if "b" in row or re.search("[yag][^yagnb]*[mrpc]", row[row.rindex("n") :]):
        return "correct"
    twice, but = re.search("n[^yag]*n", row), re.search("nm+[yag]", row)
    reassured = twice or but or row.rstrip("mrpc")[-1] != "a"
    return "affirm" if reassured and (twice or whole) else "deny"
