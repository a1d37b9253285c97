"""What can stand between a person and an appointment."""

from __future__ import annotations

from voicebot.booking.views import Booked


class BookingError(Exception):
    """Nothing was changed."""


class SlotTaken(BookingError):
    """Someone was faster; ordinary on a busy day."""


class NoSecond(SlotTaken):
    """There is a first place, and no permitted one for the second injection that belongs to it."""


class OutsideInterval(BookingError):
    """The dose may not be given on that day: it lies too close to another, or too far from it."""


class AlreadyBooked(BookingError):
    """The person has an active appointment for this dose: `existing`."""

    def __init__(self, existing: Booked) -> None:
        super().__init__("already booked")
        self.existing = existing


class NotActive(BookingError):
    """The appointment was cancelled, or its time has passed."""
