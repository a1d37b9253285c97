"""The worker: sends what was promised, and settles what a dead worker left; any number may run."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from threading import Thread

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from config.clock import Clock
from config.settings import Settings
from models import Store
from voicebot import audit_chain
from voicebot.booking import service
from voicebot.outbox.bell import Bell
from voicebot.outbox.calls import Switchboard, TwilioExchange
from voicebot.outbox.courier import Courier
from voicebot.outbox.dispatch import Dispatcher
from voicebot.outbox.gateways import Gateway, gateways_of
from voicebot.outbox.leaving import House
from voicebot.outbox.planning import OUTBOX
from voicebot.outbox.ringing import Caller, TwilioTelephone
from voicebot.outbox.unclear import Doubts
from voicebot.outbox.words import Words
from voicebot.waiting import AGENTS
from voicebot.wiring import plug_in

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
    agents = Bell(store, AGENTS)
    switchboard = Switchboard(store, TwilioExchange(settings), rooms.centre, clock)
    caller = Caller(store, TwilioTelephone(settings), clock, at_once=settings.calls_at_once)
    scheduler = _scheduler(
        (rooms.line.keep_holding, SETTLE_SECONDS),
        (caller.run, POLL_SECONDS),
        (caller.settle, SETTLE_SECONDS),
        (Doubts(store, gateways, now=clock.now).settle, SETTLE_SECONDS),
        (lambda: service.sweep_holds(store, now=clock.now()), SWEEP_SECONDS),
        (rooms.conversations.end_silent, SWEEP_SECONDS),
        (lambda: audit_chain.seal(store, settings.audit_key, now=clock.now), SETTLE_SECONDS),
    )
    sending = Thread(target=dispatcher.run_until_stopped, args=(bell,), name="dispatcher")
    ringing = Thread(target=switchboard.run_until_stopped, args=(agents,), name="switchboard")
    sending.start()
    ringing.start()
    scheduler.start()
    log.info("worker_started")
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    dispatcher.stop()
    switchboard.stop()
    sending.join()
    ringing.join()
    bell.close()
    agents.close()
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
    house = House(
        Words(settings.voice_number),
        ours_per_day=settings.sms_per_number_per_day,
        answers_per_day=settings.answers_per_number_per_day,
    )
    courier = Courier(store, gateways, house=house, per_second=settings.sms_per_second, now=clock.now)
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
