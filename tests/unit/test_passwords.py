"""Passwords cost whoever guesses them, also with the table in hand."""

from __future__ import annotations

import re

from argon2 import PasswordHasher, extract_parameters

from voicebot.agents import passwords


def test_a_hash_takes_the_effort_that_is_recommended_today() -> None:
    effort = extract_parameters(passwords.hashed("quatre chevaux bleus"))
    assert (effort.type.name, effort.memory_cost >= 19 * 1024, effort.time_cost >= 2) == ("ID", True, True)


def test_a_hash_of_less_effort_is_known_as_outdated() -> None:
    assert passwords.is_outdated(PasswordHasher(time_cost=1, memory_cost=64).hash("x"))
    assert not passwords.is_outdated(passwords.hashed("x"))


def test_nobody_has_a_password_and_what_is_no_hash_fits_nothing() -> None:
    assert not passwords.fits(None, "nobody")
    assert not passwords.fits("", "")


def test_a_one_time_password_can_be_read_aloud() -> None:
    drawn = {passwords.one_time() for _ in range(50)}
    assert len(drawn) == 50
    assert all(re.fullmatch(r"([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}", one) for one in drawn)
