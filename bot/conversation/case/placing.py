"""A value from a message as a fact: the year, day or hour that it leaves open, settled by the conversation.

Where they do not settle it, there is no fact: a date that could as well be last year's or next week's is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import msgspec

from bot.conversation.case.bounded import Within, bound_of, bounded_fact, fact_within
from bot.conversation.case.computation import known, value_of
from bot.conversation.case.open_hours import AFTERNOON, CLOCK, FORENOON, HALF_DAY, NOON, ROUND, part_of_day
from bot.conversation.case.period_days import inside_period
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.facts import Heard, day_said
from bot.understanding.revisions.left_out import is_afternoon, told_in_24_hours
from bot.understanding.roles import Role
from bot.understanding.wording.clauses import Mood
from handlers.notation import plain
from knowledge.model import FactSpec

_AS_READ = frozenset({"then", "range"})
"""What the message itself settles."""
_CLEARLY_NEARER = 3
"""A reading is doubtful if the other one lies so many times nearer to now."""
_SOON, _LONG = timedelta(days=31), timedelta(days=300)
_ABOUT_AS_NEAR = timedelta(days=5)
_FORTNIGHT, _HALF_A_YEAR = timedelta(days=14), timedelta(days=183)
_INSTANT = timedelta(microseconds=1)
_END_OF_DAY = pattern(r"24\s*[点時时:]|二十四[点時时]|[晚夜]上?(?:12|十二)[点時时]|midnight", re.IGNORECASE)
_MIDNIGHT_OF_A_NIGHT = pattern(
    r"[昨前今当當那](?:天|日|个|個)?的?(?:晚上?|夜里?|夜裡|深夜|半夜)的?\s?(?:12|十二|零|0{1,2})\s?[点點时時:]|\bmidnight\b.*\bnight\b|\bnight\b.*\bmidnight\b",
    re.IGNORECASE,
)
_PARTS = frozenset({FORENOON, AFTERNOON})
_RECKONED = frozenset({"rest", "sum"})
"""How an amount or a count was made of others."""
_IN_24_HOURS = "24 hours"
"""How an hour after noon was told: 15点, and not 下午3点."""
_EDGE = pattern(r"[月年][底末尾]|[月年]初(?![一二三四五六七八九十])|\bend of\b", re.IGNORECASE)
_OF_A_YEAR = pattern(r"年[底末尾初]")
"""Not so 2023年2月底, which is of a month."""
_END_OF_THIS_MONTH = pattern(r"^(?:[这這][个個]?月|本月|月)的?月?[底末尾]|\bend of (?:this|the) month", re.IGNORECASE)
"""Of the month that one writes in, the end of a term is its last day: 这个月底到期."""
_LAST_DAY = pattern(r"最后[一1]天")
_TWENTY_FOUR_HOURS = pattern(r"时(?!候)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a value is read against: today, the fact as told before, and whether the message leans on it."""

    now: datetime
    before: KnownFact | None = None
    leaning: bool = False
    """The message corrects or varies what was told: its values lie near the earlier ones."""
    corrects: bool = False
    """The message puts the earlier value right."""
    asked: bool = False
    """The bot asked for the fact, or for the day on which it will be."""
    anew: bool = False
    """The message tells of another time than the earlier value: its hour is not that one's."""
    wish: bool = False
    """The fact is a wish: a day that has gone by is none."""
    said_days: frozenset[date] = frozenset()
    """Days that the message itself names; a clock time beside one of them belongs to it."""
    anchors: tuple[date, ...] = ()
    """Days of other facts of the same case that leave nothing open; a year that was not said is theirs."""


