"""A topic's parameters by their type, and the answer on a day on which the rule did not exist yet.

A parameter of another type than the handler needs is a curator's slip and raises TypeError; the entry's cases, which
``policybot kb check`` runs, bring it to light.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import wraps

from handlers.result import Facts, Handler, NotInForceError, Result, Rule


def day(rule: Rule, name: str, on: date | datetime) -> date:
    """A parameter that is a date, as in force on a day; raises TypeError for any other."""
    value = rule.value(name, on)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{rule.entry.id}.{name} is no date: {value!r}")
    return value


def text(rule: Rule, name: str, on: date | datetime) -> str:
    """A parameter that is a text, as in force on a day; raises TypeError for any other."""
    value = rule.value(name, on)
    if not isinstance(value, str):
        raise TypeError(f"{rule.entry.id}.{name} is no text: {value!r}")
    return value


def names(rule: Rule, name: str, on: date | datetime) -> tuple[str, ...]:
    """A parameter that is a list of names, as in force on a day; raises TypeError for any other."""
    value = rule.value(name, on)
    if not isinstance(value, tuple):
        raise TypeError(f"{rule.entry.id}.{name} is no list of names: {value!r}")
    return value


def decimal(rule: Rule, name: str, on: date | datetime) -> Decimal:
    """A parameter that is a number, exactly as the curator wrote it; raises TypeError for any other."""
    value = rule.value(name, on)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{rule.entry.id}.{name} is no number: {value!r}")
    return Decimal(str(value))


def while_in_force(compute: Handler) -> Handler:
    """Make a handler answer outcome ``not_in_force`` when a parameter has no value yet on the day it is read for."""

    @wraps(compute)
    def answer(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
        try:
            return compute(facts, rule, asked_at)
        except NotInForceError:
            return Result(outcome="not_in_force")

    return answer
