"""Numbers without a unit: "4500" answers the question for the balance, "4500, no, 4300" corrects it."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.bounded import bound_of
from bot.conversation.computation import known, value_of
from bot.conversation.standpoint import Standpoint
from bot.session import KnownFact
from bot.understanding.answers import bare_numbers


def bare_answer(point: Standpoint, named: frozenset[str]) -> dict[str, KnownFact]:
    """The amount or count that a number without a unit is, ``named`` being the facts that the message names."""
    name = _wanted(point, named)
    if name is None:
        return {}
    spec = point.entry.facts[name]
    numbers = bare_numbers(point.heard, whole_message=not point.replaces)
    last = next((number for number in numbers if not _repeats(number, name, point)), None)
    if last is None:
        return {}
    if spec.type == "count":
        return {name: known(int(last), spec)} if last == int(last) else {}
    return {name: known(last, spec)}


def _repeats(number: Decimal, name: str, point: Standpoint) -> bool:
    """Whether a correction repeats the value that it corrects."""
    fact = point.before.get(name)
    if fact is None or not point.corrects or bound_of(fact) is not None:
        return False
    return value_of(point.entry.facts[name], fact) == number


def _wanted(point: Standpoint, named: frozenset[str]) -> str | None:
    """The fact that such a number would be: asked for, else named, told before or needed, if that leaves only one."""
    numbers = [name for name, spec in point.entry.facts.items() if spec.type in ("amount", "count")]
    if point.asked is not None:
        return point.asked if point.asked in numbers else None
    replaced = [name for name in numbers if name in named] or [name for name in numbers if name in point.before]
    open_ones = replaced if point.replaces else []
    open_ones = open_ones or [name for name in point.needed() if name in numbers and name not in point.before]
    return open_ones[0] if len(open_ones) == 1 else None
