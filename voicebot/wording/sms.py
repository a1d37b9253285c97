"""The alphabet and the length of a text message.

GSM 03.38 packs 160 letters into a message, 153 where several are joined; one letter outside its
alphabet turns the whole message into UCS-2, with 70 and 67. Providers bill each such segment.
"""

from __future__ import annotations

import re
import unicodedata

LINE = "\u2028"  # a new line that is meant; a plain one in a phrase only folds its source

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # each is sent as two: an escape and a letter
_ALPHABET = _BASIC | _EXTENDED
# fmt: off
_INSTEAD = {
    "’": "'", "‘": "'", "ʼ": "'", "‹": "'", "›": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "•": "-", "·": ".", "…": "...", "×": "x", "\t": " ",
    "œ": "oe", "Œ": "OE", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "°": "o", "º": "o", "ª": "a",
}
# fmt: on


def is_gsm7(text: str) -> bool:
    """Whether every letter of the text exists in the GSM-7 alphabet or its extension."""
    return _ALPHABET.issuperset(text)


def transliterate(text: str) -> str:
    """The text with letters of GSM-7 only: what the alphabet has stays (é è à ù), ê becomes e, œ oe, ’ '.

    A letter that has no counterpart (an emoji) is left out.
    """
    composed = unicodedata.normalize("NFC", text)
    quoted = re.sub(r"«\s*|\s*»", '"', composed)
    return quoted if is_gsm7(quoted) else "".join(_letter(letter) for letter in quoted)


def segments(text: str) -> int:
    """How many segments a provider bills for the text, in the encoding that the text forces upon it.

    Neither an escaped letter of GSM-7 nor a pair of UCS-2 units is ever split between two segments.
    """
    if is_gsm7(text):
        return _packed([2 if letter in _EXTENDED else 1 for letter in text], alone=160, joined=153)
    return _packed([2 if ord(letter) > 0xFFFF else 1 for letter in text], alone=70, joined=67)


def _packed(widths: list[int], *, alone: int, joined: int) -> int:
    if sum(widths) <= alone:
        return 1
    count, room = 1, joined
    for width in widths:
        if width > room:
            count, room = count + 1, joined
        room -= width
    return count


def _letter(letter: str) -> str:
    if is_gsm7(letter):
        return letter
    if letter in _INSTEAD:
        return _INSTEAD[letter]
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if is_gsm7(part))
