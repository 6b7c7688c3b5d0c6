"""Term ends: an end that was moved after it was told, and ends of which two are told."""

from __future__ import annotations

from itertools import pairwise

from bot.patterns import pattern
from bot.understanding.bounds import is_range
from bot.understanding.claims import ClaimReader
from bot.understanding.put_right import put_right

_END_MOVED = pattern(
    r"(?:延长|延期|延|顺延|展期|宽限|赠送?|(?<!发)(?<!派)(?<!配)送|多给|补偿)(?:了|咗|我|我们)?(?:额外|免费)?[^,。;!?\d]{0,3}(?:[一二三两俩半几\d]+个?半?(?:月|天|年|星期|周))"
    r"|\bextended (?:it |the term |us )?(?:by|for)\b|\b(?:free|extra|bonus) (?:month|week|year|days?)\b"
)
"""The end that was told is no longer the end: 5月3号到期,延长了一个月."""


def moved_end(reader: ClaimReader) -> list[str]:
    """The end of a term that is told together with what was added to it."""
    ends = [name for name in reader.entry.facts if name.endswith("_end")]
    return ends if ends and reader.heard and _END_MOVED.search(reader.folded) else []


def two_terms(reader: ClaimReader) -> list[str]:
    """The beginning and the end of a term where two terms are told: 2021年9月1日到2022年8月31日, 2022年9月1日到…."""
    ends = [name for name in reader.entry.facts if name.endswith(("_start", "_end"))]
    days = [item for item in reader.heard if item.kind in ("date", "datetime")] if len(ends) > 1 else []
    ranges = [pair for pair in pairwise(days) if is_range(reader.folded, *pair)] if len(days) > 3 else []
    several = len({first.value for first, _ in ranges}) > 1
    return ends if several and not put_right(reader) else []
