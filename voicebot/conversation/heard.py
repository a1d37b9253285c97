"""What came through a door: a new call, speech, keys, silence, a text, or the end of a transfer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

MOST_CHARACTERS = 500
"""What is longer is cut: nobody says more in one breath, and every later step costs time by length."""

Channel = Literal["voice", "sms"]


@dataclass(frozen=True)
class Heard:
    """One incoming request, already checked by its door.

    `sid` names the call or the text at the provider, `key` this very request (again: the same turn).
    `number` is what the network reports, None when it is withheld. Exactly one of `text`, `keys`,
    `transfer` says something; all empty is silence. `call_starts` marks the first request of a call.
    `keys_only`: the provider recognises no speech. `rings` is the message that we ring to tell, where it is
    we who called; `machine`: the provider believes that a machine has picked up. `back`: the caller
    comes back from an agent who had taken them.
    """

    channel: Channel
    sid: str
    key: str
    number: str | None
    text: str = ""
    keys: str = ""
    transfer: str = ""
    call_starts: bool = False
    keys_only: bool = False
    rings: UUID | None = None
    machine: bool = False
    back: bool = False

    @property
    def thread(self) -> str:
        """What belongs together and is answered in order: a call, or the texts of one number."""
        return thread_of_call(self.sid) if self.channel == "voice" else f"sms:{self.number or self.sid}"


def thread_of_call(sid: str) -> str:
    """What the turns of one call wait for."""
    return f"voice:{sid}"


def clean(text: str) -> str:
    """Speech or a text as it may go further: no control characters, no leading slash, not endless.

    Rasa takes a message that starts with "/" for an order; callers give none that way.
    """
    printable = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in text[:2000]
    )
    return " ".join(printable.split()).lstrip("/ ")[:MOST_CHARACTERS]
