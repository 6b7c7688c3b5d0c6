"""Doubts: facts that a message speaks of in a way that leaves their value open or takes it back.

They are asked for again. A number that was not read, an application that was withdrawn, a balance that was charged once
more: whatever else the message says of such a fact does not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.understanding.claims import ClaimReader, fits
from bot.understanding.clauses import question_between
from bot.understanding.corrections import DONE_AGAIN
from bot.understanding.facts import Heard, day_said
from bot.understanding.not_counted import not_counted
from bot.understanding.screens import is_rule, rule_numbers
from bot.understanding.subjects import somebody_elses

_NOT_KNOWN = re.compile(
    r"(?:不知道|不晓得|不清楚|不确定|(?<!忙)忘了|忘记|记不清|不记得|don'?t know|not sure|forgot).{0,12}(?:几|多少|how many|how much)"
)
_MORE = re.compile(
    r"也|还有|又|另|加上|[去今前]年|[上这]个?月|[\d一二三四五六七八九十]月(?:份|里)?(?![\d一二三])|\b(?:also|another|plus|more)\b"
)
_OPINION = re.compile(r"认为|以为|觉得|主张|应自|应从|\b(?:thinks?|believes?|insists?)\b")
_ONCE_MORE = re.compile(r"又|再|还要|还会|要扣|会扣|将扣|另外|\b(?:again|another|further)\b")
_COUNT = re.compile(
    r"(?<![\d.第])(?:[2-9]|[1-9]\d|[二两三四五六七八九十])(?:个|次|起|笔|单)"
    r"(?!月|小时|钟|星期|礼拜|店|人|问题|字|年|电话|朋友|同行|客户|买家)"
)
_COUNT_BEFORE = re.compile(
    r"(?<![\d.年月日号:第])(?:[1-9]\d?|[二两三四五六七八九十])\s*$|\b(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:of them|were|was|are|is|got|found|judged)\s+)*$"
    r"|\b(?:[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten) of (?:them|those|these|which)\s+(?:(?:were|was|are|is|got|found|judged|only)\s+)*$"
)
_FOREIGN_TIME = re.compile(
    r"(?:莫斯科|俄罗斯|当地|美国|欧洲|英国|德国|日本|韩国|迪拜|伦敦|纽约|东京|首尔|洛杉矶|美东|美西)的?时间"
    r"|\b(?:moscow|msk|local|gmt|utc|est|pst|cet|ist|london|dubai|tokyo|new york|russian?)(?:'s)?\s+time\b|\b(?:gmt|utc|msk|cet)\b"
)
_TOOK_BACK = re.compile(r"(?:撤回|收回|撤掉|撤销|反悔)(?:了|来了|咗|啦)|\b(?:withdrew|took it back|taken back)\b")
_CONDITIONAL = re.compile(r"如果|要是|能|可以|想|吗|\bif\b|\bcan\b")
_SHARE = re.compile(
    r"百分之|\d\s*[%％]|一半|对半|打.折|[一二三四五六七八九]成(?![立功交])|\bhalf\b(?! (?:past|an hour|a day))|\bper ?cent\b"
)
_ONE_OF_THEM = re.compile(
    r"(?:(?:另外?)?一(单|个|笔|件|批)|\b(one|another|the other)\b)(?!月|多?小时)[^,。;!?\d]{0,6}(\d+(?:\.\d+)?)(?!\d|\s?[月日号点天:/年])"
)
_WILL_TAKE = re.compile(r"(?:将|要|会|准备|打算|计划)(?:于|在)?[^,。;]{0,10}(?:扣|取|转出|划走|划扣)")
_WILL_ADD = re.compile(r"(?:先|再|明天|今天|马上|现在)(?:去)?(?:补|充|打|存|转|汇)(?:上|进去?|个)?\s*$")
_MINE = re.compile(r"(?:我|俺|咱|\bwo|\bi|\bmy|\bwe)[^,。;!?]{0,6}$")
_AFTERWARDS = re.compile(r"\s*(?:元|块钱?)?(?:之|以)?后")
_TOPPED_UP = re.compile(r"(?:补|充|打|转|存|交|缴|加|top(?:ped)? up|added|paid in)(?:了|进去?了?|上了?|过|入)?\s*$")
_COUNT_OF_PERIOD = re.compile(
    r"([去今前]年|[上下]半年|[上这本]个?月|以前|之前|\d{1,2}月(?:份)?)[^,。;\d一二两三四五六七八九十]{0,4}(?:[1-9]|[一二两三四五六七八九十])(?:个|次|起|条|笔|单)"
)
_COUNT_IN_PERIOD = re.compile(
    r"(?:[1-9]|[一二两三四五六七八九十])(?:个|次|起|条|笔|单)(?:是)?在?([去今前]年|[上这本]个?月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)"
)
_COUNTED_ON = re.compile(
    r"先是?[^,。;]{0,4}(?:个|次|起|单)[^。;]{0,6}(?:后来|又)|后来又?[^,。;]{0,3}[1-9一二两三四五](?:个|次|起|单)"
)
_IN_SIGHT = 40
"""Characters before a word in which a number that counts it would stand."""
_HAPPENED_AGAIN = re.compile(
    r"又(?:被|让|给|来|有|吃|挨|逮|抓|查|判|[1-9一二两三](?:次|个|笔|单|起))|\b(?:again|another)\b"
)
_CORRECTED = re.compile(
    r"(?:(?<=[\d元块号日])\s+不\s+|[哦啊噢呃]不(?:是)?|不不+|不对|说错了?|写错了?)[,。是\s]{0,4}(\d[\d,.]*|[一二两三四五六七八九]千?[一二三四五六七八九]?(?=[千百万块元,。]))"
)
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
_LATER_ORDINAL = re.compile(r"第[二三四五六七八九十2-9]\s?(?:个|次|起|笔|单|条|件|回|宗)")
_FIGURES = re.compile(r"(?<!\d)(?:\d+(?:[./:-]\d+){2,}|\d+[月/]\d+[日号])")


def doubtful(reader: ClaimReader, denied: tuple[Heard, ...]) -> tuple[str, ...]:
    """The facts of which something was said that no value that was read can be trusted with."""
    return (
        *_withdrawn(reader),
        *(_doubtful_counts(reader, denied) if _facts(reader, "count") else ()),
        *_elsewhere_on_earth(reader),
        *_shared(reader),
        *_to_be_taken(reader),
        *_taken_since(reader),
        *_of_two_cases(reader),
        *_unread_days(reader),
        *_named_as_unknown(reader),
        *_corrected_unread(reader),
    )


def _doubtful_counts(reader: ClaimReader, denied: tuple[Heard, ...]) -> Iterator[str]:
    """The counts among them, for a topic that has any."""
    total = total_told(reader)
    if not_counted(reader, total):
        yield from _facts(reader, "count")
    yield from _unread_counts(reader)
    yield from _own_beside(reader, denied)
    if total is None:
        yield from _counted_elsewhere(reader, denied)
        yield from _counted_by_period(reader)
        yield from _later_ordinal(reader)
        yield from _once_more(reader)


def total_told(reader: ClaimReader) -> Heard | None:
    """The count that tells all that there were: 一共三次,去年两次,今年一次. What else is counted must make it up."""
    counts = [item for item in reader.heard if item.kind == "count"]
    total = next((item for item in reversed(counts) if _is_total(item, reader.folded)), None)
    if total is None or not reader.claims(total) or is_rule(total, reader):
        return None
    later = reader.folded[total.span[1] :]
    if _HAPPENED_AGAIN.search(later) or _MORE_TO_COME.search(later):
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
    return len(places) > 1 and any(_MORE.search(_with_days(reader, item)) for item in items)


def _with_days(reader: ClaimReader, item: Heard) -> str:
    """The words of a value's clause, a month that was read as a day among them (5月有1次)."""
    place = reader.place(item)
    clause = None if place is None else reader.clauses[place]
    return "" if clause is None else reader.folded[clause.start : clause.end]


