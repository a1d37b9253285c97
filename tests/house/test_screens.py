"""The words of the console: the same in both languages, none missing, none unused, no fault in a template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from fluent.syntax import FluentSerializer

from voicebot.console import words
from voicebot.wording.phrases import PhraseError
from voicebot.wording.screens import LOCALES, screen, screens
from voicebot.wording.values import Locale

CONSOLE = Path(words.__file__).parent
SOURCES = {path: path.read_text("utf-8") for end in ("py", "html") for path in CONSOLE.rglob(f"*.{end}")}
WHOLE = re.compile(r"""["']([a-z]+(?:-[a-z0-9]+)*)["']""")
BEGUN = re.compile(r"""["']([a-z]+(?:-[a-z0-9]+)*-)["'] ?(?:~|\+)|f["']([a-z]+(?:-[a-z0-9]+)*-)\{""")
ASKED = re.compile(r"""\bt\(\s*["']([a-z][a-z0-9-]*)["'](?! ?~)""")


def values(locale: Locale) -> dict[str, set[str]]:
    written = FluentSerializer()
    return {
        name: set(re.findall(r"\$(\w+)", written.serialize_entry(message)))
        for name, message in screens(locale).items()
    }


def test_both_languages_have_the_same_phrases_with_the_same_values() -> None:
    assert values("fr") == values("en")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_phrase_is_written_twice(locale: Locale) -> None:
    source = (CONSOLE.parents[1] / f"config/phrases/console/{locale}.ftl").read_text("utf-8")
    names = re.findall(r"^([a-z][\w-]*) =", source, flags=re.MULTILINE)
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_every_phrase_that_a_page_asks_for_is_there() -> None:
    asked = {name for source in SOURCES.values() for name in ASKED.findall(source)}
    assert asked - set(screens("fr")) == set()


def test_every_phrase_is_shown_somewhere() -> None:
    whole = {name for source in SOURCES.values() for name in WHOLE.findall(source)}
    begun = tuple(one or other for source in SOURCES.values() for one, other in BEGUN.findall(source))
    assert [name for name in screens("fr") if name not in whole and not name.startswith(begun)] == []


def test_a_phrase_that_is_not_there_or_misses_a_value_is_never_shown() -> None:
    for phrase in ("nonsense", "sign-in-paused"):
        with pytest.raises(PhraseError):
            screen(phrase, locale="fr")


@pytest.mark.parametrize("path", [p for p in SOURCES if p.suffix == ".html"], ids=lambda p: p.name)
def test_a_template_holds_no_words_no_script_and_no_style_of_its_own(path: Path) -> None:
    source = re.sub(r"\{% block width %\}\w+", "", SOURCES[path])
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", source, flags=re.DOTALL)
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", source)
    shown = re.sub(r"<kbd>\w+</kbd>|<[^>]*>", " ", source)
    assert re.findall(r"[^\W\d_]{3,}", shown) == []


@pytest.mark.parametrize(
    ("chosen", "preferred", "expected"),
    [("en", "fr", "en"), ("", "en-GB,en", "en"), ("", "de", "fr"), ("xx", "", "fr")],
)
def test_pages_are_in_the_chosen_language_else_in_the_browsers(chosen, preferred, expected) -> None:
    headers = {"Cookie": f"language={chosen}", "Accept-Language": preferred}
    with Flask("x").test_request_context(headers=headers):
        assert words.language() == expected
