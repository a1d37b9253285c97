"""Calls to agents, through the provider's REST: they ring, and are ended when nobody needs them."""

from __future__ import annotations

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
from voicebot.outbox.gateways import rest_client

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


class TwilioExchange:
    """Twilio, or any provider that speaks its REST protocol."""

    def __init__(self, settings: Settings) -> None:
        account, token = settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value()
        self._client = rest_client(account, token, settings.twilio_base_url, timeout=TIMEOUT_SECONDS)
        self._from = settings.voice_number
        self._doors = f"{settings.public_base_url}/twilio/voice/agent"

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


class Switchboard:
    """Rings agents for those who wait in line; run it again and again, in any number of workers."""

    def __init__(self, store: Store, exchange: Exchange, centre: CallCentre, clock: Clock) -> None:
        self._store, self._exchange, self._centre, self._clock = store, exchange, centre, clock

    def run(self) -> int:
        """One round; returns how many telephones began to ring."""
        agents = self._centre.agents
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
