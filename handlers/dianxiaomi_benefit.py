"""Whether a member still has the free Dianxiaomi benefit."""

from __future__ import annotations

from datetime import datetime

from handlers import given, parameters
from handlers.result import Facts, Result, Rule, Step, day_of


@parameters.while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``entitled`` from ``joined_on``, the day of joining or of the last renewal.

    Nothing for a kind of member of which the notice does not speak. From members of before the cut-off it takes
    nothing, but the product itself stopped later; a note says so.
    """
    if given.choice(facts, "member_type") == "other":
        return Result(outcome="other_member", used=("member_type",))
    joined_on = given.day(facts, "joined_on")
    if joined_on is None:
        return Result(missing=("joined_on",))
    cutoff = parameters.day(rule, "cutoff_date", joined_on)
    shown = {"joined_on": joined_on, "cutoff_date": cutoff}
    if joined_on >= cutoff:
        steps = (Step("from_cutoff", shown),)
        return Result(values={"entitled": False}, outcome="not_entitled", steps=steps, used=("joined_on",))
    stopped = day_of(asked_at) >= parameters.day(rule, "product_stop_date", asked_at)
    return Result(
        values={"entitled": True},
        outcome="entitled_but_stopped" if stopped else "entitled",
        steps=(Step("before_cutoff", shown),),
        used=("joined_on",),
        notes=("product_stopped" if stopped else "product_stops",),
    )
