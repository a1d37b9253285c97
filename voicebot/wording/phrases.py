"""Everything the service says or writes, in Fluent: `config/phrases` and `config/faq`.

A phrase is a Fluent message whose attributes are its wordings: `.voice`, `.voice-2` (shorter, with an
example) and `.voice-3` (keys only) for the first, second and third asking; `.keys` and `.keys-2` where
the provider has no speech recognition; `.sms` and `.sms-2` for texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NoReturn

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

import config
from voicebot.wording import sms, spoken
from voicebot.wording.rendering import rendered
from voicebot.wording.values import Locale, Value

Medium = Literal["voice", "keys", "sms"]
FOLDER = Path(config.__file__).parent / "phrases"
FAQ = Path(config.__file__).parent / "faq"


class PhraseError(Exception):
    """A phrase cannot be said: it, its wording or one of its values is missing, or its file is broken."""


def say(phrase: str, *, medium: Medium, locale: Locale, attempt: int = 1, **values: Value) -> str:
    """The phrase in words for this medium: `keys` is voice on a provider that hears only keys.

    A wording that is missing for this `attempt` (1, 2, …) is that of an earlier one. Moments are told in
    their own zone; besides `$starts_at` a phrase may use `$starts_at_day` and `$starts_at_hour`.
    In voice, U+2029 stands for a pause, and English words in French stand between U+2066 and U+2069.
    Raises PhraseError rather than ever saying an id or a hole.
    """
    wording = _wording(phrase, medium, locale, attempt)
    text, faults = _bundle(locale).format_pattern(wording, rendered(values, medium=medium, locale=locale))
    if faults:
        _refuse(phrase, medium, locale, "; ".join(str(fault) for fault in faults))
    return _texted(text) if medium == "sms" else _voiced(text)


def phrases(locale: Locale) -> Mapping[str, Mapping[str, Any]]:
    """Every phrase of a language with its wordings by attribute, for tests and previews."""
    bundle = _bundle(locale)
    return {name: bundle.get_message(name).attributes for name in _names(locale)}


def _wording(phrase: str, medium: Medium, locale: Locale, attempt: int) -> Any:
    bundle = _bundle(locale)
    if not bundle.has_message(phrase):
        _refuse(phrase, medium, locale, "there is no such phrase")
    wordings = bundle.get_message(phrase).attributes
    for attribute in _attributes(medium, attempt):
        if attribute in wordings:
            return wordings[attribute]
    return _refuse(phrase, medium, locale, f"it has no wording for {medium}")


def _attributes(medium: Medium, attempt: int) -> Iterator[str]:
    """The attributes to look for, best first."""
    if medium != "keys":
        return _downwards(medium, attempt)
    # The third asking by voice speaks of keys alone: it serves wherever a phrase has no wording of its own.
    own = ["voice-3"] if attempt > 2 else _downwards("keys", attempt)
    return chain(own, ["voice-3", "keys"], _downwards("voice", min(attempt, 2)))


def _downwards(medium: str, attempt: int) -> Iterator[str]:
    return (medium if n == 1 else f"{medium}-{n}" for n in range(max(1, min(attempt, 3)), 0, -1))


def _voiced(text: str) -> str:
    flowing = re.sub(r"[ \n]+", " ", text)
    return _opened(re.sub(f" ?{spoken.PAUSE} ?", f"{spoken.PAUSE} ", flowing).strip(f" {spoken.PAUSE}"))


def _texted(text: str) -> str:
    flowing = re.sub(rf"[ \n{spoken.PAUSE}]+", " ", text)
    # A capital À, unlike à, is no letter of GSM-7: first the capital, then the alphabet.
    return sms.transliterate(_opened(re.sub(f" ?{sms.LINE} ?", "\n", flowing).strip()))


def _opened(text: str) -> str:
    """A phrase may begin with one of its values; a sentence begins with a capital."""
    return text[:1].upper() + text[1:]


@cache
def _bundle(locale: Locale) -> FluentBundle:
    """Parsed once in a process's life; the first caller of the day waits some milliseconds for it."""
    bundle = FluentBundle([locale], functions=_functions(locale), use_isolating=False)
    bundle.add_resource(_resource(locale))
    return bundle


@cache
def _names(locale: Locale) -> tuple[str, ...]:
    return tuple(entry.id.name for entry in _resource(locale).body if isinstance(entry, Message))


@cache
def _resource(locale: Locale) -> Any:
    file = FOLDER / f"{locale}.ftl"
    resource = FluentResource(f"{file.read_text('utf-8')}\n{(FAQ / file.name).read_text('utf-8')}")
    for entry in resource.body:
        if isinstance(entry, Junk):
            raise PhraseError(f"{file.name}: not Fluent: {entry.content.strip()[:80]!r}")
    names = [entry.id.name for entry in resource.body if isinstance(entry, Message)]
    if twice := {name for name in names if names.count(name) > 1}:
        raise PhraseError(f"{file.name}: written twice: {', '.join(sorted(twice))}")
    return resource


def _functions(locale: Locale) -> dict[str, Callable[..., str]]:
    return {
        "PAUSE": lambda: spoken.PAUSE,
        "ENGLISH": lambda words: f"{spoken.ENGLISH}{words}{spoken.END_OF_ENGLISH}",
        "LINE": lambda: sms.LINE,
        "SAME": lambda one, other: "yes" if one == other else "no",
        "AT": spoken.LANGUAGES[locale].at,
    }


def _refuse(phrase: str, medium: Medium, locale: Locale, why: str) -> NoReturn:
    raise PhraseError(f"phrase {phrase!r} ({medium}, {locale}): {why}")
