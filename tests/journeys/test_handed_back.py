"""An agent gives a caller back to the assistant, at a question of the agent's choice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from desk import AUBAGNE, CAMILLE, DENIS, Desk, at_the_place, hears_soon, talking
from steps import at_the_offers

from models import Store
from voicebot.booking import service, views
from voicebot.conversation import taking_over
from voicebot.simulator.phone import Phone


def test_given_back_at_the_same_question_and_the_agent_hears_so(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    talk = talking(desk, mobile, call, agent)
    desk.gives_back(mobile)
    hears_soon(call, "Je reprends", "commune")
    hears_soon(talk, "de nouveau avec l’assistant").is_hung_up_soon()
    call.presses("13400").hears("jour")
    assert desk.trail(mobile)[-1] == ("handed_back", CAMILLE)
    assert desk.sees(mobile).where == "assistant"


def test_given_back_at_the_day_with_what_the_agent_has_learnt(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    talking(desk, mobile, call, agent)
    with pytest.raises(taking_over.Missing) as missing:
        desk.gives_back(mobile, "day")
    assert missing.value.names == ("birth_date", "dose", "place")
    desk.gives_back(mobile, "day", birth_date=date(1938, 2, 3), dose=1, place=AUBAGNE)
    hears_soon(call, "Je reprends", "trois février", "jour")
    call.presses("1").hears("tapez un").presses("1").hears("C'est réservé")


def test_given_back_at_the_offers(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = mobile.dial().hears("vaccin")
    talking(desk, mobile, call, agent)
    day = {"any": True, "asap": True}
    desk.gives_back(mobile, "slot", birth_date=date(1938, 2, 3), dose=1, place=AUBAGNE, day=day)
    hears_soon(call, "Je reprends", "tapez un")
    call.presses("1").hears("C'est réservé")


def test_given_back_at_the_birth_date_or_the_place_these_are_asked_anew(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_offers(mobile)
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile, "place")
    hears_soon(call, "Je reprends", "commune")
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile, "birth_date")
    hears_soon(call, "Je reprends", "date de naissance")
    call.presses("05051940").hears("cinq mai")


def test_what_the_agent_books_the_assistant_tells(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = at_the_offers(mobile)
    talking(desk, mobile, call, agent)
    booked = desk.books(mobile)
    desk.gives_back(mobile, "recap", appointment=booked.id)
    hears_soon(call, "Je reprends", "rendez-vous", "Aubagne", "code", "autre chose")
    call.presses("2").hears("Au revoir")
    assert service.confirm(desk._store, booked.id, now=datetime.now(UTC), by=CAMILLE).state == "confirmed"


def test_what_the_agent_has_cancelled_is_told_so_and_there_may_be_something_else(
    mobile: Phone, agent: Phone, desk: Desk, store: Store
) -> None:
    call = at_the_offers(mobile)
    talking(desk, mobile, call, agent)
    booked = desk.books(mobile)
    service.cancel(store, booked.id, now=datetime.now(UTC), by=CAMILLE)
    desk.gives_back(mobile, "recap", appointment=booked.id)
    hears_soon(call, "annulé", "autre chose")


def test_given_back_to_cancel_or_to_move_what_the_agent_has_found(
    mobile: Phone, agent: Phone, desk: Desk, store: Store
) -> None:
    call = at_the_offers(mobile)
    talking(desk, mobile, call, agent)
    booked = desk.books(mobile)
    desk.gives_back(mobile, "move", appointment=booked.id)
    hears_soon(call, "Je reprends", "jour")
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile, "cancel", appointment=booked.id)
    hears_soon(call, "Je reprends", "annuler")
    call.presses("1").hears("annulé")
    with store.transaction() as tx:
        assert views.appointment(tx, booked.id).state == "cancelled"


def test_given_back_to_the_menu_or_asked_for_anything_else(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = at_the_place(mobile)
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile, "anything_else")
    hears_soon(call, "Je reprends", "autre chose")
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile, "menu")
    hears_soon(call, "Que puis-je faire")
    call.presses("1").hears("commune")


def test_only_who_has_taken_the_caller_gives_them_back_and_once(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    with pytest.raises(taking_over.NotYours):
        desk.gives_back(mobile)
    talking(desk, mobile, call, agent)
    with pytest.raises(taking_over.NotYours) as owner:
        desk.gives_back(mobile, by=DENIS)
    assert owner.value.by == CAMILLE
    desk.gives_back(mobile)
    hears_soon(call, "Je reprends")
    with pytest.raises(taking_over.NotYours):
        desk.gives_back(mobile)


def test_who_asks_for_a_person_after_coming_back_waits_in_line_like_anybody(
    mobile: Phone, agent: Phone, desk: Desk
) -> None:
    call = at_the_place(mobile)
    talking(desk, mobile, call, agent)
    desk.gives_back(mobile)
    hears_soon(call, "Je reprends")
    call.presses("0").hears("Je vous passe une personne", "La prochaine personne, c'est vous")
    agent.rings().answer().presses("1")
    call.talks_with(agent.number)


def test_an_english_caller_is_spoken_to_in_english(mobile: Phone, agent: Phone, desk: Desk) -> None:
    call = mobile.dial().presses("9").presses("1").hears("date of birth")
    desk.takes(mobile, agent)
    hears_soon(call, "Somebody is about to speak to you")
    agent.rings().answer().hears("parle anglais").presses("1")
    call.talks_with(agent.number)
    desk.gives_back(mobile)
    hears_soon(call, "I am back with you", "date of birth")
