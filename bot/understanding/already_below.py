"""Already below: a day on which a balance fell further, where the message tells that it was too low before.

昨天是5800,今天被扣了300; 2月就不够6000了,3月18号掉到4000. The time to fill it up runs from when it first was too low,
which nobody said.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.claims import ClaimReader
from bot.understanding.clauses import before_in_clause, blanked
from bot.understanding.corrections import was_formerly
from bot.understanding.facts import Heard, day_said
from bot.understanding.tied_up import LEAST_AMOUNT, TAKEN, minimum

_EARLIER = pattern(
    r"上(?:个|一)?(?:月|周|星期|礼拜)|去年|年初|之前|以前|早前|前[阵几些]|昨[天日晚]|前[天日]|大前天|[\d一二三四五六七八九十]{1,2}月(?:份|初|底)?(?![\d一二三])"
    r"|\b(?:yesterday|last (?:week|month|year)|earlier|before|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b"
)
_WAS_BELOW = pattern(
    r"(?:早就|早已|一直|(?:上(?:个|一)?(?:月|周|星期|礼拜)|去年|年初|之前|以前|前[阵几些]子?|[\d一二三四五六七八九十]{1,2}月份?)(?:的时候)?(?:就|已经?|都|也)?)(?:都|就|已经?|是)*(?:低于|不足|不到|不够|没到|少于)"
    r"|\balready (?:under|below|short|lower)\b[^,.;!?]{0,20}\b(?:in|since|last|before|by) |\b(?:has|have|had) been (?:under|below|short)\b|\b(?:in \w+|last (?:week|month|year)) (?:it |the \w+ )?(?:was|went) (?:already )?(?:under|below)"
)
_FIGURE = pattern(r"(?<![\d.,/:年月-])[1-9]\d{2,4}(?![\d年月日号天点个版箱件单瓶包盒条批套只双台袋吨斤次]|[.,/:-]\d)")
_MOVED = pattern(r"[扣罚赔划补充存打交缴][^,。;到成剩至]{0,6}$")
"""Right before an amount: so much came or went."""
_FILLED = pattern(
    r"[补充存](?:了|过)?(?:齐|足|满|够|上|回|到)|\b(?:topped up|refilled|filled)\b",
)


def already_below(reader: ClaimReader) -> list[str]:
    """The days on which a balance fell below the minimum that are told behind a time at which it was below already."""
    entry = reader.entry
    days = [name for name, spec in entry.facts.items() if spec.type == "date" and spec.tense == "past"]
    if not days or not any(spec.emptied for spec in entry.facts.values()):
        return []
    claimed = [(item, claim.fact) for item in reader.heard for claim in reader.claims(item) if claim.fact in days]
    return [name for item, name in claimed if _was_below(item, reader)]


def _was_below(fell: Heard, reader: ClaimReader) -> bool:
    """Whether the balance is told to have been too low at a time before the day on which it ``fell``."""
    place = reader.place(fell)
    begin = fell.span[0] if place is None else reader.clauses[place].start
    said = _WAS_BELOW.search(reader.folded, 0, begin)
    lower = [item for item in _amounts(reader) if item.span[1] <= begin and _is_told_of_before(item, fell, reader)]
    ends = [item.span[1] for item in lower] + ([said.end()] if said is not None else [])
    return bool(ends) and _FILLED.search(reader.folded, min(ends), begin) is None


def _amounts(reader: ClaimReader) -> list[Heard]:
    """The amounts of a message, and the figures that may be one."""
    read = [item for item in reader.heard if item.kind == "amount"]
    words = blanked(reader.folded, (item.span for item in reader.heard))
    return read + [Heard("amount", Decimal(match[0]), match.span(), match[0]) for match in _FIGURE.finditer(words)]


def _is_told_of_before(item: Heard, fell: Heard, reader: ClaimReader) -> bool:
    """Whether an amount is a balance below the minimum that was there before the day ``fell``."""
    least = min(minimum(reader), default=None)
    if least is None or not isinstance(item.value, Decimal) or not LEAST_AMOUNT <= item.value < least:
        return False
    words = reader.words_beside(item)
    if _MOVED.search(before_in_clause(reader.folded, item.span[0])) or TAKEN.search(words):
        return False
    place = reader.place(item)
    days = [day_said(one.value) for one in reader.heard if isinstance(one.value, date) and reader.place(one) == place]
    if days and isinstance(fell.value, date):
        return max(days) < day_said(fell.value)
    return was_formerly(item, reader.folded) or _EARLIER.search(words) is not None