def known_from_role(role: Role, spec: FactSpec, setting: Setting) -> KnownFact | None:
    """The fact that a value with its role is; None where what the words leave open cannot be settled."""
    value = role.heard.value
    if isinstance(value, date):
        at_an_edge = _EDGE.search(role.heard.text) is not None and role.bound is None
        at_an_edge = at_an_edge and not (_LAST_DAY.search(role.heard.text) and setting.before and setting.leaning)
        by_now = spec.tense == "future" and _END_OF_THIS_MONTH.search(role.heard.text) is not None
        if at_an_edge and not (setting.wish or by_now):
            return _at_the_edge(day_said(value), role.heard.text, spec)
        return _day_fact(role, spec, setting)
    if not isinstance(value, int | Decimal):
        return None
    if role.bound is not None:
        return bounded_fact(value, role.bound, spec.type)
    return known(value, spec, role.heard.assumed & _RECKONED)


def _at_the_edge(day: date, text: str, spec: FactSpec) -> KnownFact:
    """What 四月底申请的 and 年初入驻的 tell: some day of the last ones of April, of the first months."""
    of_year, first = _OF_A_YEAR.search(text) is not None, text.rstrip().endswith("初")
    if of_year:
        ends = (
            (date(day.year, 1, 1), date(day.year, 3, 31)) if first else (date(day.year, 11, 1), date(day.year, 12, 31))
        )
    else:
        ends = (day.replace(day=1), day.replace(day=10)) if first else (day.replace(day=20), day)
    return fact_within(*ends, spec.type)


def _day_fact(role: Role, spec: FactSpec, setting: Setting) -> KnownFact | None:
    earlier = _earlier(spec, setting)
    value, assumed = _placed(role, spec, setting, earlier), set(role.heard.assumed) - _AS_READ
    if value is None:
        return None
    if _period_told(setting) is not None:
        assumed -= ROUND
    if role.bound is not None:
        return bounded_fact(value, role.bound, spec.type, assumed & ROUND)
    if _cannot_be(value, role, spec, setting, earlier) or (spec.type == "date" and is_between_days(role.heard)):
        return None
    hour_said = isinstance(value, datetime)
    if "day" in assumed and day_said(value) not in setting.said_days:
        if earlier is not None:
            value = _on(day_said(earlier), value) if isinstance(value, datetime) else earlier
            assumed = (assumed - {"day"}) | (set(setting.before.assumed if setting.before else ()) & ROUND)
        elif day_said(value) != setting.now.date() or setting.said_days:
            return None
    elif (
        spec.type == "datetime"
        and not (hour_said or setting.anew)
        and setting.leaning
        and isinstance(earlier, datetime)
    ):
        # 今天上午 instead of 昨天下午3点 leaves the hour open; 前天 keeps it
        value = value if part_of_day(role.heard.text) else _on(value, earlier)
    if isinstance(value, datetime) and "half_day" in assumed:
        clock, value = f"{CLOCK}{value:%H:%M}", _hour(value, role, spec, setting)
        assumed = (assumed - {"half_day"}) | (set() if isinstance(value, datetime) else {clock})
    elif spec.type == "datetime":
        assumed |= _how_told(role.heard.text, value, hour_said=hour_said)
    if spec.type == "date":
        value = day_said(value - _INSTANT if _ends_its_day(value, role.heard) else value)
    return _with_other(known(value, spec, frozenset(assumed)), role, spec, setting.now.date())


def _how_told(text: str, value: date, *, hour_said: bool) -> set[str]:
    """What is kept of how a day or a moment was told, for what is said of its hour later."""
    if not isinstance(value, datetime):
        return part_of_day(text)
    return {_IN_24_HOURS} if hour_said and told_in_24_hours(text, value) else set()


def _cannot_be(value: date, role: Role, spec: FactSpec, setting: Setting, earlier: date | None) -> bool:
    """Whether a day lies on the wrong side of today.

    What was done lies behind (今年12月31日交的), and so does what can only be told once it has been; a wish lies ahead.
    """
    day, today = day_said(value), setting.now.date()
    if setting.wish and day < today:
        return not role.heard.assumed & ROUND and role.mood != "supposed"
    to_come = isinstance(value, datetime) and value > setting.now and not role.heard.assumed & {"half_day", "day"}
    if spec.tense != "past" or (day <= today and not to_come):
        return False
    varies_plan = earlier is not None and day_said(earlier) > today
    plans = spec.plannable or role.mood == "supposed" or varies_plan
    return role.mood == "past" or not plans


