"""The words of a message, made at the moment it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from voicebot.outbox.purposes import PURPOSES
from voicebot.outbox.subjects import Subject
from voicebot.wording import Address, Code, Locale, PhoneNumber, Site, Value, Whole, say, sms
from voicebot.wording.written import NAME, STREET


@dataclass(frozen=True)
class Errand:
    """A message to write; `two_way`: whom it comes from can be answered. Only a call-back has no subject."""

    purpose: str
    subject: Subject | None
    locale: str
    two_way: bool
    because: str | None = None


class Words:
    """Writes errands; `voice_number` is the number to call."""

    def __init__(self, voice_number: str) -> None:
        self._voice_number = PhoneNumber(voice_number)

    def __call__(self, errand: Errand) -> str:
        """The text, in the errand's language.

        Raises PhraseError rather than leaving a hole, and LookupError for a message about nothing.
        """
        values: dict[str, Value] = {"voice_number": self._voice_number}
        if errand.subject is not None:
            values |= _values(errand.subject)
        elif errand.purpose != "call_back":
            raise LookupError("a message about no appointment")
        return written(errand, values)


def written(errand: Errand, values: Mapping[str, Value]) -> str:
    """The text of an errand about these values; raises PhraseError.

    Names are shortened where that saves a segment, and only there.
    """
    short, whole = (_sited(values, whole=whole) for whole in (False, True))
    text = _said(errand, whole)
    if sms.segments(text) == 1 or not _is_long(values):
        return text
    shortened = _said(errand, short)
    return shortened if sms.segments(shortened) < sms.segments(text) else text


def _sited(values: Mapping[str, Value], *, whole: bool) -> dict[str, Value]:
    """The values with the names of the place as they are, or shortened; its town is never lost."""
    address, centre = values.get("address"), values.get("centre")
    if not (isinstance(address, Address) and isinstance(centre, str)):
        return dict(values)
    return {
        **values,
        "centre": Whole(centre) if whole else centre,
        "address": replace(address, whole=whole),
        "site": Site(centre, address.town, whole),
    }


def _is_long(values: Mapping[str, Value]) -> bool:
    """Whether there is anything to shorten: it is rare, and writing twice takes twice as long."""
    address, centre = values.get("address"), values.get("centre")
    long_name = isinstance(centre, str) and len(sms.transliterate(centre)) > NAME
    return long_name or (isinstance(address, Address) and len(sms.transliterate(address.street)) > STREET)


def _said(errand: Errand, values: Mapping[str, Value]) -> str:
    purpose = PURPOSES[errand.purpose]
    phrase = purpose.two_way if purpose.two_way and errand.two_way else purpose.phrase
    locale: Locale = "en" if errand.locale == "en" else "fr"
    also: dict[str, Value] = {"because": errand.because} if errand.because else {}
    return say(phrase, medium="sms", locale=locale, attempt=1, **(dict(values) | also))


def is_two_way(sender: str) -> bool:
    """A number can be answered, a name cannot (facts.md §5)."""
    return sender.startswith("+") or sender.isdecimal()


def _values(subject: Subject) -> dict[str, Value]:
    centre = subject.centre
    return {
        "starts_at": subject.starts_at,
        "centre": centre.name,
        "address": Address(centre.address, centre.postal_code, centre.town),
        "code": Code(subject.code),
    }
