"""Reads a Procfile: one `name: command` a line; `release` runs to its end before the others start."""

from __future__ import annotations

import re
from pathlib import Path

from voicebot.supervisor.faults import StackError

RELEASE = "release"
_LINE = re.compile(r"(?P<name>[A-Za-z0-9_-]+)\s*:\s*(?P<command>\S.*)")


def read_procfile(path: Path) -> dict[str, str]:
    """The commands by name, in the file's order; raises StackError for a line that is none."""
    commands = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise StackError(f"{path.name}, line {number}: expected `name: command`")
        commands[match["name"]] = match["command"]
    return commands
