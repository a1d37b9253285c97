"""A call in the terminal: read what is said, type what you say.

A line of text is speech; digits, `*` and `#` alone are keys; an empty line is silence; `/hangup` or the end
of input hangs up.
"""

from __future__ import annotations

import re
from typing import Any

import click

from voicebot.simulator.phone import BoxError, CallInProgress, Phone, line

KEYS = re.compile(r"[0-9*#]+")
HANG_UP = "/hangup"
HELP = "Text is speech, digits are keys, an empty line is silence, /hangup ends the call."


def play(box_url: str, number: str = "") -> None:
    """One call from `number` (empty: withheld), until either side hangs up.

    Raises click.ClickException when the box does not answer.
    """
    try:
        with Phone(box_url, number) as phone:
            _converse(phone)
    except BoxError as fault:
        raise click.ClickException(str(fault)) from fault


def _converse(phone: Phone) -> None:
    click.secho(HELP, dim=True)
    call = phone.dial()
    _show(call)
    while not call.is_over:
        _act(call, _typed())
        _show(call)


def _typed() -> str:
    try:
        return str(input("> ")).strip()
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return HANG_UP


def _act(call: CallInProgress, typed: str) -> None:
    if typed == HANG_UP:
        call.hangs_up()
    elif not typed:
        call.silence()
    elif KEYS.fullmatch(typed):
        call.presses(typed)
    else:
        call.says(typed)


def _show(call: CallInProgress) -> None:
    for text in filter(None, map(_coloured, call.state["heard"])):
        click.echo(text)
    click.secho(f"   {call.took_ms} ms", dim=True)


def _coloured(event: dict[str, Any]) -> str:
    colour = {"say": "cyan", "error": "red", "dial": "yellow", "hangup": "yellow"}.get(event["kind"])
    text = line(event)
    return click.style(text, fg=colour) if text else ""
