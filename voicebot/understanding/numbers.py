"""Number words into figures, French and English, over plain words."""

from __future__ import annotations

import re
from itertools import islice

from text_to_num import alpha2digit

from .text import plain

_ZERO = re.compile(r"\bzero\b")
_FIRST = re.compile(r"\b(?:premier|premiere|1 ?ere?)\b")
_ORDINAL_FR = re.compile(r"\b(\d+) ?(?:e|eme|emes|ieme|iemes)\b")
_ORDINAL_EN = re.compile(r"\b(\d+) ?(?:st|nd|rd|th)\b")
_TENS = (["vingt"], ["trente"], ["quarante"], ["cinquante"], ["soixante"])
_DOUBTFUL = re.compile(
    r"\b(?:soixante|quatre vingts?|quatre)(?= (?:dix|onze|douze|treize|quatorze|quinze|seize|vingts?)\b)"
)
"""Where two numbers sound like one."""
_MOST = 8
"""Such places that are tried: no telephone number has more, and time must stay bounded."""
_ORDINAL_ACCENT = re.compile(r"ieme(s?)\b")
_TENS_AND_ONE = re.compile(r"\b(vingt|trente|quarante|cinquante|soixante) (un|une)\b")
_NINE = re.compile(
    r"(?<!vingt )(?<!vingts )(?<!trente )(?<!quarante )(?<!cinquante )(?<!soixante )(?<!dix )(?<!cent )"
    r"(?<!cents )(?<!mille )(?<!zero )\bneuf\b(?! (?:cents?|mille)\b)"
)
"""Alone it is a figure, though it might be an adjective: "un créneau le neuf décembre" means no new one."""
_FRENCH_PAIRS = re.compile(r"\b(double|triple|deux fois(?: le)?|trois fois(?: le)?) (\w+)")
_LETTER_O = re.compile(r"(?<=\d)(?: ?oh?(?= ?\d| ?oh?\b|$| ))+|\b(?:oh? ?)+(?=\d)")
_ENGLISH_PAIRS = re.compile(r"\b(double|triple) (\w+)")
_NOUGHT = re.compile(r"\b(?:nought|naught)\b")
_ENGLISH_NUMBER = r"(?:\d+|zero|oh|o|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\w+teen|\w+ty)"
_ENGLISH_OH = re.compile(rf"\b(?:oh|o)\b(?= {_ENGLISH_NUMBER}\b)|(?<=[nrxetoy] )(?:oh|o)\b")
_SPLIT_HUNDREDS = re.compile(r"\b(\d{1,2}) (?:1000|mille) ([1-9]) (?:100|cents?)(?: (\d{1,2}))?\b")
_SPLIT_THOUSANDS = re.compile(r"\b(\d{1,2}) (?:1000|mille) ?(\d{1,3})?\b")


def in_figures(words: str, locale: str) -> str:
    """Plain words with every number in figures: "trois fevrier trente huit" is "3 fevrier 38"."""
    return _english(words) if locale == "en" else _french(_eighties_joined(words))


def readings(words: str, locale: str) -> tuple[str, ...]:
    """Every way to put the numbers in figures: "quatre vingt quatre vingt deux" is 80 82, or 84 22."""
    if locale == "en":
        return (_english(words),)
    # "soixante, dix" is heard without its pause: 70, or 60 and 10.
    parted = (
        f"{words[: spot.end()]} , {words[spot.end() :]}" for spot in islice(_DOUBTFUL.finditer(words), _MOST)
    )
    found = (in_figures(words, locale), _french(words), *(in_figures(each, locale) for each in parted))
    return tuple(dict.fromkeys(found))


def _eighties_joined(words: str) -> str:
    """ "quatre vingt" as one word, except in "vingt quatre vingt", which is 24 20."""
    joined: list[str] = []
    for word in words.split():
        if word in ("vingt", "vingts") and joined[-1:] == ["quatre"] and joined[-2:-1] not in _TENS:
            joined[-1] = "quatre-vingt"
        else:
            joined.append(word)
    return " ".join(joined)


def _french(words: str) -> str:
    # text2num knows zero and ordinals only with their accents.
    doubled = _FRENCH_PAIRS.sub(_said_again, _TENS_AND_ONE.sub(r"\1 et \2", words))
    accented = _ORDINAL_ACCENT.sub(r"ième\1", _ZERO.sub("zéro", _NINE.sub("9", doubled)))
    text = plain(alpha2digit(accented, "fr", threshold=0))
    text = _FIRST.sub("1", text)
    return _zeros(_ORDINAL_FR.sub(r"\1", text).replace("zero", "0"))


def _english(words: str) -> str:
    doubled = _ENGLISH_PAIRS.sub(_said_again, _NOUGHT.sub("zero", words.replace("o clock", "oclock")))
    text = alpha2digit(_ENGLISH_OH.sub("zero", doubled), "en", threshold=0)
    text = re.sub(r"\bfirst\b", "1", re.sub(r"\bsecond\b", "2", text))
    return _zeros(_ORDINAL_EN.sub(r"\1", text).replace("zero", "0"))


def _zeros(figures: str) -> str:
    """Telephones and recognisers write the letter for the figure: "5o8o12" is 508012."""
    return _LETTER_O.sub(lambda match: re.sub("oh?", "0", match[0]), figures)


def _said_again(match: re.Match[str]) -> str:
    times = 2 if match[1].startswith(("double", "deux")) else 3
    return " ".join([match[2]] * times)


def thousands_joined(figures: str) -> str:
    """Recognisers leave a thousand in pieces: "75 1000 11" is 75011, "13 mille 4 cents" is 13400."""
    hundreds = _SPLIT_HUNDREDS.sub(lambda m: f"{m[1]} 1000 {int(m[2]) * 100 + int(m[3] or 0)}", figures)
    return _SPLIT_THOUSANDS.sub(lambda m: str(int(m[1]) * 1000 + int(m[2] or 0)).zfill(5), hundreds)


def digits_of(figures: str) -> str:
    """All figures of a text in one row."""
    return "".join(c for c in figures if c in "0123456789")
