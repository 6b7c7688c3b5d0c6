"""By when a seller must confirm the refund of a returned order before the system agrees by itself."""

from __future__ import annotations

from datetime import date, datetime

from handlers import given, parameters
from handlers.calendar import add_days
from handlers.known_ends import KnownEnd
from handlers.result import Facts, ImpossibleFactError, Result, Rule, Step, Value, day_of


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``applies`` from ``amount`` and ``signed_at``; ``respond_by`` from both and, where given, ``returned_at``.

    Whether an amount of exactly the limit is covered is in no source, so nothing is computed for it.
    """
    amount, signed_at = given.amount(facts, "amount"), given.when(facts, "signed_at")
    returned_at = given.when(facts, "returned_at")
    if signed_at is not None and returned_at is not None and _is_after(returned_at, signed_at):
        raise ImpossibleFactError("returned_at", "after_signing")
    start = parameters.day(rule, "rule_start", asked_at)
    if signed_at is not None and day_of(signed_at) < start:
        step = Step("not_in_force", {"signed_at": signed_at, "rule_start": start})
        return Result({"applies": False}, "not_in_force", (step,), ("signed_at",))
    if amount is None:
        return Result(missing=("amount",) if signed_at else ("amount", "signed_at"))
    limit = rule.number("amount_limit", signed_at or max(day_of(asked_at), start))
    shown: dict[str, Value] = {"amount": amount, "amount_limit": limit}
    if amount > limit:
        return Result({"applies": False}, "over_limit", (Step("over_limit", shown),), ("amount",))
    if amount == limit:
        return Result(outcome="at_limit", steps=(Step("at_limit", shown),), used=("amount",))
    if signed_at is None:
        return Result(missing=("signed_at",))
    steps = (Step("in_force", {"signed_at": signed_at, "rule_start": start}), Step("below_limit", shown))
    return _applies(steps, signed_at, returned_at, rule, asked_at)


def _is_after(returned_at: date | datetime, signed_at: date | datetime) -> bool:
    """Whether the return follows the signing; compared as days where only the day of either is known."""
    if isinstance(returned_at, datetime) and isinstance(signed_at, datetime):
        return returned_at > signed_at
    return day_of(returned_at) > day_of(signed_at)


def _applies(
    steps: tuple[Step, ...],
    signed_at: date | datetime,
    returned_at: date | datetime | None,
    rule: Rule,
    asked_at: datetime,
) -> Result:
    """The result where the rule applies: the limit that ends first, as far as the hours known determine it."""
    hours, longest = rule.number("response_hours", signed_at), rule.number("longest_days", signed_at)
    ends = [KnownEnd.of(signed_at).plus_hours(hours)]
    if ends[0].exact:
        steps += (Step("hours", {"signed_at": signed_at, "response_hours": hours, "hours_end": ends[0].known}),)
    if returned_at is not None:
        ends.append(KnownEnd.of(add_days(returned_at, longest)))
        shown: dict[str, Value] = {"returned_at": returned_at, "longest_days": longest, "longest_end": ends[1].known}
        steps += (Step("longest", shown),)
    respond_by, missing = _first(*ends)
    over = asked_at > min(end.latest for end in ends)
    used = ("amount", "signed_at") if returned_at is None else ("amount", "signed_at", "returned_at")
    if respond_by is None:
        notes = ("conditions", "hour_over") if over else ("conditions",)
        return Result({"applies": True}, "applies", steps, used, missing, notes)
    if returned_at is not None:
        steps += (Step("earlier", {"respond_by": respond_by}),)
    return Result(
        values={"applies": True, "respond_by": respond_by},
        outcome="overdue" if over else "respond_by",
        steps=steps,
        used=used,
        missing=missing,
        notes=("conditions",) if isinstance(respond_by, datetime) else ("conditions", "return_hour"),
    )


def _first(hours: KnownEnd, longest: KnownEnd | None = None) -> tuple[date | datetime | None, tuple[str, ...]]:
    """The end that comes first, and the fact whose hour would tell more.

    None where the hour of signing decides; a plain day where only the hour of the return is open.
    """
    if longest is not None and longest.latest <= hours.earliest:
        return longest.known, ()
    if not hours.exact:
        return None, ("signed_at",)
    if longest is None or hours.earliest <= longest.earliest:
        return hours.known, ()
    return longest.known, ("returned_at",)
