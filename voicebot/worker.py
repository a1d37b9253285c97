"""The worker: sends what was promised, and settles what a dead worker left; any number may run."""

from __future__ import annotations

import signal
from collections.abc import Callable

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from config.clock import Clock
from config.settings import Settings
from models import ACTIVE, Store, Transaction
from voicebot.booking import service, views
from voicebot.outbox import courier
from voicebot.outbox.calls import Switchboard, TwilioExchange
from voicebot.outbox.courier import Courier, Errand
from voicebot.outbox.gateways import TwilioGateway
from voicebot.wiring import plug_in
from voicebot.wording import Address, Code, Locale, PhoneNumber, Value, say

log = structlog.get_logger()

Job = Callable[[], int]

POLL_SECONDS = 0.5
SETTLE_SECONDS = 30
SWEEP_SECONDS = 600


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM); what is being sent is finished first."""
    # Taken from all threads to come, and waited for below: nothing is interrupted in the middle.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    rooms = plug_in(settings, connections_a_thread=1)
    store, clock = rooms.store, rooms.clock
    carrier = courier_of(settings, store, clock)
    switchboard = Switchboard(store, TwilioExchange(settings), rooms.centre, clock)
    scheduler = _scheduler(
        (carrier.run, POLL_SECONDS),
        (switchboard.run, POLL_SECONDS),
        (lambda: courier.settle_unclear(store, now=clock.now()), SETTLE_SECONDS),
        (lambda: service.sweep_holds(store, now=clock.now()), SWEEP_SECONDS),
        (rooms.conversations.end_silent, SWEEP_SECONDS),
    )
    scheduler.start()
    log.info("worker_started")
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    carrier.stop()
    scheduler.shutdown(wait=True)
    store.close()
    log.info("worker_stopped")


def _scheduler(*jobs: tuple[Job, float]) -> BackgroundScheduler:
    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(len(jobs))}, timezone="UTC")
    for job, seconds in jobs:
        scheduler.add_job(_kept_alive(job), "interval", seconds=seconds, max_instances=1, coalesce=True)
    return scheduler


def courier_of(settings: Settings, store: Store, clock: Clock) -> Courier:
    """The courier of these settings, with its gateway and its words."""
    gateway = TwilioGateway(
        account=settings.twilio_account_sid,
        token=settings.twilio_auth_token.get_secret_value(),
        sender=settings.sms_sender,
        base_url=settings.twilio_base_url,
    )
    words = _Words(settings)
    receipts_url = f"{settings.public_base_url}/twilio/sms/status"
    return Courier(store, gateway, words=words, receipts_url=receipts_url, now=clock.now)


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
        self._two_way = settings.sms_sender.startswith("+") or settings.sms_sender.isdecimal()
        self._voice_number = PhoneNumber(settings.voice_number)

    def __call__(self, tx: Transaction, errand: Errand) -> str | None:
        """The text of this errand, in its language; nobody is told of a booking that no longer stands."""
        if errand.appointment is None:
            raise LookupError("a message about no appointment")
        booked = views.appointment(tx, errand.appointment)
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
        return say(self._phrase(errand.purpose), medium="sms", locale=locale, attempt=1, **values)

    def _phrase(self, purpose: str) -> str:
        if purpose == "confirmation":
            return "sms-confirmation-two-way" if self._two_way else "sms-confirmation-one-way"
        return {"moved": "sms-moved", "code": "sms-code", "cancelled": "sms-cancelled"}[purpose]
