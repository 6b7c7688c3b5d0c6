"""When the TrustPass service of a new or lapsed customer opens."""

from __future__ import annotations

from datetime import datetime

from handlers import given, parameters
from handlers.calendar import add_days, next_midnight
from handlers.result import Facts, Result, Rule, Step, day_of

ALWAYS = ("renewal_differs",)


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``service_start`` from ``certified_at``, by the rule of the day of certification (not of the day of asking).

    Where the service opens at the moment of certification, the day alone does not determine it.
    """
    certified_at = given.when(facts, "certified_at")
    if certified_at is None:
        return Result(missing=("certified_at",), notes=ALWAYS)
    delay_days = rule.number("start_delay_days", certified_at)
    if delay_days > 0:
        service_start = next_midnight(add_days(day_of(certified_at), delay_days - 1))
    elif isinstance(certified_at, datetime):
        service_start = certified_at
    else:
        return Result(missing=("certified_at",), notes=ALWAYS)
    change = {"certified_at": certified_at, "change_day": parameters.day(rule, "change_day", asked_at)}
    return Result(
        values={"service_start": service_start},
        outcome="next_day" if delay_days else "at_once",
        steps=(
            Step("before_change" if delay_days else "since_change", change),
            Step("next_midnight" if delay_days else "same_moment", {"service_start": service_start}),
        ),
        used=("certified_at",),
        notes=ALWAYS,
    )
