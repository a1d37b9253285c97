"""Updates of calls over REST: a call in progress is taken elsewhere, whatever it is at, or ended."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from voicebot.simulator.phone import Phone

PUBLIC, ACCOUNT, TOKEN = "https://vaccin.example", "AC" + "0" * 32, "a-token-of-the-tests"
AGENT = "+33937000009"
ASK = '<Response><Gather action="/next"><Say>Bonjour</Say></Gather></Response>'
ELSEWHERE = '<Response><Gather action="/there"><Say>Ailleurs</Say></Gather></Response>'
ENQUEUE = '<Response><Enqueue action="/after" waitUrl="/wait">line</Enqueue></Response>'
WAIT = '<Response><Gather numDigits="1" action="/round"><Say>Patience</Say></Gather></Response>'
TAKE = "<Response><Dial><Queue>line</Queue></Dial><Say>Fini</Say></Response>"


@pytest.fixture
def calls(box_url: str) -> Iterator[object]:
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = box_url
    yield client.calls
    client.http_client.session.close()


@pytest.fixture
def agent(box_url: str) -> Iterator[Phone]:
    with Phone(box_url, AGENT) as phone:
        yield phone


def test_a_caller_at_a_question_is_taken_elsewhere(phone, service, calls):
    service.on("/twilio/voice", ASK).on("/elsewhere", ELSEWHERE)
    call = phone.dial().hears("bonjour")
    assert calls(call.id).update(url=f"{PUBLIC}/elsewhere").status == "in-progress"
    call.listens().hears("ailleurs").presses("1")
    assert service.asked_at("/there")[0].form["Digits"] == "1"


def test_an_answer_that_was_on_its_way_is_lost(phone, service, calls):
    service.on("/twilio/voice", ASK).on("/next", ASK).on("/elsewhere", ELSEWHERE)
    call, thinking = phone.dial(), service.thinks_at("/next")
    pressing = threading.Thread(target=lambda: call.presses("1"))
    pressing.start()
    thinking.begun.wait(10)
    calls(call.id).update(url=f"{PUBLIC}/elsewhere")
    thinking.over.set()
    pressing.join()
    call._until(lambda: "Ailleurs" in call.heard, "not taken elsewhere", 5)
    call.does_not_hear("bonjour").presses("2")
    assert [asked.form["Digits"] for asked in service.asked_at("/there")] == ["2"]


def test_a_caller_in_a_queue_is_taken_out_of_it(phone, service, calls):
    service.on("/twilio/voice", ENQUEUE).on("/wait", WAIT)
    call = phone.dial().waits_for_a_person()
    calls(call.id).update(twiml=ELSEWHERE)
    assert not call.listens().hears("ailleurs").is_in_line
    assert service.asked_at("/after")[0].form["QueueResult"] == "redirected"


def test_a_caller_who_talks_is_taken_away_and_the_agents_document_goes_on(phone, service, agent, calls):
    service.on("/twilio/voice", ENQUEUE, TAKE).on("/wait", WAIT)
    call = phone.dial()
    talk = agent.dial()
    call.talks_with(AGENT)
    calls(call.id).update(twiml=ELSEWHERE)
    talk.is_hung_up_soon().hears("fini")
    call.listens().hears("ailleurs")
    assert not call.is_over
    assert service.asked_at("/after")[0].form["QueueResult"] == "redirected-from-bridged"


def test_a_caller_for_whom_a_telephone_was_dialled_is_taken_away(phone, service, calls):
    service.on("/twilio/voice", '<Response><Dial action="/after">+33937000009</Dial></Response>')
    call = phone.dial().is_passed_to(AGENT)
    calls(call.id).update(twiml=ELSEWHERE)
    assert call.listens().hears("ailleurs").state["connected_to"] is None


def test_what_cannot_be_done_is_refused_as_the_provider_does(phone, service, calls):
    service.on("/twilio/voice", ASK)
    call = phone.dial().hangs_up()
    for sid, wish, code in (
        (call.id, {"url": f"{PUBLIC}/elsewhere"}, 21220),
        ("CA" + "f" * 32, {"url": f"{PUBLIC}/elsewhere"}, 20404),
        (phone.dial().id, {"url": "elsewhere"}, 21205),
        (phone.dial().id, {"status": "busy"}, 20001),
    ):
        with pytest.raises(TwilioRestException) as refused:
            calls(sid).update(**wish)
        assert refused.value.code == code


def test_cancelling_does_not_touch_a_call_in_progress_and_completing_ends_it(phone, service, calls):
    service.on("/twilio/voice", ASK)
    call = phone.dial()
    assert calls(call.id).update(status="canceled").status == "in-progress"
    assert calls(call.id).update(status="completed").status == "completed"
    call.listens().is_hung_up()
