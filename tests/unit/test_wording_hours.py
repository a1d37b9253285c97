"""Opening hours as sentences, and as a line of a text."""

from __future__ import annotations

from voicebot.wording import Hours, say
from voicebot.wording.hours import MOST_WORDS, said, texted
from voicebot.wording.values import Locale

ALL_DAY = (("09:00", "12:00"), ("14:00", "17:00"))
MORNING = (("09:00", "12:30"),)


def week(**days: tuple[tuple[str, str], ...]) -> Hours:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return Hours(tuple((names.index(day) + 1, hours) for day, hours in days.items()))


WORKING_DAYS = week(mon=ALL_DAY, tue=ALL_DAY, wed=ALL_DAY, thu=ALL_DAY, fri=ALL_DAY)


def test_days_with_the_same_hours_are_said_together() -> None:
    words = "du lundi au vendredi, de neuf heures à midi et de quatorze heures à dix-sept heures"
    assert said(WORKING_DAYS, "fr") == words
    assert said(week(mon=MORNING, tue=MORNING, thu=MORNING), "fr").startswith(
        "le lundi, le mardi et le jeudi"
    )


def test_a_day_with_other_hours_follows_after_a_pause() -> None:
    told = said(week(mon=MORNING, sat=(("10:00", "12:00"),)), "fr")
    assert told == "le lundi, de neuf heures à midi trente,\u2029 le samedi, de dix heures à midi"


def test_english_says_them_in_its_own_way() -> None:
    assert said(week(mon=MORNING, tue=MORNING, wed=MORNING), "en") == (
        "from Monday to Wednesday, from nine o’clock in the morning to twelve thirty in the afternoon"
    )


def test_a_week_that_nobody_could_keep_in_mind_is_told_roughly() -> None:
    uneven = week(mon=ALL_DAY, tue=MORNING, wed=(("08:30", "19:00"),), sat=(("10:00", "11:00"),))
    locales: tuple[Locale, ...] = ("fr", "en")
    for locale in locales:
        assert len(said(uneven, locale).split()) <= MOST_WORDS
    assert "entre huit heures trente et dix-neuf heures" in said(uneven, "fr")


def test_a_text_has_room_for_all_of_them() -> None:
    assert texted(WORKING_DAYS, "fr") == "lun-ven 9h-12h, 14h-17h"
    assert texted(week(mon=MORNING, sat=ALL_DAY), "en") == "Mon 9:00-12:30; Sat 9:00-12:00, 14:00-17:00"


def test_the_answer_names_the_place() -> None:
    answer = say("faq-hours", medium="voice", locale="fr", centre="Salle des fêtes", hours=WORKING_DAYS)
    assert "Salle des fêtes" in answer
    assert "C’est ouvert du lundi au vendredi" in answer
