"""Kinds of values that settings hold: numbers, senders, addresses, keys, databases; each checked at start.

Every check raises ValueError with the rest of a sentence that begins with the setting's name, and never
quotes the value: it may be a secret.
"""

from __future__ import annotations

import base64
import re
from typing import Annotated
from urllib.parse import urlsplit

import phonenumbers
from pydantic import BeforeValidator, SecretStr

_KEY_BYTES = 32
_MOBILE = ("+336", "+337")
_NAME_OR_SHORT_CODE = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|[0-9]{4,6}")
_NATIONAL = re.compile(r"0[1-9][0-9]{8}")
_DATABASE = re.compile(r"(postgres|postgresql|postgresql\+psycopg)://")


def _number(value: object) -> str:
    try:
        parsed = phonenumbers.parse(str(value))
    except phonenumbers.NumberParseException as fault:
        raise ValueError("must be an international number such as +33937000000") from fault
    if not phonenumbers.is_possible_number(parsed):
        raise ValueError("is not a possible telephone number")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _numbers(value: object) -> tuple[str, ...]:
    numbers = tuple(_number(part) for part in str(value).split(",") if part.strip())
    if len(set(numbers)) != len(numbers):
        raise ValueError("has the same number twice")
    return numbers


def _own_number(value: object) -> str:
    number = _number(value)
    if number.startswith(_MOBILE):
        raise ValueError("must not be a French mobile number (+33 6, +33 7): platforms may not show one")
    return number


def _sender(value: object) -> str:
    text = str(value).strip()
    national = text.replace(" ", "")
    if national.startswith(("06", "07")) and _NATIONAL.fullmatch(national):
        return _own_number("+33" + national[1:])
    if _NATIONAL.fullmatch(national):
        raise ValueError(
            "must be written as an international number such as +33937000001, not a national one"
        )
    if text.startswith("+"):
        return _own_number(text)
    if not _NAME_OR_SHORT_CODE.fullmatch(text):
        raise ValueError("must be a number (+33937000001), a short code, or a name of up to 11 letters")
    return text


def _address(value: object) -> str:
    text = str(value).strip().rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address such as https://vaccin.example.org")
    return text


def _public_address(value: object) -> str:
    """The provider is told to come back to paths of ours, so the address itself has none."""
    address = _address(value)
    if urlsplit(address).path:
        raise ValueError("must be an address without a path, such as https://vaccin.example.org")
    return address


def _database(value: object) -> SecretStr:
    if not _DATABASE.match(str(value)):
        raise ValueError("must name a PostgreSQL database (postgresql://…)")
    return SecretStr(str(value))


def _key(value: object) -> bytes:
    try:
        key = base64.b64decode(str(value), validate=True)
    except ValueError as fault:
        raise ValueError("must be base64") from fault
    if len(key) != _KEY_BYTES:
        raise ValueError(f"must hold 32 bytes, has {len(key)} (make one with: openssl rand -base64 32)")
    return key


def _sealing_keys(value: object) -> tuple[tuple[str, bytes], ...]:
    pairs = []
    for part in str(value).split(","):
        name, _, encoded = part.strip().partition(":")
        if not name or not encoded:
            raise ValueError("needs an id before each key, as in 2026a:<base64>,2025b:<base64>")
        pairs.append((name, _key(encoded)))
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("has the same id twice")
    return tuple(pairs)


Numbers = Annotated[tuple[str, ...], BeforeValidator(_numbers)]
"""Telephone numbers that can be dialled, separated by commas, kept as E.164."""
OwnNumber = Annotated[str, BeforeValidator(_own_number)]
"""A number of the service's own, which is shown to those it calls (facts: ARCEP numbering plan)."""
Sender = Annotated[str, BeforeValidator(_sender)]
"""Who texts come from; French operators refuse application texts from +33 6 and +33 7."""
Address = Annotated[str, BeforeValidator(_address)]
"""The beginning of URLs, without a slash at its end."""
PublicAddress = Annotated[str, BeforeValidator(_public_address)]
"""The same, and nothing after the host."""
DatabaseUrl = Annotated[SecretStr, BeforeValidator(_database)]
"""Where PostgreSQL is."""
Key = Annotated[bytes, BeforeValidator(_key)]
"""32 bytes, written as base64."""
SealingKeys = Annotated[tuple[tuple[str, bytes], ...], BeforeValidator(_sealing_keys)]
"""`id:base64,id:base64`: the first seals, all open."""
