"""Only what the provider signed comes in."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from models import Conversation, Store, Turn

CALL = {"CallSid": "CA" + "1" * 32, "From": "+33612345678", "To": "+33937000000", "CallStatus": "ringing"}
TEXT = {"MessageSid": "SM" + "1" * 32, "From": "+33612345678", "To": "+33937000001", "Body": "RDV"}
DOORS = [
    ("/twilio/voice", CALL),
    ("/twilio/voice/1", CALL | {"Digits": "1"}),
    ("/twilio/voice/status", CALL | {"CallStatus": "completed"}),
    ("/twilio/sms", TEXT),
    ("/twilio/sms/status", {"MessageSid": "SM1", "MessageStatus": "delivered"}),
]


@pytest.mark.parametrize(("path", "form"), DOORS)
@pytest.mark.parametrize("signature", [None, "", "bm90IHRoZSByaWdodCBvbmU="])
def test_a_forged_or_unsigned_webhook_is_refused_and_nothing_is_stored(
    provider: Any, store: Store, path: str, form: dict[str, str], signature: str | None
) -> None:
    response = provider.posts(path, signature=signature, **form)

    assert response.status_code == 403
    with store.transaction() as tx:
        assert tx.execute(select(func.count()).select_from(Conversation)).scalar_one() == 0
        assert tx.execute(select(func.count()).select_from(Turn)).scalar_one() == 0


def test_a_parameter_changed_on_the_way_breaks_the_signature(provider: Any) -> None:
    signed = provider._validator.compute_signature("https://vaccin.example.org/twilio/voice", CALL)

    assert provider.posts("/twilio/voice", signature=signed, **CALL).status_code == 200
    assert (
        provider.posts("/twilio/voice", signature=signed, **CALL | {"From": "+33699999999"}).status_code
        == 403
    )


def test_the_host_header_does_not_decide_what_was_signed(provider: Any) -> None:
    signed = provider._validator.compute_signature("https://evil.example.org/twilio/voice", CALL)
    headers = {"X-Twilio-Signature": signed, "Host": "evil.example.org"}

    assert provider.client.post("/twilio/voice", data=CALL, headers=headers).status_code == 403


def test_empty_parameters_are_part_of_what_was_signed(provider: Any) -> None:
    assert provider.posts("/twilio/voice", **CALL, FromCity="", FromZip="").status_code == 200


def test_a_forged_request_that_is_too_large_is_refused_like_any_other(provider: Any) -> None:
    response = provider.posts(
        "/twilio/voice", signature="bm90IHRoZSByaWdodCBvbmU=", **CALL, Body="x" * 70_000
    )

    assert response.status_code == 403
