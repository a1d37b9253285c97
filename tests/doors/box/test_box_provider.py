"""The provider's REST, spoken by the provider's own library."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from voicebot.simulator.phone import Phone

PUBLIC, ACCOUNT, TOKEN = "https://vaccin.example", "AC" + "0" * 32, "a-token-of-the-tests"
MOBILE, LANDLINE, SENDER, VOICE = "+33612345678", "+33442000000", "+33937000001", "+33937000000"
HELLO = '<Response><Gather action="/next"><Say language="fr-FR">Bonjour</Say></Gather></Response>'


@pytest.fixture
def twilio(box_url):
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = box_url
    yield client
    client.http_client.session.close()


def wait_for(requests, count):
    for _ in range(200):
        if len(requests()) >= count:
            return requests()
        time.sleep(0.02)
    raise AssertionError(f"only {len(requests())} of {count} requests came")


def test_a_text_is_queued_then_sent_then_delivered_and_each_is_told(twilio, service, phone):
    sent = twilio.messages.create(
        to=MOBILE, from_=SENDER, body="Rendez-vous mardi", status_callback=f"{PUBLIC}/twilio/sms/status?m=7"
    )
    assert (sent.status, sent.direction, sent.num_segments) == ("queued", "outbound-api", "1")
    receipts = wait_for(lambda: service.asked_at("/twilio/sms/status"), 2)
    assert {each.form["MessageStatus"] for each in receipts} == {"sent", "delivered"}
    for each in receipts:
        assert each.form["MessageSid"] == sent.sid
        signature = each.headers["X-Twilio-Signature"]
        assert RequestValidator(TOKEN).validate(f"{PUBLIC}/twilio/sms/status?m=7", each.form, signature)
    assert phone.wait_for_text("mardi").sid == sent.sid
    assert twilio.messages(sent.sid).fetch().status == "delivered"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"to": "+3361"}, 21211),
        ({"to": "12345"}, 21211),
        ({"to": LANDLINE}, 21614),
        ({"from_": "+33612345679"}, 21606),
        ({"body": ""}, 21602),
        ({"body": "a" * 1601}, 21617),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_as_the_provider_refuses_it(twilio, given, code):
    with pytest.raises(TwilioRestException) as refused:
        twilio.messages.create(**({"to": MOBILE, "from_": SENDER, "body": "Bonjour"} | given))
    assert (refused.value.code, refused.value.status) == (code, 400)
    assert refused.value.msg.removeprefix("Unable to create record: ")


def test_overseas_mobiles_take_texts(twilio):
    assert twilio.messages.create(to="+590690123456", from_=SENDER, body="Bonjour").status == "queued"


@pytest.mark.parametrize(("account", "token"), [(ACCOUNT, "wrong"), ("AC" + "1" * 32, TOKEN), ("", "")])
def test_strangers_are_turned_away(box_url, account, token):
    url = f"{box_url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    answer = httpx.get(url, auth=(account, token))
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)
    assert set(answer.json()) == {"code", "message", "more_info", "status"}


def test_a_sent_text_is_found_by_number_and_minute(twilio):
    for number in (MOBILE, "+33612345679"):
        twilio.messages.create(to=number, from_=SENDER, body=f"pour {number}")
    wait_for(lambda: [text for text in twilio.messages.list() if text.date_sent], 2)
    now = datetime.now(UTC)
    found = twilio.messages.list(
        to=MOBILE, from_=SENDER, date_sent_after=now - timedelta(minutes=1), date_sent_before=now
    )
    assert [text.body for text in found] == [f"pour {MOBILE}"]
    assert len(twilio.messages.list(date_sent=now.date())) == 2
    assert twilio.messages.list(date_sent_before=now - timedelta(hours=1)) == []


def test_long_lists_come_in_pages(twilio):
    for number in range(5):
        twilio.messages.create(to=MOBILE, from_=SENDER, body=f"texte {number}")
    bodies = [text.body for text in twilio.messages.stream(page_size=2)]
    assert bodies == [f"texte {number}" for number in (4, 3, 2, 1, 0)]


def test_what_was_to_be_forgotten_is_not_shown(twilio, phone):
    sent = twilio.messages.create(
        to=MOBILE, from_=SENDER, body="secret", content_retention="discard", address_retention="obfuscate"
    )
    shown = twilio.messages(sent.sid).fetch()
    assert shown.body == ""
    assert MOBILE not in shown.to
    assert phone.wait_for_text().body == "secret"


def test_an_unreachable_telephone_is_told_in_a_receipt(twilio, service, phone):
    phone.behaves(text_error=30003)
    twilio.messages.create(to=MOBILE, from_=SENDER, body="Bonjour", status_callback=f"{PUBLIC}/status")
    receipts = wait_for(lambda: service.asked_at("/status"), 2)
    failed = next(each.form for each in receipts if each.form["MessageStatus"] == "undelivered")
    assert failed["ErrorCode"] == "30003"
    assert phone.inbox() == []


def test_a_refusing_provider_can_be_pretended(twilio, phone):
    phone.behaves(text_error=20429)
    with pytest.raises(TwilioRestException) as refused:
        twilio.messages.create(to=MOBILE, from_=SENDER, body="Bonjour")
    assert (refused.value.code, refused.value.status) == (20429, 429)


def test_who_wrote_stop_gets_nothing_until_start(twilio, phone, service):
    service.on("/twilio/sms", "<Response><Message>Bien noté</Message></Response>")
    assert phone.texts("stop") == []
    with pytest.raises(TwilioRestException) as refused:
        twilio.messages.create(to=MOBILE, from_=SENDER, body="Bonjour")
    assert refused.value.code == 21610
    assert phone.texts("START") == ["Bien noté"]
    assert twilio.messages.create(to=MOBILE, from_=SENDER, body="Bonjour").status == "queued"


def test_a_placed_call_rings_is_answered_and_played(twilio, service, box_url):
    service.on("/reminder", HELLO).on("/next", "<Response><Hangup/></Response>")
    placed = twilio.calls.create(
        to=LANDLINE,
        from_=VOICE,
        url=f"{PUBLIC}/reminder",
        status_callback=f"{PUBLIC}/calls",
        status_callback_event=["ringing", "answered", "completed"],
        machine_detection="Enable",
    )
    assert placed.status == "queued"
    with Phone(box_url, LANDLINE) as landline:
        landline.rings().answer().hears("bonjour").presses("1").is_hung_up()
    asked = service.asked_at("/reminder")[0].form
    assert (asked["Direction"], asked["To"], asked["AnsweredBy"]) == ("outbound-api", LANDLINE, "human")
    told = [each.form["CallStatus"] for each in service.asked_at("/calls")]
    assert told == ["ringing", "in-progress", "completed"]
    assert twilio.calls(placed.sid).fetch().status == "completed"


def test_a_placed_call_may_bring_its_own_twiml(twilio, box_url):
    with Phone(box_url, LANDLINE) as landline:
        landline.behaves(calls="answered")
        placed = twilio.calls.create(
            to=LANDLINE, from_=VOICE, twiml="<Response><Say>Bonjour</Say></Response>"
        )
    wait_for(lambda: [call for call in twilio.calls.list() if call.status == "completed"], 1)
    assert [call.sid for call in twilio.calls.list(to=LANDLINE)] == [placed.sid]


@pytest.mark.parametrize("outcome", ["busy", "no-answer", "failed"])
def test_a_call_that_nobody_takes_is_told_once(twilio, service, box_url, outcome):
    with Phone(box_url, LANDLINE) as landline:
        landline.behaves(calls=outcome)
    twilio.calls.create(to=LANDLINE, from_=VOICE, url=f"{PUBLIC}/reminder", status_callback=f"{PUBLIC}/calls")
    (told,) = wait_for(lambda: service.asked_at("/calls"), 1)
    assert told.form["CallStatus"] == outcome
    assert not service.asked_at("/reminder")


def test_a_call_in_progress_can_be_taken_elsewhere_and_ended(twilio, service, phone):
    service.on("/twilio/voice", HELLO).on("/elsewhere", HELLO)
    call = phone.dial()
    assert twilio.calls(call.id).update(url=f"{PUBLIC}/elsewhere").status == "in-progress"
    assert len(service.asked_at("/elsewhere")) == 1
    assert twilio.calls(call.id).update(status="completed").status == "completed"
    with pytest.raises(TwilioRestException) as refused:
        twilio.calls(call.id).update(url=f"{PUBLIC}/elsewhere")
    assert refused.value.code == 21220


def test_what_is_not_there_is_not_found(twilio):
    with pytest.raises(TwilioRestException) as refused:
        twilio.messages("SM" + "0" * 32).fetch()
    assert (refused.value.code, refused.value.status) == (20404, 404)
