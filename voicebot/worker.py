"""The worker: sends what was promised, and settles what a dead worker left; any number may run."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler

from config import logs
from config.clock import Clock
from config.settings import Settings
from models import Store, Transaction
from voicebot.booking import views
from voicebot.outbox import courier
from voicebot.outbox.courier import Courier, Errand
from voicebot.outbox.gateways import TwilioGateway
from voicebot.wiring import open_store
from voicebot.wording import Address, Code, PhoneNumber, Value, say

log = structlog.get_logger()

POLL_SECONDS = 0.5
SETTLE_SECONDS = 30


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM); what is being sent is finished first."""
    logs.set_up(settings.log_level)
    clock = Clock(settings.clock_file)
    store = open_store(settings)
    carrier = _courier(settings, store, clock)
    scheduler = BlockingScheduler(executors={"default": ThreadPoolExecutor(2)}, timezone="UTC")
    once = {"max_instances": 1, "coalesce": True}
    scheduler.add_job(_kept_alive(carrier.run), "interval", seconds=POLL_SECONDS, **once)
    settle = _kept_alive(lambda: courier.settle_unclear(store, now=clock.now()))
    scheduler.add_job(settle, "interval", seconds=SETTLE_SECONDS, **once)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        # The scheduler waits for its jobs, and must not be stopped from inside one of its own calls.
        scheduler.shutdown(wait=False)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    log.info("worker_started")
    scheduler.start()
    store.close()


def _courier(settings: Settings, store: Store, clock: Clock) -> Courier:
    gateway = TwilioGateway(
        account=settings.twilio_account_sid,
        token=settings.twilio_auth_token.get_secret_value(),
        sender=settings.sms_sender,
        base_url=settings.twilio_base_url,
    )
    words = _Words(settings)
    receipts_url = f"{settings.public_base_url.rstrip('/')}/twilio/sms/status"
    return Courier(store, gateway, words=words, receipts_url=receipts_url, now=clock.now)


def _kept_alive(job: Callable[[], int]) -> Callable[[], None]:
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

    def __call__(self, tx: Transaction, errand: Errand) -> str:
        """The text of this errand, in its language."""
        assert errand.appointment is not None
        booked = views.appointment(tx, errand.appointment)
        values: dict[str, Value] = {
            "starts_at": booked.starts_at,
            "centre": booked.venue.name,
            "address": Address(booked.venue.address, booked.venue.postal_code, booked.venue.town),
            "code": Code(booked.code),
            "voice_number": self._voice_number,
        }
        phrase = "sms-cancelled"
        if errand.purpose == "confirmation":
            phrase = "sms-confirmation-two-way" if self._two_way else "sms-confirmation-one-way"
        locale = "en" if errand.locale == "en" else "fr"
        return say(phrase, medium="sms", locale=locale, attempt=1, **values)
