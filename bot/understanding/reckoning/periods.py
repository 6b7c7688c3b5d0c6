"""Weeks, months and years that people tell where a day was meant: 去年11月续的, renewed last month.

They are no dates and no facts. But where a rule only asks on which side of its own day something lies, a month is enough;
and a day named beside one, or after it, lies in it: 三月退的,好像25号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.set_apart.subjects import somebody_elses
from bot.understanding.wording.clauses import Clause, Mood, Span, blanked, mood_of, says_nothing_else

_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "旧年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
    "last year": -1,
    "this year": 0,
    "next year": 1,
    "qunian": -1,
    "jinnian": 0,
}
_MONTHS = {
    "上上个月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "这月": 0, "下个月": 1, "下月": 1,
    "last month": -1, "this month": 0, "next month": 1,
}  # fmt: skip
_WEEKS = {
    "上上周": -2, "上周": -1, "上星期": -1, "上个星期": -1, "上礼拜": -1, "上个礼拜": -1, "这周": 0, "本周": 0,
    "这个星期": 0, "下周": 1, "下星期": 1, "下个星期": 1, "下礼拜": 1, "last week": -1, "this week": 0, "next week": 1,
}  # fmt: skip
_NUMERALS = {
    sign: number
    for number, sign in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_NAME = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_EDGE = pattern(r"[年月][初底末]")
_BOUND = r"(?:之?前|以前|之?后|以后|内|起|开始)"
"""Behind a month these make it one end of a time that is open on the other side."""
_IN_YEAR = r"\b(?:(?:(?:this|that|it|all)(?: was| is| happened)? )?(?:back )?in|(?:that|it) was|(?:the )?year(?: was| is)?|from|of) 20\d\d\b"
"""How a year is named in English by itself: in 2020, that was 2020, the year is 2020, an order from 2020."""
_PERIOD = pattern(
    rf"(?<![\d一二三四五六七八九十年月个.])(?:(?P<year>20\d\d|2[0-6](?=年))年?|(?P<said>{'|'.join(_YEARS)}))?(?:的|[./-](?=\d)|\s+(?=\d+yue))?"
    rf"(?P<month>(?<=[./-]){_MONTH}(?![\d./-])|{_MONTH}(?:月|\s?yue))(?:份|里|[初中末底])?(?![\d一二三四五六七八九十廿卅./号日]|{_BOUND}|\s\d+\s?hao)"
    rf"|(?P<alone>(?:20\d\d年|{'|'.join(name for name in _YEARS if not name.isascii())}|\b(?:last|this|next) year\b|{_IN_YEAR}))"
    rf"(?![\d一二三四五六七八九十]|[./]\d|年?[初底末]|{_BOUND}|的?冬|的?农历|的?阴历|的?(?:春节|过年|元旦|双))"
    r"|(?<!\d)(?P<short>2[0-6])年(?=的事|续|入|加入|退|申请|签)"
    rf"|(?P<near>{'|'.join(sorted((*_MONTHS, *_WEEKS), key=len, reverse=True))})(?![\d一二三四五六七八九十日天末]|\s?(?:\d|on\b)|{_BOUND})"
    rf"|\b(?P<name>{_NAME})\b,?\s(?:of\s)?(?P<of>20\d\d)(?!\d)"
    rf"|\b(?:in|since|during|from|expires in|until)\s(?P<bare>{_NAME})\b(?!\s\d)"
)


_OF_A_THING = pattern(r"(?:from|of)\b")
"""How a year is named that may be that of a thing: a shop from 2020."""
_APART = pattern(r"[,.;!?的]")
_THAT_TIME = pattern(r"^(?:那[会一]?[儿阵]?子?|的?那?个?时候|那年)")
_SINCE_BEFORE = pattern(r"(?:从|自从?|打从?|\bsince)\s*$")
_SINCE_BEHIND = pattern(
    r"[^,。;!?\d]{0,12}?(?:至今|到(?:现在|如今|今天|目前|而家)|以来|一直)|(?:起|开始|就(?:一直|在|开始|做|干|开))|[^,.;!?\d]{0,24}?\b(?:till|until|up to) (?:now|today)\b"
)
"""Around a year or month it begins a time that goes on: 从2016年做到现在, 2015年至今. No event lies in it."""
_RUNS_OUT = pattern(
    r"[\s\x00]*(?:的?会员)?(?:要?到|才|就|先|会|要|的时候|[\s\x00])*(?:到期|期满|过期|届满|截止)(?:的|呢|啊)?[\s\x00]*"
    r"|[\s\x00]*(?:and |it |which |will )*(?:expires?|ends?|runs? out)[a-z ]{0,8}[\s\x00]*"
)
"""A clause that says nothing but that something runs out."""
_SIGN_OF_ONE = pattern(f"[年月周]|20|星期|礼拜|yue|nian|year|month|week|{'|'.join(_NAMES)}")
"""Whatever names one holds one of these, which are looked for faster."""


class Period(NamedTuple):
    """A week, month or year as it is written in a message."""

    span: Span
    first: date | None
    """Its first and its last day; None for a month of which no year was said."""
    last: date | None
    month: int | None = None
    """Such a month."""
    about: frozenset[str] = frozenset()
    """The facts that its clause names."""
    foreign: bool = False
    """Its clause tells of another event, and of none of these facts."""
    bare: bool = False
    """Its clause says nothing else: 去年的事了."""


def names_period(folded: str) -> bool:
    """Whether anything in a folded text looks like a week, a month or a year."""
    return _SIGN_OF_ONE.search(folded) is not None and _PERIOD.search(folded) is not None


def periods_in(reader: ClaimReader, today: date) -> tuple[Period, ...]:
    """The weeks, months and years of a message that are no part of a value, as seen from ``today``."""
    matches = (match for match in _PERIOD.finditer(reader.folded) if not _within_a_value(reader, match.span()))
    return tuple(_in_its_clause(_read(match, today), reader) for match in matches if not _goes_on(match))


def _goes_on(match: re.Match[str]) -> bool:
    """Whether a year or month is only the one since which something has been so."""
    before = _SINCE_BEFORE.search(match.string[: match.start()]) is not None
    return before or _SINCE_BEHIND.match(match.string, match.end()) is not None


def dates_the_same(period: Period, item: Heard, fact: str, reader: ClaimReader) -> bool:
    """Whether nothing but the words of ``fact`` stands between a period and a day: 去年我11月12号申请, applied on Nov 12 in 2020."""
    place = _clause_of(reader, period.span)
    if place is None or _clause_of(reader, item.span) != place or _OF_A_THING.match(reader.folded, period.span[0]):
        return False
    clause, row = reader.clauses[place], reader.mentions[place]
    start, end = min(period.span[1], item.span[1]), max(period.span[0], item.span[0])
    if any(start <= mention.start < end and fact not in mention.facts for mention in row):
        return False
    own = [(mention.start - clause.start, mention.end - clause.start) for mention in row if fact in mention.facts]
    between = blanked(clause.words, own)[start - clause.start : end - clause.start]
    return says_nothing_else(_THAT_TIME.sub(" ", between), reader.title)


def may_date(period: Period, item: Heard, folded: str) -> bool:
    """Whether a year other than that of a day stands before it in its clause, and is not said of a thing (去年入驻的店)."""
    if period.first is None or not isinstance(item.value, date) or item.value.year == period.first.year:
        return False
    before = period.span[1] <= item.span[0] and not _OF_A_THING.match(folded, period.span[0])
    return before and _APART.search(folded, period.span[1], item.span[0]) is None


def period_told(reader: ClaimReader, fact: str, today: date, *, asked: bool) -> tuple[date, date] | None:
    """First and last day of the only week, month or year of a message, if that is told of ``fact`` and nothing else is.

    The one to come in which that runs out does not count: 去年8月续的,今年8月到期. ``asked``: the message answers the
    question for the fact, which it then need not name.
    """
    every = periods_in(reader, today)
    found = [period for period in every if not _runs_out_in(period, reader, today)] or list(every)
    if len(found) != 1 or somebody_elses(reader.folded, [found[0].span]):
        return None
    period, told = found[0], dict(_told(reader, fact))
    place = _clause_of(reader, period.span)
    if place is None or told.keys() - {place} or not (place in told or (asked and not period.foreign)):
        return None
    if period.month is not None:
        mood: Mood | None = "planned" if reader.entry.facts[fact].tense == "future" else told.get(place, "past")
        return _of_the_year(period.month, mood, today)
    return None if period.first is None or period.last is None else (period.first, period.last)


def _runs_out_in(period: Period, reader: ClaimReader, today: date) -> bool:
    """Whether a time to come is the one in which something runs out: 今年8月才到期."""
    place = _clause_of(reader, period.span)
    if not period.foreign or place is None or period.last is None or period.last <= today:
        return False
    clause = reader.clauses[place]
    words = blanked(clause.words, [(period.span[0] - clause.start, period.span[1] - clause.start)])
    return _RUNS_OUT.fullmatch(words) is not None


def _told(reader: ClaimReader, fact: str) -> Iterator[tuple[int, Mood | None]]:
    """The clauses that name a fact as something that was or will be done, and how they place it in time."""
    for place, (clause, row) in enumerate(zip(reader.clauses, reader.mentions, strict=True)):
        named = next((mention for mention in row if fact in mention.facts and not mention.denied), None)
        if named is not None:
            yield place, mood_of(clause.words, clause.words[named.end - clause.start :], named.word)


def _in_its_clause(period: Period, reader: ClaimReader) -> Period:
    place = _clause_of(reader, period.span)
    row = () if place is None else reader.mentions[place]
    about = frozenset(name for mention in row if not mention.denied for name in mention.facts)
    foreign = not about and any(mention.foreign or mention.against for mention in row)
    bare = place is None or _says_nothing_else(reader.clauses[place], period.span, reader.title)
    return period._replace(about=about, foreign=foreign, bare=bare)


def _says_nothing_else(clause: Clause, span: Span, title: str) -> bool:
    rest = blanked(clause.words, [(span[0] - clause.start, span[1] - clause.start)])
    return says_nothing_else(rest, title, answering=True)


def _clause_of(reader: ClaimReader, span: Span) -> int | None:
    return next((place for place, clause in enumerate(reader.clauses) if clause.holds(span)), None)


def _within_a_value(reader: ClaimReader, span: Span) -> bool:
    """Whether it is a part of a value; 8月底 is a month as much as a day."""
    values = (item.span for item in reader.heard if not _EDGE.search(item.text))
    return any(start < span[1] and span[0] < end for start, end in values)


def _read(match: re.Match[str], today: date) -> Period:
    if near := match["near"]:
        return Period(match.span(), *_near(near, today))
    if match["name"]:
        return Period(match.span(), *_days_of(int(match["of"]), _month_named(match["name"])))
    if alone := match["alone"] or match["short"]:
        figures = alone.removesuffix("年")[-4:] if alone[0].isascii() and alone not in _YEARS else alone
        year = 2000 + int(alone) if match["short"] else _year(figures, alone, today)
        return Period(match.span(), date(year, 1, 1), date(year, 12, 31))
    if match["bare"]:
        return Period(match.span(), None, None, _month_named(match["bare"]))
    raw = match["month"].removesuffix("月").removesuffix("yue").strip()
    month = _NUMERALS.get(raw) or int(raw)
    if match["year"] or match["said"]:
        return Period(match.span(), *_days_of(_year(match["year"], match["said"], today), month))
    return Period(match.span(), None, None, month)


def _of_the_year(month: int, mood: Mood | None, today: date) -> tuple[date, date] | None:
    """The month as it lies before or after today; None where the words leave that open."""
    if mood not in ("past", "planned"):
        return None
    year = today.year - (month > today.month) if mood == "past" else today.year + (month < today.month)
    return _days_of(year, month)


def _month_named(name: str) -> int:
    return _NAMES.index(name[:3]) + 1


def _year(figures: str | None, word: str | None, today: date) -> int:
    return int(figures) % 100 + 2000 if figures and figures.isdecimal() else today.year + _YEARS[word or ""]


def _near(word: str, today: date) -> tuple[date, date]:
    """First and last day of a month or week that is said as seen from today."""
    if word in _MONTHS:
        year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[word], 12)
        return _days_of(year, month + 1)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[word])
    return monday, monday + timedelta(days=6)


def _days_of(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
