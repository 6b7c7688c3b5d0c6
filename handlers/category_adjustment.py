"""Whether a category is named in the notice on the change of 1688's categories."""

from __future__ import annotations

from datetime import datetime

from handlers import given, parameters
from handlers.result import Facts, Result, Rule, Step


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``named`` from ``category``; the notice's list is open, so False does not say that nothing changes."""
    category = given.choice(facts, "category")
    if category is None:
        return Result(missing=("category",))
    named = category in parameters.names(rule, "named_categories", asked_at)
    key = "named" if named else "not_named"
    return Result(values={"named": named}, outcome=key, steps=(Step(key, {"category": category}),), used=("category",))
