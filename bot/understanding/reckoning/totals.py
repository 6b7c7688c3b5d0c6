"""Totals: the count that tells all that there were, beside counts that are only parts of it."""

from __future__ import annotations

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import EXACT
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.screens import is_rule
from bot.understanding.reckoning.reckoned import HELD, HELD_AFTER, HELD_SO_MANY, reckoned
from bot.understanding.set_apart.not_counted import CAME_TO_NOTHING

_TOTAL = pattern(
    r"(?:一共|总共|共计|合计|累计|总计|拢共|统共|加起来|加一起|算下来|\b(?:in total|altogether|total of|in all))[^,。;\d]{0,12}$"
    r"|(?:有效|成立|坐实|属实)的?(?:投诉|假单)?(?:真正|实际)?(?:就是|就|才|只有|只是|只|仅有|仅|还是|仍是|依然是)有?$"
)
_OF_A_TIME = pattern(r"月|年|周|礼拜|星期|昨|今|前天|最近|刚|\b(?:month|year|week|yesterday)\b")
_ONLY_HELD = pattern(
    r"(?:只|仅|才|就)(?:被|给)?(?:系统|平台|阿里|官方|后台|小二)?(?:只|仅|才|就)?(?:认定|判定|判|抓到|抓住|查到|查实|核实|抓|查)(?:了|出|的)?$"
)
_ONLY_EN = pattern(r"\b(?:only|just)\s+$")
_FULL = pattern(r"(?:正好|刚好|已经?|刚)(?:满|够|凑满|凑够|凑齐|达到)$")
_INCLUDED = pattern(r"(?:算上|连上|连同|包括|连)[^,。;\d]{0,6}$")
_AMONG_THEM = pattern(r"(?:其中|里面|里头|当中|\bof (?:them|those|which))[^,。;\d]{0,4}$")
_ALL_OF_THEM = pattern(r"[^,。;\d]{0,5}(?:都|全)(?:被|给|是)?(?:平台)?(?:认定|判|成立|算|有效)")
_MORE_TO_COME = pattern(rf"(?:还有|另外|加上|再加|\b(?:plus|also)\b)(?![^,。;]{{0,12}}(?:{CAME_TO_NOTHING.pattern}))")
HAPPENED_AGAIN = pattern(
    r"又(?:\+\s?[1-9]|被|让|给|来|有|吃|挨|逮|抓|查|判|认定|成立|[1-9一二两三](?:次|个|笔|单|起))|\b(?:again|another)\b"
)
MORE = pattern(
    r"也(?!是)|还有|又|另|加上|[去今前]年|[上这]个?月|[\d一二三四五六七八九十]月(?:份|里)?(?![\d一二三])|\b(?:also|another|plus|more)\b"
)


def total_told(reader: ClaimReader) -> Heard | None:
    """The count that tells all that there were: 一共三次,去年两次,今年一次. What else is counted must make it up."""
    proven = reckoned(reader)
    if proven is not None:
        return proven
    counts = [item for item in reader.heard if item.kind == "count"]
    total = next((item for item in reversed(counts) if _is_total(item, reader.folded)), None)
    if total is None or is_rule(total, reader) or not (reader.claims(total) or _adds_up(total, counts, reader)):
        return None
    later = reader.folded[total.span[1] :]
    if HAPPENED_AGAIN.search(later) or _MORE_TO_COME.search(later):
        return None
    parts = [item for item in counts if item is not total and not _is_included(item, total, reader)]
    return total if _makes_up(total, parts, reader.folded) and not _is_of_those_raised(total, parts, reader) else None


def _is_of_those_raised(total: Heard, parts: list[Heard], reader: ClaimReader) -> bool:
    """Whether a sum is of all that was raised, and of the parts told behind it not all hold: 一共5次,2次驳回,有效的3次."""
    if HELD.search(_words_up_to_the_next(total, parts, reader)):
        return False
    later = [item for item in parts if item.span > total.span]
    held = [HELD.search(_words_up_to_the_next(item, parts, reader, item.span[1])) is not None for item in later]
    fell = [
        CAME_TO_NOTHING.search(_words_up_to_the_next(item, parts, reader, item.span[1])) is not None for item in later
    ]
    if any(held):  # not 一共4单 2单判有效 2单算我的责任
        return not all(held) and all(one or other for one, other in zip(held, fell, strict=True))
    return any(
        CAME_TO_NOTHING.search(reader.words_beside(item)) or HELD_SO_MANY.search(reader.folded[: item.span[0]])
        for item in later
    )


def _words_up_to_the_next(item: Heard, others: list[Heard], reader: ClaimReader, start: int = 0) -> str:
    """The words of the clause of a count before the next one in it: 投诉一共5单 of 投诉一共5单 其中3单判不成立.

    ``start``: from there on, instead of from the beginning of the clause.
    """
    place = reader.place(item)
    if place is None:
        return ""
    clause = reader.clauses[place]
    after = (other.span[0] for other in others if item.span[1] <= other.span[0] < clause.end)
    return clause.words[max(0, start - clause.start) : min(after, default=clause.end) - clause.start]


def is_sum(item: Heard, folded: str) -> bool:
    """Whether a count is said to be all of them together: 一共三次."""
    return _TOTAL.search(folded[: item.span[0]]) is not None


