"""Left open: facts told before that a message must have meant with a value of which nothing was read.

After "they confirmed 1 March" the message 又改口了,那以哪天为准 leaves open what holds now, whatever it asks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from bot.conversation.case.standpoint import Standpoint, day_kept
from bot.conversation.case.withdrawn_hours import withdrawn_hours
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.acts.goals import needed_facts
from bot.understanding.acts.told_otherwise import is_told_otherwise
from bot.understanding.answers import holds_unread_figure, speaks_of_number
from bot.understanding.naming.fitting import group_of
from bot.understanding.roles import Assignment

_MISREAD = pattern(r"[看说讲记写读听打报](?<![你您].)错了?[,\s]*(?:应该|其实|原来)?是\s?\d")
"""What was told before was another number: 看错了是3600还是3800."""


def left_unread(point: Standpoint, new: Mapping[str, KnownFact]) -> list[str]:
    """Amounts and counts told before where a message with other news names a figure that was not read."""
    numbers = _numbers(point)
    if not numbers or any(name in new for name in numbers) or not _holds_unread_figure(point):
        return []
    return numbers[:1]


def left_open(point: Standpoint, assigned: Assignment) -> list[str]:
    """The fact that a correction or a what-if without a value that was read must have meant.

    A mere doubt about the answer leaves nothing open, unless it names a fact beside another figure than those known.
    """
    hours = withdrawn_hours(point, assigned.denied)
    if hours or not point.before:
        return hours
    named = [name for name in point.before if name in assigned.named]
    if point.contests and not assigned.loose:
        misread = named or (_numbers(point) if _MISREAD.search(point.folded) else [])
        return misread[:1] if misread and _holds_unread_figure(point, _known_days(point)) else []
    number = point.replaces and not point.corrects and speaks_of_number(point.heard)
    if not (point.corrects or number or (not point.replaces and _holds_unread_figure(point))):
        return []
    order = needed_facts(point.entry, point.goals or point.entry.results)
    names = [*(_told_by_others(point) or named if point.corrects else ()), *order]
    names += point.before if point.corrects else ()
    told = [name for name in names if name in point.before]
    alike = [name for name in told if any(point.entry.facts[name].type in group_of(item) for item in assigned.loose)]
    return (alike or told)[:1]


def _numbers(point: Standpoint) -> list[str]:
    return [name for name, fact in point.before.items() if fact.type in ("amount", "count")]


def _told_by_others(point: Standpoint) -> list[str]:
    """The facts told before that somebody else sets, who now says something else: 小二又改口了."""
    if not is_told_otherwise(point.folded):
        return []
    return [name for name in point.before if name in point.entry.facts and point.entry.facts[name].tense == "any"]


def _known_days(point: Standpoint) -> frozenset[str]:
    """The figures of the days told before and of those computed from them: 怎么是3.7."""
    told = (day_kept(fact.value) for fact in point.before.values())
    return frozenset(figure for day in (*told, *point.results) if day is not None for figure in _figures_of(day))


def _figures_of(day: date) -> tuple[str, ...]:
    return str(day.year), str(day.month), f"{day:%m}", str(day.day), f"{day:%d}"


def _holds_unread_figure(point: Standpoint, known: Collection[str] = ()) -> bool:
    values = (dated.value for parameter in point.entry.parameters.values() for dated in parameter.values)
    return holds_unread_figure(point.heard, {*known, *(str(value) for value in values)})