def _ends_its_day(value: date, heard: Heard) -> bool:
    """Whether a moment is the midnight that ends the day it was said with: 16号24点, 9号晚上12点."""
    return isinstance(value, datetime) and value.time() == time() and _END_OF_DAY.search(heard.text) is not None


def is_between_days(heard: Heard) -> bool:
    """Whether a moment is the midnight of a night, of which nobody knows if it is told as the end of the one day.

    昨晚12点交的 was handed in yesterday or today, as one takes it; an hour counts from it all the same.
    """
    value = heard.value
    return (
        isinstance(value, datetime) and value.time() == time() and _MIDNIGHT_OF_A_NIGHT.search(heard.text) is not None
    )


def _earlier(spec: FactSpec, setting: Setting) -> date | datetime | None:
    if setting.before is None or bound_of(setting.before) is not None:
        return None
    value = value_of(spec, setting.before)
    return value if isinstance(value, date) else None


def _hour(value: datetime, role: Role, spec: FactSpec, setting: Setting) -> date | datetime:
    """A clock time of which nobody said morning or afternoon, else only its day.

    It is that of the moment it corrects, or the one that has been where the other is still to come.
    """
    if _TWENTY_FOUR_HOURS.search(role.heard.text):
        return value
    earlier, afternoon = _earlier(spec, setting), value + HALF_DAY
    part = set(setting.before.assumed if setting.before else ()) & _PARTS
    if part and value.hour < 12:
        return afternoon if AFTERNOON in part else value
    over = spec.tense == "past" and role.mood not in ("planned", "supposed")
    if setting.leaning and isinstance(earlier, datetime) and value.hour < NOON:
        if over and value <= setting.now < afternoon:
            return value
        told = setting.before.assumed if setting.before else ()
        later = is_afternoon(earlier.hour, value.hour, of_24=_IN_24_HOURS in told)
        return value.date() if later is None else afternoon if later else value
    return value if over and value <= setting.now < afternoon and value.hour < 12 else value.date()


def _on(day: date, clock: datetime) -> datetime:
    return datetime.combine(day_said(day), clock.timetz())


# -- years, months and weeks that were not said -------------------------------------------------------------------


def _placed(role: Role, spec: FactSpec, setting: Setting, earlier: date | None) -> date | datetime | None:
    """The reading of a date that comes round again which the words, the fact and the conversation leave."""
    heard = role.heard
    value = heard.value
    period = _period_told(setting)
    if period is not None and heard.assumed & ROUND and isinstance(value, date):
        return None if _EDGE.search(heard.text) else inside_period(value, period, heard.assumed)
    if isinstance(value, date) and "range" in heard.assumed:
        return value
    readings = [item for item in (heard.past, heard.future) if isinstance(item, date)]
    if not isinstance(value, date) or not readings or not heard.assumed & (ROUND | {"day"}):
        return value if isinstance(value, date) else None
    if not heard.assumed & ROUND:
        return heard.past if spec.tense == "past" and isinstance(heard.past, date) else value
    if setting.leaning and earlier is not None:
        readings = _with_those_around(readings, heard, earlier)
        if spec.tense == "past" and role.mood != "planned" and day_said(earlier) <= setting.now.date():
            readings = [item for item in readings if _may_be_past(item, role.mood, earlier, setting)]
        nearest = min(readings, key=lambda item: abs(day_said(item) - day_said(earlier)), default=None)
        if "year" in heard.assumed and not setting.corrects and _of_these_days(heard, nearest, earlier, setting):
            return None  # 那我4月20号续签, after 去年3月8号续的: of this year or of that one
        far = nearest is not None and abs(day_said(nearest) - day_said(earlier)) > _HALF_A_YEAR
        return None if far and "year" in heard.assumed else nearest
    if heard.assumed & {"year", "month"} and setting.anchors and spec.tense != "future":
        return _beside(value, role, spec, setting)
    if "week" in heard.assumed and any(abs(day - setting.now.date()) > _FORTNIGHT for day in setting.anchors):
        return None  # the Friday of a week that is long gone
    today, future = setting.now.date(), heard.future
    if setting.wish and isinstance(future, date) and day_said(future) - today <= _LONG:
        leaning = (
            "month" in heard.assumed and value not in readings and day_said(value) > today
        )  # 3月28号前要退(28号就行)
        return value if leaning else future  # nobody wishes for a day that has gone by
    chosen = _by_mood(heard, spec, role.mood, today)
    if role.mood is None and spec.plannable and not setting.asked and _sooner_than_ago(heard, today):
        return None  # 20号交申请, said on the 10th
    return _near(heard, today) if chosen is None and setting.asked and spec.plannable else chosen


