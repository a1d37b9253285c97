"""Logs tell where something failed, and never with which values."""

from __future__ import annotations

import json
import logging

import pytest
import structlog

from config import logs

SECRET = "Jeanne Martin, +33612345678"


@pytest.fixture(autouse=True)
def _put_back():
    root = logging.getLogger()
    before, level, ours = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.configure(**ours)


def fail() -> None:
    raise LookupError(SECRET)


def test_an_event_is_one_line_of_json(capsys):
    logs.set_up("INFO")
    structlog.get_logger().info("turn", number=3)
    event = json.loads(capsys.readouterr().err)
    assert (event["event"], event["level"], event["number"]) == ("turn", "info", 3)


def test_an_exception_of_ours_is_told_without_its_words(capsys):
    logs.set_up("INFO")
    try:
        fail()
    except LookupError as fault:
        structlog.get_logger().error("turn_failed", exc_info=fault)
    told = capsys.readouterr().err
    assert json.loads(told)["fault"] == "LookupError"
    assert ":fail" in told
    assert SECRET not in told


def test_an_exception_of_a_library_is_told_without_its_words(capsys):
    logs.set_up("INFO")
    try:
        fail()
    except LookupError:
        logging.getLogger("some.library").exception("it failed")
    told = capsys.readouterr().err
    assert "it failed" in told
    assert "LookupError at " in told
    assert SECRET not in told
