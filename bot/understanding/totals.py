"""Totals: the count that tells all that there were, beside counts that are only parts of it."""

from __future__ import annotations

import re

from bot.understanding.claims import ClaimReader
from bot.understanding.facts import Heard
from bot.understanding.screens import is_rule

_TOTAL = re.compile(
    r"(?:一共|总共|共计|合计|累计|总计|拢共|统共|加起来|加一起|算下来|\b(?:in total|altogether|total of|in all))[^,。;\d]{0,12}$"
    r"|(?:有效|成立|坐实|属实)的?(?:投诉|假单)?(?:真正|实际)?(?:就是|就|才|只有|只是|只|仅有|仅)有?$"
)
_FULL = re.compile(r"(?:正好|刚好|已经?|刚)(?:满|够|凑满|凑够|凑齐|达到)$")
_INCLUDED = re.compile(r"(?:算上|连上|连同|包括|连)[^,。;\d]{0,6}$")
_ALL_OF_THEM = re.compile(r"[^,。;\d]{0,5}(?:都|全)(?:被|给|是)?(?:平台)?(?:认定|判|成立|算|有效)")
_MORE_TO_COME = re.compile(
    r"(?:还有|另外|加上|再加|\b(?:plus|also)\b)(?![^,。;]{0,12}(?:驳回|不成立|没成立|没支持|无效|撤|\breject))"
)
HAPPENED_AGAIN = re.compile(
    r"又(?:被|让|给|来|有|吃|挨|逮|抓|查|判|[1-9一二两三](?:次|个|笔|单|起))|\b(?:again|another)\b"
)
MORE = re.compile(
    r"也|还有|又|另|加上|[去今前]年|[上这]个?月|[\d一二三四五六七八九十]月(?:份|里)?(?![\d一二三])|\b(?:also|another|plus|more)\b"
)


def total_told(reader: ClaimReader) -> Heard | None:
    """The count that tells all that there were: 一共三次,去年两次,今年一次. What else is counted must make it up."""
    counts = [item for item in reader.heard if item.kind == "count"]
    total = next((item for item in reversed(counts) if _is_total(item, reader.folded)), None)
    if total is None or not reader.claims(total) or is_rule(total, reader):
        return None
    later = reader.folded[total.span[1] :]
    if HAPPENED_AGAIN.search(later) or _MORE_TO_COME.search(later):
        return None
    parts = [item for item in counts if item is not total and not _INCLUDED.search(reader.folded[: item.span[0]])]
    return total if _makes_up(total, parts, reader.folded) else None


def _is_total(item: Heard, folded: str) -> bool:
    """Whether a count is told as all of them: 一共三次, 三次都判了有效, 正好满三次."""
    before = folded[: item.span[0]]
    return bool(_TOTAL.search(before) or _FULL.search(before) or _ALL_OF_THEM.match(folded[item.span[1] :]))


def _makes_up(total: Heard, parts: list[Heard], folded: str) -> bool:
    """Whether counts are the parts of a total: they add up to it, the last one is so many, or so many 各.

    Or all that was raised stands first, and what did not hold of it makes up the rest: 告了5次,有效的才2次,3次驳回.
    """
    numbers = [item.value for item in parts if isinstance(item.value, int) and "ordinal" not in item.assumed]
    ordinals = [item.value for item in parts if isinstance(item.value, int) and "ordinal" in item.assumed]
    held = total.value if isinstance(total.value, int) else 0
    raised = numbers[:1] == [held + sum(numbers[1:])]
    return not parts or raised or sum(numbers) == held or max(ordinals, default=0) == held or "各" in folded


def added_up(reader: ClaimReader, items: list[Heard]) -> bool:
    """Whether counts in several clauses are counted apart: 去年2次,今年2次. Without such a word one is said twice."""
    places = {reader.place(item) for item in items if item.kind == "count"}
    return len(places) > 1 and any(MORE.search(_with_days(reader, item)) for item in items)


def _with_days(reader: ClaimReader, item: Heard) -> str:
    """The words of a value's clause, a month that was read as a day among them (5月有1次)."""
    place = reader.place(item)
    clause = None if place is None else reader.clauses[place]
    return "" if clause is None else reader.folded[clause.start : clause.end]
