"""Which centre an operator means: by its number in the official list, or by words of its name and town."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from models import Centre, Transaction
from voicebot.booking.centres.words import plain


class WhichCentre(Exception):
    """No centre is meant, or several are: `candidates`."""

    def __init__(self, said: str, candidates: Sequence[Centre]) -> None:
        super().__init__(said)
        self.candidates = candidates


def find_centre(tx: Transaction, said: str) -> Centre:
    """The one centre with this official number, this name, or all these words in its name, town and postcode.

    Closed ones too: somebody may still have an appointment there. Raises WhichCentre.
    """
    said = said.strip()
    if by_number := tx.scalars(select(Centre).where(Centre.official_id == said)).one_or_none():
        return by_number
    words = plain(said).split()
    centres = tx.scalars(select(Centre).order_by(Centre.town, Centre.name)).all() if words else []
    named = [one for one in centres if plain(one.name) == plain(said)]
    fitting = named or [one for one in centres if all(word in _described(one) for word in words)]
    if len(fitting) != 1:
        raise WhichCentre(said, fitting)
    return fitting[0]


def _described(centre: Centre) -> str:
    return plain(f"{centre.name} {centre.town} {centre.postal_code}")


def longest_names(tx: Transaction) -> tuple[str, str, str, str]:
    """The longest name, street and town of all centres, the last with its postcode before it."""
    name = tx.scalars(select(Centre.name).order_by(func.length(Centre.name).desc())).first()
    street = tx.scalars(select(Centre.address).order_by(func.length(Centre.address).desc())).first()
    there = select(Centre.postal_code, Centre.town).order_by(func.length(Centre.town).desc())
    postal_code, town = tx.execute(there).first() or ("", "")
    return name or "", street or "", postal_code, town
