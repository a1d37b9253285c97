"""What the agents' console shows, in Fluent: `config/phrases/console`; one wording a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

from voicebot.wording.phrases import FOLDER, PhraseError
from voicebot.wording.values import Locale

LOCALES: tuple[Locale, ...] = ("fr", "en")


def screen(phrase: str, *, locale: Locale, **values: str | int | None) -> str:
    """This phrase in words; raises PhraseError rather than ever showing an id or a hole."""
    bundle = _bundle(locale)
    if not bundle.has_message(phrase):
        raise PhraseError(f"screen {phrase!r} ({locale}): there is no such phrase")
    text, faults = bundle.format_pattern(bundle.get_message(phrase).value, values)
    if faults:
        raise PhraseError(f"screen {phrase!r} ({locale}): {'; '.join(str(fault) for fault in faults)}")
    return str(text)


def screens(locale: Locale) -> Mapping[str, Message]:
    """Every phrase of a language, for tests."""
    return {entry.id.name: entry for entry in _resource(locale).body if isinstance(entry, Message)}


@cache
def _bundle(locale: Locale) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(_resource(locale))
    return bundle


@cache
def _resource(locale: Locale) -> Any:
    file = FOLDER / "console" / f"{locale}.ftl"
    resource = FluentResource(file.read_text("utf-8"))
    for entry in resource.body:
        if isinstance(entry, Junk):
            raise PhraseError(f"{file.name}: not Fluent: {entry.content.strip()[:80]!r}")
    return resource
