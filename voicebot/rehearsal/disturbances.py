"""Words as a recogniser on a bad line writes them: homophones, lost little words, numbers split up."""

from __future__ import annotations

import re
from random import Random

from voicebot.rehearsal.lexicon import Lexicon, plain, without_accents

HOMOPHONE, LOST, TWICE, PLAIN, SPLIT = 0.5, 0.15, 0.04, 0.5, 0.5
"""Chances of each disturbance: of a word or, for the last two, of a whole sentence or number."""
MOST_HOMOPHONES = 1
"""More in one sentence would leave nobody anything to understand."""


def misheard(text: str, words: Lexicon, rng: Random) -> str:
    """The sentence after a bad line; never empty."""
    text = text.lower()
    text = _homophones(text, words, rng)
    text = re.sub(r"\d{2,}", lambda match: _split(match[0], rng), text)
    kept = [word for word in text.split() if not (plain(word) in _small(words) and rng.random() < LOST)]
    stuttered = [again for word in kept for again in ([word, word] if rng.random() < TWICE else [word])]
    text = " ".join(stuttered) or text
    return re.sub(r"[?.!,]", "", without_accents(text) if rng.random() < PLAIN else text)


def _homophones(text: str, words: Lexicon, rng: Random) -> str:
    found = [said for said in words.homophones if re.search(rf"\b{re.escape(said.lower())}\b", text)]
    rng.shuffle(found)
    for said in found[:MOST_HOMOPHONES]:
        if rng.random() < HOMOPHONE:
            text = re.sub(rf"\b{re.escape(said.lower())}\b", words.homophones[said].lower(), text, count=1)
    return text


def _split(digits: str, rng: Random) -> str:
    """A number in pieces: "19 38" for 1938, "06 39" for 0639."""
    if len(digits) < 4 or rng.random() > SPLIT:
        return digits
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _small(words: Lexicon) -> frozenset[str]:
    return frozenset(plain(word) for word in words.droppable)
