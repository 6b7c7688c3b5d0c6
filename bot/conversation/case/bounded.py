"""Facts known only on one side: "less than 300 yuan", "before 1 March", "more than 3 complaints".

Such a fact is never turned into a value. It is held against the rule: where the rule says the same for everything the
bound allows, that is the answer; where it does not, the fact is still missing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

import msgspec

from bot.session import KnownFact
from bot.understanding.naming.bounds import Bound
from handlers.notation import parse_value, plain
from handlers.result import ImpossibleFactError, Result, Step, Value
from knowledge.model import Entry, FactType

Compute = Callable[[Mapping[str, KnownFact]], Result]

_HOLDS: Mapping[Bound, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SIGNS: tuple[Bound, ...] = ("<=", ">=", "<", ">")
_STEPS: Mapping[FactType, Decimal | int | timedelta] = {
    "amount": Decimal("0.01"),
    "count": 1,
    "date": timedelta(days=1),
    "datetime": timedelta(days=1),
}
_FAR: Mapping[FactType, Decimal | int | timedelta] = {
    "amount": Decimal(1_000_000),
    "count": 50,
    "date": timedelta(days=400),
    "datetime": timedelta(days=400),
}
"""How far from its end a bound is followed where the rule sets no limit of its own."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A bound and its end."""

    bound: Bound
    end: Value

    def shown(self) -> str:
        """The bound as it is said back, in signs that every language reads: < 300."""
        return f"{self.bound} {plain(self.end)}".replace("<=", "≤").replace(">=", "≥")


@dataclass(frozen=True, slots=True)
class Within:
    """A day known to lie in a week, a month or a year, of which the first and the last day are given."""

    first: date
    last: date

    def shown(self) -> str:
        """The time as it is said back: 2022, 2022-11, else its first and last day."""
        whole = (self.first.day, (self.last + timedelta(days=1)).day) == (1, 1)
        if whole and (self.first.month, self.last.month) == (1, 12):
            return f"{self.first:%Y}"
        if whole and self.first.month == self.last.month:
            return f"{self.first:%Y-%m}"
        return f"{self.first} – {self.last}"

    def days(self) -> Iterator[date]:
        """Each day of it, in order."""
        return (self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1))


def bounded_fact(value: Value, bound: Bound, fact_type: FactType, assumed: Iterable[str] = ()) -> KnownFact:
    """A fact known to lie on one side of ``value``, as a session keeps it: ``<300``."""
    day = value.date() if isinstance(value, datetime) else value
    return KnownFact(value=f"{bound}{plain(day)}", type=fact_type, assumed=tuple(sorted(assumed)))


def fact_within(first: date, last: date, fact_type: FactType) -> KnownFact:
    """A day known only by its week, month or year, as a session keeps it: ``2022-11-01/2022-11-30`` (ISO 8601)."""
    return KnownFact(value=f"{first}/{last}", type=fact_type)


def bound_of(fact: KnownFact) -> Bounded | Within | None:
    """The bound that a fact is, None for one whose value is known."""
    if fact.type == "choice" or not isinstance(fact.value, str):
        return None
    if fact.type in ("date", "datetime") and "/" in fact.value:
        first, last = fact.value.split("/")
        return Within(date.fromisoformat(first), date.fromisoformat(last))
    if not fact.value.startswith(_SIGNS):
        return None
    sign = next(sign for sign in _SIGNS if fact.value.startswith(sign))
    return Bounded(sign, _end(fact.type, fact.value.removeprefix(sign)))


def _end(fact_type: str, raw: str) -> Value:
    """A value as bounds are held against it: days by the day."""
    if fact_type in ("date", "datetime"):
        return parse_value("date", raw[:10])
    return int(raw) if fact_type == "count" else Decimal(raw)


def is_implied(fact: KnownFact, known: KnownFact | None) -> bool:
    """Whether a bound says nothing new of a fact that is known exactly: "below 6000" of a balance of 3450."""
    bounded = bound_of(fact)
    if not isinstance(bounded, Bounded) or known is None or known.type != fact.type or bound_of(known) is not None:
        return False
    return _HOLDS[bounded.bound](_end(fact.type, str(known.value)), bounded.end)


def compute_bounded(entry: Entry, facts: Mapping[str, KnownFact], compute: Compute) -> Result:
    """What ``compute`` says of facts some of which are bounds: only what holds for all that the bounds allow."""
    name = next((name for name, fact in facts.items() if bound_of(fact) is not None), None)
    if name is None:
        return compute(facts)
    bounded = bound_of(facts[name])
    assert bounded is not None  # noqa: S101  # chosen by it
    results = _results(entry, facts, name, bounded, compute)
    seen: list[Result] = []
    for result in results:
        seen.append(result)
        if not _says_the_same(seen[0], result):
            break  # mostly at once, and a year has many days
    else:
        agreed = _agreed(seen, name, bounded)
        if agreed is not None:
            return agreed
    without = compute_bounded(entry, {key: fact for key, fact in facts.items() if key != name}, compute)
    missing = (name, *(key for key in without.missing if key != name))
    held = without.values.items()
    if not held or all(held <= result.values.items() for result in chain(seen, results)):
        return replace(without, missing=missing)
    return Result(missing=missing)


