"""What a listener hears of <Say>: plain words, pauses and pace, without the markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voicebot.simulator.twiml import Verb, all_words

BREAKS = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 0.75, "x-strong": 1.2}
RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.25, "x-fast": 1.6}
LANGUAGE_OF_VOICE = {
    "Polly.Lea": "fr-FR",
    "Polly.Celine": "fr-FR",
    "Polly.Mathieu": "fr-FR",
    "Polly.Remi": "fr-FR",
    "Polly.Amy": "en-GB",
    "Polly.Emma": "en-GB",
    "Polly.Brian": "en-GB",
}


@dataclass(frozen=True)
class Spoken:
    """A stretch of words at one pace (1.0 is the voice's own), or a silence in seconds."""

    words: str = ""
    seconds: float = 0.0
    rate: float = 1.0
    language: str = ""


def spoken(say: Verb) -> tuple[Spoken, ...]:
    """The stretches of one <Say>, in order; neighbours of one pace and language are one stretch."""
    return tuple(_joined(_stretches(say, 1.0, language_of(say))))


def language_of(say: Verb) -> str:
    """A Polly voice speaks its own language, whatever `language` says; without either it is American."""
    voice = say.get("voice").removesuffix("-Neural").removesuffix("-Generative")
    return LANGUAGE_OF_VOICE.get(voice) or say.get("language") or "en-US"


def _stretches(verb: Verb, rate: float, language: str) -> Iterator[Spoken]:
    for part in verb.parts:
        if isinstance(part, str):
            yield Spoken(words=part, rate=rate, language=language)
        elif part.name == "break":
            yield Spoken(seconds=_break(part))
        elif part.name == "sub":
            yield Spoken(words=part.get("alias") or all_words(part), rate=rate, language=language)
        elif part.name == "prosody":
            yield from _stretches(part, rate * _rate(part.get("rate", "medium")), language)
        elif part.name == "lang":
            yield from _stretches(part, rate, next(iter(part.attributes.values()), language))
        else:
            yield from _stretches(part, rate, language)
            if part.name in ("s", "p"):
                yield Spoken(seconds=BREAKS["strong"])


def _joined(stretches: Iterator[Spoken]) -> Iterator[Spoken]:
    words, last = "", Spoken()
    for stretch in stretches:
        if stretch.words and (stretch.rate, stretch.language) == (last.rate, last.language):
            words += stretch.words
            continue
        if words.strip():
            yield Spoken(" ".join(words.split()), rate=last.rate, language=last.language)
        if stretch.seconds:
            yield stretch
        words, last = stretch.words, stretch
    if words.strip():
        yield Spoken(" ".join(words.split()), rate=last.rate, language=last.language)


def _break(verb: Verb) -> float:
    time = verb.get("time")
    if time.endswith("ms"):
        return float(time[:-2]) / 1000
    return float(time[:-1]) if time else BREAKS[verb.get("strength", "medium")]


def _rate(rate: str) -> float:
    return RATES.get(rate) or int(rate.removesuffix("%")) / 100
