"""The worker: sends what was promised, and settles what a dead worker left; any number may run."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from threading import Thread
from uuid import UUID

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import SQLAlchemyError

from config.clock import Clock
from config.settings import Settings
from models import ACTIVE, Store, Transaction
from models.crypto import SealBroken
from voicebot.booking import service, views
from voicebot.booking.views import Booked
from voicebot.outbox.bell import Bell
from voicebot.outbox.calls import Switchboard, TwilioExchange
from voicebot.outbox.courier import Courier
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.gateways import Gateway, gateways_of
from voicebot.outbox.leaving import Errand
from voicebot.outbox.promises import OUTBOX
from voicebot.outbox.unclear import Doubts
from voicebot.wiring import plug_in
from voicebot.wording import Address, Code, Locale, PhoneNumber, Value, say

log = structlog.get_logger()

Job = Callable[[], int]

POLL_SECONDS = 0.5
SETTLE_SECONDS = 10
SWEEP_SECONDS = 600


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM); what is being sent is finished first."""
    # Taken from all threads to come, and waited for below: nothing is interrupted in the middle.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    rooms = plug_in(settings, connections_a_thread=1)
    store, clock = rooms.store, rooms.clock
    gateways = gateways_of(settings)
    dispatcher, bell = dispatcher_of(settings, store, clock, gateways), Bell(store, OUTBOX)
    switchboard = Switchboard(store, TwilioExchange(settings), rooms.centre, clock)
    scheduler = _scheduler(
        (switchboard.run, POLL_SECONDS),
        (Doubts(store, gateways, now=clock.now).settle, SETTLE_SECONDS),
        (lambda: service.sweep_holds(store, now=clock.now()), SWEEP_SECONDS),
        (rooms.conversations.end_silent, SWEEP_SECONDS),
    )
    sending = Thread(target=dispatcher.run_until_stopped, args=(bell,), name="dispatcher")
    sending.start()
    scheduler.start()
    log.info("worker_started")
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    dispatcher.stop()
    sending.join()
    bell.close()
    scheduler.shutdown(wait=True)
    store.close()
    log.info("worker_stopped")


def _scheduler(*jobs: tuple[Job, float]) -> BackgroundScheduler:
    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(len(jobs))}, timezone="UTC")
    for job, seconds in jobs:
        scheduler.add_job(_kept_alive(job), "interval", seconds=seconds, max_instances=1, coalesce=True)
    return scheduler


def dispatcher_of(settings: Settings, store: Store, clock: Clock, gateways: Sequence[Gateway]) -> Dispatcher:
    """The dispatcher of these settings, with its gateways and its words."""
    courier = Courier(
        store, gateways, words=_Words(settings), per_second=settings.sms_per_second, now=clock.now
    )
    receipts_url = f"{settings.public_base_url}/twilio/sms/status"
    return Dispatcher(courier, receipts_url=receipts_url, now=clock.now)


def _kept_alive(job: Job) -> Callable[[], None]:
    """A job that fails (a database that restarts) is logged and runs again at its next time."""

    def run() -> None:
        try:
            job()
        except Exception as fault:
            log.error("job_failed", exc_info=fault)

    return run


class _Words:
    """Writes the texts of errands: two-way where the sender can be answered, else with a number to call."""

    def __init__(self, settings: Settings) -> None:
        self._voice_number = PhoneNumber(settings.voice_number)

    def __call__(self, tx: Transaction, errands: Sequence[Errand]) -> Mapping[UUID, str | None]:
        """The texts of these errands; one that cannot be written is left out, and told in the log."""
        try:
            known = views.appointments_of(tx, {each.appointment for each in errands if each.appointment})
        except SealBroken:
            known = {}  # One of them; each by itself then.
        written: dict[UUID, str | None] = {}
        for errand in errands:
            try:
                written[errand.id] = self._text(tx, errand, known)
            except SQLAlchemyError:
                raise
            except Exception as fault:
                log.error("message_not_written", message=str(errand.id), exc_info=fault)
        return written

    def _text(self, tx: Transaction, errand: Errand, known: Mapping[UUID, Booked]) -> str | None:
        """In the errand's language; nobody is told of a booking that no longer stands."""
        if errand.appointment is None:
            raise LookupError("a message about no appointment")
        booked = known.get(errand.appointment) or views.appointment(tx, errand.appointment)
        if errand.purpose != "cancelled" and booked.state not in ACTIVE:
            return None
        values: dict[str, Value] = {
            "starts_at": booked.starts_at,
            "centre": booked.venue.name,
            "address": Address(booked.venue.address, booked.venue.postal_code, booked.venue.town),
            "code": Code(booked.code),
            "voice_number": self._voice_number,
        }
        locale: Locale = "en" if errand.locale == "en" else "fr"
        two_way = errand.sender.startswith("+") or errand.sender.isdecimal()
        return say(_phrase(errand.purpose, two_way=two_way), medium="sms", locale=locale, attempt=1, **values)


def _phrase(purpose: str, *, two_way: bool) -> str:
    if purpose == "confirmation":
        return "sms-confirmation-two-way" if two_way else "sms-confirmation-one-way"
    return {"moved": "sms-moved", "code": "sms-code", "cancelled": "sms-cancelled"}[purpose]
