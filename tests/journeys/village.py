"""A centre of the tests' own, and what is booked there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from models import Appointment, Centre, Person, Slot, Store
from voicebot.booking import service, views
from voicebot.booking.identity import Claimant
from voicebot.booking.views import Booked

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Village:
    """A centre far from all others, with places every day from tomorrow on: `slots[day][hour]`, from nine."""

    store: Store
    slots: Sequence[Sequence[int]]

    def books(
        self, number: str, born: str, *, day: int = 3, hour: int = 2, second: int | None = None
    ) -> Booked:
        """An appointment that somebody made in an earlier call; `second` is the day of a second injection."""
        earlier = uuid4()
        return service.book(
            self.store,
            slot=self.slots[day][hour],
            second=None if second is None else self.slots[second][hour],
            claimant=Claimant(date.fromisoformat(born), number or None, earlier),
            dose=1,
            locale="fr",
            conversation=earlier,
            key=f"{earlier}:1:book",
            now=datetime.now(UTC),
            by="voice",
        )

    def now(self, booked: Booked) -> Booked:
        """The appointment as it stands by now."""
        with self.store.transaction() as tx:
            return views.appointment(tx, booked.id)

    def of(self, number: str) -> list[Booked]:
        """All that was ever booked with this number, in the order it was booked."""
        with self.store.transaction() as tx:
            index = tx.vault.blind_index("phone", number)
            theirs = views.appointments().join(Person, Person.id == Appointment.person_id)
            rows = tx.execute(
                theirs.where(Person.phone_index == index)
                .order_by(None)
                .order_by(Appointment.booked_at, Appointment.dose)
            )
            return [views.booked_of(row, tx.vault) for row in rows]

    def taken(self, slot: int) -> int:
        """How many have this place."""
        with self.store.transaction() as tx:
            return tx.get_one(Slot, slot).taken


def village_of(store: Store) -> Village:
    """The village, in this database."""
    midnight = datetime.now(PARIS).replace(hour=0, minute=0, second=0, microsecond=0)
    with store.transaction() as tx:
        centre = Centre(
            official_id="test-village",
            name="Salle polyvalente",
            address="2 Place de la Fontaine",
            postal_code="05350",
            insee_code="05157",
            town="Saint-Véran",
            latitude=44.0,
            longitude=-40.0,
            time_zone="Europe/Paris",
            opening={},
            closed=False,
            professionals_only=False,
            imported_at=midnight,
        )
        tx.add(centre)
        tx.flush()
        days = [
            [
                Slot(
                    centre_id=centre.id,
                    starts_at=midnight + timedelta(days=day, hours=hour),
                    minutes=10,
                    capacity=50,
                )
                for hour in range(9, 17)
            ]
            for day in range(1, 61)
        ]
        for day in days:
            tx.add_all(day)
        tx.flush()
        return Village(store, [[slot.id for slot in day] for day in days])
