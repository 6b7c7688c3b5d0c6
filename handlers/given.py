"""What was given: facts read by name with the type a handler needs, or refused by name.

A fact that was not given is None. A fact that cannot be true is refused with
:class:`~handlers.result.ImpossibleFactError`; nothing is repaired. Reasons raised here: ``wrong_kind`` (not a day, an
amount, ... at all), ``year_out_of_range``, ``negative``, ``too_large``, ``finer_than_fen``.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from handlers.result import Facts, ImpossibleFactError, day_of
from knowledge.model import CHINA

FIRST_YEAR, LAST_YEAR = 1999, 2100
"""1688 began in 1999; a year outside is a slip of the keyboard, and a date computed from it is one nobody means."""

LARGEST_AMOUNT = Decimal(10**12)
"""Yuan; more than any account of a seller holds, so a misread number rather than an amount."""

FEN = Decimal("0.01")
"""The smallest unit of money, in yuan."""


def when(facts: Facts, name: str) -> date | datetime | None:
    """A moment in China time, or a plain day where the hour is not known."""
    value = facts.get(name)
    if value is None:
        return None
    if not isinstance(value, date) or (isinstance(value, datetime) and value.tzinfo is None):
        raise ImpossibleFactError(name, "wrong_kind")
    try:
        given = value.astimezone(CHINA) if isinstance(value, datetime) else value
    except OverflowError:
        raise ImpossibleFactError(name, "year_out_of_range") from None
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise ImpossibleFactError(name, "year_out_of_range")
    return given


def day(facts: Facts, name: str) -> date | None:
    """A day; of a moment, its day in China."""
    given = when(facts, name)
    return None if given is None else day_of(given)


def amount(facts: Facts, name: str) -> Decimal | None:
    """An amount of yuan, zero or more."""
    value = facts.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ImpossibleFactError(name, "wrong_kind")
    yuan = Decimal(value)
    if not yuan.is_finite():
        raise ImpossibleFactError(name, "wrong_kind")
    if yuan < 0:
        raise ImpossibleFactError(name, "negative")
    if yuan > LARGEST_AMOUNT:
        raise ImpossibleFactError(name, "too_large")
    if yuan != yuan.quantize(FEN):
        raise ImpossibleFactError(name, "finer_than_fen")
    return yuan


def count(facts: Facts, name: str) -> int | None:
    """A number of times, zero or more."""
    value = facts.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ImpossibleFactError(name, "wrong_kind")
    if value < 0:
        raise ImpossibleFactError(name, "negative")
    return value


def choice(facts: Facts, name: str) -> str | None:
    """One of a fact's named options."""
    value = facts.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ImpossibleFactError(name, "wrong_kind")
    return value


def lies_ahead(given: date | datetime | None, asked_at: datetime) -> bool:
    """Whether a day or moment is still to come at ``asked_at``; for a plain day, whether it is a later day."""
    if isinstance(given, datetime):
        return given > asked_at
    return given is not None and given > day_of(asked_at)
