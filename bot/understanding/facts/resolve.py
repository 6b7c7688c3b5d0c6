"""Settling: drafts become facts. An open day takes the reading that fits its tense and the day told before it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import msgspec

from bot.understanding.facts.dates import said_year
from bot.understanding.facts.days import Day, certain, day_said
from bot.understanding.facts.draft import Clock, Draft, Line
from bot.understanding.facts.holidays import HOLIDAYS, covered, holiday_in
from bot.understanding.facts.model import CHINA, Heard, Problem, Reading, Span, Tense
from bot.understanding.facts.scan import Folded
from bot.understanding.facts.tense import TenseCues
from bot.understanding.facts.words import FIRST_DAY, LAST_DAY

_NOON = 12 * 3600
#: Days within which the future reading of a date without a year is the natural one although nothing tells, and days beyond which
#: the past one is not.
_SOON, _LONG_AGO = 60, 300
#: What may stand between a day and the date that says it again: 明天(11号), 明天也就是11号.
_SAYS_AGAIN = frozenset({"(", "（", "就", "是", "就是", "也就是", "也", "即", "the", "on"})
#: ... and today and its weekday: 今天都已经礼拜四了.
_NAMES_TODAY = _SAYS_AGAIN | set("都已经又才,") | {"已经", "already"}
#: How far from the holiday whose year is named a date takes its year from it.
_BEFORE_SEASON, _SAME_SEASON = timedelta(days=10), timedelta(days=45)
#: How far from its end or start 月底, 年初 reach.
_ABOUT_A_MONTHS_END, _ABOUT_A_YEARS_END = timedelta(days=12), timedelta(days=45)
#: How the goods and orders of a holiday are named: 去年双十一那批, 2020年双十一供货中心.
_OF_THAT_TIME = frozenset("那这供跨订货单活大期")


class _Told(NamedTuple):
    """The last day told: as it was read, and the draft it came from."""

    value: date
    draft: Draft
    heard: Heard

    @property
    def day(self) -> date:
        """The day, without its time."""
        return day_said(self.value)

    @property
    def certain(self) -> bool:
        """Whether its year and month were said or follow from now."""
        return self.draft.day is not None and self.draft.day.certain

    def ranges_to(self, draft: Draft, line: Line) -> bool:
        """Whether that day or time and this draft are the ends of a range."""
        return self.draft.last + 1 == draft.first and line.has(self.draft.last, "to")

    def same_sentence(self, draft: Draft, line: Line) -> bool:
        """Whether no sentence ends in between."""
        return not any(line.has(index, "sentence") for index in range(self.draft.last, draft.first))


class _Open(NamedTuple):
    """A day that may come round again, with a time of day or none, seen from now."""

    day: Day
    clock: Clock | None
    now: datetime

    def at(self, day: date | None) -> date | datetime | None:
        """The moment on this day, the day itself without a clock."""
        if day is None or self.clock is None:
            return day
        try:
            return datetime.combine(day, time(), CHINA) + timedelta(seconds=self.clock.seconds)
        except OverflowError:
            return None

    def reading(self, tense: Tense) -> date | datetime | None:
        """The nearest reading in the past or the future; today counts as both unless the clock says otherwise."""
        today = self.now.date()
        near = self.day.past(today) if tense == "past" else self.day.future(today)
        value = self.at(near)
        if near is None or self.day.certain or not isinstance(value, datetime) or self._lies(value, tense):
            return value
        step = timedelta(days=-1 if tense == "past" else 1)
        return self.at(self.day.past(near + step) if tense == "past" else self.day.future(near + step))

    def _lies(self, value: datetime, tense: Tense) -> bool:
        return value <= self.now if tense == "past" else value >= self.now

    def best(self, tense: Tense | None, past: date | None, future: date | None) -> date | None:
        """Of the two readings the one in this tense; if it is not known, the past one unless it is absurd."""
        if tense:
            return past if tense == "past" else future
        return future if past is None or (future is not None and self._nearly(past, future)) else past

    def _nearly(self, past: date, future: date) -> bool:
        """Whether the future reading is so near, and the past one so far, that nobody would mean the past one."""
        today = self.now.date()
        return (day_said(future) - today).days <= _SOON and (today - day_said(past)).days >= _LONG_AGO

    def near(self, told: date, tense: Tense | None, *, after: bool) -> date | datetime | None:
        """The reading nearest to the day told before that agrees with the tense; `after` it if both make a range.

        Who leaves out the month behind a day of it means the same month as long as it goes on: 3月6号…21号.
        """
        later, earlier = self.day.future(told), self.day.past(told)
        if after and later is not None:
            return self.at(later)
        today = self.now.date()
        agree = [
            day
            for day in (later, earlier)
            if day is not None and (tense is None or (day <= today if tense == "past" else day >= today))
        ]
        if later in agree and self.day.cycle == "month" and (later.year, later.month) == (told.year, told.month):
            return self.at(later)
        return self.at(min(agree, key=lambda day: abs(day - told))) if agree else None


def settle(drafts: list[Draft], line: Line, folded: Folded, now: datetime, tense: Tense | None) -> Reading:
    """The facts and problems of these drafts, in order. `tense` overrules what the words say."""
    facts: list[Heard] = []
    problems: list[Problem] = []
    told: _Told | None = None
    cues = TenseCues(line)
    for draft in drafts:
        span = folded.span(line.tokens[draft.first].start, line.tokens[draft.last - 1].end)
        said = folded.original[span[0] : span[1]]
        if draft.problem:
            problems.append(Problem(draft.problem, span, said))
            continue
        if draft.value is not None:
            heard: Heard | None = Heard(
                draft.kind, draft.value, span, said, assumed=draft.assumed, approximate=draft.approximate
            )
        else:
            cue = tense or cues.of(draft.first, draft.last)
            if cue and told and not tense and line.has(draft.last, "promised") and told.same_sentence(draft, line):
                cue = None  # 4月2号交的, 阿里说4月12号放人: it follows the day told, wherever now is
            heard = _settled(draft, told, line, now, cue, span, said)
            if heard is None and draft.day is not None and draft.day.cycle != "told":
                problems.append(Problem(draft.day.reason, span, said))
        if heard is None:
            continue
        if told is not None and heard.value == told.value == now.date() and _is_its_weekday(told, draft, line):
            start = facts[-1].span[0]  # 今天都礼拜四了
            facts[-1] = msgspec.structs.replace(facts[-1], span=(start, span[1]), text=folded.original[start : span[1]])
            continue
        if told is not None and _narrows(told, heard.value, draft, line):
            facts.pop()  # 去年年底就是12月29号
        facts.append(heard)
        if isinstance(heard.value, date):
            told = _Told(heard.value, draft, heard)
    return Reading(tuple(facts), tuple(problems))


def _settled(
    draft: Draft, told: _Told | None, line: Line, now: datetime, cue: Tense | None, span: Span, said: str
) -> Heard | None:
    """The fact of a draft with a day; None if there is no such day, or none was told that it could lean on."""
    day, assumed = draft.day, set(draft.assumed)
    if day is None:
        return None
    ranged = told is not None and told.ranges_to(draft, line)
    clock = _second_half(draft.clock, told, ranged=ranged)
    if clock is not None and clock.half_open:
        assumed.add("half_day")
    leaning = None
    if day.cycle == "told":
        if told is not None and (told.same_sentence(draft, line) or draft.clock is not None):
            leaning = told.heard
            day = certain(told.day).shifted(day.shift)
        elif draft.clock is None or day.shift:
            return None
        else:
            day = certain(now.date() - timedelta(days=1))
            assumed |= {"day", "that_day"}
    open_day = _Open(day, clock, now)
    past = future = None
    value = open_day.reading("past")
    if leaning is not None and isinstance(leaning.past, date) and isinstance(leaning.future, date):
        step = timedelta(days=day.shift)  # 6月15号…那天: as open as the day it is
        past, future = open_day.at(day_said(leaning.past) + step), open_day.at(day_said(leaning.future) + step)
        assumed |= leaning.assumed & {"year", "month", "week"}
    known = _repeated(open_day, draft, told, line) or _narrowed(open_day, draft, told, line)
    known = known or _in_season(open_day, draft, told, line, now)
    if known is not None:
        return Heard(draft.kind, known, span, said, assumed=frozenset(assumed), approximate=draft.approximate)
    if day.cycle is not None:
        assumed.add(day.cycle)
        if ranged and told is not None and told.certain:
            assumed.add("range")
        past, future = value, open_day.reading("future")
        value = _chosen(open_day, draft, told, line, cue, ranged) or open_day.best(cue, past, future)
    if value is None or ("then" in assumed and day_said(value) > now.date()):
        return None
    contradicts = told is not None and _touches(told, draft, line)  # 明天12号, said on the 10th
    return Heard(draft.kind, value, span, said, past, future, frozenset(assumed), draft.approximate or contradicts)


def _chosen(
    open_day: _Open, draft: Draft, told: _Told | None, line: Line, cue: Tense | None, ranged: bool
) -> date | datetime | None:
    """The reading that the day told before suggests, None if it suggests nothing."""
    cycle = open_day.day.cycle
    if told is None or (cycle == "week" and not ranged):
        return None
    if cycle == "day":
        return open_day.at(told.day) if told.same_sentence(draft, line) else None
    value = open_day.near(told.day, cue, after=ranged)
    if value is not None and cycle == "year" and told.certain and day_said(value) == told.day:
        return None  # 去年4月1号入驻的, 4月1号续签: a year lies between
    return value


def _repeated(open_day: _Open, draft: Draft, told: _Told | None, line: Line) -> date | datetime | None:
    """The day that a date right behind it only says again: the 11号 of 明天11号; None where it says another one."""
    if told is None or not _touches(told, draft, line):
        return None
    value = open_day.near(told.day, None, after=False)
    return value if value is not None and day_said(value) == told.day else None


def _narrowed(open_day: _Open, draft: Draft, told: _Told | None, line: Line) -> date | datetime | None:
    """The day that a date right behind the end of a month or a year names: the 29th of 去年年底就是12月29号."""
    if told is None or not _touches(told, draft, line):
        return None
    value = open_day.near(told.day, None, after=False)
    return value if _narrows(told, value, draft, line) else None


def _narrows(told: _Told, value: object, draft: Draft, line: Line) -> bool:
    """Whether a date right behind the end or the start of a month or a year lies there, and so tells it exactly."""
    edge = told.draft.last - 1
    if (
        not isinstance(value, date)
        or day_said(value) == told.day
        or not line.has(edge, "edge")
        or line.text(edge) in LAST_DAY | FIRST_DAY
    ):
        return False
    of_a_year, day = "年" in told.heard.text, day_said(value)
    if day.year != told.day.year or not (of_a_year or day.month == told.day.month):
        return False  # 去年年底1月5号
    reach = _ABOUT_A_YEARS_END if of_a_year else _ABOUT_A_MONTHS_END
    return _touches(told, draft, line) and abs(day - told.day) <= reach


def _is_its_weekday(told: _Told, draft: Draft, line: Line) -> bool:
    """Whether a weekday only says again which day today is."""
    between = (line.text(index) for index in range(told.draft.last, draft.first))
    return draft.day is not None and draft.day.cycle == "week" and all(text in _NAMES_TODAY for text in between)


def _touches(told: _Told, draft: Draft, line: Line) -> bool:
    """Whether a date that leaves its year or month open stands right behind a certain day, as if to say it again."""
    if draft.day is None or draft.day.cycle not in ("year", "month"):
        return False
    return told.certain and all(line.text(index) in _SAYS_AGAIN for index in range(told.draft.last, draft.first))


def _in_season(open_day: _Open, draft: Draft, told: _Told | None, line: Line, now: datetime) -> date | datetime | None:
    """A day in the year of the holiday named before it, that itself is the day of nothing: 2020年双11那批,11月12日付款."""
    if open_day.day.cycle not in ("year", "month"):
        return None
    for index in reversed(range(told.draft.last if told else 0, draft.first)):
        if not line.has(index, "figure", "year_word"):
            continue
        year, after, _ = said_year(line, index, now.date())
        if not year:
            continue
        place = line.skip(after, "genitive")
        name = line.text(place)
        if name not in HOLIDAYS or not covered(name, year) or not _is_a_season(line, place):
            return None
        season = holiday_in(name, year)
        value = open_day.near(season, None, after=False)
        within = value is not None and -_BEFORE_SEASON <= day_said(value) - season <= _SAME_SEASON
        return value if within else None
    return None


def _is_a_season(line: Line, place: int) -> bool:
    """Whether a holiday is only the time of what is told; 去年双十一进的 and 去年双十一卖得好 tell of another matter."""
    after = place + 1
    apart = line.ended(after) or not line.touching(after)
    return apart or line.has(after, "genitive") or line.text(after)[:1] in _OF_THAT_TIME


def _second_half(clock: Clock | None, told: _Told | None, *, ranged: bool) -> Clock | None:
    """The 5 of 下午3点到5点 lies in the afternoon too."""
    before = told.draft.clock if told is not None else None
    if clock is None or before is None or not ranged or not clock.half_open:
        return clock
    if before.seconds >= _NOON > clock.seconds and clock.seconds + _NOON > before.seconds:
        return Clock(clock.seconds + _NOON)
    return Clock(clock.seconds, half_open=before.half_open)
