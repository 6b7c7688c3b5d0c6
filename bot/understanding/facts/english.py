"""Days said in English: May 10, 2023; the 10th of May; the 15th; last Friday; end of May."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understanding.facts.days import certain, exists, last_of_month, month_end, monthly, weekly, yearly
from bot.understanding.facts.draft import DayFound, Line
from bot.understanding.facts.figures import NO_DATE, NO_YEAR
from handlers.calendar import add_months

#: The digits of the years people mean: 5 March 2203 and 3022 are 2023, mistyped; 5 March 4500 names an amount.
_MIXED_UP = [sorted(str(year)) for year in range(2015, 2030)]
_WEEKS_FROM_NOW = {"last": -1, "this": 0, "next": 1}
#: What may follow an ordinal that is a day.
_AFTER_DAY = (
    "event", "act", "subject", "past", "future", "soon", "ask", "period", "day_word", "before_day", "before_clock", "figure", "fill", "particle",
)  # fmt: skip


def english_day(line: Line, first: int, today: date) -> DayFound | None:
    """The day said in English at this token, as of `today`."""
    index = line.skip(first, "before_day", most=2)
    if line.in_chinese(index):
        return None
    return (
        _part_of_day(line, index, today)
        or _year_first(line, index)
        or _month_first(line, index)
        or _day_first(line, first, index, today)
        or _month_word_first(line, index, today)
        or _weekday(line, index, today)
        or _end_of(line, index, today)
    )


def _part_of_day(line: Line, first: int, today: date) -> DayFound | None:
    """The morning of Oct 30."""
    if not line.has(first, "period") or line.text(first + 1) != "of":
        return None
    found = english_day(line, first + 2, today)
    return found and found._replace(period=str(line.value(first)))


def _number(line: Line, index: int) -> tuple[int, int, bool] | None:
    """The day of a month at this token, the index after it, and whether it is an ordinal: 23, 23rd, twenty-third."""
    value = line.value(index)
    if line.has(index, "ordinal_word") and isinstance(value, int):
        return value, index + 1, True
    number, text = line.whole(index), line.text(index)
    if number is None or not 0 < number <= 99 or not (text.isascii() and text.isdigit()):
        return None
    suffixed = line.has(index + 1, "suffix")
    return number, index + 1 + suffixed, suffixed


def _month_first(line: Line, first: int) -> DayFound | None:
    """May 10, May 10th, 2023; May twenty-third; June the third."""
    month, place = line.value(first), first + 2 if line.text(first + 1) in {".", "the"} else first + 1
    said = _number(line, place) if line.has(first, "month_name") else None
    if said is None or not isinstance(month, int):
        return None
    number, last, ordinal = said
    if line.text(first + 1) == "the" and not ordinal:
        return None
    if line.has(last, "unit", "measure", "currency") or _counts(line, last):
        return None
    if line.has(place, "ordinal_word") and _is_verb(line, first) and not _goes_on_well(line, last):
        return None  # may first of all
    return _with_year(line, month, number, last)


def _counts(line: Line, index: int) -> bool:
    """Whether the number before this token is how many, or which one: the 3rd 【valid complaint】."""
    return line.has(index, "noun", "noun_link", "ge", "measure_of") and line.text(index) != "the"


def _is_verb(line: Line, index: int) -> bool:
    return line.text(index) in {"may", "march"}


def _goes_on_well(line: Line, index: int) -> bool:
    """Whether what follows an ordinal lets it be a day: the twentieth 【buyer signed】, but not the first 【page】."""
    return line.ended(index) or (line.has(index, *_AFTER_DAY) and line.text(index) != "of")


def _year_first(line: Line, first: int) -> DayFound | None:
    """2024 Nov 12."""
    year, found = line.whole(first), _month_first(line, first + 1)
    if year is None or found is None or found.day is None or found.day.certain or not 1900 <= year <= 2100:
        return None
    day = found.day.past(date(year, 12, 31))
    return (
        DayFound(found.last, certain(day))
        if day is not None and day.year == year
        else DayFound(found.last, problem=NO_DATE)
    )


def _day_first(line: Line, first: int, start: int, today: date) -> DayFound | None:
    """10 May, the 10th of May 2023, the 15th, the 15th of next month. Prepositions and articles end at `start`."""
    said = _number(line, start)
    if said is None:
        return None
    number, last, ordinal = said
    index = line.skip(last, "of")
    month = line.value(index)
    named = index > last or not line.has(start, "ordinal_word") or not _is_verb(line, index)
    if line.has(index, "month_name") and isinstance(month, int) and named:
        return _with_year(line, month, number, index + 1)
    in_month = index if index > last else line.skip(last, "joint")
    if ordinal and line.has(in_month, "month_word") and line.text(in_month).isascii():
        return _of_month(line, in_month, number, in_month + 1, today)
    if not ordinal or not 1 <= number <= 31 or index > last or line.has(index, "unit", "sort") or _counts(line, index):
        return None
    if line.has(start, "ordinal_word"):
        led = line.text(first) not in {"the", line.text(start)} or line.has(first - 1, "event")
        believed = led and line.text(start - 1) == "the" and _goes_on_well(line, index)
    else:
        believed = start > first or (line.ended(last) and (start == 0 or line.has(start - 1, "event")))
    return DayFound(last, monthly(number)) if believed else None


def _month_word_first(line: Line, first: int, today: date) -> DayFound | None:
    """Next month 15th, last month on the 20th."""
    if not line.has(first, "month_word") or not line.text(first).isascii():
        return None
    said = _number(line, line.skip(line.skip(first + 1, "joint"), "before_day", most=2))
    if said is None or not said[2] or line.has(said[1], "unit") or _counts(line, said[1]):
        return None
    return _of_month(line, first, said[0], said[1], today)


def _of_month(line: Line, place: int, number: int, last: int, today: date) -> DayFound | None:
    """The day of the month that the word at `place` names."""
    offset = line.value(place)
    if not isinstance(offset, int):
        return None
    start = add_months(today.replace(day=1), offset)
    if not exists(start.month, number, start.year):
        return DayFound(last, problem=NO_DATE)
    return DayFound(last, certain(start.replace(day=number)))


def _with_year(line: Line, month: int, number: int, index: int) -> DayFound:
    """The day of this month, in the year that follows if one does."""
    after = index + 1 if line.text(index) == "," else index
    year = line.whole(after)
    said = (
        year is not None
        and 1900 <= year <= 2100
        and len(line.text(after)) == 4
        and not line.has(after + 1, "currency", "unit", "measure")
    )
    last = after + 1 if said else index
    if not said and year is not None and sorted(line.text(after)) in _MIXED_UP and exists(month, number):
        return DayFound(after + 1, problem=NO_YEAR)
    if not exists(month, number, year if said else None):
        return DayFound(last, problem=NO_DATE)
    return DayFound(last, certain(date(year, month, number)) if said and year else yearly(month, number))


def _weekday(line: Line, first: int, today: date) -> DayFound | None:
    """Friday, last Friday, next Monday, this Tuesday; a guess where the last or next one may also lie in this week."""
    in_week = _weekday_of_week(line, first, today)
    if in_week is not None:
        return in_week
    offset = _WEEKS_FROM_NOW.get(line.text(first))
    index = first if offset is None else first + 1
    weekday = line.value(index)
    if not line.has(index, "weekday_name") or not isinstance(weekday, int):
        return None
    near = weekly(weekday)
    if line.text(index + 1) == "before" and line.text(index + 2) == "last":
        return _before_last(weekday, index + 3, today)
    if offset is None:
        return DayFound(index + 1, near)
    if offset == 0:
        return DayFound(index + 1, certain(today + timedelta(days=weekday - today.weekday())))
    day = near.past(today - timedelta(days=1)) if offset < 0 else near.future(today + timedelta(days=1))
    in_this_week = weekday < today.weekday() if offset < 0 else weekday > today.weekday()
    return None if day is None else DayFound(index + 1, certain(day), approximate=in_this_week)


def _before_last(weekday: int, last: int, today: date) -> DayFound:
    """The Friday before last; a guess where the last one may be that of this week or of the one before."""
    monday = today - timedelta(days=today.weekday())
    in_this_week = monday + timedelta(days=weekday) < today
    return DayFound(last, certain(monday + timedelta(days=weekday - 14)), approximate=in_this_week)


def _weekday_of_week(line: Line, first: int, today: date) -> DayFound | None:
    """Tuesday last week, next week Tuesday."""
    for place, phrase in ((first, first + 1), (line.skip(first + 1, "before_day"), first)):
        weeks, weekday = line.value(phrase), line.value(place)
        if (
            line.has(phrase, "week_phrase")
            and line.has(place, "weekday_name")
            and isinstance(weeks, int)
            and isinstance(weekday, int)
        ):
            monday = today - timedelta(days=today.weekday())
            return DayFound(max(place, phrase) + 1, certain(monday + timedelta(days=7 * weeks + weekday)))
    return None


def _end_of(line: Line, first: int, today: date) -> DayFound | None:
    """End of May, the last day of this month."""
    if not line.has(first, "end_of"):
        return None
    month = line.value(first + 1)
    if line.has(first + 1, "month_name") and isinstance(month, int):
        return DayFound(first + 2, month_end(month))
    if line.has(first + 1, "month_word") and isinstance(month, int):
        return DayFound(first + 2, certain(last_of_month(add_months(today.replace(day=1), month))))
    return None
