"""Finding a person: by number, name or code; in one's centres only, kept in the trail, not without end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models import AuditEvent
from voicebot.agents import looking_up

BORN = "03/02/1938"


@pytest.fixture
def suzanne(world):
    """Suzanne Lefèvre has an appointment at Aubagne, tomorrow at nine."""
    centre = world.centre_in("Aubagne", official_id="aubagne")
    booked = world.books(world.someone(), world.slots_at(centre, 24)[0])
    world.names(booked, "Lefèvre", "Suzanne")
    return booked


@pytest.fixture
def trail(store) -> Callable[..., list[AuditEvent]]:
    def acts(*wanted: str) -> list[AuditEvent]:
        with store.transaction() as tx:
            rows = select(AuditEvent).where(AuditEvent.act.in_(wanted)).order_by(AuditEvent.id)
            return list(tx.scalars(rows))

    return acts


def finds(browser, **form):
    browser.opens("/people")
    return browser.sends("/people", **form).text


def is_card(browser) -> bool:
    return browser.path.startswith("/people/")


@pytest.mark.parametrize("number", ["06 12 34 56 78", "+33612345678", "0612345678"])
def test_by_the_number_it_was_booked_from(at_work, suzanne, number):
    browser = at_work()
    page = finds(browser, number=number)
    assert is_card(browser)
    for told in (
        "Suzanne Lefèvre",
        "3 février 1938",
        "mar. 3 mars 2026, 09:00",
        "Centre de Aubagne",
        "réservé",
    ):
        assert told in page


@pytest.mark.parametrize(
    ("family", "given"), [("Le Fèvre", ""), ("lefaivre", "suzane"), ("", "Suzanne"), ("Suzanne", "Lefèvre")]
)
def test_by_birth_date_and_the_name_as_it_sounds(at_work, suzanne, family, given):
    browser = at_work()
    finds(browser, born=BORN, family=family, given=given)
    assert is_card(browser)


@pytest.mark.parametrize("born", ["03021938", "3 2 1938", "3.2.1938", "3/2/1938"])
def test_by_birth_date_and_code_however_the_date_is_typed(at_work, suzanne, born):
    browser = at_work()
    finds(browser, born=born, code=f"{suzanne.code[:3]} {suzanne.code[3:]}")
    assert is_card(browser)


@pytest.mark.parametrize(
    "form",
    [
        {"number": "06 12 34 56 79"},
        {"born": BORN, "family": "Dupont"},
        {"born": "04/02/1938", "family": "Lefèvre"},
        {"born": BORN, "code": "000000"},
    ],
)
def test_what_does_not_fit_finds_nobody(at_work, suzanne, form):
    assert "Personne ne correspond" in finds(at_work(), **form)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "Donnez un téléphone, ou une date de naissance."),
        ({"number": "12"}, "pas un numéro de téléphone"),
        ({"born": "31/02/1938", "family": "x"}, "pas une date"),
        ({"born": BORN}, "il faut un nom, un prénom ou un code"),
    ],
)
def test_half_a_search_is_not_made_and_says_what_is_missing(at_work, trail, form, told):
    browser = at_work()
    assert told in finds(browser, **form)
    assert (browser.page.status_code, trail("looked_up")) == (422, [])


def test_several_people_are_listed_with_just_enough_to_tell_them_apart(at_work, world, suzanne):
    centre = world.centre_in("Cassis")
    world.books(world.someone(born="1940-05-06"), world.slots_at(centre, 48)[0])
    browser = at_work()
    page = finds(browser, number="0612345678")
    assert "2 personnes" in page
    for told in ("Suzanne Lefèvre", "6 mai 1940", "finit par 78", "Sans nom"):
        assert told in page
    assert "06 12 34 56 78" not in page.replace('value="0612345678"', "")
    assert suzanne.code not in page


def test_an_agent_of_one_centre_finds_nobody_of_another_and_cannot_tell(at_work, world, suzanne, trail):
    world.centre_in("Cassis", official_id="cassis")
    elsewhere, here = at_work("chloe", centres=("cassis",)), at_work("amina", centres=("aubagne",))
    finds(here, number="0612345678")
    card = here.path
    assert is_card(here)
    never = finds(elsewhere, number="0611111111")
    assert finds(elsewhere, number="0612345678").count("<") == never.count("<")
    assert not is_card(elsewhere)
    assert elsewhere.opens(card).status_code == 404
    assert len(trail("seen")) == 1


def test_an_agent_of_one_centre_sees_only_its_appointments_of_a_person(at_work, world, suzanne):
    cassis = world.centre_in("Cassis", official_id="cassis")
    world.books(world.someone(born="1938-02-03"), world.slots_at(cassis, 24 * 40)[0], dose=2)
    browser = at_work(centres=("cassis",))
    page = finds(browser, number="0612345678")
    assert "Centre de Cassis" in page
    assert "Aubagne" not in page


def test_cancelled_and_passed_appointments_are_told_apart_from_coming_ones(at_work, world, suzanne):
    world.cancels(suzanne)
    page = finds(at_work(), number="0612345678")
    assert "Aucun rendez-vous à venir" in page
    assert "annulé" in page


def test_every_search_and_every_person_shown_is_in_the_trail_but_nothing_that_was_typed(
    at_work, suzanne, trail, store
):
    browser = at_work()
    for form in ({"number": "0612345678"}, {"born": BORN, "family": "Lefèvre"}, {"number": "0611111111"}):
        finds(browser, **form)
    browser.opens(browser.page.request.path)
    searched, seen = trail("looked_up"), trail("seen")
    assert [one.details["how"] for one in searched] == ["number", "name", "number"]
    assert len(seen) == 1
    assert seen[0].by == searched[0].by
    assert seen[0].by.startswith("agent:")
    kept = str([(one.details, one.subject) for one in (*searched, *seen)])
    assert not any(typed in kept for typed in ("612345678", "1938", "fèvre"))


def test_after_many_searches_within_the_hour_a_reason_is_asked_and_kept(at_work, suzanne, trail, monkeypatch):
    monkeypatch.setattr(looking_up, "FREE", 3)
    browser = at_work()
    for _ in range(looking_up.FREE):
        finds(browser, number="0611111111")
    page = finds(browser, number="0612345678")
    assert (browser.page.status_code, "Choisissez une raison" in page) == (422, True)
    finds(browser, number="0612345678", reason="nonsense")
    assert not is_card(browser)
    finds(browser, number="0612345678", reason="on_the_line")
    assert is_card(browser)
    assert trail("looked_up")[-1].details["reason"] == "on_the_line"
    browser.clock.goes_on(minutes=14)
    for _ in range(4):
        browser.opens("/people")
        browser.clock.goes_on(minutes=14)
    assert "Pourquoi cette recherche" not in browser.opens("/people").text


def test_after_a_hundred_and_twenty_nothing_is_searched(at_work, suzanne, trail, monkeypatch):
    monkeypatch.setattr(looking_up, "FREE", 1)
    monkeypatch.setattr(looking_up, "MOST", 3)
    browser = at_work()
    for _ in range(3):
        finds(browser, number="0611111111", reason="correction")
    page = finds(browser, number="0612345678", reason="correction")
    assert (browser.page.status_code, "Trop de recherches" in page) == (429, True)
    assert len(trail("looked_up")) == 3
    colleague = at_work("bruno")
    finds(colleague, number="0612345678")
    assert is_card(colleague)


def test_what_is_searched_never_stands_in_an_address(at_work, suzanne):
    browser = at_work()
    finds(browser, number="0612345678")
    assert "612345678" not in browser.page.request.full_path
    assert browser.client.get("/people?number=0612345678").text.count("Suzanne") == 0


def test_a_person_who_is_not_there_is_not_found(at_work):
    assert at_work().opens("/people/00000000-0000-0000-0000-000000000001").status_code == 404


def test_nobody_searches_without_signing_in(browser):
    browser.opens("/people")
    assert browser.path == "/sign-in"
    assert browser.sends("/people", number="0612345678").request.path == "/sign-in"
