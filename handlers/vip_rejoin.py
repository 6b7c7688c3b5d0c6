"""From when a supplier who left the VIP wholesale centre can be accepted again."""

from __future__ import annotations

from datetime import date, datetime

from handlers import given
from handlers.parameters import while_in_force
from handlers.result import Facts, Result, Rule, Step, Value, day_of
from handlers.vip_dates import exit_from, waiting_after


@while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``rejoin_from`` from ``exit_date``, or from the ``application_date`` [``confirmed_date``] that leads to the exit.

    After a forced removal the sources give no period, so nothing is computed.
    """
    if given.choice(facts, "exit_kind") == "forced":
        return Result(outcome="forced", used=("exit_kind",))
    left = _exit_day(facts, rule)
    if left is None:
        return Result(missing=("exit_date",))
    exit_date, steps, used = left
    waiting = waiting_after(exit_date, rule)
    blocked, rejoin_from = waiting.last_blocked_day, waiting.rejoin_from
    months: dict[str, Value] = {
        "exit_date": exit_date,
        "rejoin_months": waiting.rejoin_months,
        "last_blocked_day": blocked,
    }
    next_day = {"last_blocked_day": blocked, "rejoin_from": rejoin_from}
    return Result(
        values={"rejoin_from": rejoin_from},
        outcome="rejoin_open" if day_of(asked_at) >= rejoin_from else "rejoin_from",
        steps=(*steps, Step("months", months), Step("next_day", next_day)),
        used=used,
    )


def _exit_day(facts: Facts, rule: Rule) -> tuple[date, tuple[Step, ...], tuple[str, ...]] | None:
    """The day of exit with the steps to it and the facts used: as said, else from the application, else None."""
    said = given.day(facts, "exit_date")
    if said is not None:
        return said, (), ("exit_date",)
    leaving = exit_from(facts, rule)
    if leaving is None:
        return None
    values: dict[str, Value] = {
        "application_date": leaving.application_date,
        "notice_days": leaving.notice_days,
        "exit_date": leaving.effective_date,
    }
    if leaving.confirmed_date is None:
        return leaving.regular_date, (Step("exit_from_application", values),), ("application_date",)
    values |= {"confirmed_date": leaving.confirmed_date, "regular_date": leaving.regular_date}
    key = "exit_confirmed" if leaving.confirmed_earlier else "exit_from_application"
    return leaving.effective_date, (Step(key, values),), ("application_date", "confirmed_date")
