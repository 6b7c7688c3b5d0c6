"""From what a person told to a computed result: typing facts, merging and shifting them, running the handler."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import msgspec

from bot.conversation.case.bounded import bound_of, compute_bounded
from bot.session import KnownFact
from bot.understanding.acts.goals import wished_facts
from bot.understanding.facts import Shift
from handlers.notation import parse_value, plain
from handlers.registry import handler
from handlers.result import ImpossibleFactError, Result, Rule, Value
from knowledge.model import Entry, FactSpec

KnownFacts = Mapping[str, KnownFact]


def compute(entry: Entry, facts: KnownFacts, asked_at: datetime) -> Result:
    """What the topic's handler makes of ``facts``; an empty result for a topic that does not compute.

    Of a fact known only as a bound, the result holds what follows from the bound alone. Raises
    :class:`handlers.result.ImpossibleFactError` for a fact that cannot be true.
    """
    if entry.handler is None:
        return Result()
    run, rule = handler(entry.handler), Rule(entry)

    def exactly(exact: KnownFacts) -> Result:
        values = {name: value_of(entry.facts[name], fact) for name, fact in exact.items() if name in entry.facts}
        return run(values, rule, asked_at)

    return compute_bounded(entry, facts, exactly)


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


def without_idle_deadlines(
    result: Result, entry: Entry, facts: KnownFacts, asked: Collection[str], now: datetime
) -> Result:
    """``result`` without the last day for what is done already: by when to apply, where the application is handed in.

    Such a day hangs on a wish alone. It stays where nothing else is ``asked`` for.
    """
    wishes = wished_facts(entry)
    idle = {name for name in result.values if set(entry.results[name].needs) <= wishes}
    others = [name for name in result.values if name not in idle]
    if asked and idle.issuperset(asked):
        return result
    needs = {need for name in others for need in entry.results[name].needs}
    done = [facts[need].value for need in needs if need in facts and entry.facts[need].type == "date"]
    if not idle or not done or not all(str(day) < now.date().isoformat() for day in done):
        return result
    values = {name: value for name, value in result.values.items() if name not in idle}
    steps = tuple(step for step in result.steps if idle.isdisjoint(step.values))
    return replace(result, values=values, steps=steps)


def value_of(spec: FactSpec, fact: KnownFact) -> Value:
    """The typed value of a fact kept in JSON notation; a bound as it is said back."""
    bounded = bound_of(fact)
    return parse_value(spec.type, fact.value) if bounded is None else bounded.shown()


def known(value: Value, spec: FactSpec, assumed: frozenset[str] = frozenset()) -> KnownFact:
    """``value`` as it is kept in a session."""
    return KnownFact(value=plain(value), type=spec.type, assumed=tuple(sorted(assumed)))


def shifted(fact: KnownFact, spec: FactSpec, shift: Shift) -> KnownFact | None:
    """``fact`` moved by a what-if (a day later, once more, 100 yuan less); None where the shift does not fit it."""
    if bound_of(fact) is not None:
        return None
    value = value_of(spec, fact)
    if isinstance(value, date) and shift.delta is not None:
        later = shift.delta.add_to(value)
        if isinstance(later, datetime) and not isinstance(value, datetime):
            return None  # a day and a half: no day
        return known(later, spec, frozenset(fact.assumed))
    if isinstance(value, Decimal) and shift.amount is not None:
        return known(value + shift.amount, spec)
    if isinstance(value, int) and not isinstance(value, bool) and shift.count is not None:
        return known(value + shift.count, spec)
    return None


def fits_shift(spec: FactSpec, shift: Shift) -> bool:
    """Whether ``shift`` can move a fact of this type."""
    by_type = {"date": shift.delta, "datetime": shift.delta, "amount": shift.amount, "count": shift.count}
    return by_type.get(spec.type) is not None
