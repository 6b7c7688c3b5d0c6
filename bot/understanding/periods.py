"""Weeks, months and years that people tell where a day was meant: 去年11月续的, renewed last month.

They are no dates and no facts; but where a rule only asks on which side of its own day something lies, a month is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.understanding.claims import ClaimReader
from bot.understanding.clauses import Mood, Span, mood_of, question_between

_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "旧年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "last year": -1,
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
_PERIOD = re.compile(
    rf"(?<![\d一二三四五六七八九十年月个.])(?:(?P<year>20\d\d)年?|(?P<said>{'|'.join(_YEARS)}))?(?:的|[./-](?=\d)|\s+(?=\d+yue))?"
    rf"(?P<month>(?<=[./-]){_MONTH}(?![\d./-])|{_MONTH}(?:月|yue))(?:份|[初中末底])?(?![\d一二三四五六七八九十廿卅./号日])"
    rf"|(?P<alone>(?:20\d\d年|{'|'.join(name for name in _YEARS if not name.isascii())}|\blast year\b|\bin 20\d\d\b))"
    r"(?![\d一二三四五六七八九十]|[./]\d|的?冬|的?农历|的?阴历|的?(?:春节|过年|元旦|双))"
    rf"|(?P<near>{'|'.join(sorted((*_MONTHS, *_WEEKS), key=len, reverse=True))})(?![\d一二三四五六七八九十日天末]|\s?(?:\d|on\b))"
    rf"|\b(?P<name>{_NAME})\b,?\s(?:of\s)?(?P<of>20\d\d)(?!\d)"
)


class Period(NamedTuple):
    """A week, month or year as it is written in a message, with its first and last day."""

    span: Span
    first: date
    last: date
    assumed: frozenset[str] = frozenset()
    """``year``, where it was not said."""


def names_a_period(folded: str) -> bool:
    """Whether a week, month or year stands in a text at all, be it that of a day."""
    return _PERIOD.search(folded) is not None


def period_told(reader: ClaimReader, fact: str, today: date, *, asked: bool) -> Period | None:
    """The only week, month or year of a message, if it is told of ``fact`` and no other clause tells of that too.

    ``asked``: the message answers the question for the fact, which it then need not name.
    """
    found = [(match, _clause_of(reader, match.span())) for match in _PERIOD.finditer(reader.folded)]
    found = [(match, place) for match, place in found if not _within_a_value(reader, match.span())]
    if len(found) != 1:
        return None
    match, place = found[0]
    if place is None or question_between(match[0]):
        return None
    told = dict(_told(reader, fact))
    if told.keys() - {place} or not (asked or place in told):
        return None
    return _placed(match, told.get(place, "past"), today)


def _told(reader: ClaimReader, fact: str) -> Iterator[tuple[int, Mood | None]]:
    """The clauses that name a fact as something that was or will be done, and how they place it in time."""
    for place, (clause, row) in enumerate(zip(reader.clauses, reader.mentions, strict=True)):
        named = next((mention for mention in row if fact in mention.facts and not mention.denied), None)
        if named is not None:
            yield place, mood_of(clause.words, clause.words[named.end - clause.start :], named.word)


def _clause_of(reader: ClaimReader, span: Span) -> int | None:
    return next((place for place, clause in enumerate(reader.clauses) if clause.holds(span)), None)


def _within_a_value(reader: ClaimReader, span: Span) -> bool:
    return any(item.span[0] < span[1] and span[0] < item.span[1] for item in reader.heard)


def _placed(match: re.Match[str], mood: Mood | None, today: date) -> Period | None:
    """The period as it lies seen from today; None where the words leave its year open."""
    if near := match["near"]:
        return Period(match.span(), *_near(near, today))
    if match["name"]:
        return Period(match.span(), *_month(int(match["of"]), _NAMES.index(match["name"][:3]) + 1))
    if alone := match["alone"]:
        year = _year(alone.removesuffix("年").removeprefix("in "), alone, today)
        return Period(match.span(), date(year, 1, 1), date(year, 12, 31))
    raw = match["month"].removesuffix("月").removesuffix("yue")
    month = _NUMERALS.get(raw) or int(raw)
    if match["year"] or match["said"]:
        return Period(match.span(), *_month(_year(match["year"], match["said"], today), month))
    if mood not in ("past", "planned"):
        return None
    begun = month <= today.month
    year = today.year - (not begun) if mood == "past" else today.year + (month < today.month)
    return Period(match.span(), *_month(year, month), frozenset({"year"}))


def _year(figures: str | None, word: str | None, today: date) -> int:
    return int(figures) if figures and figures.isdecimal() else today.year + _YEARS[word or ""]


def _near(word: str, today: date) -> tuple[date, date]:
    """First and last day of a month or week that is said as seen from today."""
    if word in _MONTHS:
        year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[word], 12)
        return _month(year, month + 1)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[word])
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
