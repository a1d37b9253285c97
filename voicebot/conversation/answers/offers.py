"""Answers to what was offered: slots, days, places and appointments, by number, by time, or none of them.

An appointment is at stake: only a sentence that is nothing but a choice takes an offer, and nothing but a
refusal or another wish takes one back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from voicebot.conversation import moves
from voicebot.conversation.answers.said import Said, values
from voicebot.conversation.moves import NOT_UNDERSTOOD, Move
from voicebot.understanding import Reading, When, corrected_parts, replies, standing

NEARLY = timedelta(minutes=15)
"""An offer of ten past nine is meant by "the one at nine"."""
AN_HOUR = timedelta(hours=1)
"""A longer window is a part of the day: ten to twelve is no afternoon."""
ANY_WEEKDAY = 6
MANY_DAYS = 7
"""Windows on so many days name an hour or a part of the day, and no day."""
WHERE = Move("faq", {"topic": "address_access"})
ELSEWHERE = ("confirm", "check_appointment", "book")
"""Wishes that nobody has while choosing an appointment: such words were not understood."""


def at_slot(said: Said) -> Move | None:
    """An offer by its number or its time, by yes when there is only one; an hour alone keeps the day."""
    offered: list[dict[str, Any]] = said.facts.get("offered", [])
    reading = said.reading
    if reading.option:
        declined = reading.option == len(offered) + 1
        return Move("deny") if declined else moves.choose(reading.option, offered)
    if len(offered) == 1 and said.intent == "affirm":
        return moves.choose(1, offered)
    if reading.when and reading.when.asap and said.intent in ("correct", "reschedule", "inform"):
        # "Je préférerais le plus tôt possible" is a wish for other offers, whatever it is ranked as.
        found, told = values(reading, "slot")
        return Move("inform", {"day": found["day"]}, told)
    if reading.when is None and replies.too_far(said.text) and not standing.towards(said.text):
        return Move("correct", {"field": "place", "about": "far"})
    if said.intent == "cancel":
        return Move("leave")
    if said.intent == "reschedule" and reading.when is None:
        return Move("deny")
    return _at_its_time(said, offered) if reading.when and not reading.when.any else _without_a_time(said)


def _at_its_time(said: Said, offered: Sequence[dict[str, Any]]) -> Move:
    """The offer of that time, if nothing but a choice was said; else a wish for others, if none has it."""
    when = said.reading.when or When()
    number = _the_one_at(offered, when) or _on_that_weekday(said, offered)
    if number and (said.intent == "choose" or replies.only_prefers(said.text)):
        return moves.choose(number, offered)
    if number:
        last = _chosen_in_the_end(said, offered)
        return moves.choose(last, offered) if last else NOT_UNDERSTOOD
    found, told = values(_keeping_the_day(said.reading, offered), "slot")
    return Move("inform", found, told)


def _without_a_time(said: Said) -> Move | None:
    """A question or a "yes, but …" changes nothing; "no, another day" declines."""
    if said.reading.place or said.reading.places:
        return None
    if said.intent != "deny" and replies.asks_where(said.text):
        return WHERE
    if said.intent == "correct":
        declines = any(said.hears(part).intent == "deny" for part in corrected_parts(said.text))
        return Move("deny") if declines else NOT_UNDERSTOOD
    return NOT_UNDERSTOOD if said.intent in ELSEWHERE else None


def _chosen_in_the_end(said: Said, offered: Sequence[dict[str, Any]]) -> int | None:
    """ "Nine o'clock, no, eleven": each part is a choice, and the last one counts."""
    chosen = [_chosen(said.hears(part), offered) for part in corrected_parts(said.text)]
    return chosen[-1] if len(chosen) > 1 and None not in chosen else None


def _chosen(reading: Reading, offered: Sequence[dict[str, Any]]) -> int | None:
    if reading.intent != "choose":
        return None
    return reading.option or (_the_one_at(offered, reading.when) if reading.when else None)


def _the_one_at(offered: Sequence[dict[str, Any]], when: When) -> int | None:
    """The only offer that starts then, or nearly then."""
    times = [datetime.fromisoformat(offer["at"]) for offer in offered]
    when = _today_as_well(when, times)
    for slack in (timedelta(), NEARLY):
        fits = [number for number, at in enumerate(times, 1) if _fits(at, when, slack)]
        if len(fits) == 1:
            return fits[0]
    return None


def _on_that_weekday(said: Said, offered: Sequence[dict[str, Any]]) -> int | None:
    """ "Jeudi" is the only Thursday on the table, though another comes before it."""
    when = said.reading.when or When()
    if not replies.is_weekday_alone(said.text) or len(when.windows) != 1:
        return None
    first = when.windows[0].start
    same = []
    for number, offer in enumerate(offered, 1):
        at = datetime.fromisoformat(offer["at"])
        back = at.date() - first.date()
        if at.weekday() == first.weekday() and _fits(at - back, when, timedelta()):
            same.append(number)
    return same[0] if len(same) == 1 else None


def _today_as_well(when: When, offered: Sequence[datetime]) -> When:
    """An hour without a day is read for the days to come; it may be that of an offer today."""
    windows, today = when.windows, min(offered).date()
    weekdays = {window.start.weekday() for window in windows}
    if len(weekdays) < ANY_WEEKDAY or any(window.start.date() <= today for window in windows):
        return when
    back = windows[0].start.date() - today
    first = replace(windows[0], start=windows[0].start - back, end=windows[0].end - back)
    return replace(when, windows=(first, *windows))


def _fits(at: datetime, when: When, slack: timedelta) -> bool:
    exact = [window for window in when.windows if window.end - window.start <= AN_HOUR or not slack]
    return any(window.start - slack <= at < window.end + slack for window in exact)


def _keeping_the_day(reading: Reading, offered: Sequence[dict[str, Any]]) -> Reading:
    """An hour alone ("rather at ten") is meant for the days on the table, not for the next one."""
    when = reading.when or When()
    if len({window.start.date() for window in when.windows}) < MANY_DAYS:
        return reading
    days = {datetime.fromisoformat(offer["at"]).date() for offer in offered}
    kept = tuple(window for window in when.windows if window.start.date() in days)
    return replace(reading, when=When(windows=kept)) if kept else reading


def at_which_place(said: Said) -> Move | None:
    """One of the communes that were read out."""
    offered: Sequence[dict[str, Any]] = said.facts.get("places", [])
    option = said.reading.option
    if option is None:
        sure = len(offered) == 1 and said.intent == "affirm"
        return moves.placed(offered[0]) if sure else None
    if option == len(offered) + 1:
        return Move("deny")
    index = option - 1 if option > 0 else len(offered) - 1
    return moves.placed(offered[index]) if 0 <= index < len(offered) else NOT_UNDERSTOOD


def at_which_day(said: Said) -> Move | None:
    """One of two days, by its number or by a word that fits only one of them."""
    offered: list[dict[str, Any]] = said.facts.get("days", [])
    option, when = said.reading.option, said.reading.when
    if option:
        return moves.on_day(option, offered)
    if when is None or when.any:
        return None
    fits = [number for number, day in enumerate(offered, 1) if _overlap(when, day)]
    return moves.on_day(fits[0], offered) if len(fits) == 1 else None


def _overlap(when: When, day: dict[str, Any]) -> bool:
    pairs = [tuple(map(datetime.fromisoformat, window)) for window in day["windows"]]
    return any(window.start < end and start < window.end for window in when.windows for start, end in pairs)


def at_which_appointment(said: Said) -> Move | None:
    """One of the appointments that were read out, by its number or by its day."""
    offered, when = said.facts.get("offered", []), said.reading.when
    if said.channel == "sms" and (said.intent == "affirm" or standing.all_of_them(said.text)):
        # Two were written to, and yes was answered twice.
        return Move("choose", {"option": "all"})
    by_time = _the_one_at(offered, when) or _on_that_weekday(said, offered) if when else None
    number = said.reading.option or by_time
    if number:
        return moves.choose(number, offered)
    # A day that none or several of them have says nothing yet, and begins no booking.
    return NOT_UNDERSTOOD if when and said.intent not in ("cancel", "reschedule") else None
