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

from bot.understanding.clauses import Clause, Span, blanked, question_between
from bot.understanding.facts import Heard, Kind, read, read_bare_number
from bot.understanding.mentions import Mention, mentions_in, vocabulary
from bot.understanding.roles import MOST_VALUES
from knowledge.model import Entry

_LEAST_AMOUNT, _MOST_AMOUNT = Decimal(100), Decimal(1_000_000)
_MOST_COUNT = 30
_LINK = r"(?:[\s:=\u2060]|是|为|有|了|着|还|只|就|才|仅|剩|只剩|大概|人民币|rmb|¥|of|at|is|now|only){0,8}"
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?\s?[kw]?|[一二两三四五六七八九十百千万零]{2,}"
_IN_SIGHT = 20
"""Characters before a naming word in which its figure would stand."""
_ENDED = r"(?=\s*(?:$|[,。;!?~…)、](?!\d)|[了吧呢啊哦嘛的咯哒么吗](?![一-龥])|\s[^\d\s]|left|yuan|in\b))"
_AMOUNT = re.compile(rf"{_LINK}({_NUMERAL}){_ENDED}")
_MEASURES = "次回单笔条件起宗个票例桩张遍"
_MEASURE = f"[{_MEASURES}]"
_COUNT = re.compile(
    rf"(?:[\s:=x×]|数|是|为|有|了|着|的|还|只|就|才|仅|共){{0,4}}((?:\d{{1,2}}|[一两二三四五六七八九十]){_MEASURE}(?![月天年大小新老])|[俩仨]|\d{{1,2}}{_ENDED})"
)
_FIGURE = re.compile(rf"\d|[一二两三四五六七八九十百千万零]{{2}}|[一两二三四五六七八九十]{_MEASURE}|[俩仨]")
"""Whatever is left to be read begins with one of these."""
_COUNT_BEFORE = re.compile(
    rf"(?<![第\d.,/:-])((?:\d{{1,2}}|[一两二三四五六七八九十]){_MEASURE}|\d{{1,2}}(?=\s$))(?:的|都|已|已经|被|让|\s)?$"
)
_DAY = r"(?<![\d.:/])((?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9]))(?![\d./:%]|\s?[元块kw折])"
_DAY_BEFORE = re.compile(rf"{_DAY}\s?(?:我|我们|就|才|已|已经|刚|给|把|日|号)?$")
_DAY_AFTER = re.compile(rf"\s?(?:on|at|于|在|:)?\s?{_DAY}")


def figures_beside(folded: str, heard: tuple[Heard, ...], entry: Entry, now: datetime) -> tuple[Heard, ...]:
    """``heard`` and the figures that touch a cue of ``entry`` and have not been read, in order; a flood gains none."""
    if len(heard) > MOST_VALUES or not any(letter.isdigit() or letter in "一二两三四五六七八九十" for letter in folded):
        return heard
    words = blanked(folded, [item.span for item in heard])
    if not _FIGURE.search(words):
        return heard
    mentions = mentions_in(Clause(0, len(words), words), vocabulary(entry))
    told = [mention for mention in mentions if (mention.facts or mention.against) and not mention.denied]
    found: dict[Span, Heard] = {}
    for item in (item for mention in told for item in _beside(words, mention, entry, now)):
        if not any(other[0] < item.span[1] and item.span[0] < other[1] for other in found):
            found[item.span] = item
    return tuple(sorted((*heard, *found.values()), key=lambda item: item.span)) if found else heard


def _beside(words: str, mention: Mention, entry: Entry, now: datetime) -> Iterable[Heard]:
    """The value that a naming word leads to, or that leads to it."""
    types = {entry.facts[name].type for name in mention.facts | mention.against}
    start = max(0, mention.start - _IN_SIGHT)
    before, after = words[start : mention.start], words[mention.end :]
    if question_between(words[max(0, mention.start - 3) : mention.start]):
        return
    if "amount" in types and (match := _AMOUNT.match(after)):
        yield from _number(match, mention.end, "amount")
    elif "count" in types and (match := _COUNT.match(after)):
        yield from _number(match, mention.end, "count")
    elif "count" in types and (match := _COUNT_BEFORE.search(before)):
        yield from _number(match, start, "count")
    elif "date" in types and mention.facts and not any(spec.type == "amount" for spec in entry.facts.values()):
        if match := _DAY_BEFORE.search(before):
            yield from _day(match, start, now)
        elif match := _DAY_AFTER.match(after):
            yield from _day(match, mention.end, now)


def _number(match: re.Match[str], start: int, kind: Kind) -> Iterable[Heard]:
    value = read_bare_number(match[1].rstrip(_MEASURES))
    if value is None:
        return
    span = (start + match.start(1), start + match.end(1))
    if kind == "amount" and _LEAST_AMOUNT <= value < _MOST_AMOUNT:
        yield Heard("amount", value, span, match[1])
    if kind == "count" and value <= _MOST_COUNT and value == int(value):
        yield Heard("count", int(value), span, match[1])


def _day(match: re.Match[str], start: int, now: datetime) -> Iterable[Heard]:
    month, day = re.split(r"[./]", match[1])
    span = (start + match.start(1), start + match.end(1))
    for item in read(f"{int(month)}月{int(day)}日", now).facts:
        yield msgspec.structs.replace(item, span=span, text=match[1])
