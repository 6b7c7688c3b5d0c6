"""Unsettled: what exactly is open about a day that was told but could not be taken.

25号 may be of last month or of this one, 12/5 the 12th of May or the 5th of December: the readings are asked about.
What has been cannot lie ahead (6月1号低于的, said in May): that is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.conversation.case.placing import is_between_days
from bot.conversation.case.restating import read_the_other_way
from bot.conversation.case.standpoint import Standpoint
from bot.conversation.decision import Unsettled
from bot.patterns import pattern
from bot.understanding.acts.goals import wished_facts
from bot.understanding.facts import Heard, day_said
from bot.understanding.roles import Assignment, Role
from knowledge.model import FactSpec

_AT = pattern(r"^(?:since|on|by|at|自|从)\s*", re.IGNORECASE)
MOST_READINGS = 3
"""More than can be asked about in one question."""
_ROUND_AGAIN = frozenset({"year", "month", "week"})
_LONG = timedelta(days=300)
"""A day without its year that lies so far from today is hardly meant."""


def unsettled(point: Standpoint, assigned: Assignment, unclear: Iterable[str]) -> dict[str, Unsettled]:
    """What is open about those of the facts ``unclear`` for which the message names a day."""
    open_ones = [name for name in unclear if name not in assigned.distrusted]
    found = {name: _of_fact(point, name, _roles(assigned, name)) for name in open_ones}
    return {name: one for name, one in found.items() if one is not None}


def _roles(assigned: Assignment, name: str) -> tuple[Role, ...]:
    """The values that the words leave the fact between, or the one of which it is open which day it is."""
    return assigned.candidates.get(name) or tuple(role for key, role in assigned.roles.items() if key == name)


def _of_fact(point: Standpoint, name: str, roles: Collection[Role]) -> Unsettled | None:
    spec, today = point.entry.facts[name], point.now.date()
    items = [role.heard for role in roles if isinstance(role.heard.value, date)]
    if not items or len(items) < len(roles) or any(role.bound for role in roles):
        return None
    text = _AT.sub("", items[0].text) if len({item.span for item in items}) == 1 else ""
    days = _days(items, spec, today, wish=name in wished_facts(point.entry))
    if 2 <= len(days) <= MOST_READINGS:
        return Unsettled(text, tuple(day.isoformat() for day in days))
    planned = spec.plannable and any(role.mood in ("planned", "supposed") for role in roles)
    return Unsettled(text) if text and not planned and _lies_ahead(items[0], spec, today) else None


def _days(items: Iterable[Heard], spec: FactSpec, today: date, *, wish: bool) -> list[date]:
    """The days that may be meant; of several days, or ways to read one, in the year or month that lies nearest."""
    ways = [
        [day for day in days if _is_possible(day, spec, today, wish=wish) and (whole or abs(day - today) <= _LONG)]
        for item in items
        for days, whole in ((days, not item.assumed & _ROUND_AGAIN) for days in _ways(item, today))
    ]
    if len(ways) > 1:
        ahead = spec.tense == "future"
        ways = [sorted(days, key=lambda day: (ahead and day < today, abs(day - today)))[:1] for days in ways]
    return sorted({day for days in ways for day in days})


def _ways(item: Heard, today: date) -> list[set[date]]:
    """The days that a value may be, by each way of reading its month and day."""
    said = (item.past, item.future) if item.assumed & _ROUND_AGAIN else ()
    days = {day_said(value) for value in (item.value, *said) if isinstance(value, date)}
    if is_between_days(item):
        days |= {day - timedelta(days=1) for day in days}
    exchanged = {other for day in days for other in read_the_other_way(item, day, today)}
    return [days, exchanged] if exchanged else [days]


def _is_possible(day: date, spec: FactSpec, today: date, *, wish: bool) -> bool:
    """Whether the fact can be of that day: what has been is not to come, and what is wished for is."""
    if wish:
        return day >= today
    return spec.tense != "past" or spec.plannable or day <= today


def _lies_ahead(item: Heard, spec: FactSpec, today: date) -> bool:
    """Whether what must have been is, as it was said, still to come: 5月30号低于的, said on the 17th.

    Not a day without its year that has just gone by: 客服说是5月12号.
    """
    value = item.value if "year" not in item.assumed else item.future
    if spec.tense != "past" or not isinstance(value, date):
        return False
    gone = item.past if "year" in item.assumed else None
    if isinstance(gone, date) and today - day_said(gone) < day_said(value) - today:
        return False
    return day_said(value) > today
