"""What people have to know is written down, and what is written down is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import click
import pytest
from flask import Flask

import dialogs.actions.door
import voicebot.app
import voicebot.console.app
import voicebot.simulator.app
from config.settings import Settings
from voicebot.cli import main
from voicebot.simulator import rules, twiml
from voicebot.supervisor.environment import read_values
from voicebot.wiring import Rooms

ROOT = Path(__file__).parents[2]
PAPERS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("config/**/*.md")))
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
SOMEBODYS_FOLDER = re.compile(r"(?<![\w/.])/(home|Users|root|work|mnt|tmp)/\w+")
DEMO = {"DATABASE_URL": "postgresql://nowhere.example/allo", "PUBLIC_BASE_URL": "https://vaccin.example.org"}


@pytest.fixture(scope="module")
def words() -> str:
    """Everything in the README and below docs."""
    papers = (ROOT / "README.md", *ROOT.glob("docs/**/*.md"))
    return "\n".join(paper.read_text(encoding="utf-8") for paper in papers)


def test_every_setting_is_in_the_example_for_operators() -> None:
    example = (ROOT / "config/env.example").read_text(encoding="utf-8")
    described = set(re.findall(r"^#?([A-Z_]+)=", example, flags=re.MULTILINE))
    assert {name.upper() for name in Settings.model_fields} - described == set()


def _commands(group: click.Group, before: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("command", sorted(_commands(main, "voicebot")))
def test_every_command_is_told_of(command: str, words: str) -> None:
    assert f"{command} " in words or f"{command}`" in words


def test_every_make_target_is_told_of_and_has_its_line_of_help(words: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    assert targets
    helped = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE))
    for target in set(targets[1].split()):
        assert target in helped
        assert target == "help" or re.search(rf"make {target}\b", words), target


def _doors() -> Iterator[Flask]:
    settings = Settings.from_environ(read_values(ROOT / "config/demo/demo.env") | DEMO)
    rooms = cast(Rooms, SimpleNamespace(settings=settings))
    yield voicebot.app.create_app(rooms)
    yield dialogs.actions.door.create_app(rooms)
    yield voicebot.console.app.create_app(rooms)
    yield voicebot.simulator.app.create_app(settings)


def _endpoints() -> set[str]:
    """`/twilio/voice/<int:number>` is told of as `/twilio/voice/1`; the account's part of REST only once."""
    every = {rule.rule for app in _doors() for rule in app.url_map.iter_rules()}
    rules = {rule for rule in every if not rule.endswith("/<path:filename>")}
    shown = {re.sub(r"^/2010-04-01/Accounts/\w+/", "", rule) for rule in rules}
    return {re.sub(r"<uuid:(\w+)>", r"<\1>", rule.replace("<int:number>", "1")) for rule in shown}


@pytest.mark.parametrize("endpoint", sorted(_endpoints()))
def test_every_endpoint_is_told_of(endpoint: str, words: str) -> None:
    assert re.search(rf"{re.escape(endpoint)}(?![\w/])", words)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_link_of_a_paper_leads_to_a_file(paper: Path) -> None:
    links = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_no_paper_names_a_folder_of_somebodys_machine(paper: Path) -> None:
    assert not SOMEBODYS_FOLDER.search(paper.read_text(encoding="utf-8"))


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/decisions"
    rows = re.findall(r"^\| \[?(\d+)", (folder / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {int(one.name[:4]) for one in folder.glob("[0-9]*.md")} - set(map(int, rows)) == set()


def test_the_papers_name_files_that_are_there() -> None:
    named = re.compile(r"`((?:voicebot|dialogs|models|config|tests|docs)/[\w./-]+\.\w+)`")
    for paper in PAPERS:
        for name in named.findall(paper.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{paper.name} names {name}"


def test_the_code_refers_to_sections_that_are_there() -> None:
    reference = re.compile(r"(conversation|facts)\.md,? §(\d)")
    for folder in ("voicebot", "dialogs/actions", "config", "models", "tests"):
        for source in (ROOT / folder).rglob("*.py"):
            for paper, section in reference.findall(source.read_text(encoding="utf-8")):
                text = (ROOT / f"docs/{paper}.md").read_text(encoding="utf-8")
                assert f"\n## {section}. " in text, f"{source.name}: {paper}.md §{section}"


def test_the_fallback_of_the_provider_is_played_as_it_stands() -> None:
    document = (ROOT / "docs/operate/fallback.xml").read_text(encoding="utf-8")
    said, ended = twiml.read(document, rules.VOICE)
    assert "quinze" in said.text
    assert ended.name == "Hangup"
