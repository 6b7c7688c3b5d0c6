"""How much is short of the VIP wholesale centre's self-paid deposit, and by when to top it up."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from handlers import given
from handlers.calendar import add_days, is_past
from handlers.parameters import while_in_force
from handlers.result import Facts, Result, Rule, Step, Value


@while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``shortfall`` from ``balance``, ``topup_by`` from ``below_since``; a balance that is enough has no deadline."""
    balance, below_since = given.amount(facts, "balance"), given.day(facts, "below_since")
    minimum = rule.number("minimum_balance", below_since or asked_at)
    if balance is not None and balance >= minimum:
        step = Step("enough", {"balance": balance, "minimum_balance": minimum})
        return Result(values={"shortfall": Decimal(0)}, outcome="enough", steps=(step,), used=("balance",))
    values: dict[str, Value] = {}
    steps: list[Step] = []
    if balance is not None:
        values["shortfall"] = minimum - balance
        steps.append(
            Step("shortfall", {"minimum_balance": minimum, "balance": balance, "shortfall": minimum - balance})
        )
    topup_by = None
    if below_since is not None:
        topup_days = rule.number("topup_days", below_since)
        values["topup_by"] = topup_by = add_days(below_since, topup_days)
        steps.append(Step("deadline", {"below_since": below_since, "topup_days": topup_days, "topup_by": topup_by}))
    given_facts = {"balance": balance, "below_since": below_since}
    return Result(
        values=values,
        outcome=_outcome(balance, topup_by, asked_at),
        steps=tuple(steps),
        used=tuple(name for name, value in given_facts.items() if value is not None),
        missing=tuple(name for name, value in given_facts.items() if value is None),
    )


def _outcome(balance: Decimal | None, topup_by: date | None, asked_at: datetime) -> str | None:
    """The headline for a balance that is short or unknown."""
    if topup_by is None:
        return None if balance is None else "short"
    if is_past(topup_by, asked_at):
        return "over"
    return "topup" if balance is None else "short_by"
