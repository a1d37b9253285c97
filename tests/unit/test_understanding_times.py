"""When a caller wants to come, said in the ways callers say it; the call is on Tuesday 24 November 2026."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import times
from voicebot.understanding.text import words_and_marks

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=PARIS)


def heard(text, locale="fr", now=NOW):
    return times.find(words_and_marks(text), locale, now)


def windows(text, locale="fr", now=NOW):
    """The windows as "MM-DD HH:MM > MM-DD HH:MM"."""
    found = heard(text, locale, now)
    return [f"{w.start:%m-%d %H:%M} > {w.end:%m-%d %H:%M}" for w in found.when.windows]


ONE_WINDOW = {
    "mardi": "12-01 00:00 > 12-02 00:00",
    "demain": "11-25 00:00 > 11-26 00:00",
    "après-demain dans la matinée": "11-26 08:00 > 11-26 12:00",
    "mercredi après-midi": "11-25 12:00 > 11-25 18:00",
    "vendredi après-midi vers trois heures": "11-27 14:30 > 11-27 15:30",
    "cet après-midi à quatre heures": "11-24 16:00 > 11-24 16:30",
    "lundi en huit": "12-07 00:00 > 12-08 00:00",
    "jeudi en quinze": "12-10 00:00 > 12-11 00:00",
    "dans quinze jours": "12-08 00:00 > 12-09 00:00",
    "sous huitaine": "11-25 00:00 > 12-02 00:00",
    "la semaine prochaine": "11-30 00:00 > 12-07 00:00",
    "jeudi de la semaine prochaine": "12-03 00:00 > 12-04 00:00",
    "d'ici la fin du mois": "11-25 00:00 > 12-01 00:00",
    "la semaine de Noël": "12-21 00:00 > 12-28 00:00",
    "la première semaine de décembre": "12-01 00:00 > 12-08 00:00",
    "le lendemain de Noël": "12-26 00:00 > 12-27 00:00",
    "le premier décembre": "12-01 00:00 > 12-02 00:00",
    "le 3/12 à 9h": "12-03 09:00 > 12-03 09:30",
    "le lundi 30 novembre au matin": "11-30 08:00 > 11-30 12:00",
    "Jeudi 10 h et cas.": "11-26 10:15 > 11-26 10:45",
    "jeudi onze heures moins le quart": "11-26 10:45 > 11-26 11:15",
    "demain à la première heure": "11-25 08:00 > 11-25 10:00",
    "demain entre dix heures et midi": "11-25 10:00 > 11-25 12:00",
    "du 7 au 11 décembre": "12-07 00:00 > 12-12 00:00",
    "avant vendredi": "11-25 00:00 > 11-27 00:00",
    "mardi pas avant dix heures": "12-01 10:00 > 12-02 00:00",
    "mardi dans l'après-midi après quinze heures": "12-01 15:00 > 12-01 18:00",
    "pas cette semaine": "11-30 00:00 > 01-23 00:00",
}


@pytest.mark.parametrize(("text", "expected"), ONE_WINDOW.items(), ids=list(ONE_WINDOW))
def test_a_time_is_the_window_it_means(text, expected):
    assert windows(text) == [expected]


def test_the_last_word_counts():
    assert windows("ben écoutez mardi euh non mercredi plutôt après manger") == ["11-25 13:00 > 11-25 18:00"]


def test_what_a_correction_does_not_mention_stays():
    assert windows("mardi matin, non pardon, jeudi") == ["11-26 08:00 > 11-26 12:00"]


def test_a_part_of_the_day_said_once_is_meant_for_both_days():
    assert windows("mardi ou jeudi matin") == ["11-26 08:00 > 11-26 12:00", "12-01 08:00 > 12-01 12:00"]


def test_each_day_keeps_its_own_part():
    said = windows("mardi matin ou jeudi après-midi")
    assert said == ["11-26 12:00 > 11-26 18:00", "12-01 08:00 > 12-01 12:00"]


@pytest.mark.parametrize(
    "text", ["jamais le mardi", "le mardi je travaille", "je ne peux pas le mardi", "sauf le mardi"]
)
def test_a_refused_weekday_is_refused_every_week(text):
    starts_and_ends = windows(text)
    assert starts_and_ends[0] == "11-25 00:00 > 12-01 00:00"
    assert all(w.start.weekday() == 2 for w in heard(text).when.windows)


def test_a_refused_morning_leaves_every_afternoon():
    for window in heard("surtout pas le matin").when.windows:
        assert (window.start.hour, window.end.hour) == (12, 0)


def test_a_refusal_is_taken_from_the_wish():
    assert windows("la semaine prochaine mais pas mardi") == [
        "11-30 00:00 > 12-01 00:00",
        "12-02 00:00 > 12-07 00:00",
    ]


def test_a_difficult_morning_followed_by_a_preference_is_the_preference():
    for window in heard("le matin c'est compliqué, plutôt en début d'après-midi").when.windows:
        assert (window.start.hour, window.end.hour) == (12, 15)


@pytest.mark.parametrize("text", ["n'importe quand", "peu importe", "comme vous voulez", "ça m'est égal"])
def test_any_time_is_an_answer(text):
    assert heard(text).when.any
    assert not heard(text).when.windows


def test_as_soon_as_possible_is_any_time_and_the_first():
    found = heard("le plus tôt possible").when
    assert (found.any, found.asap) == (True, True)


def test_as_soon_as_possible_on_some_days_keeps_the_days():
    found = heard("dès que possible mais pas lundi").when
    assert found.asap
    assert not found.any
    assert not any(w.start.date().weekday() == 0 for w in found.windows)


def test_next_thursday_is_asked_back_when_it_may_mean_two_days():
    assert heard("jeudi prochain").doubtful
    assert len(heard("jeudi prochain").meant) == 2


def test_next_monday_is_one_day_and_not_asked_back():
    assert not heard("lundi prochain").doubtful


def test_a_weekday_that_is_not_its_date_is_asked_back():
    assert heard("mardi 3 décembre").doubtful
    assert not heard("jeudi 3 décembre").doubtful


def test_a_day_that_no_calendar_has_is_no_time():
    assert heard("le 31 novembre") is None


def test_nothing_about_time_is_nothing():
    assert heard("je voudrais un vaccin s'il vous plaît") is None


def test_pourquoi_pas_mardi_is_no_refusal():
    assert windows("pourquoi pas mardi") == ["12-01 00:00 > 12-02 00:00"]


def test_windows_follow_the_change_of_the_clocks():
    now = datetime(2026, 10, 20, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    (window,) = heard("le dimanche 25 octobre", now=now).when.windows
    assert window.start.isoformat() == "2026-10-25T00:00:00+02:00"
    assert window.end.isoformat() == "2026-10-26T00:00:00+01:00"


def test_an_overseas_clock_stays_its_own():
    reunion = timezone(timedelta(hours=4))
    (window,) = heard("demain matin", now=NOW.astimezone(reunion)).when.windows
    assert window.start.isoformat() == "2026-11-25T08:00:00+04:00"


def test_offers_lie_at_most_sixty_days_ahead():
    for text in ("à partir de lundi", "le matin", "jamais le mardi", "après le 15"):
        assert max(w.end for w in heard(text).when.windows) <= datetime(2027, 1, 23, tzinfo=PARIS)


ENGLISH = {
    "Friday afternoon": "11-27 12:00 > 11-27 18:00",
    "the day after tomorrow": "11-26 00:00 > 11-27 00:00",
    "next week": "11-30 00:00 > 12-07 00:00",
    "a week on Monday": "12-07 00:00 > 12-08 00:00",
    "Thursday at half past ten": "11-26 10:30 > 11-26 11:00",
    "Thursday at 3 pm": "11-26 15:00 > 11-26 15:30",
    "the third of December in the morning": "12-03 08:00 > 12-03 12:00",
    "December 3rd": "12-03 00:00 > 12-04 00:00",
    "Thursday between two and four": "11-26 14:00 > 11-26 16:00",
    "Thursday at half two": "11-26 14:30 > 11-26 15:00",
    "in a fortnight": "12-08 00:00 > 12-09 00:00",
    "Tuesday no Wednesday": "11-25 00:00 > 11-26 00:00",
    "not before December": "12-01 00:00 > 01-23 00:00",
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=list(ENGLISH))
def test_english_times_are_understood(text, expected):
    assert windows(text, "en") == [expected]


def test_a_naive_now_is_refused():
    with pytest.raises(ValueError, match="aware"):
        heard("mardi", now=datetime(2026, 11, 24))


def test_a_morning_taken_by_the_physiotherapist_leaves_the_afternoon() -> None:
    assert windows("jeudi mais elle a le kiné le matin") == ["11-26 12:00 > 11-27 00:00"]
    assert windows("jeudi mais je travaille le matin") == ["11-26 12:00 > 11-27 00:00"]


def test_a_verdict_on_an_offer_is_not_one_on_what_is_wished_instead() -> None:
    assert windows("c'est trop tôt l'après-midi plutôt")[0] == "11-25 12:00 > 11-25 18:00"
    assert windows("c'est trop tôt neuf heures")[0] == "11-25 09:30 > 11-26 00:00"


@pytest.mark.parametrize(
    "text",
    [
        "mardi j'ai le docteur",
        "j'ai rendez-vous chez le kiné mardi",
        "mardi je vais chez le coiffeur",
        "mardi elle a dialyse",
    ],
)
def test_what_one_does_on_a_day_rules_the_day_out(text: str) -> None:
    found = heard(text)
    assert found is not None
    assert found.excuse
    assert windows(text)[:2] == ["11-25 00:00 > 12-01 00:00", "12-02 00:00 > 12-08 00:00"]


def test_only_the_morning_of_market_day_is_ruled_out() -> None:
    assert windows("le lundi matin je suis au marché")[1] == "11-30 12:00 > 12-07 00:00"


def test_a_refusal_or_another_day_is_no_mere_excuse() -> None:
    for text in ("pas le lundi", "mardi j'ai le docteur mais mercredi", "je suis libre le lundi"):
        found = heard(text)
        assert found is not None
        assert not found.excuse


@pytest.mark.parametrize("text", ["le quatre à dix heures", "le 4 à 10 h"])
def test_a_day_and_its_hour_are_no_stretch_of_hours(text: str):
    [window] = heard(text).when.windows
    assert (window.start.day, window.start.hour) == (4, 10)
