"""The months as they are said, written short, and misspelled, in French and English, without accents."""

from __future__ import annotations

_NAMES = """
janvier janv jan january
fevrier fevr fev feb february fevriers
mars march
avril avr april apr
mai may
juin june
juillet juil jul july
aout august aug
septembre sept sep september
octobre oct october
novembre nov november
decembre dec december
"""

MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_NAMES.strip().splitlines(), start=1) for name in line.split()
}
"""Plain word → number of the month. "mar" is left out: it is Tuesday in text messages."""
