"""The new term of a TrustPass order that was renewed and certified before the old one ended."""

from __future__ import annotations

from datetime import datetime, time

from handlers import given, parameters
from handlers.calendar import add_days, add_years, at_clock
from handlers.result import Facts, Result, Rule, Step


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, _asked_at: datetime) -> Result:
    """``term_start`` and ``term_end`` from ``current_end``.

    Nothing is computed for a term of one year (in no source), nor when ``completed_on``, the day on which renewal and
    certification were both done, lies after ``current_end``: then the order has lapsed.
    """
    if given.choice(facts, "order_years") == "1":
        return Result(outcome="one_year", used=("order_years",))
    current_end, completed_on = given.day(facts, "current_end"), given.day(facts, "completed_on")
    if current_end is None:
        return Result(missing=("current_end",))
    if completed_on is not None and completed_on > current_end:
        step = Step("lapsed", {"completed_on": completed_on, "current_end": current_end})
        return Result(outcome="lapsed", steps=(step,), used=("completed_on", "current_end"))
    first_day = add_days(current_end, 1)
    years = rule.number("term_years", first_day)
    clocks = [time.fromisoformat(parameters.text(rule, name, first_day)) for name in ("start_time", "end_time")]
    term_start, term_end = at_clock(first_day, clocks[0]), at_clock(add_years(first_day, years), clocks[1])
    return Result(
        values={"term_start": term_start, "term_end": term_end},
        outcome="term",
        steps=(
            Step("start", {"current_end": current_end, "term_start": term_start}),
            Step("end", {"term_start": term_start, "term_years": years, "term_end": term_end}),
        ),
        used=("current_end",) if completed_on is None else ("current_end", "completed_on"),
        notes=("before_expiry",) if completed_on is None else (),
    )