def _of_these_days(heard: Heard, nearest: date | None, earlier: date, setting: Setting) -> bool:
    """Whether some reading lies within weeks of today, where the one beside the day told before is of another year."""
    today = setting.now.date()
    readings = (item for item in (heard.past, heard.future) if isinstance(item, date))
    soon = any(abs(day_said(item) - today) <= _SOON for item in readings)
    return (
        soon
        and nearest is not None
        and abs(day_said(earlier) - today) > _HALF_A_YEAR
        and abs(day_said(nearest) - today) > _SOON
    )


def _period_told(setting: Setting) -> Within | None:
    """The week, month or year that the fact was told to lie in."""
    told = bound_of(setting.before) if setting.before is not None else None
    return told if isinstance(told, Within) else None


def _sooner_than_ago(heard: Heard, today: date) -> bool:
    """Whether a day of the month comes up sooner than it went by."""
    if "month" not in heard.assumed or not isinstance(heard.past, date) or not isinstance(heard.future, date):
        return False
    return day_said(heard.future) - today <= today - day_said(heard.past)


def _near(heard: Heard, today: date) -> date | datetime | None:
    """The reading within weeks of today, where the other one is most of a year away."""
    readings = [item for item in (heard.past, heard.future) if isinstance(item, date)]
    near = [item for item in readings if abs(day_said(item) - today) <= _SOON]
    far = [item for item in readings if abs(day_said(item) - today) >= _LONG]
    return near[0] if len(near) == 1 and len(near) + len(far) == len(readings) else None


def _beside(value: date, role: Role, spec: FactSpec, setting: Setting) -> date | None:
    """The day of the year that lies nearest to the other days of the case."""
    months = {(anchor.year, anchor.month) for anchor in setting.anchors}
    if "month" in role.heard.assumed and (value.year, value.month) in months:
        went_on = any(anchor <= day_said(value) for anchor in setting.anchors)
        if went_on and (spec.tense != "past" or day_said(value) <= setting.now.date()):
            return value  # 3月6号交的,21号退的: the month goes on
    readings = [item for anchor in setting.anchors for item in _around(value, anchor, role.heard.assumed)]
    apart = {
        item: (min(abs(day_said(item) - anchor) for anchor in setting.anchors), item != value) for item in readings
    }  # 7月10号交的,25号退的: the 25th of June lies as near
    nearest = min(readings, key=lambda item: apart[item], default=None)
    if nearest is None or spec.tense != "past" or role.mood in ("planned", "supposed"):
        return nearest
    if "month" in role.heard.assumed and _might_be_a_month_later(nearest, apart, setting):
        return None
    if "month" in role.heard.assumed and day_said(nearest) > setting.now.date():
        return None  # 5月15号确认20号走, said on the 17th: not the 20th of April
    past = (item for item in readings if day_said(item) <= setting.now.date())
    chosen = min(past, key=lambda item: apart[item], default=None)
    beside = min(setting.anchors, key=lambda anchor: abs(day_said(nearest) - anchor))
    far = chosen is not None and apart[chosen][0] - apart[nearest][0] > _HALF_A_YEAR
    far = far and beside <= setting.now.date()
    return None if far else chosen  # sent 12 Oct 2023, they accept 20 Oct, said on the 16th: not 20 October 2022


