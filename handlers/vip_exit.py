"""When a voluntary exit from the VIP wholesale centre takes effect, and by when to apply for a wanted day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from handlers import given
from handlers.calendar import add_days, is_past
from handlers.parameters import while_in_force
from handlers.result import Facts, Result, Rule, Step, Value, day_of
from handlers.vip_dates import Exit, exit_from, waiting_after


@while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``effective_date`` and ``rejoin_from`` from ``application_date`` [``confirmed_date``].

    Counted back, ``apply_by`` comes from ``wanted_date``. With both, a note tells whether the wish is met.
    """
    leaving, wanted = exit_from(facts, rule), given.day(facts, "wanted_date")
    if leaving is not None:
        forward = _effective(leaving, rule, asked_at)
        return forward if wanted is None else _with_wish(forward, leaving, wanted, rule)
    if wanted is None:
        return Result(missing=("application_date",))
    confirmed = given.day(facts, "confirmed_date")
    return replace(_wish(wanted, rule, asked_at), missing=() if confirmed is None else ("application_date",))


def _effective(leaving: Exit, rule: Rule, asked_at: datetime) -> Result:
    """Forward from an application."""
    effective = leaving.effective_date
    waiting = waiting_after(effective, rule)
    notice: dict[str, Value] = {
        "application_date": leaving.application_date,
        "notice_days": leaving.notice_days,
        "regular_date": leaving.regular_date,
    }
    steps, used = [Step("notice", notice)], ["application_date"]
    if leaving.confirmed_date is not None:
        used.append("confirmed_date")
        key = "confirmed_earlier" if leaving.confirmed_earlier else "confirmed_later"
        steps.append(Step(key, {"confirmed_date": leaving.confirmed_date, "regular_date": leaving.regular_date}))
    dates: dict[str, Value] = {"effective_date": effective, "rejoin_from": waiting.rejoin_from}
    steps.append(Step("rejoin", {**dates, "rejoin_months": waiting.rejoin_months}))
    return Result(
        values=dates,
        outcome="effective_confirmed" if leaving.confirmed_earlier else "effective",
        steps=tuple(steps),
        used=tuple(used),
        notes=("already_out",) if day_of(asked_at) >= effective else (),
    )


def _with_wish(forward: Result, leaving: Exit, wanted: date, rule: Rule) -> Result:
    """The exit of an application made, held against the wanted day."""
    apply_by, step = _counted_back(wanted, rule)
    return replace(
        forward,
        values={**forward.values, "apply_by": apply_by},
        steps=(*forward.steps, step),
        used=(*forward.used, "wanted_date"),
        notes=(*forward.notes, "wanted_reachable" if leaving.effective_date <= wanted else "wanted_too_early"),
    )


def _wish(wanted: date, rule: Rule, asked_at: datetime) -> Result:
    """The last day for applying; when it is over, also what an application made today would still bring."""
    apply_by, step = _counted_back(wanted, rule)
    result = Result({"apply_by": apply_by}, "apply_by", (step,), ("wanted_date",))
    if not is_past(apply_by, asked_at):
        return result
    today = day_of(asked_at)
    notice_days = rule.number("notice_days", today)
    exit_day = add_days(today, notice_days)
    if_today = Step("if_today", {"today": today, "notice_days": notice_days, "earliest_exit": exit_day})
    return replace(result, outcome="apply_by_past", steps=(step, if_today), notes=("apply_by_past",))


def _counted_back(wanted: date, rule: Rule) -> tuple[date, Step]:
    """From a wanted day of exit back to the last day for applying, and the step that shows it."""
    notice_days = rule.number("notice_days", wanted)
    apply_by = add_days(wanted, -notice_days)
    return apply_by, Step("back_from_wanted", {"wanted_date": wanted, "notice_days": notice_days, "apply_by": apply_by})
