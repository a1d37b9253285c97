"""The second step of a sign-in: codes of the moment, and on paper."""

from __future__ import annotations

import pyotp
import pytest
from staff import PASSWORD, refused

from voicebot.agents import second_step, signing_in
from voicebot.agents.pauses import Paused

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_who_sees_everybodys_work_needs_a_second_step(staff, role):
    staff.hires(role=role)
    who = staff.signs_in()
    assert who.missing == "second_step"
    staff.sets_up(who)
    staff.later(seconds=30)
    assert staff.signs_in().missing == "code"


def test_a_code_of_the_moment_opens_and_serves_once(staff):
    staff.hires()
    secret, _ = staff.sets_up(staff.signs_in())
    staff.later(seconds=30)
    half = staff.signs_in()
    refused(lambda: staff.proves(half, "000000"))
    code = staff.code(secret)
    token = staff.proves(half, code[:3] + " " + code[3:])
    assert staff.seen(token).missing is None
    refused(lambda: staff.proves(staff.signs_in(), code))


def test_a_code_is_good_for_half_a_minute_around_it(staff):
    staff.hires()
    secret, _ = staff.sets_up(staff.signs_in())
    staff.later(minutes=5)
    old = staff.code(secret)
    staff.later(minutes=1)
    refused(lambda: staff.proves(staff.signs_in(), old))


def test_the_half_open_session_of_a_password_does_not_become_whole(staff):
    staff.hires()
    secret, _ = staff.sets_up(staff.signs_in())
    staff.later(seconds=30)
    half = signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now)
    staff.proves(staff.seen(half), staff.code(secret))
    assert staff.seen(half) is None


def test_guessing_codes_with_the_right_password_is_paused(staff):
    staff.hires()
    staff.sets_up(staff.signs_in())
    half = staff.signs_in()
    refused(lambda: staff.proves(half, "000000"), times=5)
    with pytest.raises(Paused):
        staff.proves(half, "000000")


def test_a_recovery_code_serves_once(staff):
    staff.hires()
    _, codes = staff.sets_up(staff.signs_in())
    assert staff.seen(staff.proves(staff.signs_in(), codes[3].upper())).missing is None
    refused(lambda: staff.proves(staff.signs_in(), codes[3]))
    assert staff.proves(staff.signs_in(), codes[4])


def test_setting_up_takes_a_code_of_the_secret_that_was_shown_and_ends_other_sessions(staff):
    staff.hires()
    other = signing_in.sign_in(staff.store, "amina", PASSWORD, address="::1", now=staff.now)
    who = staff.signs_in()
    assert second_step.offer(staff.store, who) == second_step.offer(staff.store, who)
    with pytest.raises(second_step.WrongCode):
        second_step.set_up(staff.store, who, staff.code(pyotp.random_base32()), now=staff.now)
    staff.sets_up(who)
    assert staff.seen(other) is None
