"""The official file as a table of texts, or a clear error: never half a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from voicebot.booking.centres.words import WORDS

SEPARATOR = ";"
REQUIRED: tuple[str, ...] = tuple(WORDS["columns"]["required"])

Row = dict[str, str]

MOST_SEPARATORS = 5
"""In a text of several lines: more of them are whole rows, swallowed by a quote that nobody closed."""


class FileNotUsable(ValueError):
    """The file is not an edition of the official list; says what is wrong with it, and where."""


def read_rows(path: Path) -> list[Row | None]:
    """The rows by column name, wherever the columns stand; None for one with too many or too few fields.

    A row that does not fit the header has lost or gained a separator: no value in it can be trusted.
    Raises FileNotUsable, also when the file cannot be opened.
    """
    table = _table(_text(path))
    columns = [name.strip().lower() for name in table[0]] if table else []
    _check(columns)
    rows = [_row(columns, fields) for fields in table[1:] if any(field.strip() for field in fields)]
    if not rows:
        raise FileNotUsable("the file has a header and no centre below it")
    return rows


def _row(columns: list[str], fields: list[str]) -> Row | None:
    if len(fields) != len(columns):
        return None
    return {name: _printable(field) for name, field in zip(columns, fields, strict=True)}


def _printable(field: str) -> str:
    """Control and direction marks must reach neither a voice nor a document sent to the provider."""
    if field.isprintable():
        return field
    return "".join(letter if letter.isprintable() or letter.isspace() else " " for letter in field)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise FileNotUsable(f"the file cannot be read: {fault.strerror}") from fault
    if b"\0" in content:
        raise FileNotUsable(
            f"there is a NUL byte on line {_line(content, content.index(0))}: not a text file"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # Guessing another encoding would put wrong letters into names that are spoken to callers.
        where = _line(content, fault.start)
        raise FileNotUsable(f"line {where} is not UTF-8, in which the list is published") from fault


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _table(text: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATOR, strict=True)
    table: list[list[str]] = []
    try:
        for row in reader:
            if any(_swallows_rows(field) for field in row):
                raise FileNotUsable(
                    f"the quoting is broken above line {reader.line_num}: rows lie inside a text"
                )
            table.append(row)
        return table
    except csv.Error as fault:
        raise FileNotUsable(f"the quoting is broken near line {reader.line_num}: {fault}") from fault


def _swallows_rows(field: str) -> bool:
    return "\n" in field and field.count(SEPARATOR) > MOST_SEPARATORS


def _check(columns: list[str]) -> None:
    if not any(columns):
        raise FileNotUsable("the file is empty")
    missing = [name for name in REQUIRED if name not in columns]
    if missing and len(columns) == 1:
        raise FileNotUsable(f"the first line is no header separated by «{SEPARATOR}»")
    if missing:
        raise FileNotUsable(f"columns are missing: {', '.join(missing)}")
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise FileNotUsable(f"columns appear twice: {', '.join(twice)}")