def is_opinion(reader: ClaimReader, item: Heard) -> bool:
    """Whether a value stands in what somebody thinks: 财务认为应从13日算起."""
    return bool(_OPINION.search(reader.words_beside(item)))


def undone(reader: ClaimReader) -> frozenset[str]:
    """Facts that are named with their event denied (还没申请), and told nowhere else in the message."""
    rows = list(zip(reader.clauses, reader.mentions, strict=True))
    denied = {name for _, row in rows for mention in row if mention.denied for name in mention.facts}
    if not denied:
        return frozenset()
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
    counted = total_told(reader) is not None
    kinds = ("amount",) if counted else ("amount", "count")
    return _spoken_against(reader, [item for item in reader.heard if item.kind in kinds])


def changed_since(reader: ClaimReader, told: Heard) -> frozenset[str]:
    """Facts that are changed after the value ``told``: 余额5200,今天又扣了300; 保证金6000被扣900; 掉到5500,我马上充了300."""
    later = [item for item in reader.heard if item.kind in ("amount", "count") and item.span[0] >= told.span[1]]
    if told.kind == "count" and total_told(reader) == told:
        return frozenset()
    again = [item for item in later if _ONCE_MORE.search(reader.words_beside(item))]
    at_once = [item for item in later if item.kind == "amount" and reader.place(item) == reader.place(told)]
    topped_up = [item for item in later if _TOPPED_UP.search(reader.folded[: item.span[0]])]
    before = [item for item in later if _AFTERWARDS.match(reader.folded[item.span[1] :])]
    return _spoken_against(reader, [*again, *at_once, *topped_up, *before])


