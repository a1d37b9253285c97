"""Every text message is two cheap segments at most, tells nothing about health and stays answerable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from typing import Any, get_args
from zoneinfo import ZoneInfo

from voicebot.conversation.telling import PHRASES
from voicebot.outbox.purposes import Because
from voicebot.wording import Address, Choices, Code, Day, Distance, Hours, PhoneNumber, Site, Town, say, sms
from voicebot.wording.phrases import phrases
from voicebot.wording.values import Locale

LOCALES: tuple[Locale, ...] = ("fr", "en")
IDS = sorted(phrases("fr"))
PARIS = ZoneInfo("Europe/Paris")
# The longest that the official list of centres and the table of communes can bring.
LONG_TOWN = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"
CENTRE_AS_SENT = "Centre de vaccination de la CPTS Vignes et Forets d'OEuilly"
LONG: dict[str, Any] = {
    "starts_at": datetime(2026, 9, 30, 10, 15, tzinfo=PARIS),
    "first": datetime(2026, 9, 30, 10, 15, tzinfo=PARIS),
    "second": datetime(2026, 9, 30, 10, 25, tzinfo=PARIS),
    "third": datetime(2026, 9, 23, 15, 30, tzinfo=PARIS),
    "choices": Choices(tuple(datetime(2026, 9, day, 10, 15, tzinfo=PARIS) for day in (16, 23, 30))),
    "centre": "Centre de vaccination de la CPTS Vignes et Forêts d’Œuilly pour les communes alentour",
    "town": LONG_TOWN,
    "place": LONG_TOWN,
    "site": Site(
        "Centre de vaccination de la CPTS Vignes et Forêts d’Œuilly pour les communes alentour", LONG_TOWN
    ),
    "address": Address("Avenue de la 1ère Division Française Libre prolongée", "51290", LONG_TOWN),
    "distance": Distance(29.8),
    "option1": Town(LONG_TOWN, "51290"),
    "option2": Town("Castelnau Montratier-Sainte Alauzie", "46170"),
    "voice_number": PhoneNumber("+33987654321"),
    "birth_date": date(1938, 9, 30),
    "day": Day(date(2026, 9, 30)),
    "age": 65,
    "code": Code("483920"),
    "phone": PhoneNumber("+33987654321"),
    "centre_phone": PhoneNumber("+33987654321"),
    "hours": Hours(
        tuple((day, (("09:00", "12:30"), ("13:45", f"17:{day // 3}5"))[: 1 + day % 6]) for day in range(1, 7))
    ),
    "words": "L" * 150,
    "because": "closed",
}


def every_text() -> Iterator[tuple[str, str]]:
    for name, locale, attempt in product(IDS, LOCALES, (1, 2)):
        if "sms" in phrases(locale)[name]:
            yield name, say(name, medium="sms", locale=locale, attempt=attempt, **LONG)
    for locale, because in product(LOCALES, get_args(Because)):
        yield "sms-notice", say("sms-notice", medium="sms", locale=locale, **LONG | {"because": because})


def test_a_text_takes_two_cheap_segments_at_most() -> None:
    texts = [text for _, text in every_text()]
    dear = {text: sms.segments(text) for text in texts if not sms.is_gsm7(text) or sms.segments(text) > 2}
    assert (len(texts) > 160, dear) == (True, {})


def test_what_opens_a_question_by_text_still_fits_with_it() -> None:
    for locale, opening in product(LOCALES, ("other-days", "slot-taken", "offer-elsewhere")):
        texts = [say(name, medium="sms", locale=locale, **LONG) for name in (opening, "offer-three")]
        assert sms.segments(" ".join(texts)) <= 2, texts


def test_a_frequent_question_and_what_was_asked_before_take_two_segments_together() -> None:
    answers = [name for name in IDS if name.startswith("faq-") and name != "faq-centre-phone"]
    dear = {
        (answer, question): text
        for answer, question, locale in product(answers, sorted(set(PHRASES.values())), LOCALES)
        if "sms" in phrases(locale)[question]
        and sms.segments(text := "\n".join(_texted(name, locale) for name in (answer, question))) > 2
    }
    assert dear == {}


def _texted(name: str, locale: Locale) -> str:
    return say(name, medium="sms", locale=locale, attempt=2, **LONG)


def test_a_text_tells_nothing_about_health() -> None:
    # The service's own name is all that a text may show of its subject to whoever holds the telephone.
    health = re.compile(r"vaccin|dose|maladie|piqûre|symptôme|injection|illness|jab", re.IGNORECASE)
    bare = [text.replace("Allo Vaccin", "").replace(CENTRE_AS_SENT, "") for _, text in every_text()]
    assert [text for text in bare if health.search(text)] == []


def test_nobody_is_told_to_answer_with_a_word_that_the_provider_takes_for_itself() -> None:
    # The provider treats these as "never write again"; STOP alone may be named, where that is what is meant.
    taken = re.compile(r"\b(?:CANCEL|END|QUIT|UNSUBSCRIBE|STOPALL)\b")
    assert [text for _, text in every_text() if taken.search(text)] == []
    assert {name for name, text in every_text() if "STOP" in text} == {"sms-help"}
