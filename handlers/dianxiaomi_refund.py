"""What is refunded for the unused part of a Dianxiaomi (1688 edition) order."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

from handlers import given, parameters
from handlers.calendar import is_past, months_as_fractions
from handlers.result import Facts, ImpossibleFactError, Result, Rule, Step, day_of

FACTS = ("order_total", "term_start", "term_end")


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``refund`` from ``order_total``, ``term_start`` and ``term_end``: total / service months x unused months.

    Exact until the end, then rounded half up to parameter ``rounding``. A term that ends before the product stopped
    leaves nothing unused, whatever was paid.
    """
    total, start, end = given.amount(facts, FACTS[0]), given.day(facts, FACTS[1]), given.day(facts, FACTS[2])
    if start is not None and end is not None and end < start:
        raise ImpossibleFactError("term_end", "end_before_start")
    stop = parameters.day(rule, "stop_date", asked_at)
    if end is not None and end < stop:
        step = Step("nothing", {"term_end": end, "stop_date": stop})
        return Result({"refund": Decimal(0)}, "nothing_unused", (step,), ("term_end",))
    if total is None or start is None or end is None:
        return Result(missing=tuple(name for name in FACTS if facts.get(name) is None))
    unused_from = max(start, stop)
    service, unused = months_as_fractions(start, end), months_as_fractions(unused_from, end)
    rounding = parameters.decimal(rule, "rounding", asked_at)
    refund = _rounded(Fraction(total) / service * unused, rounding)
    shown = {"service_months": _months(service), "unused_months": _months(unused)}
    return Result(
        values={"refund": refund},
        outcome=_window(rule, asked_at),
        steps=(
            Step("service", {"term_start": start, "term_end": end, "service_months": shown["service_months"]}),
            Step("unused", {"unused_from": unused_from, "term_end": end, "unused_months": shown["unused_months"]}),
            Step("refund", {"order_total": total, **shown, "refund": refund, "rounding": rounding}),
        ),
        used=FACTS,
    )


def _window(rule: Rule, asked_at: datetime) -> str:
    """Whether the days of refunding, both included, are still to come, running or over."""
    if day_of(asked_at) < parameters.day(rule, "refund_from", asked_at):
        return "upcoming"
    return "over" if is_past(parameters.day(rule, "refund_until", asked_at), asked_at) else "now"


def _rounded(exact: Fraction, unit: Decimal) -> Decimal:
    """The multiple of ``unit`` nearest to an amount, half a unit upwards."""
    return floor(exact / Fraction(unit) + Fraction(1, 2)) * unit


def _months(exact: Fraction) -> str:
    """A number of months as shown in a step: four decimals at most, with the fraction where it is not whole."""
    if exact.denominator == 1:
        return str(exact.numerator)
    decimals = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    return f"{decimals:f} ({exact})"
