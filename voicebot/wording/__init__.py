"""Values → French and English, pure: what is said on the telephone and written in texts."""

from voicebot.wording.hints import hints
from voicebot.wording.phrases import Medium, PhraseError, say
from voicebot.wording.values import (
    Address,
    Choices,
    Code,
    Day,
    Distance,
    Hours,
    Locale,
    PhoneNumber,
    Site,
    Town,
    Value,
    Whole,
)

__all__ = [
    "Address",
    "Choices",
    "Code",
    "Day",
    "Distance",
    "Hours",
    "Locale",
    "Medium",
    "PhoneNumber",
    "PhraseError",
    "Site",
    "Town",
    "Value",
    "Whole",
    "hints",
    "say",
]
