"""Rules of the house that no type checker knows."""

from __future__ import annotations

import ast
import importlib.metadata
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from flask import Blueprint

from voicebot.console.app import PAGES
from voicebot.console.guard import agents_only, half_way_in
from voicebot.health import health
from voicebot.signature import signed_only
from voicebot.telephony.line import line
from voicebot.telephony.routes import voice
from voicebot.texting.routes import texts
from voicebot.wording.phrases import phrases

ROOT = Path(__file__).parents[2]
FRENCH_ROOMS = ("voicebot/understanding", "voicebot/wording", "voicebot/booking/centres")
"""Rooms that speak French, or read a French file."""
OPEN_TO_ANYONE = {
    "health": "signs of life; /metrics asks for itself",
    "signs": "signs of life",
    "sign_in": "before anybody is known",
}
GUARDS = {signed_only, agents_only, half_way_in}


@pytest.mark.parametrize("blueprint", [voice, line, texts, health, *PAGES], ids=lambda one: one.name)
def test_every_blueprint_says_who_may_enter(blueprint: Blueprint) -> None:
    guards = blueprint.before_request_funcs.get(None, [])
    assert GUARDS & set(guards) or blueprint.name in OPEN_TO_ANYONE


def test_nobody_else_owns_the_names_of_our_packages() -> None:
    owners = importlib.metadata.packages_distributions()
    for name in ("voicebot", "models", "config", "dialogs"):
        assert set(owners.get(name, ["allo-vaccin"])) == {"allo-vaccin"}


def test_no_two_domain_files_define_one_name() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for path in (ROOT / "dialogs/domain").glob("*.yml"):
        domain = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in ("intents", "entities", "slots", "forms", "actions", "responses"):
            seen.update((section, name_of(one)) for one in domain.get(section) or ())
    assert [name for name, count in seen.items() if count > 1] == []


def test_every_action_of_the_domain_is_served_and_the_other_way_round() -> None:
    declared = set()
    for path in (ROOT / "dialogs/domain").glob("*.yml"):
        actions = yaml.safe_load(path.read_text(encoding="utf-8")).get("actions") or ()
        declared |= {name_of(one) for one in actions}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "dialogs/actions").glob("*.py"))
    served = set(re.findall(r'called = "(action_\w+)"', source)) | set(
        re.findall(r'"(validate_\w+)"', source)
    )
    assert declared == served


def name_of(entry: object) -> str:
    """An entry of the domain: a name, or a name with its options."""
    return str(next(iter(entry))) if isinstance(entry, dict) else str(entry)


def python_files() -> list[Path]:
    folders = ("voicebot", "models", "config", "dialogs/actions", "benchmarks")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_french_is_said_from_python(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    if where.startswith((*FRENCH_ROOMS, "voicebot/demo", "voicebot/simulator", "benchmarks")):
        return
    docs = _docstrings(ast.parse(path.read_text(encoding="utf-8")))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
            assert not re.search(r"[éèêàâùûîïôçœÉÈÀÇ]", node.value.replace("Allô Vaccin", "")), node.value


def _docstrings(tree: ast.AST) -> set[str]:
    """Bare strings: docstrings of modules, classes, functions, and of the names above them."""
    return {
        str(node.value.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_every_phrase_is_said_somewhere() -> None:
    folders = ("voicebot", "dialogs/actions")
    said = "".join(p.read_text(encoding="utf-8") for f in folders for p in (ROOT / f).rglob("*.py"))
    asked = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "dialogs/domain").glob("*.yml"))
    called = {name for name in phrases("fr") if f'"{name}"' in said or f"phrase: {name}}}" in asked}
    french = (ROOT / "config/phrases/fr.ftl").read_text(encoding="utf-8")
    nested = set(re.findall(r"[{(] ?([a-z-]+)\.", french))
    # Said by the name of what was asked: tests/house/test_questions.py.
    by_name = {name for name in phrases("fr") if name.startswith(("help-", "faq-"))}
    assert set(phrases("fr")) - called - nested - by_name == set()


def test_only_the_clock_reads_the_system_clock() -> None:
    for path in python_files():
        if path.as_posix().endswith(("config/clock.py",)) or "voicebot/simulator" in path.as_posix():
            continue
        assert not re.search(r"datetime\.now\(|datetime\.utcnow\(|date\.today\(", path.read_text("utf-8")), (
            path
        )
