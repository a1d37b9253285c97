"""Birth dates misheard, corrected, told among other things, and those that may be two."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def said(text: str, locale: str = "fr") -> date | None:
    return read(text, [], "birth_date", locale, NOW).birth_date


@pytest.mark.parametrize(
    ("text", "locale", "when"),
    [
        ("le set juin trante catre", "fr", date(1934, 6, 7)),
        ("vin deux avril 41", "fr", date(1941, 4, 22)),
        ("le disse neuf octobre trante sis", "fr", date(1936, 10, 19)),
        ("le katorze juillet mille neuf sans trente neuf", "fr", date(1939, 7, 14)),
        ("sis fevrié soissante uit", "fr", date(1968, 2, 6)),
        ("deu mai trentedeu", "fr", date(1932, 5, 2)),
        ("the twenty forth of may nineteen fourty", "en", date(1940, 5, 24)),
        ("thirty first of december ninteen thirty ate", "en", date(1938, 12, 31)),
        ("the twelth of febuary nineteen forty two", "en", date(1942, 2, 12)),
    ],
)
def test_number_words_misheard_or_misspelled_are_read(text: str, locale: str, when: date) -> None:
    assert said(text, locale) == when


@pytest.mark.parametrize(
    ("text", "locale", "when"),
    [
        ("March the third no sorry the fourth nineteen fifty", "en", date(1950, 3, 4)),
        ("June the twelfth um no the thirteenth forty one", "en", date(1941, 6, 13)),
        ("le trois mars non le quatre dix-neuf cent cinquante", "fr", date(1950, 3, 4)),
        ("en 47 euh 48 le 3 mai", "fr", date(1948, 5, 3)),
        ("trois février trente euh huit", "fr", date(1938, 2, 3)),
        ("le 13 mai 1940 et non le 12", "fr", date(1940, 5, 13)),
        ("treize mai quarante, le treize hein", "fr", date(1940, 5, 13)),
        ("le premier avril, c'est pas une blague, trente-neuf", "fr", date(1939, 4, 1)),
        ("née le 3 janvier 38, mariée le 12 juin 58", "fr", date(1938, 1, 3)),
        ("mariée le 12 juin 58, née le 3 janvier 38", "fr", date(1938, 1, 3)),
        ("je suis né un quatorze juillet en trente-neuf", "fr", date(1939, 7, 14)),
        ("le 13 février 40 je suis la troisième de cinq", "fr", date(1940, 2, 13)),
    ],
)
def test_what_was_said_around_a_date_and_after_it_is_told_from_it(text: str, locale: str, when: date) -> None:
    assert said(text, locale) == when


@pytest.mark.parametrize(
    "text",
    [
        "le vingt euh deux mars trente-huit",
        "le trois ou le quatre mars trente-huit",
        "le trois quatre trente-huit ou trente-neuf je sais plus",
        "la nuit du 24 au 25 décembre 40",
        "la nuit de Noël 40",
        "le trente et un avril quarante",
        "le vingt-neuf février trente-sept",
        "le treize février, mon frère c'est trente-huit",
    ],
)
def test_of_two_plausible_dates_none_is_taken_for_sure(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("text", "locale", "when"),
    [
        ("vingt-quatre octobre trente trente et un", "fr", date(1931, 10, 24)),
        ("né le 24 24 octobre 1931", "fr", date(1931, 10, 24)),
        ("nez nez le 5 janvier janvier 19 33", "fr", date(1933, 1, 5)),
        ("née née le trois février février mille neuf cent trente-huit", "fr", date(1938, 2, 3)),
        ("le dix dix mars trente-neuf", "fr", date(1939, 3, 10)),
        ("le le douze mai mille neuf cent quarante quarante", "fr", date(1940, 5, 12)),
        ("douze juin mille neuf neuf cent quarante-neuf", "fr", date(1949, 6, 12)),
        ("vin-huit septembre mille mille neuf sans trente-trois", "fr", date(1933, 9, 28)),
        ("vingt vingt juin trente-deux trente-deux", "fr", date(1932, 6, 20)),
        ("le 14 14 juillet 1935 1935", "fr", date(1935, 7, 14)),
        ("the third third of March nineteen thirty thirty eight", "en", date(1938, 3, 3)),
        ("le dix dix mille neuf cent trente-trois", "fr", date(1933, 10, 10)),
        ("le huit huit trente-huit", "fr", date(1938, 8, 8)),
        ("le neuf neuf mille neuf cent quarante", "fr", date(1940, 9, 9)),
        ("12 06 19 19", "fr", date(1919, 6, 12)),
    ],
)
def test_what_the_recogniser_wrote_twice_was_said_once(text: str, locale: str, when: date) -> None:
    assert said(text, locale) == when
