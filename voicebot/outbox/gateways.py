"""Gateways to the providers that carry messages: they only send, and say what kind of failure they met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import requests
from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

TIMEOUT_SECONDS = 8.0
"""For the connection, and again for the answer; most answers take less than one."""

FAULTS = {
    "no_mobile": frozenset({21614, 30006}),
    "bad_number": frozenset({21211, 30005}),
    "refused": frozenset({21610, 30004, 30007}),
    "configuration": frozenset({21408, 21606, 21612}),
}
"""The provider's codes in one word each (facts.md §5: classes rather than codes)."""
NOT_NOW = frozenset({401, 403, 429})
"""HTTP statuses of an account that may not send at the moment: too fast, or a token that is being changed."""
PERHAPS = frozenset({408})


class Undeliverable(Exception):
    """It will never work; `fault` says why in one word: no_mobile, bad_number, refused, configuration."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Busy(Exception):
    """The provider clearly did not take the message, and may take it later."""


class Unclear(Exception):
    """The request left, and no answer that says anything came: it may or may not have been accepted."""


@dataclass(frozen=True)
class Accepted:
    """The provider took the message under this name."""

    sid: str


class Gateway(Protocol):
    """Anything that carries a text."""

    def send(self, *, to: str, body: str, report_to: str) -> Accepted:
        """Hand the text over; raises Undeliverable, Busy or Unclear."""


class TwilioGateway:
    """Twilio, or any provider that speaks its REST protocol at `base_url`."""

    def __init__(
        self,
        *,
        account: str,
        token: str,
        sender: str,
        base_url: str | None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._sender = sender
        self._client = Client(account, token, http_client=TwilioHttpClient(timeout=timeout))
        if base_url:
            self._client.api.base_url = base_url

    def send(self, *, to: str, body: str, report_to: str) -> Accepted:
        """Hand the text over; raises Undeliverable, Busy or Unclear."""
        try:
            message = self._client.messages.create(
                to=to,
                from_=self._sender,
                body=body,
                status_callback=report_to,
                content_retention="discard",
                address_retention="obfuscate",
            )
        except (TwilioRestException, TwilioServiceException) as fault:
            raise failure_of(fault.status, fault.code) from fault
        except requests.RequestException as fault:
            raise _broken(fault) from fault
        except (ValueError, TypeError, AttributeError) as fault:
            raise Unclear("an answer that cannot be read") from fault
        if not message.sid:
            raise Unclear("an answer without a name")
        return Accepted(message.sid)


def failure_of(status: int, code: int | None) -> Undeliverable | Busy | Unclear:
    """The class of a provider's refusal; a refusal that is not understood is ours to correct."""
    if fault := fault_of(code):
        return Undeliverable(fault)
    if status in NOT_NOW:
        return Busy(f"status {status}")
    if status >= 500 or status in PERHAPS:
        return Unclear(f"status {status}")
    return Undeliverable("configuration")


def fault_of(code: int | None) -> str | None:
    """The lasting fault behind an error code, in one word."""
    return next((name for name, codes in FAULTS.items() if code in codes), None)


def _broken(fault: requests.RequestException) -> Busy | Unclear:
    """Without a connection nothing left; anything later may have been taken."""
    reason = getattr(fault.args[0], "reason", None) if fault.args else None
    if isinstance(fault, requests.ConnectTimeout) or isinstance(reason, NewConnectionError):
        return Busy("no connection")
    return Unclear(type(fault).__name__)
