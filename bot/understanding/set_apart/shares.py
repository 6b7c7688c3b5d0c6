"""Shares: half of an amount or so many per cent, which leave its value open, unless the message tells what they come to.

只退一半 leaves the amount open; 付了560,退一半,也就是280 tells it; and what somebody hopes to get back by a share is no share
of what was paid (我老婆说能退一半).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.naming.claims import ClaimReader

_SHARE = pattern(
    r"百分之|\d\s*[%％]|一半|对半|打.折|[一二三四五六七八九]成(?![立功交])|\bhalf\b(?! (?:past|an hour|a day))|\bper ?cent\b"
)
_OF_A_TARGET = pattern(
    r"(?:指标|目标|任务|销售额?|业绩|完成率?|达成率?|进度)[^,。;]{0,10}(?:百分之[一二三四五六七八九十\d]+|\d\s*[%％]|一半)"
)
"""How much of a sales target was reached is no share of what is counted."""
_HALF = pattern(
    r"(?:一半|对半|(?<!\d)50\s?%|\bhalf\b)(?:的?钱|的?货款)?[\s,]*(?:(?:也就|就|那就|即|等于|相当于|合|算下来|,)(?:是|系)?|which is|that is|i\.e\.|=|:)[\s,]*"
    r"(?:rmb |yuan |¥)?(\d{1,5}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{2,7})(?![\d.月日号点%])\s?(?:元|块钱?|yuan|rmb)?(?=\s*(?:[,.。;!?、)]|$))"
)
"""A half and what it comes to."""
_GIVES_BACK = pattern(
    r"[退返](?:还|回|款|货|给|他|她|人家|买家|客户|了|的|个|掉){0,3}$|\brefund(?:ed|ing)?(?: (?:is|of|only|him|her))?\s$"
)
_HOPED = pattern(
    r"(?:说|讲|听说|以为|觉得|能|可以|应该|会|想|要求?|是不是|是否)[^,。;!?\d]{0,4}[退返](?:还|回|返|翻|我|给|我们|咱){0,3}(?:差不多|大概)?$"
    r"|\b(?:says?|said|thinks?|can|could|should|will) [^,.;!?\d]{0,30}\b(?:get|refund|receive)(?: back)? (?:back )?(?:me )?$"
)
"""Before a share: so much somebody reckons to get back."""


def shared(reader: ClaimReader) -> list[str]:
    """Amounts and counts of which a share is meant, and not what it comes to: 扣了百分之五十, 只退一半, 有效率20%."""
    numbers = [name for name, spec in reader.entry.facts.items() if spec.type in ("amount", "count")]
    said = _OF_A_TARGET.sub(lambda match: " " * len(match[0]), reader.folded) if numbers else ""
    told = told_shares(reader)
    return [
        name
        for name in numbers
        if name not in told and any(not _is_of_the_result(match, name, reader) for match in _SHARE.finditer(said))
    ]


def told_shares(reader: ClaimReader) -> Mapping[str, Heard]:
    """The amount that half of another one is said to come to, and does, by the fact that is paid back."""
    match = _HALF.search(reader.folded)
    half = read_bare_number(match[1]) if match is not None else None
    if match is None or half is None:
        return {}
    wholes = [item.value for item in reader.heard if item.kind == "amount" and item.span[1] <= match.start()]
    if wholes != [half * Decimal(2)]:
        return {}
    if not _GIVES_BACK.search(reader.folded[: match.start()]):
        return {}
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "amount" and "退" in spec.cues]
    return {name: Heard("amount", half, match.span(1), match[1]) for name in names}


def _is_of_the_result(match: re.Match[str], name: str, reader: ClaimReader) -> bool:
    """Whether a share is what somebody reckons to get back of a fact, and its clause tells nothing of the fact itself."""
    if not _HOPED.search(reader.folded[: match.start()]):
        return False
    if "退" in reader.entry.facts[name].cues:
        return False  # what is paid back is the fact itself
    return not any(name in facts for facts in _facts_beside(match.start(), reader))


def _facts_beside(at: int, reader: ClaimReader) -> list[frozenset[str]]:
    """What each word of the clause around a place speaks for."""
    rows = zip(reader.clauses, reader.mentions, strict=True)
    return [mention.facts for clause, row in rows if clause.start <= at < clause.end for mention in row]