def _spoken_against(reader: ClaimReader, items: list[Heard]) -> frozenset[str]:
    return frozenset(name for item in items for name in reader.barred(item) if fits(reader.entry.facts[name], item))


def _withdrawn(reader: ClaimReader) -> list[str]:
    """Facts whose event came to nothing (撤回了, was rejected), unless it is said to have been done again.

    Not counts of which the total that holds is told after it: what came to nothing is no part of that.
    """
    if DONE_AGAIN.search(reader.folded):
        return []
    total = total_told(reader)
    counts = _facts(reader, "count")
    named = [
        name
        for row in reader.mentions
        for mention in row
        if mention.withdrawn
        for name in sorted(mention.facts)
        if total is None or name not in counts or mention.start > total.span[0]
    ]
    return named or _withdrawn_after(reader)


def _withdrawn_after(reader: ClaimReader) -> list[str]:
    """Facts of which a later clause says that they were taken back: 9月14号交的,9月16号撤回了."""
    rows = list(zip(reader.clauses, reader.mentions, strict=True))
    for at, (clause, _) in enumerate(rows):
        if _TOOK_BACK.search(clause.words) and not _CONDITIONAL.search(clause.words):
            before = [name for _, row in rows[:at] for mention in row for name in sorted(mention.facts)]
            return [name for name in before if reader.entry.facts[name].tense == "past"]
    return []


def _unread_counts(reader: ClaimReader) -> list[str]:
    """Counts with a number beside them that was not read as a value: "only 2 valid ones"."""
    counts = _facts(reader, "count")
    if not counts:
        return []
    counted = any(item.kind == "count" for item in reader.heard)
    if counted and any(_COUNT.search(clause.words) for clause in reader.clauses):
        return counts
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        for mention in row
        if _COUNT_BEFORE.search(_end_before(clause.words, mention.start - clause.start))
        for name in sorted(mention.facts)
        if name in counts
    ]


def _end_before(words: str, place: int) -> str:
    """What stands right before a place: a few characters, and one blank for any number of them."""
    before = words[:place]
    said = before.rstrip()
    return said[-_IN_SIGHT:] + before[len(said) :][:1]


def _counted_elsewhere(reader: ClaimReader, denied: tuple[Heard, ...]) -> list[str]:
    """Counts beside which the message counts more of the same: 这个月2个,上个月也有2个."""
    names = _facts(reader, "count")
    counts = [item for item in reader.heard if item.kind == "count" and item not in denied] if names else []
    loose = [item for item in counts if not reader.claims(item) and not reader.elsewhere(item)]
    highest = max((_number(item) or 0 for item in counts if "ordinal" in item.assumed), default=0)
    loose = [item for item in loose if "ordinal" not in item.assumed or (_number(item) or 0) >= highest]
    more = any(_MORE.search(reader.words_beside(item)) for item in loose)
    return names if more and len(counts) > len(loose) else []


def _counted_by_period(reader: ClaimReader) -> list[str]:
    """Counts that are told for two periods: 去年2个今年1个. What they make together the sources do not say."""
    periods = {match.group(1) for match in _COUNT_OF_PERIOD.finditer(reader.folded)}
    periods |= {match.group(1) for match in _COUNT_IN_PERIOD.finditer(reader.folded)}
    if len(periods) < 2 and not _COUNTED_ON.search(reader.folded):
        return []
    return _facts(reader, "count")


def _shared(reader: ClaimReader) -> list[str]:
    """Amounts and counts of which a share is meant: 扣了百分之五十, 只退一半, 有效率20%."""
    numbers = _facts(reader, "amount", "count")
    return numbers if numbers and _SHARE.search(reader.folded) else []


def _to_be_taken(reader: ClaimReader) -> list[str]:
    """Amounts from which more is still to be taken, or to which some is added: 25日将扣2000,现在余额7000; 先补500."""
    amounts = [item for item in reader.heard if item.kind == "amount"]
    if len(amounts) < 2:
        return []
    to_come = _WILL_TAKE.search(reader.folded) or any(
        _WILL_ADD.search(reader.folded[: item.span[0]]) for item in amounts
    )
    return _facts(reader, "amount") if to_come else []


