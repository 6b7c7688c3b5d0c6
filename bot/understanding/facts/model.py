"""What the fact reader hands out: facts, problems, shifts. Plain values, no reading in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

from handlers.calendar import add_months

Kind = Literal["date", "datetime", "amount", "count", "duration"]
Tense = Literal["past", "future"]
Span = tuple[int, int]

#: China Standard Time. No daylight saving since 1991, so that a fixed offset is exact for everything read here.
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Duration:
    """A length of time as it was said: months, days and seconds do not convert into each other.

    Negative parts point into the past (see `Shift`).
    """

    months: int = 0
    days: int = 0
    seconds: int = 0

    def __mul__(self, factor: int) -> Duration:
        return Duration(self.months * factor, self.days * factor, self.seconds * factor)

    def __add__(self, other: Duration) -> Duration:
        return Duration(self.months + other.months, self.days + other.days, self.seconds + other.seconds)

    def iso(self) -> str:
        """ISO 8601, each part in the largest unit that divides it: P3D, P3M, P2Y, PT24H, PT20M, PT60H."""
        parts = [_signed(self.months, ((12, "Y"), (1, "M"))), _signed(self.days, ((1, "D"),))]
        clock = _signed(self.seconds, ((3600, "H"), (60, "M"), (1, "S")))
        text = "".join(parts) + (f"T{clock}" if clock else "")
        return f"P{text}" if text else "P0D"

    def add_to(self, moment: date | datetime) -> date | datetime:
        """`moment` plus this length. A date stays a date unless hours that fill no whole days are added to it.

        Raises ValueError or OverflowError where the calendar ends.
        """
        if not isinstance(moment, datetime) and self.seconds % 86400:
            moment = datetime.combine(moment, time(), CHINA)
        if isinstance(moment, datetime):
            day = add_months(moment.date(), self.months)
            whole = datetime.combine(day, moment.timetz())
            return whole + timedelta(days=self.days, seconds=self.seconds)
        return add_months(moment, self.months) + timedelta(days=self.days, seconds=self.seconds)


def _signed(amount: int, units: tuple[tuple[int, str], ...]) -> str:
    """`amount` in the largest of `units` that divides it, empty for none."""
    for size, letter in units:
        if amount and amount % size == 0:
            return f"{amount // size}{letter}"
    return ""


#: What a fact can be worth: a day, a moment (aware), yuan, a number of times, a length of time.
Value = date | datetime | Decimal | int | Duration


class Heard(Struct, frozen=True):
    """One fact as it was read. `span` counts characters of the original text.

    `past` and `future` are the other readings of a value that the text leaves open (no year, month or weekday's week
    said), None where it leaves nothing open. `assumed` names what was filled in:

    - year, month, week, day: of a date or time that comes round again, the nearest reading was taken
    - half_day: nobody said whether the hour is in the morning or the afternoon
    - that_day (always with day): 那天下午3点, and no day was told in this text. Only the time of day was said; the day of the
      value is yesterday as a place-holder, for which the caller puts in the day it knows
    - range: the end of a range of which the beginning leaves nothing open, the first such day after that
    - then: counted from the day told before it, for it tells when something was done: 12号付的款,三天后我发的货
    - rest: what was there before, less what was said to have been taken
    - sum: what the parts of an amount make that are told one by one
    - ordinal: the third complaint was spoken of, so that there were three if none followed
    - approximate: a guess; order, calendar, republic_year: how the figures of a date were taken
    """

    kind: Kind
    value: Value
    span: Span
    text: str
    past: Value | None = None
    future: Value | None = None
    assumed: frozenset[str] = frozenset()
    approximate: bool = False

    def seen_from(self, tense: Tense) -> Heard:
        """The fact if it lies in the past or the future: the nearest reading that makes sense."""
        other = self.past if tense == "past" else self.future
        return self if other is None else msgspec.structs.replace(self, value=other)


@dataclass(frozen=True)
class Problem:
    """Something that was said but cannot be: `reason` is a code such as no_such_date, negative_amount, lunar_date."""

    reason: str
    span: Span
    text: str


class Reading(Struct, frozen=True):
    """All that was read from one text, each in the order of the text."""

    facts: tuple[Heard, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Shift:
    """A what-if step away from a fact already told: "a day later", "once more", "100 yuan less"."""

    span: Span
    delta: Duration | None = None
    count: int | None = None
    amount: Decimal | None = None
