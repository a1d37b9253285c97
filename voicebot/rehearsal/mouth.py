"""How a caller says what they mean: one of many ways, with their own hesitations and digressions."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from voicebot.rehearsal.biographies import Person
from voicebot.rehearsal.characters import Persona
from voicebot.rehearsal.ears import Moment
from voicebot.rehearsal.lexicon import Lexicon
from voicebot.rehearsal.wishes import Wish


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

    def day(self, day: date) -> str:
        """A day, without its year."""
        return str(self._pick(self._words.forms["date"]).format(**self._date(day)))

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
        ways = self._words.wishes
        part = self._pick(ways[wish.part]) if wish.part else ""
        if wish.weekday is not None:
            named, wrong = self._words.weekdays[wish.weekday], self._words.weekdays[(wish.weekday + 2) % 5]
            day = self.corrected(wrong, named)
            return self._pick(ways["weekday_part" if part else "weekday"]).format(weekday=day, part=part)
        if wish.day:
            return self._pick(ways["date"]).format(day=self.moment_day(Moment(wish.day)))
        if part:
            return self._pick(ways["part"]).format(part=self._words.wishes[str(wish.part)][0])
        return self._pick(ways["next_week" if wish.next_week else "soon" if wish.soon else "anytime"])

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
        return self._pick(self._words.relations[person.relation])

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
