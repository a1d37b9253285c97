"""Gateways to the providers that carry messages: they only send, and say what kind of failure they met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

TIMEOUT_SECONDS = 10.0

NO_MOBILE = frozenset({21614, 30006})
BAD_NUMBER = frozenset({21211, 30005})
REFUSED = frozenset({21610, 30004, 30007})
CONFIGURATION = frozenset({20003, 21408, 21606, 21612})


class Undeliverable(Exception):
    """It will never work; `fault` says why in one word: no_mobile, bad_number, refused, configuration."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Busy(Exception):
    """The provider said clearly that it did not take the message, and may take it later."""


class Unclear(Exception):
    """The connection broke after the request left: it may or may not have been accepted."""


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

    def __init__(self, *, account: str, token: str, sender: str, base_url: str | None) -> None:
        self._sender = sender
        self._client = Client(account, token, http_client=TwilioHttpClient(timeout=TIMEOUT_SECONDS))
        if base_url:
            self._client.api.base_url = base_url.rstrip("/")

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
        except TwilioRestException as fault:
            raise failure_of(fault.status, fault.code) from fault
        except requests.ConnectTimeout as fault:
            raise Busy from fault
        except requests.RequestException as fault:
            raise _broken(fault) from fault
        return Accepted(str(message.sid))


def failure_of(status: int, code: int | None) -> Undeliverable | Busy | Unclear:
    """The class of a provider's refusal (facts.md §5: classes rather than codes)."""
    if fault := fault_of(code):
        return Undeliverable(fault)
    if status == 429:
        return Busy()
    if status >= 500:
        return Unclear()
    return Undeliverable("configuration")


def fault_of(code: int | None) -> str | None:
    """The lasting fault behind an error code, in one word."""
    classes = {
        "no_mobile": NO_MOBILE,
        "bad_number": BAD_NUMBER,
        "refused": REFUSED,
        "configuration": CONFIGURATION,
    }
    return next((name for name, codes in classes.items() if code in codes), None)


def _broken(fault: requests.RequestException) -> Busy | Unclear:
    """A refused connection took nothing; anything later may have."""
    refused = isinstance(fault, requests.ConnectionError) and "refused" in str(fault).lower()
    return Busy() if refused else Unclear()
