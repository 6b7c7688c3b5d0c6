"""Fitting: of which kinds a value must be to be a certain fact."""

from __future__ import annotations

from collections.abc import Mapping

from bot.patterns import pattern
from bot.understanding.facts import Heard
from knowledge.model import FactSpec

_FITS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "datetime"}),
    "datetime": frozenset({"date", "datetime"}),
    "amount": frozenset({"amount"}),
    "count": frozenset({"count"}),
    "duration": frozenset(),
}
_AT_ONCE = frozenset({"现在", "現在", "目前", "马上", "馬上", "now", "right now"})
"""Said of a wish these name no day: 现在要退 is no exit wanted for today."""
_TODAY = pattern(r"今|现在|刚|啱|头先|方才|now|today|tonight")
"""Said of the day on which one writes, whatever happened on it."""


def fits(spec: FactSpec, item: Heard) -> bool:
    """Whether a value is of a kind that the fact can be."""
    at_once = spec.tense in ("future", "any") and item.text.strip().lower() in _AT_ONCE
    return spec.type in _FITS[item.kind] and not at_once


def group_of(item: Heard) -> frozenset[str]:
    """The types of facts that a value can be."""
    return _FITS[item.kind]


def same_group(one: Heard, other: Heard) -> bool:
    """Whether two values can be told apart only by the words beside them."""
    return _FITS[one.kind] == _FITS[other.kind]


def said_of_today(item: Heard) -> bool:
    """Whether a day is the one on which one writes: whatever happens today is said of it."""
    return bool(_TODAY.search(item.text.lower()))
