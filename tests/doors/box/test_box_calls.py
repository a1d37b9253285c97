"""A call through the box: what the caller hears and what the service is told."""

from __future__ import annotations

import threading
from urllib.parse import urlencode

import pytest
from flask import Response
from twilio.request_validator import RequestValidator

from voicebot.simulator.phone import Phone

PUBLIC, TOKEN = "https://vaccin.example", "a-token-of-the-tests"
ASK = """<Response>
  <Gather input="dtmf speech" language="fr-FR" action="voice/1" timeout="8" actionOnEmptyResult="true">
    <Say language="fr-FR">Bonjour. Que puis-je pour vous ?</Say>
  </Gather>
</Response>"""
BYE = '<Response><Say language="fr-FR">Au revoir.</Say><Hangup/></Response>'


def gather(attributes: str, then: str = "") -> str:
    return f'<Response><Gather action="/next" {attributes}><Say>Oui ?</Say></Gather>{then}</Response>'


def test_a_caller_is_greeted_speaks_and_is_bid_goodbye(phone, service):
    service.on("/twilio/voice", ASK).on("/twilio/voice/1", BYE)
    call = phone.dial().hears("bonjour", "que puis-je").says("un vaccin").hears("AU REVOIR").is_hung_up()
    spoken = service.asked_at("/twilio/voice/1")[0].form
    assert (spoken["SpeechResult"], spoken["CallStatus"]) == ("un vaccin", "in-progress")
    assert 0 < float(spoken["Confidence"]) <= 1
    assert call.took_ms >= 0


def test_the_first_request_carries_what_a_french_call_carries(phone, service):
    service.on("/twilio/voice", ASK)
    phone.dial()
    first = service.asked_at("/twilio/voice")[0].form
    assert first["From"] == first["Caller"] == "+33612345678"
    assert first["To"] == first["Called"] == "+33937000000"
    assert (first["CallStatus"], first["Direction"]) == ("ringing", "inbound")
    assert (first["FromCountry"], first["FromCity"]) == ("FR", "")
    assert first["CallSid"].startswith("CA")
    assert len(first["CallSid"]) == len(first["AccountSid"]) == 34


def test_every_webhook_is_signed_for_the_public_address(phone, service):
    service.on("/twilio/voice", ASK).on("/twilio/voice/1", BYE)
    phone.dial().presses("1")
    assert len(service.asked) == 3
    for asked in service.asked:
        signature = asked.headers["X-Twilio-Signature"]
        assert RequestValidator(TOKEN).validate(PUBLIC + asked.path, asked.form, signature)


@pytest.mark.parametrize("typed", ["", "anonymous"])
def test_a_withheld_number_is_anonymous(box_url, service, typed):
    service.on("/twilio/voice", ASK)
    with Phone(box_url, typed) as phone:
        phone.dial()
    assert service.asked[0].form["From"] == "anonymous"


def test_the_end_of_a_call_is_told_once_with_its_length(phone, service):
    service.on("/twilio/voice", ASK)
    phone.dial().hangs_up().hangs_up()
    (ended,) = service.asked_at("/twilio/voice/status")
    assert ended.form["CallStatus"] == "completed"
    assert int(ended.form["CallDuration"]) >= 0


def test_hanging_up_does_not_wait_for_a_service_that_thinks(phone, box_url, service):
    service.on("/twilio/voice", ASK).on("/twilio/voice/1", BYE)
    call, thinking = phone.dial(), service.thinks_at("/twilio/voice/1")
    turn = threading.Thread(
        target=lambda: phone.asks("POST", f"/box/calls/{call.id}/speech", {"text": "oui"})
    )
    turn.start()
    thinking.begun.wait(5)
    with Phone(box_url, phone.number) as same:
        ended = same.asks("POST", f"/box/calls/{call.id}/hangup", {})
    assert ended["status"] == "completed"
    assert service.asked_at("/twilio/voice/status")
    thinking.over.set()
    turn.join()
    assert "Au revoir" not in str(phone.asks("GET", f"/box/calls/{call.id}"))


def test_after_the_end_nothing_more_can_be_said(phone, service):
    service.on("/twilio/voice", BYE)
    with pytest.raises(AssertionError, match="the call is over"):
        phone.dial().says("allô ?")


