"""Times of day said in English: 3pm, 7.45 pm, 16.30 hrs, noon, half past two in the afternoon, ten to five, 8 in the evening."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts.draft import ClockFound, Line
from bot.understanding.facts.hours import halved, made

#: 7.45 and 16.30: hours and minutes with a dot between, as many write them.
_DOTTED = pattern(r"(\d{1,2})\.(\d\d)")
#: 1630 hrs.
_MILITARY = pattern(r"(\d\d)(\d\d)")
_PARTS = {"half": 30, "quarter": 15}
#: Minutes that are said before or after a full hour: ten to five.
_MINUTES = frozenset({5, 10, 20, 25})


def english_clock(line: Line, first: int, period: str | None, *, day_said: bool) -> ClockFound | None:
    """The time of day said in English at this token. `period` is the part of the day said before it."""
    index = line.skip(first, "before_clock", most=2)
    if line.in_chinese(index):
        return None
    found = (
        _noon(line, index)
        or _hour(line, index, period, at=line.text(first) == "at")
        or _dotted(line, index, sure=day_said, period=period)
        or _past_or_to(line, index)
    )
    return found and found._replace(last=line.skip(found.last, "exact"))


def dotted_clock(line: Line, first: int) -> ClockFound | None:
    """At 21.15: a time only if its day follows, which the caller has to see to."""
    return _dotted(line, first + 1, sure=True, period=None) if line.text(first) == "at" else None


def after_clock(line: Line, last: int, said: tuple[int, int, int], *, less: int = 0) -> ClockFound | None:
    """The clock of these figures with the am, pm or 【in the evening】 after them; None if there is nothing of the kind."""
    if line.has(last, "half_of_day"):
        return halved(last + 1, said, line.value(last), less=less)
    if line.has(last, "period") and line.text(last).startswith(("in the ", "at ")):
        return made(last + 1, said, str(line.value(last)), less=less)
    return None


def _noon(line: Line, index: int) -> ClockFound | None:
    """Noon, 12 noon."""
    after = index + 1 if line.whole(index) == 12 else index
    return made(after + 1, (12, 0, 0), None) if line.text(after) == "noon" else None


def _hour(line: Line, index: int, period: str | None, *, at: bool) -> ClockFound | None:
    """3pm, 8 in the evening; in the evening at eight."""
    hour, text = line.whole(index), line.text(index)
    if hour is None or hour > 99 or not text.isascii() or (text[0].isdigit() and not text.isdigit()):
        return None
    minute = line.whole(index + 1)
    if minute is not None and 10 <= minute < 60 and line.text(index + 1)[0].isalpha():  # three thirty pm
        return after_clock(line, index + 2, (hour, minute, 0))
    if period and at and hour <= 24:
        return made(index + 1, (hour, 0, 0), period)
    return after_clock(line, index + 1, (hour, 0, 0))


def _dotted(line: Line, index: int, *, sure: bool, period: str | None) -> ClockFound | None:
    """7.45 pm, 16.30 hrs, 1630 hrs, 下午7.45; after a day also at 16.30."""
    hours = line.text(index + 1) in {"hrs", "h", "hr"}
    minute = line.whole(index + 2) if line.text(index + 1) == "h" and line.touching(index + 2) else None
    if minute is not None and len(line.text(index + 2)) == 2:  # 15h30
        return made(index + 3, (line.whole(index) or 0, minute, 0), None, spoken=False)
    match = _DOTTED.fullmatch(line.text(index)) or (_MILITARY.fullmatch(line.text(index)) if hours else None)
    if match is None or not line.has(index, "figure"):
        return None
    said = (int(match[1]), int(match[2]), 0)
    if hours and (sure or line.has(index - 1, "before_clock") or (said[1] < 60 and len(match[1]) == 2)):
        return made(index + 2, said, None, spoken=False)
    led = bool(period and line.has(index - 1, "period")) or (sure and line.text(index - 1) == "at")
    alone = led and (line.ended(index + 1) or line.has(index + 1, *_AFTER_ALONE))
    if alone and period:
        return made(index + 1, said, period)
    return made(index + 1, said, None, spoken=False) if alone else after_clock(line, index + 1, said)


#: What may follow 16.30 that makes it no price or size.
_AFTER_ALONE = ("before_day", "event", "past", "subject", "day_word", "weekday_name", "month_name")


def _past_or_to(line: Line, index: int) -> ClockFound | None:
    """Half past three, quarter to four in the afternoon, ten to five pm."""
    minutes, turn = _PARTS.get(line.text(index)), line.text(index + 1)
    counted = line.whole(index) if minutes is None else minutes
    hour = line.whole(index + 2)
    if counted is None or turn not in {"past", "to"} or hour is None or not 1 <= hour <= 12:
        return None
    less = counted if turn == "to" else 0
    said = (hour, counted - less, 0)
    if minutes is None:
        return after_clock(line, index + 3, said, less=less) if counted in _MINUTES else None
    return after_clock(line, index + 3, said, less=less) or made(index + 3, said, None, less=less)