def without_parts(items: list[Heard], folded: str) -> list[Heard]:
    """``items``, or of several counts the one that is told as all of them and that no other exceeds: 漏了一次,总共2次."""
    totals = [item for item in items if item.kind == "count" and is_sum(item, folded)]
    return totals if len(totals) == 1 and count_of(totals[0]) == max(map(count_of, items)) else items


def is_all_that_held(total: Heard, folded: str) -> bool:
    """Whether so many and no more are told to hold, of however many: 拍了3单,系统只认定1单."""
    before = folded[: total.span[0]]
    only = _ONLY_EN.search(before) is not None and HELD_AFTER.match(folded, total.span[1]) is not None
    return only or _ONLY_HELD.search(before) is not None


def counted_on(counts: list[Heard]) -> bool:
    """Whether the last of ``counts`` is an ordinal that goes on from those told before it: 成立了两单,今天第三单也成立."""
    *before, last = sorted(counts, key=lambda item: item.span)
    return "ordinal" in last.assumed and {count_of(item) for item in before} == {count_of(last) - 1}


def _adds_up(total: Heard, counts: list[Heard], reader: ClaimReader) -> bool:
    """Whether a sum that is led to by no word of a fact is that of counts which are, told before it: 加起来三回."""
    parts = [item for item in counts if item is not total and "ordinal" not in item.assumed]
    ordinals = [count_of(item) for item in counts if "ordinal" in item.assumed and item.span[0] < total.span[0]]
    told = any(reader.claims(item) for item in parts) and all(item.span[0] < total.span[0] for item in parts)
    summed = sum(count_of(item) for item in parts) + max(ordinals, default=0)  # 第一次…,第二次…,又一次,加起来3次
    each = len(parts) == 1 and "各" in reader.words_beside(parts[0]) and count_of(total) > summed
    return told and (each or (len(parts) + len(ordinals) > 1 and summed == total.value))


def count_of(item: Heard) -> int:
    """The number that a count is; 0 for any other value."""
    return item.value if isinstance(item.value, int) else 0


def _is_included(item: Heard, total: Heard, reader: ClaimReader) -> bool:
    """Whether a count is told to be some of the total: 连上这1次, or of a total that held, 其中1次是上个月的."""
    before = reader.folded[: item.span[0]]
    if _INCLUDED.search(before):
        return True
    words = reader.words_beside(item)
    held = HELD.search(reader.words_beside(total)) is not None and not HELD.search(words)
    return (
        held
        and _OF_A_TIME.search(words) is not None
        and item.span[0] > total.span[1]
        and _AMONG_THEM.search(before) is not None
    )


def _is_total(item: Heard, folded: str) -> bool:
    """Whether a count is told as all of them: 一共三次, 三次都判了有效, 正好满三次."""
    before = folded[: item.span[0]]
    return bool(
        _TOTAL.search(before)
        or is_all_that_held(item, folded)
        or _FULL.search(before)
        or _ALL_OF_THEM.match(folded[item.span[1] :])
    )


def _makes_up(total: Heard, parts: list[Heard], folded: str) -> bool:
    """Whether counts are the parts of a total: they add up to it, the last one is so many, or so many 各.

    Or all that was raised stands first, and what did not hold of it makes up the rest: 告了5次,有效的才2次,3次驳回.
    """
    numbers = [item.value for item in parts if isinstance(item.value, int) and "ordinal" not in item.assumed]
    ordinals = [item.value for item in parts if isinstance(item.value, int) and "ordinal" in item.assumed]
    held = total.value if isinstance(total.value, int) else 0
    raised = numbers[:1] == [held + sum(numbers[1:])]
    only = is_all_that_held(total, folded) and len(parts) == 1 and parts[0].span < total.span and numbers >= [held]
    one_by_one = bool(ordinals) and max(ordinals) + sum(numbers) == held
    return (
        not parts
        or raised
        or only
        or one_by_one
        or sum(numbers) == held
        or max(ordinals, default=0) == held
        or "各" in folded
    )


def added_up(reader: ClaimReader, items: list[Heard]) -> bool:
    """Whether counts in several clauses are counted apart: 去年2次,今年2次. Without such a word one is said twice."""
    places = {reader.place(item) for item in items if item.kind == "count"}
    return len(places) > 1 and any(MORE.search(_with_days(reader, item)) for item in items)


def _with_days(reader: ClaimReader, item: Heard) -> str:
    """The words of a value's clause, a month that was read as a day among them (5月有1次)."""
    place = reader.place(item)
    clause = None if place is None else reader.clauses[place]
    return "" if clause is None else reader.folded[clause.start : clause.end]


def with_total(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """The claims without those of counts that are only parts of a total; it has theirs where no word leads to it."""
    counts = [claim for claim in claims if claim.heard.kind == "count"]
    several = bool(counts) and sum(item.kind == "count" for item in reader.heard) > 1
    total = total_told(reader) if several else None
    if total is None:
        return claims
    own = [claim for claim in counts if claim.heard == total]
    own = own or [msgspec.structs.replace(counts[0], heard=total, stance=EXACT)]
    return [*own, *(claim for claim in claims if claim.heard.kind != "count")]
