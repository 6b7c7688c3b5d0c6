"""A time to be reminded at in somebody's own words: 前一天下午三点, 5月20号9点, 提前3天, two days before at 9am.

The fact reader reads days, clock times and lengths; this module adds what only makes sense beside a deadline (the day
before, on the day) by putting it into words that the reader knows. All times are China's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeVar

from bot.keeping.deadlines import Deadline
from bot.keeping.reminder_times import MORNING
from bot.patterns import pattern
from bot.understanding.facts import Duration, Heard, Problem, Reading, read
from bot.understanding.wording.folding import MAX_TEXT, fold
from handlers.result import day_of
from knowledge.model import CHINA

D = TypeVar("D", date, datetime)
Status = Literal["set", "past", "which_day", "impossible", "unread", "no_time"]


@dataclass(frozen=True)
class OwnTime:
    """What was made of the words.

    ``set``: ``at`` is the moment; ``past``: it is, but it is over; ``which_day``: only a clock time was said
    (``clock``), or a week or month (``period``); ``impossible``: ``problem`` says why; ``unread``: nothing but a wish
    to be reminded, no time; ``no_time``: the message is about something else.
    """

    status: Status
    at: datetime | None = None
    clock: time | None = None
    period: str = ""
    problem: Problem | None = None


_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+|半)"
_UNIT = r"(?:天|周|星期|礼拜|小时|钟头|分钟|个月)"

_EVENT = (
    r"(?:退出|离开|退|走|正式|生效|重新|加入|补足|补交|补缴|补|开通|开始|起算|结束|到期|续费|续签|发货|确认|退款|收货|截止"
    r"|期限)"
)
"""What happens on the day of a deadline, said before how long ahead of it: 退出前一周, 生效那天."""

_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (pattern(rf"{_EVENT}+(?:之?日)?的?(?=之?前|以前|头|提前|当[天日]|那[一]?[天日])"), " "),
    (
        pattern(
            r"\bbefore (?:(?:i|we|the|my|our|it|that) )*(?:leave|leaving|exit|go|takes? effect"
            r"|effective (?:date|day)|expir(?:es|y)|ends?|starts?|top-?up|due date)\b"
        ),
        "before",
    ),
    (pattern(rf"(?<!提)(?:前|头)({_NUMBER})(?:天|日)"), r" 提前\1天 "),
    (pattern(rf"(?<!提)(?:前|头)({_NUMBER}个?半?{_UNIT})"), r" 提前\1 "),
    (pattern(r"(?<!提)(?:前|头)(?:一|1)(?:晚上|晚|夜)"), " 提前1天 晚上 "),
    (pattern(rf"(?<![月年\d前])({_NUMBER}个?半?{_UNIT})(?:之前|以前|前)"), r" 提前\1 "),
    (pattern(r"\bthe (?:evening|night) before\b"), " 1 day before evening "),
    (pattern(r"(?:^|\bthe )(?:previous day|day before)\b"), " 1 day before "),
    (pattern(r"\bthe week before\b"), " 7 days before "),
    (
        pattern(r"\bat (\d{1,2})\b(?! ?(?:[:.]?\d|am\b|pm\b|a\.m|p\.m|o'?clock))"),
        lambda match: _at_hour(int(match[1])),
    ),
)
_BEFORE = pattern(r"提前|提早|早|before|earlier|ahead|in advance|prior")
_ON_THE_DAY = pattern(
    r"当天|当日|那天|那一天|那日|同一天|到期日|截止日|\b(?:on )?(?:the|that)(?: same| very)? day\b|\bsame day\b"
)
_PARTS_OF_THE_DAY: tuple[tuple[re.Pattern[str], time], ...] = (
    (pattern(r"早上|早晨|上午|清早|\bmorning\b"), time(9)),
    (pattern(r"中午|正午|\b(?:noon|midday)\b"), time(12)),
    (pattern(r"下午|午后|\bafternoon\b"), time(15)),
    (pattern(r"傍晚"), time(18)),
    (pattern(r"晚上|夜里|\b(?:evening|night)\b"), time(20)),
)
_REMINDING = pattern(r"提醒|\bremind(?:er)?\b")
_FILLING = pattern(
    r"到时候|提醒|一下|一声|麻烦|可以|时候|之前|以前|前|期限|到期|到时|截止|设[置成]?|左右|[请帮给我你您在就要的时吧呗啊呢嘛吗呀那想是个好了再到于也下设定成]"
    r"|\b(?:please|pls|remind|reminder|me|set|a|an|the|for|at|on|in|by|of|it|about|i|i'd|would|like|want|to|can|could|you"
    r"|deadline|due|date|day|then|make|that|around|before|and|of|ok|okay)\b"
)
_SUBSTANCE = pattern(r"\w")
_PERIOD = pattern(
    r"(?:下下?|这|本)个?(?:月|周|星期|礼拜)|\b(?:next|this) (?:month|week)\b"
    r"|\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
"""A time of which the day is missing."""
_EARLY_HOURS = range(1, 7)
"""A bare "three o'clock" in a wish to be reminded is three in the afternoon."""


def speaks_of_reminding(text: str) -> bool:
    """Whether the message asks to be reminded at all."""
    return _REMINDING.search(fold(text[:MAX_TEXT])) is not None


def own_time(text: str, deadline: Deadline, now: datetime) -> OwnTime:
    """The moment that ``text`` names for a reminder of ``deadline``, as of ``now``."""
    rewritten = _rewritten(fold(text[:MAX_TEXT]).strip())
    words = _ON_THE_DAY.sub(" ", rewritten)
    reading = read(words, now, tense="future")
    period = _PERIOD.search(words)
    if period and not _says_more(words[: period.start()] + words[period.end() :], Reading()):
        return OwnTime("which_day", period=period[0].strip())
    if _says_more(words, reading):
        return OwnTime("no_time")
    if reading.problems:
        return OwnTime("impossible", problem=reading.problems[0])
    clock = _clock(words, reading)
    moment = _moment(words, reading, clock, deadline, now)
    if moment is None and words != rewritten:
        moment = datetime.combine(deadline.day, clock or MORNING, CHINA)
    if moment is not None:
        return OwnTime("set" if moment > now else "past", at=moment)
    return OwnTime("unread") if clock is None else OwnTime("which_day", clock=clock)


def _rewritten(text: str) -> str:
    for words, replacement in _REWRITES:
        text = words.sub(replacement, text)
    return text


def _at_hour(hour: int) -> str:
    return f"at {hour}pm" if hour in _EARLY_HOURS or hour == 12 else f"at {hour}:00"


def _says_more(words: str, reading: Reading) -> bool:
    """Whether anything is left of the message without its times and the words around them."""
    rest = list(words)
    for start, end in [*(item.span for item in reading.facts), *(item.span for item in reading.problems)]:
        rest[start:end] = " " * (end - start)
    remaining = "".join(rest)
    for understood in (*(part for part, _ in _PARTS_OF_THE_DAY), _BEFORE, _FILLING):
        remaining = understood.sub(" ", remaining)
    strange = any(item.kind in ("amount", "count") for item in reading.facts)
    return strange or _SUBSTANCE.search(remaining) is not None


def _clock(words: str, reading: Reading) -> time | None:
    """The clock time that goes with a day named otherwise: read, or by the part of the day."""
    for item in reading.facts:
        if isinstance(item.value, datetime) and "day" in item.assumed:
            return _awake(item, item.value).time()
    return next((clock for pattern, clock in _PARTS_OF_THE_DAY if pattern.search(words)), None)


def _awake(item: Heard, moment: datetime) -> datetime:
    """``moment``, in the afternoon where the half of the day was left open at an early hour."""
    if "half_day" in item.assumed and moment.hour in _EARLY_HOURS:
        return moment + timedelta(hours=12)
    return moment


def _moment(words: str, reading: Reading, clock: time | None, deadline: Deadline, now: datetime) -> datetime | None:
    """The moment named by a length before the deadline or by a day of its own."""
    for item in reading.facts:
        if isinstance(item.value, Duration) and _BEFORE.search(words):
            return _ahead(item.value, clock, deadline)
    for item in reading.facts:
        if isinstance(item.value, datetime) and "day" not in item.assumed:
            return _awake(item, _fitting(item, item.value, deadline, now)).astimezone(CHINA)
        if isinstance(item.value, date) and not isinstance(item.value, datetime):
            return datetime.combine(_fitting(item, item.value, deadline, now), clock or MORNING, CHINA)
    return None


def _ahead(length: Duration, clock: time | None, deadline: Deadline) -> datetime | None:
    back = length * -1
    try:
        if length.seconds or (deadline.is_moment and clock is None):
            moment = back.add_to(deadline.end)
            return moment if isinstance(moment, datetime) else None
        return datetime.combine(back.add_to(deadline.day), clock or MORNING, CHINA)
    except (ValueError, OverflowError):  # before the calendar begins
        return None


def _fitting(item: Heard, value: D, deadline: Deadline, now: datetime) -> D:
    """``value`` of a day whose year, month or week was left open; another reading if only that is in time."""
    for reading in (value, item.future, item.past):
        if isinstance(reading, type(value)) and now.date() <= day_of(reading) <= deadline.day:
            return reading
    return value
