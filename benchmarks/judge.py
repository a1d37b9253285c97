"""Whether a line of `voicebot understand` is right: the rules by which samples of callers are judged.

A sample is a JSON row: what was said where, and under `expect` only what is judged. Windows of time are
compared as sets of quarters of an hour between 08:00 and 20:00, from tomorrow on for 60 days; the rest of
today counts only in a row tagged `today`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

Row = Mapping[str, Any]
Quarters = frozenset[datetime]

QUARTER = timedelta(minutes=15)
HORIZON_DAYS = 60
FIRST_HOUR, LAST_HOUR = 8, 20
AGREEMENTS = {"affirm", "confirm", "choose"}
REFUSALS = {"deny", "cancel", "correct", "reschedule"}
KIND_OF = {
    "birth_date": "birth_date", "place": "place", "when": "when", "when_alternatives": "when", "name": "name",
    "phone": "phone_or_code", "digits": "phone_or_code", "option": "option", "dose": "dose",
    "for_whom": "for_whom", "faq_topic": "faq_topic", "language": "language",
}  # fmt: skip
"""What is expected → the kind it is counted under."""
SURE_VALUES = {"birth_date", "place", "when", "phone_or_code", "option", "dose"}
"""Kinds of which a wrong value does harm if it is not asked back."""


@dataclass(frozen=True)
class Verdict:
    """One row's judgement: kind → right or not, and what went wrong, the dangerous part apart."""

    kinds: Mapping[str, bool]
    faults: tuple[str, ...]
    dangers: tuple[str, ...]

    @property
    def right(self) -> bool:
        return not self.faults


def judge(row: Row, said: Row) -> Verdict:
    """Compare what was understood, one line of `voicebot understand`, with what the row expects."""
    expect = row["expect"]
    kinds: dict[str, bool] = {}
    faults: list[str] = []
    dangers: list[str] = []
    if "intent" in expect or "not_intent" in expect:
        kinds["intent"] = _intent_is_right(expect, said["intent"])
        if not kinds["intent"]:
            faults.append(f"intent {said['intent']} for {expect.get('intent')}")
        if _harmful(expect, said["intent"]):
            dangers.append(faults[-1])
    for field, wanted in expect.items():
        kind = KIND_OF.get(field)
        if kind is None:
            continue
        kinds[kind] = _value_is_right(field, wanted, row, said)
        if not kinds[kind]:
            faults.append(f"{field} {_shown(field, said)} for {_shortly(wanted)}")
            if kind in SURE_VALUES and _taken_for_sure(field, wanted, row, said):
                dangers.append(faults[-1])
    return Verdict(kinds, tuple(faults), tuple(dangers))


def _accepted(expect: Row) -> set[str]:
    first = {expect["intent"]} if "intent" in expect else set()
    return first | set(expect.get("intent_alternatives", ()))


def _intent_is_right(expect: Row, intent: str) -> bool:
    accepted = _accepted(expect)
    return intent not in expect.get("not_intent", ()) and (not accepted or intent in accepted)


def _harmful(expect: Row, intent: str) -> bool:
    """A refusal taken for a yes, an appointment cancelled that was not to be, an emergency missed."""
    accepted = _accepted(expect)
    if not accepted or intent in accepted:
        return intent in expect.get("not_intent", ())
    return (
        intent in expect.get("not_intent", ())
        or (intent in AGREEMENTS and bool(accepted & REFUSALS))
        or (intent == "cancel")
        or "emergency" in accepted
    )


def _value_is_right(field: str, wanted: Any, row: Row, said: Row) -> bool:
    if field == "when":
        return _when_is_right(wanted, row, said["when"])
    if field == "when_alternatives":
        return any(_when_is_right(each, row, said["when"]) for each in wanted)
    if field == "place":
        return _place_is_right(wanted, said)
    if field == "name":
        return _same_name(wanted, said["name"])
    return bool(said[field] == wanted)


def _place_is_right(wanted: Row, said: Row) -> bool:
    got = said["place"] or {}
    if wanted["insee"]:
        return bool(got.get("insee") == wanted["insee"])
    if wanted["postal_code"]:
        return bool(got.get("postal_code") == wanted["postal_code"] and not got.get("insee"))
    return not got.get("insee") and not got.get("postal_code") and "place" in said["ask"]


def _same_name(wanted: Row, got: Row | None) -> bool:
    return got is not None and all(
        _plain(wanted[half]) == _plain(got[half]) for half in ("family", "given") if half in wanted
    )


def _plain(text: str | None) -> str:
    decomposed = unicodedata.normalize("NFKD", (text or "").casefold())
    return "".join(c for c in decomposed if c.isalpha())


def _when_is_right(wanted: Any, row: Row, got: Any) -> bool:
    if got is None or wanted is None:
        return got is wanted
    if _is_any(wanted) or _is_any(got):
        return _is_any(wanted) and _is_any(got) and _same_haste(_first(wanted), _first(got))
    return _quarters(wanted, row) == _quarters(got, row)


def _first(when: Any) -> Row:
    return when if isinstance(when, Mapping) else when[0]


def _is_any(when: Any) -> bool:
    return bool(when) and bool(_first(when).get("any"))


def _same_haste(wanted: Row, got: Row) -> bool:
    return "asap" not in wanted or bool(wanted["asap"]) == bool(got["asap"])


def _quarters(windows: Iterable[Row], row: Row) -> Quarters:
    """The quarters of an hour of all windows that count."""
    now = datetime.fromisoformat(row["now"]).replace(tzinfo=None)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time.min)
    start = now if "today" in row["tags"] else tomorrow
    last = now.date() + timedelta(days=HORIZON_DAYS - 1)
    return frozenset(
        quarter
        for window in windows
        for quarter in _within(datetime.fromisoformat(window["start"]), datetime.fromisoformat(window["end"]))
        if quarter >= start and quarter.date() <= last and FIRST_HOUR <= quarter.hour < LAST_HOUR
    )


def _within(start: datetime, end: datetime) -> Iterable[datetime]:
    # In wall-clock time: nobody is vaccinated in the hour the clocks change, and days keep their hours.
    moment, stop = start.replace(tzinfo=None), end.replace(tzinfo=None)
    moment += timedelta(minutes=-moment.minute % 15)
    while moment < stop:
        yield moment
        moment += QUARTER


def _taken_for_sure(field: str, wanted: Any, row: Row, said: Row) -> bool:
    """Whether a wrong value was given without asking back; a wider or narrower time still suits."""
    base = "when" if field == "when_alternatives" else field
    if said[base] is None or base in said["ask"]:
        return False
    if base != "when":
        return True
    readings = wanted if field == "when_alternatives" else [wanted]
    if _is_any(said["when"]) or any(_is_any(each) for each in readings):
        return False
    got = _quarters(said["when"], row)
    return bool(got) and not any(got & _quarters(each, row) for each in readings)


def _shown(field: str, said: Row) -> str:
    if field == "place":
        return _shortly(said["place"] or said["places"])
    return _shortly(said["when" if field == "when_alternatives" else field])


def _shortly(value: Any) -> str:
    text = str(value).replace("'", "")
    return text if len(text) <= 150 else text[:147] + "…"
