"""The words of a text that are orders on their own, whatever was asked before."""

from __future__ import annotations

import unicodedata
from typing import Literal

Order = Literal["stop", "start", "help"]

ORDERS: dict[str, Order] = {
    "STOP": "stop",
    "ARRET": "stop",
    "ARRETER": "stop",
    "STOPSMS": "stop",
    "UNSUBSCRIBE": "stop",
    "START": "start",
    "REPRENDRE": "start",
    "UNSTOP": "start",
    "AIDE": "help",
    "HELP": "help",
    "INFO": "help",
}


def order(body: str) -> Order | None:
    """The order that this text is, if it is nothing else: "Stop.", "arrêt", "STOP SMS"."""
    letters = unicodedata.normalize("NFD", body).upper()
    return ORDERS.get("".join(c for c in letters if c.isascii() and c.isalpha()))
