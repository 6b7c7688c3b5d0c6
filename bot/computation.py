"""From what a person told to a computed result: typing facts, merging and shifting them, running the handler."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from bot.session import KnownFact
from bot.understanding.facts import Duration, Heard, Shift
from handlers.notation import parse_value, plain
from handlers.registry import handler
from handlers.result import ImpossibleFactError, Result, Rule, Value
from knowledge.model import Entry, FactSpec

KnownFacts = Mapping[str, KnownFact]


def compute(entry: Entry, facts: KnownFacts, asked_at: datetime) -> Result:
    """What the topic's handler makes of ``facts``; an empty result for a topic that does not compute.

    Raises :class:`handlers.result.ImpossibleFactError` for a fact that cannot be true.
    """
    if entry.handler is None:
        return Result()
    values = {name: value_of(entry.facts[name], fact) for name, fact in facts.items() if name in entry.facts}
    return handler(entry.handler)(values, Rule(entry), asked_at)


def compute_best(entry: Entry, facts: KnownFacts, asked_at: datetime) -> tuple[Result, dict[str, KnownFact]]:
    """The result and the facts it was computed from, where dates without a year are read so that they can be true.

    A confirmation "on 10 March" given with an application of 28 February lies after it. Only a reading that the words
    leave open is exchanged. Raises :class:`handlers.result.ImpossibleFactError` if no reading can be true.
    """
    try:
        return compute(entry, facts, asked_at), dict(facts)
    except ImpossibleFactError as error:
        for name in (error.fact, *facts):
            fact = facts.get(name)
            if fact is None or fact.other is None:
                continue
            other = dict(facts) | {name: msgspec.structs.replace(fact, value=fact.other, other=None)}
            with contextlib.suppress(ImpossibleFactError):
                return compute(entry, other, asked_at), other
        raise


def value_of(spec: FactSpec, fact: KnownFact) -> Value:
    """The typed value of a fact kept in JSON notation."""
    return parse_value(spec.type, fact.value)


def known(value: Value, spec: FactSpec, assumed: frozenset[str] = frozenset()) -> KnownFact:
    """``value`` as it is kept in a session."""
    return KnownFact(value=plain(value), type=spec.type, assumed=tuple(sorted(assumed)))


def known_from_heard(
    heard: Heard, spec: FactSpec, before: KnownFact | None, said_days: frozenset[date] = frozenset()
) -> KnownFact:
    """A value from a message as the fact ``spec``, completed by what was told before.

    A clock time without a day takes the day told before, unless the message names its day beside it (``said_days``);
    a day that corrects a moment keeps its clock time.
    """
    value = _as_told(heard, spec)
    assumed = set(heard.assumed)
    if spec.type == "datetime" and before is not None:
        earlier = value_of(spec, before)
        open_day = isinstance(value, datetime) and "day" in assumed and value.date() not in said_days
        if isinstance(value, datetime) and open_day and isinstance(earlier, date):
            day = earlier.date() if isinstance(earlier, datetime) else earlier
            value = datetime.combine(day, value.timetz())
            assumed = (assumed - {"day"}) | (set(before.assumed) & {"year", "month"})
        elif not isinstance(value, datetime) and isinstance(value, date) and isinstance(earlier, datetime):
            value = datetime.combine(value, earlier.timetz())
    if spec.type == "date" and isinstance(value, datetime):
        value = value.date()
    if isinstance(value, Duration):
        raise TypeError("a duration is no fact")
    other = next((item for item in (heard.past, heard.future) if item not in (None, heard.value)), None)
    told = known(value, spec, frozenset(assumed))
    if isinstance(other, date) and assumed & {"year", "month", "week"}:
        day = other.date() if spec.type == "date" and isinstance(other, datetime) else other
        if plain(day) != told.value:
            return msgspec.structs.replace(told, other=str(plain(day)))
    return told


def _as_told(heard: Heard, spec: FactSpec) -> Any:
    """The reading of ``heard`` that fits the fact's place in time, where the words themselves leave it open."""
    return heard.value if spec.tense == "any" else heard.seen_from(spec.tense).value


def shifted(fact: KnownFact, spec: FactSpec, shift: Shift) -> KnownFact | None:
    """``fact`` moved by a what-if (a day later, once more, 100 yuan less); None where the shift does not fit it."""
    value = value_of(spec, fact)
    if isinstance(value, date) and shift.delta is not None:
        return known(shift.delta.add_to(value), spec, frozenset(fact.assumed))
    if isinstance(value, Decimal) and shift.amount is not None:
        return known(value + shift.amount, spec)
    if isinstance(value, int) and not isinstance(value, bool) and shift.count is not None:
        return known(value + shift.count, spec)
    return None


def fits_shift(spec: FactSpec, shift: Shift) -> bool:
    """Whether ``shift`` can move a fact of this type."""
    by_type = {"date": shift.delta, "datetime": shift.delta, "amount": shift.amount, "count": shift.count}
    return by_type.get(spec.type) is not None
