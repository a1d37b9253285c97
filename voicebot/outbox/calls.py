"""Calls through the provider's REST: agents ring, and are let go; callers are fetched, and brought back."""

from __future__ import annotations

from threading import Event
from typing import Protocol
from uuid import UUID

import requests
import structlog
from twilio.base.exceptions import TwilioRestException, TwilioServiceException

from config.call_centre import CallCentre
from config.clock import Clock
from config.settings import Settings
from models import Store
from voicebot.outbox import legs
from voicebot.outbox.bell import Bell
from voicebot.outbox.gateways import rest_client
from voicebot.waiting import taken
from voicebot.waiting.taken import Move

log = structlog.get_logger()
RING_SECONDS = 25
TIMEOUT_SECONDS = 4.0
"""Somebody is waiting in line: an agent is rung now or not at all."""


class NotRung(Exception):
    """The provider did not take the call, or it cannot be known; the text says why in one word."""


class Exchange(Protocol):
    """Anything that rings telephones."""

    def ring(self, *, to: str, leg: UUID) -> str:
        """Ring this number for this leg; returns the provider's name of the call. Raises NotRung."""

    def end(self, sid: str) -> None:
        """End this call, whether it rings or is being talked. Raises NotRung."""

    def move(self, move: Move) -> None:
        """Take this caller where they are wanted, whatever they are at. Raises NotRung."""


class TwilioExchange:
    """Twilio, or any provider that speaks its REST protocol."""

    def __init__(self, settings: Settings) -> None:
        account, token = settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value()
        self._client = rest_client(account, token, settings.twilio_base_url, timeout=TIMEOUT_SECONDS)
        self._from = settings.voice_number
        doors = f"{settings.public_base_url}/twilio/voice"
        self._doors, self._moved = f"{doors}/agent", {"in": f"{doors}/taken", "back": f"{doors}/back"}

    def ring(self, *, to: str, leg: UUID) -> str:
        """Ring this number for this leg; returns the provider's name of the call. Raises NotRung."""
        url = f"{self._doors}/{leg}"
        try:
            call = self._client.calls.create(
                to=to, from_=self._from, url=url, status_callback=f"{url}/status", timeout=RING_SECONDS
            )
        except (TwilioRestException, TwilioServiceException, requests.RequestException, ValueError) as fault:
            raise NotRung(type(fault).__name__) from fault
        if not call.sid:
            raise NotRung("no name")
        return str(call.sid)

    def end(self, sid: str) -> None:
        """End this call, whether it rings or is being talked. Raises NotRung."""
        try:
            self._client.calls(sid).update(status="completed")
        except (TwilioRestException, TwilioServiceException, requests.RequestException, ValueError) as fault:
            raise NotRung(type(fault).__name__) from fault

    def move(self, move: Move) -> None:
        """Take this caller where they are wanted, whatever they are at. Raises NotRung."""
        try:
            self._client.calls(move.sid).update(url=f"{self._moved[move.way]}/{move.waiting}", method="POST")
        except (TwilioRestException, TwilioServiceException, requests.RequestException, ValueError) as fault:
            raise NotRung(type(fault).__name__) from fault


class Switchboard:
    """Rings agents for those who wait in line, and moves callers; any number of workers may run it."""

    def __init__(self, store: Store, exchange: Exchange, centre: CallCentre, clock: Clock) -> None:
        self._store, self._exchange, self._centre, self._clock = store, exchange, centre, clock
        self._stopped = Event()

    def run(self) -> int:
        """One round; returns how many telephones began to ring."""
        agents = self._centre.agents
        with self._store.transaction() as tx:
            moves = taken.moves_due(tx, now=self._clock.now())
        for move in moves:
            self._move(move)
        with self._store.transaction() as tx:
            legs.plan(tx, agents, now=self._clock.now())
        with self._store.transaction() as tx:
            to_place = legs.to_place(tx, agents, now=self._clock.now())
            unwanted = legs.unwanted(tx)
        for leg in to_place:
            self._place(leg)
        for leg in unwanted:
            self._end(leg)
        return len(to_place)

    def run_until_stopped(self, bell: Bell) -> None:
        """A round whenever the bell rings, and every half second all the same."""
        bell.answered_by(self.run, until=self._stopped)

    def stop(self) -> None:
        """Finish this round, and begin no other."""
        self._stopped.set()

    def _move(self, move: Move) -> None:
        try:
            self._exchange.move(move)
        except NotRung as fault:
            log.warning("call_not_moved", waiting=str(move.waiting), way=move.way, why=str(fault))
            with self._store.transaction() as tx:
                taken.not_moved(tx, move, now=self._clock.now())

    def _place(self, leg: legs.Leg) -> None:
        try:
            sid = self._exchange.ring(to=leg.number, leg=leg.id)
        except NotRung as fault:
            log.warning("agent_not_rung", leg=str(leg.id), why=str(fault))
            self._over(leg)
            return
        with self._store.transaction() as tx:
            legs.placed(tx, leg.id, sid, now=self._clock.now())

    def _end(self, leg: legs.Leg) -> None:
        try:
            self._exchange.end(leg.sid or "")
        except NotRung as fault:
            log.warning("agent_still_rings", leg=str(leg.id), why=str(fault))
        self._over(leg)

    def _over(self, leg: legs.Leg) -> None:
        with self._store.transaction() as tx:
            legs.over(tx, leg.id, now=self._clock.now())
