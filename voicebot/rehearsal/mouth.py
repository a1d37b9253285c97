"""How a caller says what they mean: one of many ways, with their own hesitations and digressions."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import Any

from voicebot.rehearsal.biographies import Person
from voicebot.rehearsal.characters import Persona
from voicebot.rehearsal.ears import Moment
from voicebot.rehearsal.lexicon import Lexicon
from voicebot.rehearsal.wishes import Wish

A_WHILE = 150
"""Days after which one says the year."""


class Mouth:
    """Says things in one language, in the manner of one persona."""

    def __init__(self, words: Lexicon, persona: Persona, rng: Random) -> None:
        self._words, self._persona, self._rng = words, persona, rng

    def says(self, saying: str, **values: str) -> str:
        """One of the ways of saying it, as this caller would."""
        return self.decorated(self._pick(self._words.sayings[saying]).format(**values))

    def decorated(self, text: str) -> str:
        """With what people say around it."""
        fillers, chance = self._words.fillers, self._persona.fillers
        if self._rng.random() < chance:
            text = f"{self._pick(fillers['before'])} {text}"
        if self._rng.random() < self._persona.small_talk:
            text = f"{self._pick(fillers['small_talk'])}, {text}"
        if self._rng.random() < chance / 2:
            text = f"{text} {self._pick(fillers['after'])}"
        return text

    def corrected(self, wrong: str, right: str) -> str:
        """What was meant, sometimes after something else."""
        if self._rng.random() >= self._persona.corrects:
            return right
        return f"{wrong} {self._pick(self._words.fillers['correction'])} {right}"

    def birth(self, person: Person) -> str:
        """A date of birth."""
        form = self._pick(self._words.forms["birth"])
        right = form.format(**self._date(person.birth))
        other = person.birth.replace(day=1) + timedelta(days=person.birth.day % 27)
        return self.corrected(self._date(other)["day"], right)

    def year(self, day: date) -> str:
        """A year, in words or as a recogniser writes it."""
        told = self._date(day)
        return self._pick((told["year"], told["short"], told["yyyy"]))

    def day(self, day: date) -> str:
        """A day, without its year."""
        return str(self._pick(self._words.forms["date"]).format(**self._date(day)))

    def past_day(self, day: date, today: date) -> str:
        """A day that has passed, with its year where that is not plain."""
        recent = (today - day).days < A_WHILE
        return (
            self.day(day) if recent else str(self._pick(self._words.forms["birth"])).format(**self._date(day))
        )

    def moment_day(self, moment: Moment) -> str:
        """A weekday with its date."""
        return str(self._pick(self._words.forms["moment_day"]).format(**self._date(moment.day)))

    def weekday(self, moment: Moment) -> str:
        return self._words.weekdays[moment.day.weekday()]

    def hour(self, moment: Moment) -> str:
        """An hour as people say it, or as a recogniser writes it."""
        assert moment.hour is not None
        hour, minute = moment.hour.hour, moment.hour.minute
        forms = self._words.forms["hour_minutes" if minute else "hour"]
        if minute in (15, 30) and self._rng.random() < 0.5:
            forms = self._words.forms["quarter" if minute == 15 else "half"]
        h12 = hour % 12 or 12
        return str(
            self._pick(forms).format(
                h=self.number(hour),
                H=hour,
                h12=self.number(h12),
                H12=h12,
                m=self.number(minute),
                MM=f"{minute:02}",
            )
        )

    def wish(self, wish: Wish) -> str:
        """When one would like to come."""
        ways, days = self._words.wishes, self._words.weekdays
        part = self._pick(ways[wish.part]) if wish.part else ""
        about = (
            self._pick(ways["about"]).format(hour=self.hour(Moment(date.min, time(wish.hour))))
            if wish.hour
            else ""
        )
        if len(wish.weekdays) == 2:
            first, other = (days[day] for day in wish.weekdays)
            return self._pick(ways["two_days"]).format(first=first, other=other)
        if wish.weekdays:
            day = self.corrected(days[(wish.weekdays[0] + 2) % 5], days[wish.weekdays[0]])
            way = "weekday_part" if part or about else "weekday"
            return self._pick(ways[way]).format(weekday=day, part=part or about)
        if wish.not_weekday is not None:
            return self._pick(ways["not_day"]).format(weekday=days[wish.not_weekday])
        if named := wish.day or wish.after:
            eve = self.day(named - timedelta(days=1))
            return self._pick(ways["date" if wish.day else "after"]).format(day=self.day(named), eve=eve)
        if part:
            return self._pick(ways["part"]).format(part=ways[str(wish.part)][0])
        return about or self._pick(
            ways["next_week" if wish.next_week else "soon" if wish.soon else "anytime"]
        )

    def digits(self, digits: str) -> str:
        """A number digit by digit, in pairs, or as a recogniser writes it."""
        pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
        way = self._rng.randrange(3)
        if way == 0:
            return " ".join(pairs)
        if way == 1:
            return " ".join(self.number(int(digit)) for digit in digits)
        return " ".join(self._pair(pair) for pair in pairs)

    def relation(self, person: Person) -> str:
        """Who somebody is to the caller; nothing for the caller."""
        return self._pick(self._words.relations.get(person.relation, ("",)))

    def pronoun(self, person: Person) -> str:
        return str(self._words.forms["pronoun"][person.feminine])

    def born(self, person: Person) -> str:
        return str(self._words.forms["born"][person.feminine])

    def number(self, n: int) -> str:
        """A number below a hundred, in words."""
        return self._words.spoken_numbers[n]

    def _pair(self, pair: str) -> str:
        if pair.startswith("0"):
            return " ".join(self.number(int(digit)) for digit in pair)
        return self.number(int(pair))

    def _date(self, day: date) -> dict[str, Any]:
        forms, short = self._words.forms, self.number(day.year % 100)
        ordinal = self._words.ordinals[day.day - 1] if self._words.ordinals else self.number(day.day)
        return {
            "day": forms["first"] if day.day == 1 else ordinal,
            "n": day.day,
            "weekday": self._words.weekdays[day.weekday()],
            "month": self._words.months[day.month - 1],
            "year": f"{forms['century'] if day.year < 2000 else forms['millennium']} {short}",
            "short": short,
            "yyyy": day.year,
        }

    def _pick(self, ways: Any) -> str:
        return str(self._rng.choice(ways))
