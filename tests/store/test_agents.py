"""Accounts of the console: who gets in, who waits, and what ends a session."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from staff import PASSWORD, refused

from models import Agent, AgentSession
from voicebot.agents import accounts, pauses, sessions, signing_in
from voicebot.agents.accounts import AccountError, WrongPassword
from voicebot.agents.passwords import WeakPassword
from voicebot.agents.pauses import Paused
from voicebot.agents.signing_in import NotSignedIn
from voicebot.cli.agents import agents

pytestmark = pytest.mark.usefixtures("quick_passwords")


def test_login_and_password_open_a_session_whatever_the_case_of_the_login(staff):
    staff.hires()
    who = staff.signs_in(" Amina ")
    assert (who.login, who.name, who.role, who.centres, who.missing) == (
        "amina",
        "Amina K.",
        "agent",
        None,
        None,
    )


def test_a_wrong_password_an_unknown_login_and_a_closed_account_are_told_the_same(staff):
    staff.hires()
    staff.hires("bruno")
    accounts.disable(staff.store, "bruno", now=staff.now)
    refused(lambda: staff.signs_in(password="quatre chevaux rouges"))
    refused(lambda: staff.signs_in("nobody"))
    refused(lambda: staff.signs_in("bruno"))


def test_neither_password_nor_token_nor_name_nor_codes_lie_readable_in_the_store(staff):
    staff.hires(role="supervisor")
    token = signing_in.sign_in(staff.store, "amina", PASSWORD, address="192.0.2.7", now=staff.now)
    secret, codes = staff.sets_up(staff.seen(token))
    with staff.store.transaction() as tx:
        agent, session = tx.scalars(select(Agent)).one(), tx.scalars(select(AgentSession)).one()
        kept = f"{agent.password} {agent.totp} {agent.recovery} {agent.name} {session.token_index}"
    assert agent.password.startswith("$argon2id$")
    assert [one for one in (PASSWORD, token, secret, "Amina", *codes) if one in kept] == []


def test_five_failures_are_free_then_pauses_grow(staff):
    staff.hires()
    wrong = partial(staff.signs_in, password="quatre chevaux verts")
    refused(wrong, times=5)
    waits = []
    for _ in range(6):
        refused(wrong)
        with pytest.raises(Paused) as paused:
            staff.signs_in()
        waits.append((paused.value.until - staff.now).total_seconds() / 60)
        staff.now = paused.value.until
    assert waits == [1, 2, 4, 8, 15, 15]
    assert staff.signs_in()


def test_a_login_that_nobody_has_is_paused_like_any_other(staff):
    refused(lambda: staff.signs_in("ghost"), times=6)
    with pytest.raises(Paused):
        staff.signs_in("ghost")


def test_who_got_in_begins_anew(staff):
    staff.hires()
    for _ in range(3):
        refused(lambda: staff.signs_in(password="quatre chevaux verts"), times=4)
        assert staff.signs_in()


def test_an_address_that_tries_many_logins_is_paused_for_all_of_them(staff):
    staff.hires()
    for number in range(31):
        refused(lambda number=number: staff.signs_in(f"guess{number}"))
    with pytest.raises(Paused):
        staff.signs_in()
    assert staff.signs_in(address="192.0.2.8")


def test_guesses_that_come_at_once_are_counted_together(staff, at_once):
    staff.hires()
    wrong = partial(staff.signs_in, password="quatre chevaux verts")
    outcomes = at_once(*[wrong] * 12)
    assert sum(isinstance(one, NotSignedIn) for one in outcomes) == pauses.OF_A_LOGIN + 1


def test_failures_of_yesterday_are_forgotten(staff):
    staff.hires()
    refused(lambda: staff.signs_in(password="quatre chevaux verts"), times=5)
    staff.later(hours=25)
    refused(lambda: staff.signs_in(password="quatre chevaux verts"), times=5)


def test_a_session_ends_when_nothing_is_done_for_a_quarter_of_an_hour(staff):
    staff.hires()
    token = signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now)
    for _ in range(3):
        staff.later(minutes=14)
        assert staff.seen(token)
    staff.later(minutes=14)
    assert staff.seen(token, active=False)
    staff.later(minutes=2)
    assert staff.seen(token) is None


def test_a_session_ends_after_twelve_hours_however_busy(staff):
    staff.hires()
    token = signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now)
    for _ in range(71):
        staff.later(minutes=10)
        assert staff.seen(token)
    staff.later(minutes=10)
    assert staff.seen(token) is None


def test_who_signs_out_or_is_disabled_is_out_at_once(staff):
    staff.hires()
    one, other = (
        signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now) for _ in range(2)
    )
    sessions.end(staff.store, staff.seen(one), now=staff.now)
    assert staff.seen(one) is None
    assert staff.seen(other)
    accounts.disable(staff.store, "amina", now=staff.now)
    assert staff.seen(other) is None


def test_a_one_time_password_has_to_be_changed_and_the_new_one_counts(staff):
    once = staff.hires(password=None)
    who = staff.signs_in(password=once)
    assert who.missing == "password"
    accounts.change_password(staff.store, who, once, PASSWORD, now=staff.now)
    refused(lambda: staff.signs_in(password=once))
    assert staff.signs_in().missing is None


@pytest.mark.parametrize("weak", ["trop court", "aaaaaaaabbbbbbbb", "amina amina amina", PASSWORD, "x" * 129])
def test_a_weak_password_is_refused(staff, weak):
    staff.hires()
    with pytest.raises(WeakPassword):
        accounts.change_password(staff.store, staff.signs_in(), PASSWORD, weak, now=staff.now)


def test_a_password_is_not_changed_without_the_present_one_and_ends_the_other_sessions(staff):
    staff.hires()
    here, there = (
        signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now) for _ in range(2)
    )
    with pytest.raises(WrongPassword):
        accounts.change_password(staff.store, staff.seen(here), "x", "cinq vaches rousses", now=staff.now)
    accounts.change_password(staff.store, staff.seen(here), PASSWORD, "cinq vaches rousses", now=staff.now)
    assert staff.seen(here)
    assert staff.seen(there) is None


def test_who_lost_everything_gets_a_new_one_time_password(staff):
    staff.hires(role="supervisor")
    staff.sets_up(staff.signs_in())
    refused(lambda: staff.signs_in(password="quatre chevaux verts"), times=5)
    once = accounts.reset(staff.store, "amina", now=staff.now)
    assert staff.signs_in(password=once).missing == "password"


def test_an_agent_of_two_centres_sees_these_two(staff, world):
    one, two, _ = (world.centre_in("Aubagne", official_id=name) for name in ("a", "b", "c"))
    staff.hires(centres=("a", "b"))
    assert staff.signs_in().centres == {one, two}


def test_an_account_is_not_made_twice_nor_for_a_centre_that_is_not_there(staff):
    staff.hires()
    for login, centres in (("AMINA", ()), ("bruno", ("nowhere",)), ("a b", ())):
        with pytest.raises(AccountError):
            staff.hires(login, centres=centres)


def test_every_step_is_in_the_audit_trail(staff):
    once = staff.hires(password=None)
    refused(lambda: staff.signs_in(password="x"))
    who = staff.signs_in(password=once)
    accounts.change_password(staff.store, who, once, PASSWORD, now=staff.now)
    staff.sets_up(who)
    sessions.end(staff.store, who, now=staff.now)
    assert staff.acts() == [
        "account_added",
        "sign_in_failed",
        "signed_in",
        "password_changed",
        "second_step_set_up",
        "signed_out",
    ]


def test_an_operator_does_it_from_a_terminal(staff):
    @contextmanager
    def opened():
        yield staff.store, staff.now

    def typed(*words):
        return CliRunner().invoke(agents, words, obj=opened)

    once = typed("add", "amina", "--name", "Amina K.").stdout.strip()
    assert staff.signs_in(password=once).missing == "password"
    assert "all centres" in typed("list").stdout
    assert '"login": "amina"' in typed("list", "--json").stdout
    assert typed("add", "amina", "--name", "A").exit_code == 1
    assert typed("reset", "amina").stdout.strip() != once
    assert typed("disable", "amina").exit_code == 0
    assert "disabled" in typed("list").stdout
    assert [typed(one, "nobody").exit_code for one in ("disable", "reset")] == [1, 1]
