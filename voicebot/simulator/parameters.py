"""The parameters of the provider's webhooks. French numbers come with a country and empty places."""

from __future__ import annotations

from email.utils import format_datetime

from voicebot.simulator.call import Call
from voicebot.simulator.numbers import country

API_VERSION = "2010-04-01"
SIP_CODES = {"busy": "486", "no-answer": "487", "failed": "404"}


def of_call(call: Call, account: str) -> dict[str, str]:
    """What every request about a call carries."""
    params = {
        "AccountSid": account,
        "ApiVersion": API_VERSION,
        "CallSid": call.sid,
        "CallStatus": call.status,
        "Direction": call.direction,
        "From": call.from_,
        "To": call.to,
        "Caller": call.from_,
        "Called": call.to,
    }
    places = _places("From", call.from_) | _places("To", call.to)
    twins = _places("Caller", call.from_) | _places("Called", call.to)
    answered_by = {"AnsweredBy": call.answered_by} if call.answered_by else {}
    return params | places | twins | answered_by


def of_call_event(call: Call, account: str) -> dict[str, str]:
    """What a status callback carries; `Duration` counts begun minutes, `CallDuration` seconds."""
    params = of_call(call, account) | {
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(call.sequence),
        "Timestamp": format_datetime(call.ended_at or call.started_at),
    }
    if call.is_over:
        params |= {"CallDuration": str(call.duration), "Duration": str(-(-call.duration // 60))}
        params["SipResponseCode"] = SIP_CODES.get(call.status, "200")
    return params


def of_text(*, account: str, sid: str, from_: str, to: str, body: str, segments: int) -> dict[str, str]:
    """What an incoming text carries."""
    return (
        {
            "AccountSid": account,
            "ApiVersion": API_VERSION,
            "MessageSid": sid,
            "SmsSid": sid,
            "SmsMessageSid": sid,
            "SmsStatus": "received",
            "From": from_,
            "To": to,
            "Body": body,
            "NumMedia": "0",
            "NumSegments": str(segments),
        }
        | _places("From", from_)
        | _places("To", to)
    )


def _places(whose: str, number: str) -> dict[str, str]:
    return {
        f"{whose}City": "",
        f"{whose}Country": country(number),
        f"{whose}State": "",
        f"{whose}Zip": "",
    }
