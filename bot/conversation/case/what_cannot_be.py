"""What cannot be: a value said where a fact was to be given, of which none can be made: 2月30号, 腊月廿三."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.understanding.acts.goals import needed_facts
from bot.understanding.facts import Problem
from bot.understanding.facts.lunar import LUNAR
from bot.understanding.wording.clauses import says_nothing_else

_TYPES: Mapping[str, tuple[str, ...]] = {
    "amount": ("negative_amount", "amount_too_large", "too_large", "foreign_currency"),
    "count": ("negative_count", "not_a_whole_count"),
}
"""Reasons that are not about a date or time."""

_MAY_BE_IT = pattern(r"^(?!.*[没未不])(?:.*(?:弄|搞|办|做|份|次|给|拿|跑|第一|头一))")
"""Beside a lunar day: it may have been done then, 腊月廿八第一次弄."""


def what_cannot_be(point: Standpoint, new: Collection[str]) -> tuple[Problem | None, str | None]:
    """The first impossible value that stands where a fact of the topic was to be given, and which fact that is.

    ``new``: the facts that the message tells all the same.
    """
    problems, entry = point.reading.problems, point.entry
    if not problems:
        return None, None
    asked = (point.asked,) if point.asked else ()
    order = dict.fromkeys((*asked, *point.needed(), *needed_facts(entry, entry.results)))
    open_ones = [name for name in order if name in entry.facts and name not in new]
    for problem in problems:
        kind = next((name for name, reasons in _TYPES.items() if problem.reason in reasons), "date")
        types = ("date", "datetime") if kind == "date" else (kind,)
        fitting = [name for name in open_ones if entry.facts[name].type in types]
        if fitting and not _is_of_before(problem, point, new):
            return problem, fitting[0]
    return None, None


def _is_of_before(problem: Problem, point: Standpoint, new: Collection[str]) -> bool:
    """Whether a lunar day only begins the story of a day told behind it: 腊月前一直没办,拖到12月19号交的."""
    reader = point.reader()
    days = [item for item in reader.heard if item.span[0] >= problem.span[1] and item.kind in ("date", "datetime")]
    told = [claim.fact for item in days for claim in reader.claims(item)]
    if problem.reason != LUNAR or not any(name in new for name in told):
        return False
    rows = zip(reader.clauses, reader.mentions, strict=True)
    row = next(((clause.words, row) for clause, row in rows if clause.holds(problem.span)), None)
    if row is None or any(mention.facts for mention in row[1]) or _MAY_BE_IT.search(row[0]):
        return False
    return not says_nothing_else(row[0], reader.title, answering=True)