def _might_be_a_month_later(nearest: date, apart: Mapping[date, tuple[timedelta, bool]], setting: Setting) -> bool:
    """Whether a day that is put before all others of the case would lie as near behind them: 7月20号交的,5号退的."""
    if any(anchor <= day_said(nearest) for anchor in setting.anchors):
        return False
    others = (away for item, (away, _) in apart.items() if item > nearest)
    return any(away - apart[nearest][0] <= _ABOUT_AS_NEAR for away in others)


def _may_be_past(reading: date, mood: Mood | None, earlier: date, setting: Setting) -> bool:
    """Whether a reading can be a fact of the past; a supposition may lie ahead if it stays near what it varies."""
    near = abs(day_said(reading) - day_said(earlier)) <= _SOON
    return day_said(reading) <= setting.now.date() or (mood == "supposed" and near)


def _with_those_around(readings: list[date], heard: Heard, earlier: date) -> list[date]:
    """The readings of a day with those near the one told before; 月底最后一天 is that of the month at hand."""
    if _LAST_DAY.search(heard.text) and "month" in heard.assumed:
        return [item for item in readings if (item.year, item.month) == (earlier.year, earlier.month)]
    return [*readings, *(_around(heard.value, earlier, heard.assumed) if isinstance(heard.value, date) else [])]


def _around(value: date, earlier: date, assumed: Iterable[str]) -> list[date]:
    """The same day of the year or month near the day told before."""
    first = day_said(earlier)
    if "year" in assumed:
        months = [(first.year + step, value.month) for step in (-1, 0, 1)]
    elif "month" in assumed:
        months = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in (-1, 0, 1)]
        months = [(year, month + 1) for year, month in months]
    else:
        return []
    found: list[date] = []
    for year, month in months:
        try:
            found.append(value.replace(year=year, month=month))
        except ValueError:  # no such day in that month
            continue
    return found


def _by_mood(heard: Heard, spec: FactSpec, mood: Mood | None, today: date) -> date | datetime | None:
    """The past or future reading: as the words say, else as the fact lies in time; None where that is doubtful."""
    past = heard.past if isinstance(heard.past, date) else None
    future = heard.future if isinstance(heard.future, date) else None
    if past is None or future is None:
        return past or (None if spec.tense == "past" and mood in (None, "past") else future)
    ago, ahead = today - day_said(past), day_said(future) - today
    if mood == "supposed" and spec.tense != "future":
        return past if ago <= ahead else future
    if spec.tense == "any":  # a confirmation that was given speaks of a day to come as well as of one that was
        if ago <= _SOON and ahead >= _LONG:
            return past
        return future if heard.value == future or ahead < ago else past
    if mood == "past" and spec.tense == "future" and ahead < ago:  # 6.30就到头了 tells of an end to come
        return future
    if mood is not None and mood != "supposed":
        chosen, near, far = (past, ahead, ago) if mood == "past" else (future, ago, ahead)
        return None if near <= _SOON and far >= _LONG else chosen
    chosen, near, far = (past, ahead, ago) if spec.tense == "past" else (future, ago, ahead)
    doubtful = near * _CLEARLY_NEARER < far and near != far
    return None if doubtful else chosen


def _with_other(told: KnownFact, role: Role, spec: FactSpec, today: date) -> KnownFact:
    """``told`` with its second reading, where nothing says whether the day lies ahead or behind."""
    readings = [item for item in (role.heard.past, role.heard.future) if isinstance(item, date)]
    if spec.tense != "any" or not role.heard.assumed & ROUND:
        return told
    readings = [item for item in readings if day_said(item) - today <= _LONG]
    others = [plain(day_said(item) if spec.type == "date" else item) for item in readings]
    other = next((str(item) for item in others if item != told.value), None)
    return msgspec.structs.replace(told, other=other)
