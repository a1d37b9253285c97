"""The voice door: welcome, politeness with malformed requests, and what happens without Rasa."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models import Conversation, Store, Task, Turn

SID = "CA" + "2" * 32
CALLER = "+33639980001"


def spoken(response: TestResponse) -> str:
    """Everything that is said, in one string."""
    return " ".join("".join(say.itertext()) for say in ElementTree.fromstring(response.data).iter("Say"))


def test_a_call_is_welcomed_and_waits_for_speech_or_keys(provider: Any) -> None:
    response = provider.posts("/twilio/voice", CallSid=SID, From=CALLER)

    gather = ElementTree.fromstring(response.data).find("Gather")
    assert gather is not None
    assert gather.get("input") == "dtmf speech"
    assert gather.get("language") == "fr-FR"
    assert gather.get("action") == "/twilio/voice/1"
    assert gather.get("actionOnEmptyResult") == "true"
    assert gather.get("speechTimeout", "").isdecimal()
    assert gather.get("profanityFilter") == "false"
    assert "service public de vaccination" in spoken(response)
    assert "assistant automatique" in spoken(response)


def test_a_retried_webhook_gets_the_same_answer(provider: Any, store: Store) -> None:
    first = provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    again = provider.posts("/twilio/voice", CallSid=SID, From=CALLER)

    assert first.data == again.data
    with store.transaction() as tx:
        assert len(tx.scalars(select(Conversation)).all()) == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"CallSid": ""},
        {"CallSid": "../../etc", "From": CALLER},
        {"CallSid": "C" * 500, "From": CALLER},
        {"From": CALLER},
    ],
)
def test_malformed_parameters_get_a_polite_answer(provider: Any, form: dict[str, str]) -> None:
    response = provider.posts("/twilio/voice", **form)

    assert response.status_code == 200
    assert "Pardon" in spoken(response)
    assert ElementTree.fromstring(response.data).find("Hangup") is not None


@pytest.mark.parametrize(
    "sender", ["anonymous", "restricted", "+266696687", "client:x", "sip:a@b", "", "x" * 300]
)
def test_a_withheld_number_is_never_kept_as_one(provider: Any, store: Store, sender: str) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=sender)

    with store.transaction() as tx:
        kept = tx.scalars(select(Conversation)).one()
        assert kept.caller is None
        assert kept.caller_index is None


def test_withheld_callers_have_conversations_of_their_own(provider: Any, store: Store) -> None:
    provider.posts("/twilio/voice", CallSid="CA" + "3" * 32, From="anonymous")
    provider.posts("/twilio/voice", CallSid="CA" + "4" * 32, From="anonymous")

    with store.transaction() as tx:
        assert len({kept.id for kept in tx.scalars(select(Conversation))}) == 2


def test_without_rasa_the_caller_hears_an_apology_and_will_be_called_back(
    provider: Any, store: Store
) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    response = provider.posts("/twilio/voice/1", CallSid=SID, From=CALLER, SpeechResult="un rendez-vous")

    assert response.status_code == 200
    assert "problème technique" in spoken(response)
    assert "rappeler" in spoken(response)
    assert ElementTree.fromstring(response.data).find("Hangup") is not None
    with store.transaction() as tx:
        task = tx.scalars(select(Task)).one()
        assert (task.kind, task.reason, task.state) == ("call_back", "trouble", "open")
        assert task.unsealed(tx.vault, "number") == CALLER
    again = provider.posts("/twilio/voice/1", CallSid=SID, From=CALLER, SpeechResult="un rendez-vous")
    assert again.data == response.data


def test_an_emergency_is_answered_even_without_rasa(provider: Any) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    response = provider.posts(
        "/twilio/voice/1", CallSid=SID, From=CALLER, SpeechResult="j'ai mal dans la poitrine"
    )

    assert "quinze" in spoken(response)
    assert "cent douze" in spoken(response)


def test_a_withheld_caller_is_asked_to_ring_again_when_rasa_is_down(provider: Any) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From="anonymous")
    response = provider.posts("/twilio/voice/1", CallSid=SID, From="anonymous", Digits="1")

    assert "merci de rappeler" in spoken(response).lower()


def test_the_end_of_a_call_forgets_what_was_said(provider: Any, store: Store) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    provider.posts("/twilio/voice/1", CallSid=SID, From=CALLER, Digits="1")
    response = provider.posts("/twilio/voice/status", CallSid=SID, CallStatus="completed")

    assert response.status_code == 204
    with store.transaction() as tx:
        kept = tx.scalars(select(Conversation)).one()
        assert kept.ended_at is not None
        assert kept.facts is None


def test_an_unknown_path_below_the_door_is_refused_too(provider: Any) -> None:
    assert provider.client.post("/twilio/voice/x").status_code in (403, 404)


def test_a_caller_who_has_spoken_with_a_person_is_not_rung_through_again(provider: Any) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    response = provider.posts("/twilio/voice/1", CallSid=SID, From=CALLER, DialCallStatus="completed")

    assert ElementTree.fromstring(response.data).find("Hangup") is not None
    assert ElementTree.fromstring(response.data).find("Dial") is None
    assert spoken(response) == ""


def test_nothing_is_kept_of_what_comes_after_the_end(provider: Any, store: Store) -> None:
    provider.posts("/twilio/voice", CallSid=SID, From=CALLER)
    provider.posts("/twilio/voice/status", CallSid=SID, CallStatus="completed")
    response = provider.posts("/twilio/voice/1", CallSid=SID, From=CALLER, SpeechResult="allô")

    assert ElementTree.fromstring(response.data).find("Hangup") is not None
    with store.transaction() as tx:
        assert all(turn.reply is None for turn in tx.scalars(select(Turn)))
