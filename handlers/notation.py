"""Values as they are written outside: in cases, in the JSON-lines interface, in a stored session.

Dates ``2023-05-25``, moments ``2023-05-25T09:00:00+08:00``, money a number in yuan, counts, true or false, names.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from handlers.result import Value
from knowledge.model import CHINA, FactType

Plain = str | int | float | bool
"""A value that JSON and YAML can hold."""


def parse_value(spec_type: FactType, raw: Plain) -> Value:
    """The value of a fact of this type that ``raw`` writes down; raises ValueError, in plain words, if it writes none.

    A fact of type ``datetime`` may be written as a day when the hour is not known; the value is then a date.
    """
    match spec_type:
        case "date":
            return _day(raw)
        case "datetime":
            return _moment(raw) if isinstance(raw, str) and "T" in raw else _day(raw)
        case "amount":
            if not isinstance(raw, int | float) or isinstance(raw, bool):
                raise ValueError(f"{raw!r} is no amount; write a number of yuan")
            return Decimal(str(raw))
        case "count":
            if not isinstance(raw, int) or isinstance(raw, bool):
                raise ValueError(f"{raw!r} is no count; write a whole number")
            return raw
        case "choice":
            if not isinstance(raw, str):
                raise ValueError(f"{raw!r} is no option; write its value in quotes")
            return raw


def plain(value: Value) -> Plain:
    """The value as it is written, the inverse of :func:`parse_value`; moments in China time, to the second."""
    match value:
        case datetime():
            return value.astimezone(CHINA).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value


def _day(raw: Plain) -> date:
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != raw:
        raise ValueError(f"{raw!r} is no date that exists; write it like 2023-05-25")
    return day


def _moment(raw: str) -> datetime:
    """A moment with its offset; the ISO form without seconds or with another offset is understood too."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{raw!r} is no moment that exists; write it like 2023-05-25T09:00:00+08:00")
    return moment.astimezone(CHINA)
