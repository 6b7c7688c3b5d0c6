"""Doubts: facts that a message speaks of in a way that leaves their value open or takes it back.

They are asked for again. A number that was not read, an application that was withdrawn, a balance that was charged once
more: whatever else the message says of such a fact does not settle it.
"""

from __future__ import annotations

import re

from bot.understanding.claims import ClaimReader, fits
from bot.understanding.clauses import question_between
from bot.understanding.facts import Heard

_NOT_KNOWN = re.compile(
    r"(?:不知道|不晓得|不清楚|不确定|忘了|忘记|记不清|不记得|don'?t know|not sure|forgot).{0,12}(?:几|多少|how many|how much)"
)
_DONE_AGAIN = re.compile(
    r"重新|重交|重提|再次|补交|应计|应算|只算|实际|还剩|剩下|剩余|第[二2]次|后来|\b(?:again|resubmit\w*|re-?applied|refiled|second time)\b"
)
_MORE = re.compile(r"也|还有|又|另|加上|[去今前]年|[上这]个?月|\b(?:also|another|plus|more)\b")
_NONE = re.compile(
    r"[一半](?:次|个|回|起|笔)[也都]没|没有?被?(?:抓|查|逮|认定|判|发现)[到着过]?$|没有?(?:任何|有效|被)?(?:投诉|刷单|刷过)|零(?:次|个|回|起|笔)|从来?没有?被|\b(?:none|never had|not a single)\b"
)
_OPINION = re.compile(r"认为|以为|觉得|主张|应自|应从|\b(?:thinks?|believes?|insists?)\b")
_ONCE_MORE = re.compile(r"又|再|还要|另外|\b(?:again|another|further)\b")
_COUNT = re.compile(
    r"(?<![\d.第])(?:[2-9]|[1-9]\d|[二两三四五六七八九十])(?:个|次|起|笔|单)"
    r"(?!月|小时|钟|星期|礼拜|店|人|问题|字|年|电话|朋友|同行|客户|买家)"
)
_COUNT_BEFORE = re.compile(
    r"(?<![\d.年月日号:第])(?:[1-9]\d?|[二两三四五六七八九十])\s*$|\b(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:of them|were|was|are|is|got|found|judged)\s+)*$"
)
_UNDECIDED = re.compile(
    r"还没判|没有?(?:判|定论|结论|定性|出结果)|审核中|还?在审|待审|在核查|核查中|还?在查|处理中|在处理|待处理|申诉中|在申诉"
    r"|\b(?:pending|under review|undecided|nobody (?:has )?decided|not (?:yet )?(?:been )?decided|being (?:checked|reviewed))\b"
)
_DECIDED = re.compile(
    r"(?<!不)(?<!没)(?<!没有)成立|有效|坐实|认定|查实|实锤|属实|\b(?:valid|upheld|accepted|confirmed|proven|founded|counted)\b"
)
_HAPPENED_AGAIN = re.compile(r"又(?:被|让|给|来|有|吃|挨|逮|抓|查|判)|\b(?:again|another)\b")
_LATER_ORDINAL = re.compile(r"第[二三四五六七八九十2-9]\s?(?:个|次|起|笔|单|条|件|回|宗)")
_FIGURES = re.compile(r"\d+(?:[./:-]\d+){2,}|\d+[月/]\d+[日号]")


def doubtful(reader: ClaimReader, denied: tuple[Heard, ...]) -> tuple[str, ...]:
    """The facts of which something was said that no value that was read can be trusted with."""
    return (
        *_withdrawn(reader),
        *_none_at_all(reader),
        *_unread_counts(reader),
        *_counted_elsewhere(reader, denied),
        *_not_decided(reader),
        *_later_ordinal(reader),
        *_once_more(reader),
        *_unread_days(reader),
        *_named_as_unknown(reader),
    )


def added_up(reader: ClaimReader, items: list[Heard]) -> bool:
    """Whether counts in several clauses are counted apart: 去年2次,今年2次. Without such a word one is said twice."""
    places = {reader.place(item) for item in items if item.kind == "count"}
    return len(places) > 1 and any(_MORE.search(reader.words_beside(item)) for item in items)


def is_opinion(reader: ClaimReader, item: Heard) -> bool:
    """Whether a value stands in what somebody thinks: 财务认为应从13日算起."""
    return bool(_OPINION.search(reader.words_beside(item)))


def undone(reader: ClaimReader) -> frozenset[str]:
    """Facts that are named with their event denied (还没申请), and told nowhere else in the message."""
    rows = list(zip(reader.clauses, reader.mentions, strict=True))
    denied = {name for _, row in rows for mention in row if mention.denied for name in mention.facts}
    told = {
        name
        for clause, row in rows
        if not question_between(clause.words)
        for mention in row
        if not mention.denied
        for name in mention.facts
    }
    return frozenset(denied - told)


