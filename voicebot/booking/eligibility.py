"""Who may come. Pure; the rules are in config/vaccines.toml, and why somebody has priority is never asked."""

from __future__ import annotations

from datetime import date
from typing import Literal

from voicebot.booking.vaccines import Campaign

Verdict = Literal["open", "declare", "too_young"]
"""May come; may come after declaring on honour to have priority; may not come."""


def may(campaign: Campaign, birth_date: date, today: date, declared: bool) -> Verdict:
    """Whether somebody of this birth date may come, having `declared` to have priority or not."""
    age = age_on(today, birth_date)
    if age < campaign.vaccine.minimum_age:
        return "too_young"
    if age >= campaign.open_from_age:
        return "open"
    if not campaign.declared:
        return "too_young"
    return "open" if declared else "declare"


def age_on(day: date, birth_date: date) -> int:
    """Whole years; somebody of 29 February has their birthday on 1 March where there is none."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