def test_keys_are_submitted_at_the_number_of_digits_and_the_rest_is_lost(phone, service):
    service.on("/twilio/voice", gather('numDigits="2"')).on("/next", gather('numDigits="2"'))
    call = phone.dial().presses("123")
    assert service.asked_at("/next")[0].form["Digits"] == "12"
    assert call.waiting is not None
    assert len(service.asked_at("/next")) == 1


def test_the_finishing_key_is_not_part_of_the_digits(phone, service):
    service.on("/twilio/voice", gather("")).on("/next", BYE)
    phone.dial().presses("1938#")
    form = service.asked_at("/next")[0].form
    assert (form["Digits"], form["FinishedOnKey"]) == ("1938", "#")


def test_the_finishing_key_alone_is_silence(phone, service):
    service.on("/twilio/voice", gather("", then="<Say>Je n'entends rien</Say>"))
    phone.dial().presses("#").hears("je n'entends rien").is_hung_up()
    assert not service.asked_at("/next")


def test_without_a_finishing_key_every_key_counts(phone, service):
    service.on("/twilio/voice", gather('finishOnKey=""')).on("/next", BYE)
    phone.dial().presses("1#*")
    assert service.asked_at("/next")[0].form["Digits"] == "1#*"


def test_words_are_not_heard_where_only_keys_are_taken(phone, service):
    service.on("/twilio/voice", gather('input="dtmf"', then="<Say>Rien</Say>"))
    phone.dial().says("bonjour").hears("rien")
    assert not service.asked_at("/next")


def test_keys_are_not_heard_where_only_words_are_taken(phone, service):
    service.on("/twilio/voice", gather('input="speech"', then="<Say>Rien</Say>"))
    phone.dial().presses("1").hears("rien")


def test_silence_goes_on_with_the_next_verb(phone, service):
    service.on("/twilio/voice", gather("", then='<Redirect method="GET">/again?n=2</Redirect>'))
    service.on("/again", BYE)
    phone.dial().silence().hears("au revoir")
    (asked,) = service.asked_at("/again")
    assert (asked.method, asked.query["n"]) == ("GET", "2")
    url = f"{PUBLIC}/again?{urlencode(asked.query)}"
    assert RequestValidator(TOKEN).validate(url, {}, asked.headers["X-Twilio-Signature"])


def test_silence_reaches_the_service_that_asks_for_it(phone, service):
    service.on("/twilio/voice", gather('input="dtmf speech" actionOnEmptyResult="true"')).on("/next", BYE)
    phone.dial().silence()
    form = service.asked_at("/next")[0].form
    assert form["Digits"] == ""
    assert "SpeechResult" not in form


def test_without_an_action_the_same_document_is_asked(phone, service):
    service.on("/twilio/voice", "<Response><Gather/></Response>", BYE)
    phone.dial().presses("1").hears("au revoir")
    assert [each.form.get("Digits") for each in service.asked_at("/twilio/voice")] == [None, "1"]


def test_relative_addresses_are_meant_from_the_document_that_names_them(phone, service):
    service.on("/twilio/voice", "<Response><Redirect>/deep/er/one</Redirect></Response>")
    service.on("/deep/er/one", '<Response><Gather action="two?x=1"/></Response>').on("/deep/er/two", BYE)
    phone.dial().presses("1").is_hung_up()
    assert service.asked_at("/deep/er/two")[0].query == {"x": "1"}


def test_pauses_and_pace_are_heard_but_never_read_aloud(phone, service):
    service.on(
        "/twilio/voice",
        '<Response><Say language="fr-FR"><prosody rate="85%">Quarante-huit<break time="500ms"/>vingt'
        '</prosody></Say><Pause length="2"/></Response>',
    )
    heard = phone.dial().hears("quarante-huit vingt").state["heard"]
    assert [(each["kind"], each["text"] or each["seconds"]) for each in heard[:4]] == [
        ("say", "Quarante-huit"),
        ("pause", 0.5),
        ("say", "vingt"),
        ("pause", 2.0),
    ]
    assert heard[0]["rate"] == 0.85


