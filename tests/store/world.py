"""A small world around the store: builders that let tests read as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, update

from models import Appointment, Centre, Conversation, Hold, Message, Slot, Store, Task
from voicebot.booking import service
from voicebot.booking.identity import Claimant
from voicebot.booking.search import Wanted
from voicebot.booking.service import Moved, Offered
from voicebot.booking.views import Booked
from voicebot.outbox.purposes import PURPOSES

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday, nine o'clock in Paris."""
MOBILE = "+33612345678"
PLACES = {
    "Aubagne": ("13005", "13400", 43.2927, 5.5703),
    "Marseille 8e": ("13208", "13008", 43.2553, 5.3852),
    "Marseille 13e": ("13213", "13013", 43.3468, 5.4302),
    "Cassis": ("13022", "13260", 43.2146, 5.5386),
    "Arles": ("13004", "13200", 43.6766, 4.6278),
    "Fort-de-France": ("97209", "97200", 14.6036, -61.0794),
    "Saint-Denis": ("97411", "97400", -20.8823, 55.4504),
}


@dataclass
class World:
    """A small world around the store; times are hours after `now`."""

    store: Store
    now: datetime = NOW

    def at(self, hours: float) -> datetime:
        return self.now + timedelta(hours=hours)

    def centre_in(self, town: str, **changes: Any) -> int:
        insee, postal_code, latitude, longitude = PLACES[town]
        values: dict[str, Any] = {
            "official_id": uuid4().hex,
            "name": f"Centre de {town}",
            "address": "1 rue des Lilas",
            "postal_code": postal_code,
            "insee_code": insee,
            "town": town,
            "latitude": latitude,
            "longitude": longitude,
            "time_zone": "Europe/Paris",
            "opening": {},
            "closed": False,
            "professionals_only": False,
            "imported_at": self.now,
        }
        with self.store.transaction() as tx:
            centre = Centre(**(values | changes))
            tx.add(centre)
            tx.flush()
            return centre.id

    def slots_at(self, centre: int, *hours: float, capacity: int = 1) -> list[int]:
        with self.store.transaction() as tx:
            slots = [
                Slot(centre_id=centre, starts_at=self.at(h), minutes=10, capacity=capacity) for h in hours
            ]
            tx.add_all(slots)
            tx.flush()
            return [slot.id for slot in slots]

    def change_slots(self, slots: Sequence[int], **values: Any) -> None:
        with self.store.transaction() as tx:
            tx.execute(update(Slot).where(Slot.id.in_(slots)).values(**values))

    def a_slot(self, *, hours: float = 24, capacity: int = 1, town: str = "Aubagne") -> int:
        return self.slots_at(self.centre_in(town), hours, capacity=capacity)[0]

    def caller(self) -> UUID:
        """A conversation on the line."""
        with self.store.transaction() as tx:
            conversation = Conversation(
                id=uuid4(), channel="voice", locale="fr", asked="slot", started_at=NOW, last_turn_at=NOW
            )
            tx.add(conversation)
            return conversation.id

    def someone(
        self, *, number: str | None = MOBILE, born: str = "1938-02-03", conversation: UUID | None = None
    ) -> Claimant:
        return Claimant(date.fromisoformat(born), number, conversation or uuid4())

    def books(
        self, who: Claimant, slot: int, *, key: str | None = None, dose: int = 1, **also: Any
    ) -> Booked:
        return service.book(
            self.store,
            slot=slot,
            claimant=who,
            dose=dose,
            locale="fr",
            conversation=who.conversation,
            key=key or f"{who.conversation}:{uuid4()}",
            now=self.now,
            by="voice",
            **also,
        )

    def books_both(self, who: Claimant, first: int, second: int, **also: Any) -> Booked:
        """Two injections in one act."""
        return self.books(who, first, second=second, **also)

    def moves(self, booked: Booked, slot: int, **also: Any) -> Moved:
        return service.move(
            self.store,
            booked.id,
            **({"slot": slot, "conversation": uuid4(), "key": f"{uuid4()}:move", "by": "voice"} | also),
            now=self.now,
        )

    def names(self, booked: Booked, family: str | None, given: str | None = None) -> None:
        service.name_person(self.store, booked.id, family=family, given=given, now=self.now)

    def cancels(self, booked: Booked, **also: Any) -> Booked:
        return service.cancel(self.store, booked.id, now=self.now, by="voice", **also)

    def confirms(self, booked: Booked) -> Booked:
        return service.confirm(self.store, booked.id, now=self.now, by="voice")

    def offers(
        self,
        conversation: UUID,
        *,
        town: str = "Aubagne",
        count: int = 2,
        hold: bool = True,
        with_second: bool = False,
        **wanted: Any,
    ) -> Offered:
        insee, postal_code, *_ = PLACES[town]
        return service.offer(
            self.store,
            Wanted(**{"insee": insee, "postal_code": postal_code, **wanted}),
            conversation=conversation,
            count=count,
            hold=hold,
            now=self.now,
            with_second=with_second,
        )

    def hears_pairs(self, conversation: UUID, **wanted: Any) -> list[tuple[int, int | None]]:
        """The slots that are offered, each with that of its second injection."""
        offered = self.offers(conversation, with_second=True, **wanted).offers
        return [(one.slot, one.second.slot if one.second else None) for one in offered]

    def hears(self, conversation: UUID, **wanted: Any) -> list[int]:
        """The slots that are offered."""
        return [offer.slot for offer in self.offers(conversation, **wanted).offers]

    def taken(self, slot: int) -> int:
        with self.store.transaction() as tx:
            return tx.get_one(Slot, slot).taken

    def standing(self, slot: int) -> int:
        """Appointments at this slot that were not cancelled."""
        with self.store.transaction() as tx:
            return tx.execute(
                select(func.count()).where(Appointment.slot_id == slot, Appointment.state != "cancelled")
            ).scalar_one()

    def held(self, conversation: UUID) -> set[int]:
        with self.store.transaction() as tx:
            return set(tx.scalars(select(Hold.slot_id).where(Hold.conversation_id == conversation)))

    def messages(self) -> Sequence[Message]:
        """What answers somebody's own doing."""
        return [message for message in self.every_message() if PURPOSES[message.purpose].ours is False]

    def later(self) -> Sequence[Message]:
        """What we begin: reminders, invitations, notices."""
        return [message for message in self.every_message() if PURPOSES[message.purpose].ours]

    def every_message(self) -> Sequence[Message]:
        with self.store.transaction() as tx:
            return tx.scalars(select(Message).order_by(Message.created_at, Message.due_at)).all()

    def tasks(self, state: str = "open") -> Sequence[Task]:
        with self.store.transaction() as tx:
            return tx.scalars(select(Task).where(Task.state == state).order_by(Task.created_at)).all()
