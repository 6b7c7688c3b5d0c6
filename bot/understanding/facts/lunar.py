"""Lunar days: named as such and never read as solar ones, unless the calendar date is told with them.

农历四月廿五下午3点 and 四月二十(农历) are refused as a whole; 农历四月初一,阳历是5月20号 tells the 20th of May.
"""

from __future__ import annotations

from datetime import datetime

from bot.patterns import pattern
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.holidays import LUNAR_HOLIDAYS

LUNAR = "lunar_date"
"""What is wrong with such a date."""
_CALENDAR = frozenset(
    {"农历", "阴历", "旧历", "夏历", "古历", "老历", "黄历", "lunar", "lunar calendar", "chinese calendar"}
)
"""The names of the calendar, which say no day themselves."""
_CLOSE = 12
"""Characters between a lunar date and the calendar date of the same day."""
_PARTS = ("figure", "month", "month_name", "edge", "day", "lunar", "year", "year_word", "month_word")
_TWENTIES = ("廿", "卅")
_OPENS, _CLOSES = ("(", "[", "【"), (")", "]", "】")
_LEADS_ON = pattern(
    r"[\s:,，]?(?:calendar|date)?(?:的|上|里|那[天日]|[日时]期|日子|时间|来?[算讲说看]|应该|大概|好像|就|是|为|在|on|is|was|the|\s){0,5}"
)
"""Between the name of the calendar and its day: 按农历算是四月二十."""
_SAID_BEHIND = pattern(
    r"\s?[(\[【,，]?\s?(?:是|按|这是|那是|说的是|我说的是|指|算|of the|in the|by the|on the|the|\s){0,2}"
)
"""Between a day and the calendar's name: 四月二十(农历), April 8, lunar."""
_SOLAR = r"(?:阳历|公历|新历|西历|国历|solar|gregorian)"
_SOLAR_BEHIND = pattern(rf"[\s(,，]{{0,2}}(?:也就是|就是|即|合|折合|对应|换算[成为]?)?{_SOLAR}")
"""Behind a lunar date: the calendar date follows."""
_SOLAR_LEADS = pattern(
    rf"{_SOLAR}(?: calendar| date)?(?:的|上|那[天日]|[日时]期|日子|时间|[来一查换]?[算讲说看下查]|应该|大概|就|是|为|在|:|,|，|is|was|on|\s){{0,6}}$"
)
"""Before a date: it is one of the calendar that everybody uses."""


def lunar(line: Line, first: int, _: datetime) -> Draft | None:
    """A date of the Chinese lunar calendar: named, never read as a solar one."""
    index = first + 2 if line.has(first + 1, "year") else line.skip(first, "year_word")
    named = line.has(index, "lunar")
    if named and line.text(index + 1) in LUNAR_HOLIDAYS:
        return None  # 农历年三十: the day is in the table
    in_month = line.has(index + 1, "month") and (line.has(index + 2, "lunar") or _is_twentieth(line, index + 2))
    tenth = line.text(index + 1) == "月初" and line.has(index + 2, "figure")
    counted = line.has(index + 3, "measure", "measure_of", "ge", "currency", "day")
    if not named and not (line.has(index, "figure") and (in_month or (tenth and not counted))):
        return None
    last = index + 1
    while line.has(last, *_PARTS):
        last += 1
    return Draft(first, last, "date", problem=LUNAR)


def _is_twentieth(line: Line, index: int) -> bool:
    """Whether a day of the month is told as lunar ones are: 四月廿五; not 廿五号, as the south says for any month."""
    told = line.text(index)[:1] in _TWENTIES and line.whole(index) is not None
    return told and not line.has(index + 1, "day", "measure", "measure_of", "ge", "currency", "unit", "figure")


def lunar_joined(drafts: list[Draft], line: Line, text: str) -> list[Draft]:
    """The drafts with each lunar date as one: with the calendar's name before or behind it, and with its hour.

    Without those whose calendar date is told too, and names of the calendar that no day goes with.
    """
    if all(draft.problem != LUNAR for draft in drafts):
        return drafts
    solar = [draft for draft in drafts if _is_solar(draft, line, text)]
    open_day = any(_is_day(draft) and not _is_solar(draft, line, text) for draft in drafts)
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and _go_together(before, draft, line, text):
            closed = draft.last + (line.text(draft.first - 1) in _OPENS and line.text(draft.last) in _CLOSES)
            joined[-1] = Draft(before.first, closed, "date", problem=LUNAR)
        else:
            joined.append(draft)
    return [
        draft
        for at, draft in enumerate(joined)
        if draft.problem != LUNAR
        or not (
            any(_is_beside(draft, one, line) for one in solar)
            or (_is_name(draft, line) and not open_day)
            or _told_in_solar(draft, joined[at - 1] if at else None, line, text)
        )
    ]


def _is_beside(lunar_one: Draft, solar_one: Draft, line: Line) -> bool:
    """Whether the calendar date is told close enough to a lunar one to be the same day."""
    first, second = sorted((lunar_one, solar_one), key=lambda draft: draft.first)
    return line.tokens[second.first].start - line.tokens[first.last - 1].end <= _CLOSE


def _go_together(before: Draft, draft: Draft, line: Line, text: str) -> bool:
    """Whether one of two findings tells the calendar or the day of the other: 农历…四月二十, 四月二十(农历), …下午3点."""
    between = text[line.tokens[before.last - 1].end : line.tokens[draft.first].start]
    if before.problem == LUNAR and _is_day(draft):
        hour = draft.day is not None and draft.day.cycle == "day" and draft.clock is not None
        if hour and not _is_name(before, line):
            return not between.strip()
        return _is_name(before, line) and _LEADS_ON.fullmatch(between) is not None
    return (
        draft.problem == LUNAR
        and _is_name(draft, line)
        and _is_day(before)
        and not _is_solar(before, line, text)
        and _SAID_BEHIND.fullmatch(between) is not None
    )


def _is_day(draft: Draft) -> bool:
    return draft.problem is None and draft.kind in ("date", "datetime")


def _is_name(draft: Draft, line: Line) -> bool:
    """Whether a finding is the calendar's name and no day: 农历."""
    return all(line.text(index) in _CALENDAR for index in range(draft.first, draft.last))


def _is_solar(draft: Draft, line: Line, text: str) -> bool:
    """Whether a date is said to be one of the solar calendar: 阳历是5月20号."""
    return _is_day(draft) and _SOLAR_LEADS.search(text[: line.tokens[draft.first].start]) is not None


def _told_in_solar(draft: Draft, before: Draft | None, line: Line, text: str) -> bool:
    """Whether the calendar date stands beside a lunar one: 三月初二(阳历4月21号), 4月21号(三月初二)."""
    if _SOLAR_BEHIND.match(text, line.tokens[draft.last - 1].end):
        return True
    if before is None or not _is_day(before):
        return False
    return text[line.tokens[before.last - 1].end : line.tokens[draft.first].start].strip() in _OPENS