def test_a_person_who_answers_is_connected_until_one_side_hangs_up(phone, service):
    service.on(
        "/twilio/voice", '<Response><Dial action="/after"><Number>+33937000009</Number></Dial></Response>'
    )
    service.on("/after", BYE)
    call = phone.dial().is_passed_to("+33937000009")
    assert not call.is_over
    call.other_side_hangs_up().hears("au revoir").is_hung_up()
    assert service.asked_at("/after")[0].form["DialCallStatus"] == "completed"


@pytest.mark.parametrize("outcome", ["no-answer", "busy"])
def test_a_person_who_does_not_answer_leaves_the_call_to_the_action(phone, box_url, service, outcome):
    with Phone(box_url, "+33937000009") as agent:
        agent.behaves(calls=outcome)
    service.on("/twilio/voice", '<Response><Dial action="/after">+33937000009</Dial></Response>')
    service.on("/after", BYE)
    phone.dial().hears("au revoir")
    assert service.asked_at("/after")[0].form["DialCallStatus"] == outcome


def test_a_rejected_call_is_busy(phone, service):
    service.on("/twilio/voice", '<Response><Reject reason="busy"/></Response>')
    assert phone.dial().state["status"] == "busy"


@pytest.mark.parametrize(
    "document",
    [
        "<Response><Gather><Redirect>/x</Redirect></Gather></Response>",
        '<Response><Say tone="kind">Bonjour</Say></Response>',
        "<Response><Sing>La</Sing></Response>",
        "<Response>Bonjour</Response>",
        '<Response><Gather numDigits="many"/></Response>',
        '<Response><Gather input="speech" speechModel="phone_call" speechTimeout="auto"/></Response>',
        f'<Response><Gather hints="{"a" * 101}"/></Response>',
        "<Response><Dial/></Response>",
        f'<Response><Say voice="Polly.Lea-Neural">{"a" * 3001}</Say></Response>',
        "<Response><Say>Bonjour</Response>",
        "<Reply/>",
        "",
    ],
)
def test_twiml_that_the_provider_refuses_is_an_error_that_ends_the_call(phone, service, document):
    service.on("/twilio/voice", document)
    call = phone.dial().is_hung_up()
    assert [event["kind"] for event in call.state["heard"]] == ["error", "hangup"]


@pytest.mark.parametrize("status", [404, 500])
def test_a_failing_service_is_an_error_that_is_not_asked_again(phone, service, status):
    service.on("/twilio/voice", status)
    assert "error" in [event["kind"] for event in phone.dial().is_hung_up().state["heard"]]
    assert len(service.asked_at("/twilio/voice")) == 1


def test_a_service_may_ask_for_retries_and_knows_them_by_their_token(phone, service):
    service.on("/twilio/voice", '<Response><Gather action="/next#rc=2&amp;rp=5xx"/></Response>')
    service.on("/next", 503, BYE)
    phone.dial().presses("1").hears("au revoir")
    first, second = service.asked_at("/next")
    assert first.form == second.form
    token = "I-Twilio-Idempotency-Token"
    assert first.headers[token] == second.headers[token] != ""


def test_a_redirect_of_the_web_server_loses_what_was_pressed(phone, service):
    service.on("/twilio/voice", '<Response><Gather action="/moved"/></Response>')
    service.on("/moved", Response(status=302, headers={"Location": "/next"})).on("/next", BYE)
    phone.dial().presses("1").hears("au revoir")
    (asked,) = service.asked_at("/next")
    assert asked.method == "GET"
    assert "Digits" not in asked.query


def test_a_service_that_sends_the_call_in_circles_is_stopped(phone, service):
    service.on("/twilio/voice", "<Response><Redirect>/twilio/voice</Redirect></Response>")
    phone.dial().is_hung_up()


def test_an_unmet_expectation_shows_the_whole_call(phone, service):
    service.on("/twilio/voice", ASK).on("/twilio/voice/1", ASK)
    call = phone.dial().says("un vaccin")
    with pytest.raises(AssertionError, match=r"(?s)'pharmacie'.*Bonjour.*un vaccin"):
        call.hears("pharmacie")


def test_the_box_refuses_what_is_not_a_key(phone, service):
    service.on("/twilio/voice", ASK)
    with pytest.raises(AssertionError, match="digits"):
        phone.dial().presses("12a")
