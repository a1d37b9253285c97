"""What a caller makes of the words they hear: the question, its options and their keys, days and hours.

Tolerant, as people are: a question is known by the words in it, whatever else is said around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from voicebot.rehearsal.lexicon import Lexicon, plain

SENTENCE_END = re.compile(r"[.?!]+")
CLAUSE_END = re.compile(r"[.?!:;]")
FAINTER = (1.0, 0.8, 0.5, 0.3)
"""How much a sentence counts for what is being asked: the last one most."""
SURE = 2.0
STRUCTURE = 5.0
"""What options that hold hours or days weigh: nobody needs words to know that times are offered."""
CODE_DIGITS = 6


@dataclass(frozen=True)
class Moment:
    """A day and, when it was said, an hour; local to the place that is spoken of."""

    day: date
    hour: time | None = None


@dataclass(frozen=True)
class Option:
    """What a key stands for, in plain words, and the moment in them."""

    key: str
    text: str
    moment: Moment | None = None


@dataclass(frozen=True)
class Heard:
    """All that was said since the caller's last answer."""

    text: str
    language: str
    question: str | None
    options: tuple[Option, ...]
    moments: tuple[Moment, ...]
    births: tuple[date, ...]
    code: str | None
    news: frozenset[str]


def listen(said: str, words: Lexicon, today: date) -> Heard:
    """Understand what was said, in the language of `words`; `today` is the caller's calendar."""
    text = plain(said)
    placed = list(_moments(text, words, today))
    options = tuple(_options(text, words, placed))
    return Heard(
        text=text,
        language=words.language,
        question=_question(text, options, words),
        options=options,
        moments=tuple(moment for _, moment in placed),
        births=tuple(_births(text, words)),
        code=_code(text, words),
        news=frozenset(name for name, signs in words.news.items() if signs.search(text)),
    )


def _moments(text: str, words: Lexicon, today: date) -> Iterator[tuple[int, Moment]]:
    """Every day and hour with where it was said; an hour belongs to the day said last."""
    found = sorted((*words.day.finditer(text), *words.hour.finditer(text)), key=lambda match: match.start())
    day: date | None = None
    waiting: tuple[int, date] | None = None
    for match in found:
        if match.re is words.day:
            if waiting:
                yield waiting[0], Moment(waiting[1])
            day = _date(match, words, today)
            waiting = (match.start(), day) if day else None
        elif day and (hour := _hour(match, words)):
            waiting = None
            yield match.start(), Moment(day, hour)
    if waiting:
        yield waiting[0], Moment(waiting[1])


def _date(match: re.Match[str], words: Lexicon, today: date) -> date | None:
    """The next such day; a few days back are still this year's."""
    day, month = _day_number(match["day"], words), _month(match["month"], words)
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today - timedelta(days=7):
            return found
    return None


def _day_number(said: str, words: Lexicon) -> int:
    if said in words.numbers:
        return words.numbers[said]
    ordinals = [plain(one) for one in words.ordinals]
    return ordinals.index(said) + 1 if said in ordinals else 1


def _month(said: str, words: Lexicon) -> int:
    return [plain(month) for month in words.months].index(said) + 1


def _hour(match: re.Match[str], words: Lexicon) -> time | None:
    named, minute = match["named"], words.numbers.get(match["minute"] or "", 0)
    hour = words.named_hours[named] if named else words.numbers[match["hour"]]
    part = match.groupdict().get("part")
    if part in ("afternoon", "evening") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _options(text: str, words: Lexicon, placed: Sequence[tuple[int, Moment]]) -> Iterator[Option]:
    """Each key with the words before it, back to the key or the stop before."""
    begin = 0
    for match in words.key.finditer(text):
        said = CLAUSE_END.split(text[begin : match.start()])[-1].strip(" ,")
        moments = [moment for at, moment in placed if begin <= at < match.start()]
        key = match["key"]
        digit = key if key.isdigit() else str(words.numbers[key])
        yield Option(digit, said, moments[-1] if moments else None)
        begin = match.end()


def _question(text: str, options: Sequence[Option], words: Lexicon) -> str | None:
    """The question with the most weight, if there is enough of it."""
    sentences = [one.strip() for one in SENTENCE_END.sub(r"\g<0>\n", text).split("\n") if one.strip()]
    weights = dict.fromkeys(words.signs, 0.0)
    for faintness, sentence in zip(FAINTER, reversed(sentences), strict=False):
        for name, signs in words.signs.items():
            weights[name] += faintness * sum(weight for weight, sign in signs if sign.search(sentence))
    timed = [option.moment for option in options if option.moment]
    if any(moment.hour for moment in timed):
        weights["slot"] += STRUCTURE
    elif timed:
        weights["which_day"] += STRUCTURE
    if _all_offered(options, words, "keep", "move", "cancel"):
        weights["already"] += STRUCTURE
    if min(weights["birth_date"], weights["reference"]) >= SURE > weights["birth_year"]:
        return "identity"
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] >= SURE else None


def _all_offered(options: Sequence[Option], words: Lexicon, *meanings: str) -> bool:
    return all(any(words.options[one].search(option.text) for option in options) for one in meanings)


def _births(text: str, words: Lexicon) -> Iterator[date]:
    """Dates with a year of birth behind them."""
    for match in words.day.finditer(text):
        rest = text[match.end() :].lstrip(" ,")
        year = words.year.match(rest)
        if year is None:
            continue
        groups = year.groupdict()
        number = words.numbers.get(groups["nineteen"] or groups["twenty"] or "", 0)
        century = 2000 if groups["nineteen"] is None and year[0].startswith(_millennium(words)) else 1900
        try:
            yield date(century + number, _month(match["month"], words), _day_number(match["day"], words))
        except ValueError:
            continue


def _millennium(words: Lexicon) -> str:
    return plain(words.forms["millennium"])


def _code(text: str, words: Lexicon) -> str | None:
    """Six digits said after the word for a code, one by one or in pairs."""
    number = "|".join(sorted(words.numbers, key=len, reverse=True))
    run = re.compile(rf"\b(?:(?:{number})\b[ ,.]*){{3,}}")
    for sign in words.news["code"].finditer(text):
        if said := run.search(text, sign.end(), sign.end() + 160):
            digits = "".join(str(words.numbers[one]) for one in re.findall(rf"\b(?:{number})\b", said[0]))
            if len(digits) >= CODE_DIGITS:
                return digits[:CODE_DIGITS]
    return None
