"""`voicebot messages cost`: a month as a table, and as figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from config.prices import Prices
from voicebot.outbox.forecast import Forecast
from voicebot.outbox.hours import FRANCE

UNKNOWN = "not known"


@dataclass(frozen=True)
class Bill:
    """A forecast at these prices; whatever is not known stays open."""

    forecast: Forecast
    prices: Prices

    @property
    def minutes(self) -> Decimal | None:
        """Begun minutes of calls in the whole month; None where nobody can tell how long one takes."""
        calls, expected = self.forecast.calls, Decimal(self.forecast.calls_expected)
        if not expected:
            return Decimal(calls.sent[1])
        taken, minutes = calls.lately
        each = Decimal(minutes) / taken if taken else self.prices.minutes_a_call
        return None if each is None else (calls.sent[1] + expected * each).quantize(Decimal(1))

    @property
    def texts(self) -> Decimal | None:
        """What texts cost."""
        return self.prices.texts(self.forecast.segments)

    @property
    def calls(self) -> Decimal | None:
        """What calls cost."""
        return self.prices.calls(self.minutes)

    @property
    def total(self) -> Decimal | None:
        """Both together; None unless both are known."""
        return None if self.texts is None or self.calls is None else self.texts + self.calls

    def as_json(self) -> dict[str, object]:
        """For machines."""
        month, calls = self.forecast.month, self.forecast.calls
        return {
            "month": f"{FRANCE.local(month.begins):%Y-%m}",
            "currency": self.prices.currency,
            "texts": {purpose: self._figures(purpose) for purpose in self.forecast.texts},
            "segments": self.forecast.segments,
            "calls": {
                "lately": calls.lately[0],
                "sent": calls.sent[0],
                "planned": calls.planned,
                "expected": round(self.forecast.calls_expected),
            },
            "minutes": _figure(self.minutes),
            "cost_texts": _figure(self.texts),
            "cost_calls": _figure(self.calls),
            "cost": _figure(self.total),
        }

    def _figures(self, purpose: str) -> dict[str, int]:
        seen, total = self.forecast.texts[purpose], self.forecast.total(purpose)
        expected = seen.expected(purpose, self.forecast.month)
        return {
            "lately": round(seen.lately.texts),
            "sent": round(seen.sent.texts),
            "planned": round(seen.planned.texts),
            "expected": round(expected.texts),
            "segments": round(total.segments),
        }

    def show(self, console: Console, title: str) -> None:
        """As a table, and what the operator still has to fill in below it."""
        table = Table(title=title)
        table.add_column("purpose")
        for name in ("last 28 days", "so far", "planned", "expected", "segments", self.prices.currency):
            table.add_column(name, justify="right")
        for purpose in self.forecast.texts:
            figures = self._figures(purpose)
            cost = self.prices.texts(figures["segments"])
            table.add_row(purpose, *map(str, figures.values()), _price(cost))
        table.add_row("texts", "", "", "", "", str(self.forecast.segments), _price(self.texts), style="bold")
        calls = self.forecast.calls
        minutes = "minutes not known" if self.minutes is None else f"{self.minutes} minutes"
        counts = (calls.lately[0], calls.sent[0], calls.planned, round(self.forecast.calls_expected))
        table.add_row("calls", *map(str, counts), minutes, _price(self.calls), style="bold")
        table.add_row("all", "", "", "", "", "", _price(self.total), style="bold")
        console.print(table)
        for hint in self._missing():
            console.print(hint)

    def _missing(self) -> list[str]:
        hints = []
        if self.prices.segment is None:
            hints.append("A segment's price is not known: config/prices.toml, or --price-segment.")
        if self.prices.minute is None:
            hints.append("A minute's price is not known: config/prices.toml, or --price-minute.")
        if self.minutes is None:
            hints.append("No call was taken in the last 28 days: minutes_a_call in config/prices.toml.")
        return hints


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _price(cost: Decimal | None) -> str:
    return UNKNOWN if cost is None else f"{cost:.2f}"
