"""Gateways to the providers that carry messages: they send, look up, and say what kind of failure it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import requests
from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from config.settings import Settings

TIMEOUT_SECONDS = 8.0
"""For the connection, and again for the answer; most answers take less than one."""
MOST_FOUND = 200
"""More texts to one number within minutes are nothing to tell apart by looking."""

FAULTS = {
    "no_mobile": frozenset({21614, 30006}),
    "bad_number": frozenset({21211, 30005}),
    "refused": frozenset({21610, 30004, 30007}),
    "configuration": frozenset({21408, 21606, 21612}),
}
"""The provider's codes in one word each (facts.md §5: classes rather than codes)."""
TOO_FAST = 429
NO_LEAVE = frozenset({401, 403})
"""HTTP statuses of an account that may not send at the moment: a token that is being changed, mostly."""
PERHAPS = frozenset({408})


class NotSent(Exception):
    """A text was not accepted for sure; what follows is up to what kind of failure it is."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Undeliverable(NotSent):
    """It will never work; `fault` says why in one word: no_mobile, bad_number, refused, configuration."""


class Busy(NotSent):
    """The provider clearly did not take the message, and may take it later.

    `ours`: it will take none until somebody corrects the account or the settings.
    """

    def __init__(self, fault: str, *, ours: bool = False) -> None:
        super().__init__(fault)
        self.ours = ours


class NoAnswer(Busy):
    """There was nobody to hand it to; the next one will not fare better."""


class Unclear(Exception):
    """The request left, and no answer that says anything came: it may or may not have been accepted."""


@dataclass(frozen=True)
class Accepted:
    """The provider took the message under this name."""

    sid: str


@dataclass(frozen=True)
class Found:
    """A text that the provider took, as it stands there; `status` and `code` are the provider's words."""

    sid: str
    status: str
    code: int | None = None


class Gateway(Protocol):
    """Anything that carries a text; `sender` is whom it comes from."""

    name: str
    sender: str

    def send(self, *, to: str, body: str, report_to: str) -> Accepted:
        """Hand the text over; raises Undeliverable, Busy or Unclear."""

    def find(self, *, to: str, since: datetime) -> list[Found]:
        """The texts that were taken for this number since then, oldest first; raises Unclear."""


def rest_client(account: str, token: str, base_url: str | None, *, timeout: float) -> Client:
    """The provider's REST, at Twilio or at any address that speaks it; `timeout` in seconds."""
    client = Client(account, token, http_client=TwilioHttpClient(timeout=timeout))
    if base_url:
        client.api.base_url = base_url
    return client


class TwilioGateway:
    """Twilio, or any provider that speaks its REST protocol at `base_url`."""

    def __init__(
        self,
        name: str,
        *,
        account: str,
        token: str,
        sender: str,
        base_url: str | None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.name, self.sender = name, sender
        self._client = rest_client(account, token, base_url, timeout=timeout)

    def send(self, *, to: str, body: str, report_to: str) -> Accepted:
        """Hand the text over; raises Undeliverable, Busy or Unclear."""
        try:
            message = self._client.messages.create(
                to=to,
                from_=self.sender,
                body=body,
                status_callback=report_to,
                content_retention="discard",
                address_retention="obfuscate",
            )
        except (TwilioRestException, TwilioServiceException, requests.RequestException) as fault:
            raise answer_to(fault) from fault
        except (ValueError, TypeError, AttributeError) as fault:
            raise Unclear("an answer that cannot be read") from fault
        if not message.sid:
            raise Unclear("an answer without a name")
        return Accepted(message.sid)

    def find(self, *, to: str, since: datetime) -> list[Found]:
        """The texts that were taken for this number since then, oldest first; raises Unclear.

        The provider's filter by date would leave out what is still in its queue; so dates are read here.
        """
        try:
            # The library asks for pages until it has so many: newest first, and one page is enough.
            listed = self._client.messages.list(to=to, limit=MOST_FOUND, page_size=MOST_FOUND)
            ours = [
                Found(text.sid or "", str(text.status), text.error_code)
                for text in reversed(listed)
                if text.direction == "outbound-api" and text.date_created and text.date_created >= since
            ]
        except (TwilioRestException, TwilioServiceException, requests.RequestException) as fault:
            raise Unclear("no list") from fault
        except (ValueError, TypeError, AttributeError) as fault:
            raise Unclear("a list that cannot be read") from fault
        if len(ours) == MOST_FOUND:
            raise Unclear("too many")
        return ours


def gateways_of(settings: Settings, *, timeout: float = TIMEOUT_SECONDS) -> list[Gateway]:
    """The gateway of these settings, and the one that stands in for it where there is a second."""
    found: list[Gateway] = [
        TwilioGateway(
            "first",
            account=settings.twilio_account_sid,
            token=settings.twilio_auth_token.get_secret_value(),
            sender=settings.sms_sender,
            base_url=settings.twilio_base_url,
            timeout=timeout,
        )
    ]
    if settings.second_account_sid and settings.second_auth_token and settings.second_sms_sender:
        second = TwilioGateway(
            "second",
            account=settings.second_account_sid,
            token=settings.second_auth_token.get_secret_value(),
            sender=settings.second_sms_sender,
            base_url=settings.second_base_url,
            timeout=timeout,
        )
        found.append(second)
    return found


def answer_to(fault: Exception) -> NotSent | Unclear:
    """What a request that failed says about what was to be sent."""
    if isinstance(fault, TwilioRestException | TwilioServiceException):
        return failure_of(fault.status, fault.code)
    return _broken(fault) if isinstance(fault, requests.RequestException) else Unclear(type(fault).__name__)


def failure_of(status: int, code: int | None) -> NotSent | Unclear:
    """The class of a provider's refusal; one that is not understood is about this message alone."""
    fault = fault_of(code)
    if fault == "configuration" or status in NO_LEAVE:
        return Busy("configuration", ours=True)
    if fault:
        return Undeliverable(fault)
    if status == TOO_FAST:
        return Busy("too_fast")
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
        return NoAnswer("no_connection")
    return Unclear(type(fault).__name__)
