"""What an appointment promises for later: reminders, and the invitation to the second injection."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import Appointment, Transaction
from voicebot.booking import doses, vaccines
from voicebot.booking.views import Booked
from voicebot.outbox import promises
from voicebot.outbox.hours import Calendar


def remind(tx: Transaction, booked: Booked, *, number: str | None, now: datetime) -> None:
    """Promise it all, to the number that the network reported."""
    calendar = calendar_of(booked)
    promises.remind(
        tx,
        booked.id,
        to=number,
        locale=booked.locale,
        starts_at=booked.starts_at,
        calendar=calendar,
        now=now,
    )
    vaccine = vaccines.campaign().products[booked.vaccine]
    # Two injections are told in one text; who has booked them both is not asked for the second.
    if booked.dose < vaccine.doses and booked.second is None:
        between = doses.second_between(booked.starts_at.date(), vaccine)
        promises.invite(
            tx, booked.id, to=number, locale=booked.locale, between=between, calendar=calendar, now=now
        )


def uninvite(tx: Transaction, people: Collection[UUID], *, now: datetime) -> None:
    """They have booked a second injection."""
    theirs = tx.scalars(select(Appointment.id).where(Appointment.person_id.in_(people)))
    promises.withdraw_invitations(tx, theirs.all(), now=now)


def calendar_of(booked: Booked) -> Calendar:
    """The clock and the holidays of its centre."""
    zone = booked.starts_at.tzinfo
    assert isinstance(zone, ZoneInfo)
    return Calendar.of(zone.key, booked.venue.insee)
