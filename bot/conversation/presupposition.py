"""False presuppositions: "the deposit is 3000, right?" is answered with the rule, never with a yes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.understanding.facts import Duration, Heard
from bot.understanding.understanding import Understanding
from knowledge.model import Entry, NotInForceError


def is_contradicted(heard: Understanding, entry: Entry, day: date) -> bool:
    """Whether a message asks to confirm a number that the topic's rule on ``day`` does not have.

    Only a unit for which the topic has a number counts, and one right number is enough to hold back.
    """
    if not (heard.speech.does("confirm") or heard.speech.does("claims_rule")):
        return False
    known = _numbers(entry, day)
    claimed = [pair for fact in heard.reading.facts if (pair := _claim(fact)) is not None]
    comparable = [(unit, number) for unit, number in claimed if unit in known]
    return bool(comparable) and not any(number in known[unit] for unit, number in comparable)


def _numbers(entry: Entry, day: date) -> dict[str, set[Decimal]]:
    """The topic's numbers by unit, days and hours on one scale."""
    found: dict[str, set[Decimal]] = {}
    for name, parameter in entry.parameters.items():
        try:
            value = parameter.at(day, name)
        except NotInForceError:
            continue
        if isinstance(value, int | float):
            unit, scale = _SCALES.get(parameter.unit, (parameter.unit, 1))
            found.setdefault(unit, set()).add(Decimal(str(value)) * scale)
    return found


_SCALES = {"days": ("hours", 24), "hours": ("hours", 1), "years": ("months", 12), "months": ("months", 1)}


def _claim(fact: Heard) -> tuple[str, Decimal] | None:
    value = fact.value
    if fact.kind == "amount" and isinstance(value, Decimal):
        return "yuan", value
    if fact.kind == "count" and isinstance(value, int):
        return "count", Decimal(value)
    if isinstance(value, Duration):
        if value.months:
            return "months", Decimal(value.months)
        return "hours", Decimal(value.days * 24) + Decimal(value.seconds) / 3600
    return None
