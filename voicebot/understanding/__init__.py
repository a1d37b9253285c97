"""French (and English) → values, pure: what a caller wants and said, in the light of what was asked."""

import gc

from . import replies, sounding, standing
from .asides import aside
from .choices import corrected_parts
from .communes import table
from .courtesy import is_thanks, thanks_as_well
from .language import spoken_language
from .read import read
from .reading import Intent, Name, Place, Reading, When, Window
from .strangers import is_stranger
from .to_the_point import to_the_point
from .yes_no import is_clear_yes, is_plain_no, is_plain_yes

__all__ = [
    "Intent",
    "Name",
    "Place",
    "Reading",
    "When",
    "Window",
    "aside",
    "corrected_parts",
    "is_clear_yes",
    "is_plain_no",
    "is_plain_yes",
    "is_stranger",
    "is_thanks",
    "read",
    "replies",
    "spoken_language",
    "standing",
    "thanks_as_well",
    "to_the_point",
    "warm",
]


def warm() -> None:
    """Load the communes now: a process that answers calls does it at its start, not in the first call."""
    gc.disable()
    try:
        table().warm()
        sounding.warm()
    finally:
        gc.enable()
    # The collector would walk through the whole table in the middle of a call, for 30 ms.
    gc.collect()
    gc.freeze()
