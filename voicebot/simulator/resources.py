"""Texts and calls as the provider's REST shows them. Instants are RFC 2822, in UTC."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from voicebot.simulator.call import Call
from voicebot.simulator.parameters import API_VERSION
from voicebot.simulator.refusals import Refusal
from voicebot.simulator.text import Text

DATE_LENGTH = len("2026-01-31")
SHOWN_DIGITS = 6  # of a number whose retention is `obfuscate`


def text(shown: Text, account: str) -> dict[str, Any]:
    uri = f"/{API_VERSION}/Accounts/{account}/Messages/{shown.sid}"
    return {
        "account_sid": account,
        "api_version": API_VERSION,
        "body": "" if shown.discard_body else shown.body,
        "date_created": _rfc2822(shown.created_at),
        "date_sent": _rfc2822(shown.sent_at),
        "date_updated": _rfc2822(shown.updated_at),
        "direction": shown.direction,
        "error_code": shown.error_code,
        "error_message": None,
        "from": shown.from_,
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": str(shown.segments),
        "price": None,
        "price_unit": "EUR",
        "sid": shown.sid,
        "status": shown.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": _obfuscated(shown.to) if shown.obfuscate_to else shown.to,
        "uri": f"{uri}.json",
    }


def call(shown: Call, account: str) -> dict[str, Any]:
    return {
        "account_sid": account,
        "answered_by": shown.answered_by,
        "api_version": API_VERSION,
        "caller_name": None,
        "date_created": _rfc2822(shown.started_at),
        "date_updated": _rfc2822(shown.ended_at or shown.started_at),
        "direction": shown.direction,
        "duration": str(shown.duration) if shown.is_over else None,
        "end_time": _rfc2822(shown.ended_at),
        "forwarded_from": None,
        "from": shown.from_,
        "from_formatted": shown.from_,
        "group_sid": None,
        "parent_call_sid": None,
        "phone_number_sid": None,
        "price": None,
        "price_unit": "EUR",
        "queue_time": "0",
        "sid": shown.sid,
        "start_time": _rfc2822(shown.started_at),
        "status": shown.status,
        "subresource_uris": {},
        "to": shown.to,
        "to_formatted": shown.to,
        "trunk_sid": None,
        "uri": f"/{API_VERSION}/Accounts/{account}/Calls/{shown.sid}.json",
    }


def paging(path: str, query: Mapping[str, str], *, page: int, size: int, more: bool) -> dict[str, Any]:
    """The part of a list that says where it stands and where it goes on."""

    def address(number: int) -> str:
        return f"{path}?{urlencode({**query, 'PageSize': size, 'Page': number})}"

    return {
        "end": (page + 1) * size - 1,
        "first_page_uri": address(0),
        "next_page_uri": address(page + 1) if more else None,
        "page": page,
        "page_size": size,
        "previous_page_uri": address(page - 1) if page else None,
        "start": page * size,
        "uri": address(page),
    }


def period(query: Mapping[str, str], name: str) -> Callable[[datetime | None], bool]:
    """A test for instants: `Name=` one day in UTC, `Name>=` and `Name<=` from and until (dates or instants).

    The provider's library writes the bounds as parameters called `Name>` and `Name<`.
    """
    day, since, until = (query.get(name + bound, "") for bound in ("", ">", "<"))
    earliest = max((_instant(each) for each in (day[:DATE_LENGTH], since) if each), default=None)
    ends = [_instant(each) + _precision(each) for each in (day[:DATE_LENGTH], until) if each]
    latest = min(ends, default=None)

    def within(at: datetime | None) -> bool:
        if earliest is None and latest is None:
            return True
        return at is not None and (earliest is None or at >= earliest) and (latest is None or at < latest)

    return within


def _instant(value: str) -> datetime:
    """A date means its first moment in UTC; raises Refusal for what is neither date nor instant."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError as fault:
        raise Refusal(20001, value) from fault
    # Lists show whole seconds: a bound that was read from one must include its own text.
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).replace(microsecond=0)


def _precision(value: str) -> timedelta:
    """A bound includes the whole day or second that it names."""
    return timedelta(days=1) if len(value) == DATE_LENGTH else timedelta(seconds=1)


def _obfuscated(number: str) -> str:
    return number[:SHOWN_DIGITS] + "X" * (len(number) - SHOWN_DIGITS)


def _rfc2822(at: datetime | None) -> str | None:
    return format_datetime(at.astimezone(UTC)) if at else None
