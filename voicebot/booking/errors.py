"""What can stand between a person and an appointment."""

from __future__ import annotations

from voicebot.booking.views import Booked


class BookingError(Exception):
    """Nothing was changed."""


class SlotTaken(BookingError):
    """Someone was faster; ordinary on a busy day."""


class AlreadyBooked(BookingError):
    """The person has an active appointment for this dose: `existing`."""

    def __init__(self, existing: Booked) -> None:
        super().__init__("already booked")
        self.existing = existing


class NotActive(BookingError):
    """The appointment was cancelled, or its time has passed."""
