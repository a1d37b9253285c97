"""How many parts a text is billed and sent in: 160 letters of the GSM alphabet, or 70 of any other."""

from __future__ import annotations

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("\f^{}\\[~]|€")  # these need an escape before them


def segments(body: str) -> int:
    """Parts of a text; a part of a longer one carries a header and so holds less."""
    if all(letter in GSM or letter in GSM_TWICE for letter in body):
        length = sum(2 if letter in GSM_TWICE else 1 for letter in body)
        return _parts(length, alone=160, joined=153)
    return _parts(len(body.encode("utf-16-be")) // 2, alone=70, joined=67)


def _parts(length: int, *, alone: int, joined: int) -> int:
    return 1 if length <= alone else -(-length // joined)
