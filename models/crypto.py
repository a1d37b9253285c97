"""Identity is sealed here, before it reaches the database: AES-256-GCM with key ids, and blind indexes.

A blind index is a keyed hash (HMAC-SHA-256) by which an equal value can be found without being
readable; it has a key of its own, so that sealing keys can rotate without losing the look-ups.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value does not open: another row's, tampered with, or its key is gone."""


class Vault:
    """Seals texts under the first key, opens them under any; makes blind indexes."""

    def __init__(self, sealing_keys: Sequence[tuple[str, bytes]], index_key: bytes) -> None:
        self._current = sealing_keys[0][0]
        self._ciphers = {name: AESGCM(key) for name, key in sealing_keys}
        self._index_key = index_key

    def seal(self, text: str, context: str) -> bytes:
        """The text under the current key; `context` (table.column:row) must be the same to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(), context.encode())
        return self._current.encode() + b":" + nonce + sealed

    def unseal(self, sealed: bytes, context: str) -> str:
        """The text again; raises SealBroken."""
        column = context.partition(":")[0]
        name, _, rest = sealed.partition(b":")
        cipher = self._ciphers.get(name.decode(errors="replace"))
        if cipher is None:
            raise SealBroken(f"{column}: no key opens it")
        try:
            return cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], context.encode()).decode()
        except (InvalidTag, ValueError) as fault:  # ValueError: too short to be a sealed value at all
            raise SealBroken(column) from fault

    def blind_index(self, kind: str, *parts: str) -> bytes:
        """32 bytes that are equal for equal values of the same kind, and tell nothing else."""
        # With lengths, so that no two lists of parts are ever the same message.
        message = "".join(f"{len(part)}:{part}" for part in (kind, *parts))
        return hmac.new(self._index_key, message.encode(), hashlib.sha256).digest()