def changed(reader: ClaimReader) -> frozenset[str]:
    """Facts that an amount or count changes without saying what they are now: 扣了500."""
    return _spoken_against(reader, [item for item in reader.heard if item.kind in ("amount", "count")])


def changed_since(reader: ClaimReader, told: Heard) -> frozenset[str]:
    """Facts that are changed after the value ``told``: 余额5200,今天又扣了300; 保证金6000被扣900."""
    later = [item for item in reader.heard if item.kind in ("amount", "count") and item.span[0] >= told.span[1]]
    again = [item for item in later if _ONCE_MORE.search(reader.words_beside(item))]
    at_once = [item for item in later if item.kind == "amount" and reader.place(item) == reader.place(told)]
    return _spoken_against(reader, [*again, *at_once])


def _spoken_against(reader: ClaimReader, items: list[Heard]) -> frozenset[str]:
    return frozenset(name for item in items for name in reader.barred(item) if fits(reader.entry.facts[name], item))


def _none_at_all(reader: ClaimReader) -> list[str]:
    """Counts that the person says to have none of: 一次都没有."""
    if not _NONE.search(reader.folded):
        return []
    return [name for name, spec in reader.entry.facts.items() if spec.type == "count"]


def _withdrawn(reader: ClaimReader) -> list[str]:
    """Facts whose event came to nothing (撤回了, was rejected), unless it is said to have been done again."""
    if _DONE_AGAIN.search(reader.folded):
        return []
    return [name for row in reader.mentions for mention in row if mention.withdrawn for name in sorted(mention.facts)]


def _unread_counts(reader: ClaimReader) -> list[str]:
    """Counts with a number beside them that was not read as a value: "only 2 valid ones"."""
    counts = [name for name, spec in reader.entry.facts.items() if spec.type == "count"]
    if not counts:
        return []
    counted = any(item.kind == "count" for item in reader.heard)
    if counted and any(_COUNT.search(clause.words) for clause in reader.clauses):
        return counts
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        for mention in row
        if _COUNT_BEFORE.search(clause.words[: mention.start - clause.start])
        for name in sorted(mention.facts)
        if name in counts
    ]


def _counted_elsewhere(reader: ClaimReader, denied: tuple[Heard, ...]) -> list[str]:
    """Counts beside which the message counts more of the same: 这个月2个,上个月也有2个."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "count"]
    counts = [item for item in reader.heard if item.kind == "count" and item not in denied] if names else []
    loose = [item for item in counts if not reader.claims(item) and not reader.elsewhere(item)]
    more = any(_MORE.search(reader.words_beside(item)) for item in loose)
    return names if more and len(counts) > len(loose) else []


def is_undecided(folded: str) -> bool:
    """Whether a text says that something is still to be decided on, and of nothing that it has been."""
    return bool(_UNDECIDED.search(folded)) and not _DECIDED.search(folded)


def _not_decided(reader: ClaimReader) -> list[str]:
    """Counts of what nobody has decided on yet: 收到2个投诉,还在审核. Not where others are said to have been."""
    if not is_undecided(reader.folded):
        return []
    return [name for name, spec in reader.entry.facts.items() if spec.type == "count"]


def _later_ordinal(reader: ClaimReader) -> list[str]:
    """Counts of which a later one is named than the one that was read: 第一个投诉10号,第二个15号."""
    first = any(item.kind == "count" and "ordinal" in item.assumed for item in reader.heard)
    later = any(_LATER_ORDINAL.search(clause.words) for clause in reader.clauses)
    return [name for name, spec in reader.entry.facts.items() if spec.type == "count"] if first and later else []


def _once_more(reader: ClaimReader) -> list[str]:
    """Counts of what happened once more than was counted: 3号被抓一次,20号又被抓一次."""
    counts = [item for item in reader.heard if item.kind == "count"]
    apart = len({reader.place(item) for item in counts}) > 1
    again = any(_HAPPENED_AGAIN.search(reader.words_beside(item)) for item in counts[1:])
    return [name for name, spec in reader.entry.facts.items() if spec.type == "count"] if apart and again else []


def _unread_days(reader: ClaimReader) -> list[str]:
    """Days named in a clause whose figures were not read as one: 2023.10.2212:15寄回."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if _FIGURES.search(clause.words) and "\x00" not in clause.words
        for mention in row
        if not mention.denied
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("date", "datetime")
    ]


def _named_as_unknown(reader: ClaimReader) -> list[str]:
    """Numbers that the person says not to know: 有效的不知道几次."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if _NOT_KNOWN.search(clause.words)
        for mention in row
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("amount", "count")
    ]
