"""Queues of the box: callers wait, agents' telephones ring, who is taken talks, and either side hangs up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from voicebot.simulator.app import create_app
from voicebot.simulator.phone import Phone

AGENT = "+33937000009"
WAIT = (
    '<Response><Gather input="dtmf" numDigits="1" timeout="5" action="/round"><Say>Patience</Say></Gather>'
    "</Response>"
)
ENQUEUE = '<Response><Enqueue action="/after" waitUrl="/wait">line</Enqueue></Response>'
TAKE = "<Response><Dial><Queue>line</Queue></Dial><Say>Fini</Say></Response>"
BYE = "<Response><Say>Au revoir</Say><Hangup/></Response>"


@pytest.fixture
def agent(box_url: str) -> Iterator[Phone]:
    with Phone(box_url, AGENT) as phone:
        yield phone


@pytest.fixture
def taking(service) -> None:
    """A service that puts callers in line; agents who ring it take the first of them."""
    service.on("/twilio/voice", ENQUEUE, ENQUEUE, TAKE).on("/wait", WAIT).on("/after", BYE)


def test_a_caller_in_line_hears_the_wait_document(phone, service, taking):
    call = phone.dial().hears("patience").waits_for_a_person()
    assert call.waiting["input"] == ["dtmf"]
    assert service.asked_at("/wait")[0].form["QueuePosition"] == "1"


def test_keys_in_line_reach_the_service_and_leave_ends_the_waiting(phone, service, taking):
    service.on("/round", "<Response><Leave/></Response>")
    phone.dial().presses("1").hears("au revoir").is_hung_up()
    assert service.asked_at("/round")[0].form["Digits"] == "1"
    assert service.asked_at("/after")[0].form["QueueResult"] == "leave"


def test_a_wait_document_without_a_question_is_asked_again_when_its_time_is_over(phone, service, taking):
    service.on("/wait", "<Response><Say>Patience</Say></Response>")
    phone.dial().hears("patience").silence().hears("patience")
    assert len(service.asked_at("/wait")) == 2


def test_who_waits_longest_is_taken_first(box_url, service, agent, taking):
    with Phone(box_url, "+33639980001") as one, Phone(box_url, "+33639980002") as two:
        first, second = one.dial(), two.dial()
        agent.dial()
        first.listens().talks_with(AGENT)
        assert second.listens().is_in_line


def test_when_the_agent_hangs_up_the_caller_goes_on_with_the_action(phone, service, agent, taking):
    service.on("/twilio/voice", ENQUEUE, TAKE)
    caller = phone.dial()
    talk = agent.dial()
    caller.talks_with(AGENT)
    talk.hangs_up()
    caller.listens().hears("au revoir").is_hung_up()
    assert service.asked_at("/after")[0].form["QueueResult"] == "bridged"


def test_when_the_caller_hangs_up_the_agents_document_goes_on(phone, service, agent, taking):
    service.on("/twilio/voice", ENQUEUE, TAKE)
    caller = phone.dial()
    talk = agent.dial()
    caller.hangs_up()
    talk.listens().hears("fini").is_hung_up()


def test_an_agent_finds_an_empty_queue(agent, service):
    service.on("/twilio/voice", TAKE)
    agent.dial().hears("fini").is_hung_up()


def test_hanging_up_in_line_is_reported(phone, service, taking):
    phone.dial().hangs_up()
    assert service.asked_at("/after")[0].form["QueueResult"] == "hangup"


def test_the_other_side_can_be_made_to_hang_up(phone, service, agent, taking):
    service.on("/twilio/voice", ENQUEUE, TAKE)
    caller = phone.dial()
    talk = agent.dial()
    caller.listens().other_side_hangs_up()
    assert caller.listens().is_over
    assert talk.listens().is_over


def test_what_a_provider_does_not_know_is_ignored_and_told(settings, service):
    service.on(
        "/twilio/voice",
        '<Response><Gather input="dtmf speech" language="fr-FR"><Say>Bon<break time="1s"/>jour</Say></Gather>'
        '<Pause length="2"/><Enqueue waitUrl="/wait">line</Enqueue></Response>',
    )
    app = create_app(settings.model_copy(update={"voice_profile": "somleng"}))
    call = app.test_client().post("/box/calls", json={"from": "+33639980001"}).json
    assert call["waiting"]["input"] == ["dtmf"]
    faults = [event["text"] for event in call["heard"] if event["kind"] == "error"]
    assert len(faults) == 5
    assert {fault.split()[0].strip("<>") for fault in faults} == {"Gather", "break", "Pause", "Enqueue"}
