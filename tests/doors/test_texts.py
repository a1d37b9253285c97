"""The text door: orders, politeness, and delivery reports."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models import Conversation, Reachability, Store

SENDER = "+33639980002"


def answered(response: TestResponse) -> list[str]:
    """The texts that go back."""
    return ["".join(m.itertext()) for m in ElementTree.fromstring(response.data).iter("Message")]


def text(provider: Any, body: str, sid: str = "SM" + "1" * 32) -> TestResponse:
    return provider.posts("/twilio/sms", MessageSid=sid, From=SENDER, To="+33937000001", Body=body)


def silenced(store: Store) -> int:
    with store.transaction() as tx:
        return tx.execute(select(func.count(Reachability.stopped_at))).scalar_one()


@pytest.mark.parametrize("body", ["STOP", "stop", "Arrêt", "ARRET.", " Stop SMS ", "unsubscribe"])
def test_a_stop_in_any_form_silences_the_number(provider: Any, store: Store, body: str) -> None:
    replies = answered(text(provider, body))

    assert silenced(store) == 1
    assert len(replies) == 1
    assert "START" in replies[0]


def test_start_takes_it_back(provider: Any, store: Store) -> None:
    text(provider, "STOP")
    text(provider, "start", sid="SM" + "2" * 32)

    assert silenced(store) == 0


def test_a_sentence_with_stop_in_it_is_no_order(provider: Any, store: Store) -> None:
    text(provider, "stop il faut que ça marche")

    assert silenced(store) == 0


def test_help_names_the_telephone_number(provider: Any) -> None:
    assert "09 37 00 00 00" in answered(text(provider, "AIDE"))[0]


def test_without_rasa_a_text_is_answered_with_an_apology(provider: Any) -> None:
    assert "problème technique" in answered(text(provider, "je voudrais un rendez-vous"))[0]


def test_a_text_that_comes_again_is_not_answered_again(provider: Any, store: Store) -> None:
    assert len(answered(text(provider, "bonjour"))) == 1
    assert answered(text(provider, "bonjour")) == []
    with store.transaction() as tx:
        assert tx.execute(select(func.count()).select_from(Conversation)).scalar_one() == 1


@pytest.mark.parametrize("form", [{}, {"MessageSid": ""}, {"MessageSid": "../x", "Body": "RDV"}])
def test_malformed_parameters_never_fail(provider: Any, form: dict[str, str]) -> None:
    assert provider.posts("/twilio/sms", **form).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"MessageSid": "SMunknown", "MessageStatus": "delivered"},
        {"MessageSid": "SM1", "MessageStatus": "a new word", "ErrorCode": "not a number"},
    ],
)
def test_reports_about_nothing_we_know_are_accepted_and_change_nothing(
    provider: Any, form: dict[str, str]
) -> None:
    assert provider.posts("/twilio/sms/status", **form).status_code == 204


@pytest.mark.parametrize("sender", ["+33442381234", "", "anonymous", "AMELI"])
def test_a_sender_whom_no_text_reaches_is_not_answered(provider: Any, store: Store, sender: str) -> None:
    sent = {"MessageSid": "SM" + "4" * 32, "From": sender, "To": "+33937000001"}
    assert answered(provider.posts("/twilio/sms", Body="OUI", **sent)) == []
    with store.transaction() as tx:
        assert tx.execute(select(func.count()).select_from(Conversation)).scalar_one() == 0


def test_a_landline_may_stop_our_messages_all_the_same(provider: Any, store: Store) -> None:
    sent = {"MessageSid": "SM" + "5" * 32, "From": "+33442381234", "To": "+33937000001"}
    provider.posts("/twilio/sms", Body="STOP", **sent)
    assert silenced(store) == 1
