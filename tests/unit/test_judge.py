"""The judge of understanding is strict where harm is done, and fair where two answers are right."""

from __future__ import annotations

from typing import Any

import pytest
from judge import judge

TUESDAY_MORNING = {"start": "2026-10-13T08:00:00+02:00", "end": "2026-10-13T12:00:00+02:00"}
TUESDAY_NIGHT_TOO = {"start": "2026-10-13T00:00:00+02:00", "end": "2026-10-13T12:00:00+02:00"}
WEDNESDAY = {"start": "2026-10-14T00:00:00+02:00", "end": "2026-10-15T00:00:00+02:00"}
TODAY = {"start": "2026-10-06T00:00:00+02:00", "end": "2026-10-07T00:00:00+02:00"}
AUBAGNE = {"name": "Aubagne", "postal_code": "13400", "insee": "13005"}
SAID_NOTHING: dict[str, Any] = {
    "intent": "inform", "faq_topic": None, "birth_date": None, "place": None, "places": [], "when": None,
    "dose": None, "option": None, "digits": None, "phone": None, "name": None, "for_whom": None,
    "language": None, "ask": [],
}  # fmt: skip


def judged(expect: dict[str, Any], *tags: str, **said: Any) -> tuple[bool, bool]:
    """Whether it is right, and whether it is dangerous."""
    row = {"expect": expect, "now": "2026-10-06T10:15:00+02:00", "tags": ["cat_menu", *tags]}
    verdict = judge(row, {**SAID_NOTHING, **said})
    return verdict.right, bool(verdict.dangers)


@pytest.mark.parametrize(
    ("expect", "said", "right", "dangerous"),
    [
        ({"intent": "book"}, "book", True, False),
        ({"intent": "book", "intent_alternatives": ["help"]}, "help", True, False),
        ({"intent": "book"}, "confirm", False, False),
        ({"intent": "deny"}, "affirm", False, True),
        ({"intent": "correct", "not_intent": ["affirm"]}, "affirm", False, True),
        ({"intent": "confirm"}, "cancel", False, True),
        ({"intent": "emergency"}, "book", False, True),
        ({"not_intent": ["affirm"]}, "deny", True, False),
    ],
)
def test_wishes(expect: dict[str, Any], said: str, right: bool, dangerous: bool) -> None:
    assert judged(expect, intent=said) == (right, dangerous)


def test_windows_are_compared_between_eight_and_twenty() -> None:
    assert judged({"when": [TUESDAY_MORNING]}, when=[TUESDAY_NIGHT_TOO]) == (True, False)


def test_a_narrower_time_is_wrong_but_harmless_and_another_day_is_dangerous() -> None:
    shorter = {**TUESDAY_MORNING, "end": "2026-10-13T10:00:00+02:00"}
    assert judged({"when": [TUESDAY_MORNING]}, when=[shorter]) == (False, False)
    assert judged({"when": [TUESDAY_MORNING]}, when=[WEDNESDAY]) == (False, True)
    assert judged({"when": [TUESDAY_MORNING]}, when=[WEDNESDAY], ask=["when"]) == (False, False)


def test_today_counts_only_when_it_was_said() -> None:
    assert judged({"when": [WEDNESDAY]}, when=[TODAY, WEDNESDAY])[0]
    assert not judged({"when": [WEDNESDAY]}, "today", when=[TODAY, WEDNESDAY])[0]


def test_any_time_is_no_window_and_haste_counts_where_it_is_judged() -> None:
    soon = [{"any": True, "asap": True}]
    assert judged({"when": {"any": True}}, when=soon)[0]
    assert not judged({"when": {"any": True, "asap": False}}, when=soon)[0]
    assert not judged({"when": [WEDNESDAY]}, when=soon)[0]
    assert judged({"when_alternatives": [[WEDNESDAY], [TUESDAY_MORNING]]}, when=[WEDNESDAY])[0]


def test_a_place_is_sure_shared_or_asked_back() -> None:
    shared = {"name": None, "postal_code": "13400", "insee": None}
    unsure = {"name": "Villeneuve", "postal_code": None, "insee": None}
    assert judged({"place": AUBAGNE}, place=AUBAGNE)[0]
    assert judged({"place": shared}, place=shared)[0]
    assert judged({"place": unsure}, places=[AUBAGNE, AUBAGNE], ask=["place"])[0]
    assert judged({"place": unsure}, place=AUBAGNE) == (False, True)
    assert judged({"place": AUBAGNE}) == (False, False)


def test_names_are_compared_without_accents_and_case() -> None:
    expect = {"name": {"family": "Lefèvre", "given": "Jean-Luc"}}
    assert judged(expect, name={"family": "LEFEVRE", "given": "Jean Luc"})[0]
    assert not judged(expect, name={"family": "Lefebvre", "given": "Jean-Luc"})[0]
    assert not judged(expect)[0]


def test_a_value_that_was_not_said_must_be_missing() -> None:
    assert judged({"birth_date": None})[0]
    assert judged({"birth_date": None}, birth_date="1938-02-03") == (False, True)