def _results(
    entry: Entry, facts: Mapping[str, KnownFact], name: str, bounded: Bounded | Within, compute: Compute
) -> Iterator[Result]:
    """What ``compute`` says for each value that the bound of ``name`` allows, worked out when it is asked for."""
    for value in _allowed(entry, bounded, entry.facts[name].type):
        one = dict(facts) | {name: msgspec.structs.replace(facts[name], value=plain(value))}
        try:
            yield compute_bounded(entry, one, compute)
        except ImpossibleFactError:
            continue  # what cannot be true is not among what the person means


def _allowed(entry: Entry, bounded: Bounded | Within, fact_type: FactType) -> Iterator[Value]:
    """Values that the bound allows: the two next to its end, those next to each limit of the rule, and far away.

    Two, for what lies far away may be impossible: shipped before the 17th is not shipped on the 16th.

    "Within 300" said of a rule whose limit is 300 is the rule's own wording: whatever the rule means by it, it is met.
    The limit itself, of which the sources may leave open whether it counts, is then not tried.
    """
    step, limits = _STEPS[fact_type], set(_limits(entry, fact_type))
    low, high = _ends(bounded, fact_type, limits)
    if isinstance(bounded, Within):
        tried: set[Value] = set(bounded.days())
    else:
        tried = {low, high, _moved(low, step, 1), _moved(high, step, -1)}
    for limit in limits:
        tried |= {_moved(limit, step, -1), limit, _moved(limit, step, 1)}
    yield from sorted(value for value in tried if low <= value <= high)  # type: ignore[operator]


def _ends(bounded: Bounded | Within, fact_type: FactType, limits: set[Value]) -> tuple[Value, Value]:
    """The least and the greatest value that are tried."""
    if isinstance(bounded, Within):
        return bounded.first, bounded.last
    step, far, end = _STEPS[fact_type], _FAR[fact_type], bounded.end
    low, high = (_moved(end, far, -1), end) if bounded.bound in ("<", "<=") else (end, _moved(end, far, 1))
    if fact_type in ("amount", "count"):
        low = max(low, 0)
    if bounded.bound == "<" or (bounded.bound == "<=" and fact_type == "amount" and end in limits):
        high = _moved(end, step, -1)
    if bounded.bound == ">":
        low = _moved(end, step, 1)
    return low, high


def _moved(value: Value, step: Decimal | int | timedelta, times: int) -> Value:
    return value + step * times  # type: ignore[operator]


def _limits(entry: Entry, fact_type: FactType) -> Iterator[Value]:
    """The numbers or days of the rule that a fact of this type can be held against."""
    unit = {"amount": "yuan", "count": "count"}.get(fact_type, "date")
    for parameter in entry.parameters.values():
        if parameter.unit != unit:
            continue
        for dated in parameter.values:
            value = parameter.typed(dated.value)
            if isinstance(value, date):
                yield value
            elif isinstance(value, int | float):
                yield Decimal(str(value)) if fact_type == "amount" else int(value)


def _says_the_same(one: Result, other: Result) -> bool:
    """Whether two results say the same, by whatever steps."""
    said, also_said = ((each.values, each.outcome, each.notes, each.missing) for each in (one, other))
    return said == also_said


def _agreed(results: list[Result], name: str, bounded: Bounded | Within) -> Result | None:
    """What ``results`` say, which all say the same, with the bound in the place of the values tried.

    None if there are none, or if their steps differ by more than that.
    """
    if not results:
        return None
    first = results[0]
    if not first.values or any([s.key for s in one.steps] != [s.key for s in first.steps] for one in results):
        return None
    steps = []
    for row in zip(*(one.steps for one in results), strict=True):
        values = {key: _one_for([step.values[key] for step in row], key == name, bounded) for key in row[0].values}
        if None in values.values():
            return None
        steps.append(Step(row[0].key, {key: value for key, value in values.items() if value is not None}))
    return replace(first, steps=tuple(steps))


def _one_for(values: list[Value], own: bool, bounded: Bounded | Within) -> Value | None:
    """What a step shows for a value: the bound itself, the common value, a span of counts; None if nothing true."""
    if own:
        return bounded.shown()
    if all(value == values[0] for value in values):
        return values[0]
    counts = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    return f"{min(counts)}–{max(counts)}" if len(counts) == len(values) else None
