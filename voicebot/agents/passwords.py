"""Passwords: hashed with Argon2id, long rather than odd, and one-time ones that can be read aloud."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 128
"""Length protects (CNIL, 2022: twelve characters with pauses after failures); Argon2 bounds the other end."""
_DIFFERENT = 5
_EASY = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks alike."""
_hasher = PasswordHasher()
_NOBODYS = _hasher.hash(secrets.token_hex())


class WeakPassword(Exception):
    """The new password is too short, too even, holds the login, or is the old one."""


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password; for nobody (None) it takes as long and never is."""
    try:
        return _hasher.verify(kept or _NOBODYS, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether it was hashed with less effort than is made today."""
    return _hasher.check_needs_rehash(kept)


def check(password: str, *, login: str) -> None:
    """Raises WeakPassword."""
    even = len(set(password)) < _DIFFERENT
    if not SHORTEST <= len(password) <= LONGEST or even or login in password.casefold():
        raise WeakPassword


def one_time() -> str:
    """Sixteen letters in groups, to be changed at the first sign-in."""
    return readable(16)


def readable(letters: int) -> str:
    """Random letters and digits in groups of four, none of which looks like another."""
    drawn = "".join(secrets.choice(_EASY) for _ in range(letters))
    return "-".join(drawn[at : at + 4] for at in range(0, letters, 4))