def _taken_since(reader: ClaimReader) -> list[str]:
    """Amounts told of an earlier day than one on which it is not said how much was taken: 9月1号还有7200,9月8号扣了一笔."""
    names = _facts(reader, "amount")
    amounts = [item for item in reader.heard if item.kind == "amount"] if names else []
    if not amounts:
        return []
    days = [(item, day_said(item.value)) for item in reader.heard if isinstance(item.value, date)]
    told = [day for item, day in days if reader.place(item) == reader.place(amounts[-1])]
    later = [day for item, day in days if item.span[0] >= amounts[-1].span[1] and _takes(item, names, reader)]
    return names if any(one < other for one in told for other in later) else []


def _takes(day: Heard, names: list[str], reader: ClaimReader) -> bool:
    """Whether a word beside a day names the event of that day as one by which an amount changed."""
    place = reader.place(day)
    row = () if place is None else reader.mentions[place]
    return any(mention.facts and not mention.against.isdisjoint(names) for mention in row)


def _of_two_cases(reader: ClaimReader) -> list[str]:
    """Amounts that are told of one case each: 两单退货,一单180一单450. One answer for both there is none."""
    amounts = _facts(reader, "amount")
    each = [(match[1] or "one", match[3]) for match in _ONE_OF_THEM.finditer(reader.folded)] if amounts else []
    same = {amount for measure, amount in each if measure == each[0][0]}
    return amounts if len(same) > 1 else []


def _own_beside(reader: ClaimReader, denied: tuple[Heard, ...]) -> list[str]:
    """Counts where one's own is named by no word, and another one is: 4次投诉会清退吗,俺手头1次.

    A word of the clause before may speak for one's own (3次投诉清退吗,我才1次), if the other is the rule's number.
    """
    counts = [item for item in reader.heard if item.kind == "count" and item not in denied]
    own = [item for item in counts if _MINE.search(reader.folded[: item.span[0]])]
    theirs = somebody_elses(reader.folded, [item.span for item in counts])
    others = [
        item
        for item in counts
        if item not in own and item.span not in theirs and any(item.value != mine.value for mine in own)
    ]
    claims = [claim for item in own for claim in reader.claims(item)]
    of_the_rule = all(_number(item) in rule_numbers(reader) for item in others)
    if not others or (claims and (of_the_rule or not all(claim.across for claim in claims))):
        return []
    return _facts(reader, "count") if any(reader.claims(item) for item in others) else []


def _number(item: Heard) -> Decimal | None:
    return Decimal(item.value) if isinstance(item.value, int) else None


def _facts(reader: ClaimReader, *types: str) -> list[str]:
    return [name for name, spec in reader.entry.facts.items() if spec.type in types]


def _elsewhere_on_earth(reader: ClaimReader) -> list[str]:
    """Moments that are told in the time of another country."""
    if not any(item.kind == "datetime" for item in reader.heard) or not _FOREIGN_TIME.search(reader.folded):
        return []
    return _facts(reader, "datetime")


def _later_ordinal(reader: ClaimReader) -> list[str]:
    """Counts of which a later one is named than the one that was read: 第一个投诉10号,第二个15号."""
    first = any(item.kind == "count" and "ordinal" in item.assumed for item in reader.heard)
    later = any(_LATER_ORDINAL.search(clause.words) for clause in reader.clauses)
    return _facts(reader, "count") if first and later else []


def _once_more(reader: ClaimReader) -> list[str]:
    """Counts of what happened once more than was counted: 3号被抓一次,20号又被抓一次."""
    counts = [item for item in reader.heard if item.kind == "count"]
    between = (reader.folded[first.span[1] : second.span[1]] for first, second in pairwise(counts))
    again = any(_HAPPENED_AGAIN.search(words) for words in between)
    return _facts(reader, "count") if again else []


def _unread_days(reader: ClaimReader) -> list[str]:
    """Days named in a clause whose figures were not read as one: 2023.10.2212:15寄回."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if row and "\x00" not in clause.words and _FIGURES.search(clause.words)
        for mention in row
        if not mention.denied
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("date", "datetime")
    ]


def _corrected_unread(reader: ClaimReader) -> list[str]:
    """Facts told right before a correction whose figure was not read as a value: 6月30到期,哦不31; 3000 不 3600."""
    match = _CORRECTED.search(reader.folded) if reader.heard else None
    if match is None or any(item.span[0] <= match.start(1) < item.span[1] for item in reader.heard):
        return []
    told = [item for item in reader.heard if item.span[1] <= match.start()]
    return [claim.fact for claim in reader.claims(told[-1])] if told else []


def _named_as_unknown(reader: ClaimReader) -> list[str]:
    """Numbers that the person says not to know: 有效的不知道几次."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if row and _NOT_KNOWN.search(clause.words)
        for mention in row
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("amount", "count")
    ]
