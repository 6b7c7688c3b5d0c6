"""What an old store type of a power merchant is called now."""

from __future__ import annotations

from datetime import datetime

from handlers import given, parameters
from handlers.result import Facts, NotInForceError, Result, Rule, Step

KINDS = ("flagship", "specialty")
"""The two store types; parameters ``<kind>_old_names`` and ``<kind>_new_name`` belong together."""


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``new_name`` from ``old_name``; none for a name that the notice does not change or that is new already."""
    old_name, used = given.choice(facts, "old_name"), ("old_name",)
    if old_name is None:
        return Result(missing=used)
    try:
        new_names = {kind: parameters.text(rule, f"{kind}_new_name", asked_at) for kind in KINDS}
    except NotInForceError:
        return Result(outcome="not_in_force", used=used)
    if old_name in new_names.values():
        return Result(outcome="already_new", used=used)
    for kind, new_name in new_names.items():
        if old_name in parameters.names(rule, f"{kind}_old_names", asked_at):
            rename_date = parameters.day(rule, "rename_date", asked_at)
            step = Step("renamed", {"old_name": old_name, "rename_date": rename_date, "new_name": new_name})
            return Result(values={"new_name": new_name}, outcome="renamed", steps=(step,), used=used)
    return Result(outcome="not_affected", used=used)
