"""Figures beside a cue: 余4700, 还趴着五千三, 有效投诉数2, 11.9递上去 tell amounts, counts and days without a unit.

The fact reader takes a bare figure only after words that it knows to lead to money or to a count, whatever the topic. The
words of a topic's facts say more: what touches one of them, and was read as nothing else, is a value of that fact's type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard, Kind, read, read_bare_number
from bot.understanding.naming.mentions import Mention, mentions_in, vocabulary
from bot.understanding.revisions.put_right import place_instead, puts_right
from bot.understanding.roles import MOST_VALUES
from bot.understanding.wording.clauses import ENUMERATED, FILLER, Clause, Span, blanked, question_between
from knowledge.model import Entry

_LEAST_AMOUNT, _MOST_AMOUNT = Decimal(100), Decimal(1_000_000)
_MOST_COUNT = 30
_LINK = (
    r"(?:[\s:=\u2060里]|是|为|(?<!有)没有?|有|了|着|还|只|就|才|仅|剩|只剩|大概|人民币|rmb|¥|of|at|is|now|only){0,8}"
)
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?\s?[kw]?|\d{1,2}[千万]\d?|[一二两三四五六七八九十百千万零]{2,}"
_IN_SIGHT = 20
"""Characters before a naming word in which its figure would stand."""
_ENDED = r"(?=\s*(?:$|[那这]么多|\.(?=\s|$)|[,。;!?~…)、”’」』](?!\d)|[了吧呢啊哦嘛的咯哒么吗](?![一-龥])|\s[^\d\s]|left|yuan|in\b))"
_AMOUNT = pattern(rf"{_LINK}({_NUMERAL}){_ENDED}")
_LIST_NUMBER = pattern(r"(?<![\d.])\d\s?(?:[)）]|[、.](?!\d))")
_LEFT = frozenset({"left", "remaining", "remains", "remained"})
_AMOUNT_BEFORE = pattern(rf"(?<![\d.,/:-])({_NUMERAL})\s$")
"""5,150 left"""
_BOUGHT = ("买", "下的单", "下单", "拍的", "拍下", "订的", "拿的", "拿下", "入手")
_AMOUNT_TOUCHING = pattern(r"(?<![\d.,/:年月版-])(?!1688)([1-9]\d{1,4}(?:\.\d{1,2})?)(?:块钱?|元)?$")
"""399买的, 888下的单"""
_MEASURES = "次回单笔条件起宗个票例桩张遍"
_MEASURE = f"[{_MEASURES}]"
_COUNT = pattern(
    rf"(?:[\s:=x×]|数|是|为|有|了|着|的|还|只|就|才|仅|共|so far|[那这]一?[栏项行格]|[是写]了?个){{0,4}}((?:\d{{1,2}}|[一两俩仨二三四五六七八九十]){_MEASURE}(?![月天年大小新老])|[俩仨]|\d{{1,2}}{_ENDED})"
)
_FIGURE = pattern(
    rf"\d|[一二两三四五六七八九十百千万零]{{2}}|[一两二三四五六七八九十]{_MEASURE}|[俩仨]"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:of |pcs|pieces?|nos|orders?|deals?|sales|trans|trades?|fake|valid|complaint)"
    r"|\b(?:have|had|got|only|just) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
"""Whatever is left to be read begins with one of these."""
_COUNT_BEFORE = pattern(
    rf"(?<![第\d.,/:-])((?:\d{{1,2}}|[一两俩仨二三四五六七八九十]){_MEASURE}|\d{{1,2}}(?=\s$))"
    r"(?:的|订单|单子|交易|成交)?(?:的|都|全|已经?|被|让|给|叫|遭|平台|系统|阿里|官方|小二|后台|\s){0,4}$"
)
_NUMBER_EN = r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_COUNT_EN = pattern(
    rf"(?:[\s:=]|total|now|is|are|was|only|already|till|so far|number|count){{0,8}}\b{_NUMBER_EN}\s?(?:pcs?|pieces?|nos)\b"
    r"(?=\s*(?:$|[,.;!?]|only|now|already|till|so far))"
    rf"|\s(?:for|of|on|in|with|about)\s(?:only\s|just\s)?{_NUMBER_EN}\s(?:orders?|deals?|transactions?)\b"
)
"""valid complaint total now is two pcs"""
_ORDERS_BEFORE_EN = pattern(
    rf"\b{_NUMBER_EN}\s(?:of (?:our|my|the|us)\s)?(?:orders?|deals?|sales|transactions?|trades?)"
    r"(?:\s(?:of|from|us|ours?|mine|my|that|which|is|are|was|were|has|have|been|being|got|by|the|as|it|they|alibaba|platform|system|said|says|to|be)){0,7}\s$"
)
"""Two orders of ours were judged fake: so many were."""
_HELD_BEFORE_EN = pattern(
    rf"(?<![\d.,/:-])\b{_NUMBER_EN}\s(?:of (?:them|those|these|which)\s)?(?:(?:were|was|are|is|got|have been|has been|actually|finally)\s)+$"
    rf"|\b(?:only|just)\s{_NUMBER_EN}\s(?:of (?:them|those|these|which)\s)?$"
)
"""only 2 were ruled valid, 3 of them were upheld"""
_ONE_BEFORE = pattern(
    r"(?:^|[,;:.]|\b(?:only|just|have|has|had|got|is|was|with|detected|found|for|judged|of|me|us))\s*(?:only\s|just\s)?(one)\s(?:valid\s)?$"
)
"""We have one fake order: not 'if one complaint is rejected'."""
_OWN_EN = pattern(
    rf"\b(?:i|we)(?:'ve| have)? (?:(?:have|got|had|only|just|already|still|now|currently|actually)\s){{1,3}}{_NUMBER_EN}"
    r"(?=\s*(?:$|[,;!?]|\.(?:\s|$)|(?:now|already|so far|only|currently|at the moment|till now)\b))"
)
"""We only have 2, where only one thing is counted."""
_FIGURE_INSTEAD = pattern(
    rf"({_NUMERAL}|[一两二三四五六七八九十]|(?:one|two|three|four|five|six)\b){_ENDED}(?!\s*any ?(?:more|longer))"
)
_DAY = r"(?<![\d.:/])((?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9]))(?![\d./:%]|\s?[元块kw折])"
_DAY_BEFORE = pattern(
    rf"{_DAY}\s?(?:(?:我|我们|就|才|已|已经|刚|给|把|日|号|踩着?点|卡着?点|压着?线|赶着)?|(?:我们?|我自己|自己|主动)?[把从][^\s,。;\d]{{1,14}})$"
)
_DAY_AFTER = pattern(
    rf"\s?(?:on|at|于|在|:)?\s?(?:{_DAY}|(?<!\d)((?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9]))(?![\d./:%-]|\s?[元块kw折天次个]))"
)


def figures_beside(folded: str, heard: tuple[Heard, ...], entry: Entry, now: datetime) -> tuple[Heard, ...]:
    """``heard`` and the figures that touch a cue of ``entry`` and have not been read, in order; a flood gains none.

    Without the numbers of a list, which count nothing.
    """
    if len(heard) > MOST_VALUES or not _FIGURE.search(folded):
        return heard
    listed = [match.span() for match in _LIST_NUMBER.finditer(folded)] if ENUMERATED.search(folded) else []
    heard = tuple(item for item in heard if item.kind != "count" or all(item.span[0] != at for at, _ in listed))
    heard = _with_those_instead(folded, heard)
    words = blanked(folded, [*(item.span for item in heard), *listed])
    if not _FIGURE.search(words):
        return heard
    mentions = mentions_in(Clause(0, len(words), words), vocabulary(entry))
    told = [mention for mention in mentions if (mention.facts or mention.against) and not mention.denied]
    found: dict[Span, Heard] = {}
    beside = [item for mention in told for item in _beside(words, mention, entry, now)]
    for item in (*beside, *_own_beside_others(words, heard, entry)):
        if not any(other[0] < item.span[1] and item.span[0] < other[1] for other in found):
            found[item.span] = item
    return tuple(sorted((*heard, *found.values()), key=lambda item: item.span)) if found else heard


def _with_those_instead(folded: str, heard: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """``heard`` and the bare figures by which an amount or a count among them is put right: 剩5300,不,5030."""
    if not puts_right(folded):
        return heard
    found = list(heard)
    for told in (item for item in heard if item.kind in ("amount", "count")):
        at = place_instead(folded, told)
        match = _FIGURE_INSTEAD.match(folded, at) if at is not None else None
        if match is not None and all(item.span[1] <= match.start() or match.end(1) <= item.span[0] for item in found):
            found.extend(_instead(match, told))
    return tuple(sorted(found, key=lambda item: item.span))


def _instead(match: re.Match[str], told: Heard) -> Iterable[Heard]:
    """The value of a figure said in place of another value, of its kind."""
    value = read_bare_number(match[1])
    if told.kind == "amount" and value:
        yield Heard("amount", value, match.span(1), match[1])
    elif value is not None and value <= _MOST_COUNT and value == int(value):
        yield Heard("count", int(value), match.span(1), match[1])


def _beside(words: str, mention: Mention, entry: Entry, now: datetime) -> Iterable[Heard]:
    """The value that a naming word leads to, or that leads to it."""
    types = {entry.facts[name].type for name in mention.facts | mention.against}
    start = max(0, mention.start - _IN_SIGHT)
    before, after = words[start : mention.start], words[mention.end :]
    if question_between(words[max(0, mention.start - 4) : mention.start]):
        return
    if "amount" in types and (match := _AMOUNT.match(after)):
        yield from _number(match, mention.end, "amount")
    elif "amount" in types and (match := _amount_before(mention.word, before)):
        yield from _number(match, start, "amount")
    elif "count" in types and (match := _COUNT.match(after)):
        yield from _number(match, mention.end, "count")
    elif "count" in types and (match := _COUNT_BEFORE.search(before)):
        yield from _number(match, start, "count")
    elif "count" in types and mention.facts and (match := _COUNT_EN.match(after)):
        yield from _number(match, mention.end, "count")
    elif ("count" in types and (match := _ORDERS_BEFORE_EN.search(words[: mention.start]))) or (
        "count" in types and mention.facts and (match := _HELD_BEFORE_EN.search(words[: mention.start]))
    ):
        yield from _number(match, 0, "count")
    elif "count" in types and mention.facts and mention.word.isascii() and (match := _ONE_BEFORE.search(before)):
        yield from _number(match, start, "count")
    elif "date" in types and mention.facts and not any(spec.type == "amount" for spec in entry.facts.values()):
        if match := _DAY_BEFORE.search(before):
            yield from _day(match, start, now)
        elif match := _DAY_AFTER.match(after):
            yield from _day(match, mention.end, now)


def _own_beside_others(words: str, heard: tuple[Heard, ...], entry: Entry) -> Iterable[Heard]:
    """One's own count without its noun, where the message counts the same of others or of the rule: we have 2."""
    counts = sum(spec.type == "count" for spec in entry.facts.values())
    if counts == 1 and (FILLER in words or any(item.kind == "count" for item in heard)):
        for match in _OWN_EN.finditer(words):
            yield from _number(match, 0, "count")


def _amount_before(word: str, before: str) -> re.Match[str] | None:
    """The amount that leads to a word: 5,150 left, 399买的."""
    if word in _LEFT:
        return _AMOUNT_BEFORE.search(before)
    return _AMOUNT_TOUCHING.search(before) if word.startswith(_BOUGHT) else None


def _number(match: re.Match[str], start: int, kind: Kind) -> Iterable[Heard]:
    value = read_bare_number(match[match.lastindex or 1].rstrip(_MEASURES))
    if value is None:
        return
    group = match.lastindex or 1
    span = (start + match.start(group), start + match.end(group))
    if kind == "amount" and (not value or _LEAST_AMOUNT <= value < _MOST_AMOUNT):
        yield Heard("amount", value, span, match[group])
    if kind == "count" and value <= _MOST_COUNT and value == int(value):
        yield Heard("count", int(value), span, match[group])


def _day(match: re.Match[str], start: int, now: datetime) -> Iterable[Heard]:
    group = match.lastindex or 1
    month, day = re.split(r"[./-]", match[group])
    span = (start + match.start(group), start + match.end(group))
    for item in read(f"{int(month)}月{int(day)}日", now).facts:
        yield msgspec.structs.replace(item, span=span, text=match[group])
