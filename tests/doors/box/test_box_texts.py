"""A text to the service and what comes back."""

from __future__ import annotations

import pytest
from flask import Response

from voicebot.simulator.phone import BoxError, Phone

ANSWER = "<Response><Message>Bonjour, répondez OUI.</Message></Response>"


def test_a_text_gets_the_service_s_reply(phone, service):
    service.on("/twilio/sms", ANSWER)
    assert phone.texts("RDV") == ["Bonjour, répondez OUI."]
    asked = service.asked_at("/twilio/sms")[0].form
    assert (asked["From"], asked["Body"], asked["NumSegments"]) == ("+33612345678", "RDV", "1")
    assert asked["MessageSid"] == asked["SmsSid"] != ""
    assert phone.wait_for_text("repondez").segments == 1


def test_a_service_may_stay_silent_or_write_twice(phone, service):
    service.on(
        "/twilio/sms",
        "",
        "<Response><Message>Un</Message><Message><Body>Deux\nlignes</Body></Message></Response>",
    )
    assert phone.texts("merci") == []
    assert phone.texts("encore") == ["Un", "Deux\nlignes"]


def test_plain_text_is_a_reply_too(phone, service):
    service.on("/twilio/sms", Response("Bonjour", mimetype="text/plain"))
    assert phone.texts("RDV") == ["Bonjour"]


def test_a_redirect_is_followed(phone, service):
    service.on("/twilio/sms", "<Response><Redirect>sms/more</Redirect></Response>").on(
        "/twilio/sms/more", ANSWER
    )
    assert len(phone.texts("RDV")) == 1


def test_a_reply_s_receipts_go_where_it_says(phone, service):
    service.on("/twilio/sms", '<Response><Message action="/receipts">Bonjour</Message></Response>')
    phone.texts("RDV")
    sid = phone.wait_for_text("bonjour").sid
    assert {each.form["MessageSid"] for each in service.asked_at("/receipts")} == {sid}


@pytest.mark.parametrize("answer", [500, "<Response><Say>Bonjour</Say></Response>", "<Response>"])
def test_a_service_that_fails_is_shown_to_the_script(phone, service, answer):
    service.on("/twilio/sms", answer)
    with pytest.raises(AssertionError, match="was not taken"):
        phone.texts("RDV")


@pytest.mark.parametrize(
    ("number", "body"), [("", "RDV"), ("+33612345678", ""), ("+33612345678", "a" * 1601)]
)
def test_what_no_telephone_can_send_is_refused(box_url, number, body):
    with Phone(box_url, number) as phone, pytest.raises(BoxError):
        phone.texts(body)


def test_the_thread_shows_both_sides(phone, service, box_url):
    service.on("/twilio/sms", ANSWER)
    phone.texts("RDV")
    thread = phone.asks("GET", "/box/threads/0612345678")
    assert [text["direction"] for text in thread] == ["inbound", "outbound-reply"]
