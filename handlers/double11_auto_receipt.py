"""When an order of the cross-border supply centre around 11 November is received automatically."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers import given, parameters
from handlers.calendar import add_days, is_past
from handlers.result import Facts, ImpossibleFactError, Result, Rule, Step, Value, day_of
from knowledge.model import CHINA


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``applies`` from ``paid_at``, ``auto_receipt_on`` from ``paid_at`` and ``shipped_on``.

    The notice's year is inferred; its window is read for the year of the payment, and a note says so.
    """
    paid_at, shipped_on = given.when(facts, "paid_at"), given.day(facts, "shipped_on")
    if paid_at is None:
        return Result(missing=("paid_at", "shipped_on") if shipped_on is None else ("paid_at",))
    if shipped_on is not None and shipped_on < day_of(paid_at):
        raise ImpossibleFactError("shipped_on", "before_payment")
    window = {name: parameters.text(rule, name, paid_at) for name in ("window_start", "window_end")}
    applies = _inside(paid_at, *(_moment(paid_at.year, text) for text in window.values()))
    if applies is None:
        return Result(missing=("paid_at",))
    key = "inside" if applies else "outside"
    shown: dict[str, Value] = {"paid_at": paid_at, **window}
    other_year = str(paid_at.year) != parameters.text(rule, "notice_year", paid_at)
    result = Result(
        values={"applies": applies},
        outcome="applies" if applies else "outside",
        steps=(Step(key, shown),),
        used=("paid_at",),
        missing=("shipped_on",) if applies and shipped_on is None else (),
        notes=(("year_inferred",) if other_year else ()) + (("payer",) if applies else ()),
    )
    return _counted(result, shipped_on, rule, asked_at) if applies and shipped_on else result


def _moment(year: int, text: str) -> datetime:
    """A month, day and clock time of the window in a year, in China."""
    return datetime.strptime(f"{year}-{text}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=CHINA)


def _inside(paid_at: date | datetime, first: datetime, last: datetime) -> bool | None:
    """Whether a payment lies in the window, whose last second counts whole; None where the hour of a day decides."""
    if isinstance(paid_at, datetime):
        return first <= paid_at < last + timedelta(seconds=1)
    if paid_at in (first.date(), last.date()):
        return None
    return first.date() < paid_at < last.date()


def _counted(inside: Result, shipped_on: date, rule: Rule, asked_at: datetime) -> Result:
    """The result with the day of automatic receipt: natural days from the declared shipment, that day not counted."""
    receipt_days = rule.number("receipt_days", shipped_on)
    receipt_on = add_days(shipped_on, receipt_days)
    count: dict[str, Value] = {"shipped_on": shipped_on, "receipt_days": receipt_days, "auto_receipt_on": receipt_on}
    return replace(
        inside,
        values={**inside.values, "auto_receipt_on": receipt_on},
        outcome="receipt_past" if is_past(receipt_on, asked_at) else "receipt_on",
        steps=(*inside.steps, Step("count", count)),
        used=(*inside.used, "shipped_on"),
    )
