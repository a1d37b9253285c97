"""A fault in what an operator wrote stops the start with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from voicebot.cli import main
from voicebot.supervisor import local_environ
from voicebot.supervisor.stack import ROOT


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('time_zone = "Europe/Paris"\n[hours]\nmonday = ["8h-19h"]\n', "is not written as"),
        ('time_zone = "Europe/Paris"\n[hours\n', "Expected"),
        ('time_zone = "Europe/Lutece"\n', "Lutece"),
        (None, "No such file"),
    ],
)
def test_broken_opening_hours_are_told_in_one_line(tmp_path: Path, written: str | None, fault: str) -> None:
    file = tmp_path / "call_centre.toml"
    if written is not None:
        file.write_text(written, "utf-8")
    environ = local_environ(
        ROOT,
        {
            "CALL_CENTRE_FILE": str(file),
            "DATABASE_URL": "postgresql://nowhere/none",
            "PUBLIC_BASE_URL": "http://127.0.0.1:1",
        },
    )
    done = CliRunner().invoke(main, ["migrate"], env=dict(environ))
    assert done.exit_code == 1
    (line,) = done.output.strip().splitlines()
    assert line.startswith("Error: call_centre.toml: ")
    assert fault in line


def test_every_message_can_be_read_before_it_is_sent() -> None:
    done = CliRunner().invoke(main, ["messages", "preview", "--locale", "en", "--json"])
    shown = [json.loads(line) for line in done.output.splitlines()]
    assert {one["locale"] for one in shown} == {"en"}
    assert {one["encoding"] for one in shown} == {"GSM-7"}
    assert "one-way" in CliRunner().invoke(main, ["messages", "preview"]).output
