"""HTTP clients of the box, cheap enough for a thousand telephones."""

from __future__ import annotations

import ssl
from functools import cache
from typing import Any

import httpx


def client(**options: Any) -> httpx.Client:
    """A client that ignores the machine's proxies; the costly list of authorities is read once."""
    return httpx.Client(trust_env=False, verify=_authorities(), **options)


@cache
def _authorities() -> ssl.SSLContext:
    return ssl.create_default_context()
