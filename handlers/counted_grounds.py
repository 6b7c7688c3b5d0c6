"""A ground for removal from the VIP wholesale centre that is reached by a number of times."""

from __future__ import annotations

from datetime import datetime

from handlers import given
from handlers.result import Facts, Result, Rule, Step


def removal_by_count(facts: Facts, rule: Rule, asked_at: datetime, *, fact: str, limit: str) -> Result:
    """``removal``: whether the count ``fact`` has reached the parameter ``limit``, itself included."""
    times = given.count(facts, fact)
    if times is None:
        return Result(missing=(fact,))
    bound = rule.number(limit, asked_at)
    shown = {fact: times, limit: bound}
    if times >= bound:
        step, outcome = Step("reached", shown), "removal"
    else:
        step, outcome = Step("below", {**shown, "left": bound - times}), "below"
    return Result(values={"removal": times >= bound}, outcome=outcome, steps=(step,), used=(fact,))
