"""Days and moments counted from now or from a day: 前天, 上周五, 三天前, 半小时前, 国庆前一天, 次日, 刚刚, 3 days ago."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

from bot.patterns import pattern
from bot.understanding.facts.dates import TODAY, is_holiday
from bot.understanding.facts.days import Day, certain, told, weekly
from bot.understanding.facts.draft import DayFound, Draft, Line
from bot.understanding.facts.durations import duration
from bot.understanding.facts.holidays import holiday, part_of_day
from bot.understanding.facts.model import Duration
from bot.understanding.facts.words import FIRST_DAY

TOO_LARGE = "too_large"
_BEFORE_WHICH = frozenset({"最迟", "最晚", "最早", "最快"})
_THEN_DONE = pattern(r"(?:发|寄|签|交|递|付|续|办|退) ?(?:的|了|过|出|好|完)")
_TO_COME = pattern(r"[会能要想]|可以|打算|准备|生效|自动|算")
_NAME_WITHIN = 4
_NO_PAST = frozenset("期程到人来审户几半吗么")
_PRODUCTS = frozenset({"诚信通", "诚信通的", "企业", "企业的", "实名", "店铺"})
"""What may stand between just now and what was done to it."""
_WITH_OBJECT = frozenset("把将")
_OBJECT_WITHIN = 20
"""Words after 把 within which is told what was done: 刚刚把退VIP批发中心的书面申请交上去了."""
_DONE_TO = frozenset("提发传寄弄办搞送报递交填")
_DONE = frozenset("了上过出掉好完进去给")
_IN_PART = pattern(r"\b(?:half|part|some|wrong|first|other|my)\b")
_THEN_WITHIN = 8
"""Words after a length in which is told what was done then."""
_RELATIVE = frozenset({"day_word", "weekday", "week_word", "next_day", "same_day", "holiday"})
"""The parts of the words that mean a day by themselves."""
_AFTER_WHICH = ("算", "能", "可以", "自动", "生效", "截止", "到期", "正式", "起算", "开始")


def relative_day(line: Line, first: int, today: date) -> DayFound | None:
    """The day meant by a word such as 昨天, 上周五, 国庆, 次日."""
    if line.roles(first).isdisjoint(_RELATIVE):
        return None
    value = line.value(first)
    if line.text(first) == "即日" and _day_before(line, first, "sentence"):  # 10月24日盖章并即日送达
        return DayFound(first + 1, told()) if _day_before(line, first, "stop") else None
    if line.has(first, "day_word") and isinstance(value, tuple):
        offset, period = value
        return DayFound(first + 1, certain(today + timedelta(days=offset)), period=period)
    if line.has(first, "weekday") and isinstance(value, tuple):
        return DayFound(first + 1, _weekday(today, *value))
    if line.has(first, "week_word") and isinstance(value, int):
        index = line.skip(first + 1, "genitive")
        weekday = line.value(index)
        if line.has(index, "weekday") and isinstance(weekday, tuple) and weekday[0] is None:
            return DayFound(index + 1, _weekday(today, value, weekday[1]))
        if line.text(index) in TODAY:
            return DayFound(index + 1, certain(today + timedelta(days=7 * value)))
        return None
    if line.has(first, "next_day"):
        return DayFound(first + 1, told().shifted(1))
    if line.has(first, "same_day") and not (
        _asks_which(line, first) or _says_which(line, first) or _is_of_its_own(line, first)
    ):
        return DayFound(first + 1, told(), period="evening" if line.has(first, "period") else None)
    return _holiday(line, first) if line.has(first, "holiday") else None


def _day_before(line: Line, first: int, end: str) -> bool:
    """Whether a day of a month is told before this token in its sentence, or its clause; ``end`` is what ends that."""
    for index in range(first - 1, 0, -1):
        if line.has(index, end):
            return False
        if _is_day_of_month(line, index):
            return True
    return False


def _is_day_of_month(line: Line, index: int) -> bool:
    return line.has(index, "day") and line.whole(index - 1) is not None


def _asks_which(line: Line, first: int) -> bool:
    """Whether 那天 is written for 哪天: 那天能退掉, 那天算正式出来, 最迟那天."""
    if line.text(first) not in ("那天", "那日"):
        return False
    after = "".join(line.text(index) for index in range(first + 1, first + 4))
    at_the_end = line.ended(first + 1) and line.text(first - 1)[-2:] in _BEFORE_WHICH
    tells = any(line.text(index) == "的" and line.ended(index + 1) for index in range(first + 1, first + 4))
    return at_the_end or (after.startswith(_AFTER_WHICH) and not tells)  # 日子是定在那天生效的


def _says_which(line: Line, first: int) -> bool:
    """Whether the day follows: 声明发货那天是11月16."""
    return line.text(first + 1) in {"是", "为", ":"} and line.whole(first + 2) is not None


def _is_of_its_own(line: Line, first: int) -> bool:
    """Whether 那天 is the day of the act right before it, and not one told before: 付款那天还下大雪."""
    return line.text(first) in ("那天", "那日", "那一天") and line.has(first - 1, "act") and line.touching(first)


def _weekday(today: date, weeks: int | None, weekday: int) -> Day:
    if weeks is None:
        return weekly(weekday)
    return certain(today + timedelta(days=7 * weeks + weekday - today.weekday()))


def _holiday(line: Line, first: int) -> DayFound | None:
    """国庆 as a day: only where something happens on it, not where it names goods or a season (圣诞袜, 国庆期间)."""
    if not is_holiday(line, first):
        return None
    name = line.text(first)
    return DayFound(first + 1, holiday(name), period=part_of_day(name))


def moved(line: Line, found: DayFound) -> DayFound:
    """The day moved by what follows it (前一天, 后两天, 第二天), or passed unchanged over 当天, 那天."""
    if found.day is None:
        return found
    if line.has(found.last, "this_day"):
        period = str(line.value(found.last)) if line.has(found.last, "period") else found.period  # 双十一当晚
        return found._replace(last=found.last + 1, period=period)
    start = line.skip(found.last, "genitive")
    sign = -1 if line.has(start, "ago") else 1 if line.has(start, "later") else 0
    count = line.whole(start + 1)
    if line.has(start, "ordinal") or line.has(start + 1, "ordinal"):
        return _nth(line, found, start, sign)
    if line.text(start) in FIRST_DAY or (sign and line.text(start + 1) in FIRST_DAY):
        return _first_day(line, found, start, sign)
    if (
        sign
        and count is not None
        and count <= 31
        and line.text(start + 2) in {"天", "日"}
        and not line.has(start + 3, "within")
    ):
        return found._replace(last=start + 3, day=found.day.shifted(sign * count))
    if sign > 0 and line.has(start + 1, "next_day"):  # 端午后第二天, 端午后次日
        return found._replace(last=start + 2, day=found.day.shifted(1 + line.text(start + 1).startswith("第二")))
    if line.has(start, "next_day"):
        return found._replace(last=start + 1, day=found.day.shifted(1))
    return found


def _nth(line: Line, found: DayFound, start: int, sign: int) -> DayFound:
    """国庆第三天 is 3 October, 国庆后第三天 is 4 October."""
    place = start if line.has(start, "ordinal") else start + 1
    count = line.whole(place + 1)
    if (
        found.day is None
        or count is None
        or not 1 <= count <= 31
        or line.text(place + 2) not in {"天", "日"}
        or (place > start and sign <= 0)
    ):
        # 国庆后第一个工作日: not the holiday itself
        return found._replace(assumed=found.assumed | {"approximate"}, approximate=True) if sign else found
    return found._replace(last=place + 3, day=found.day.shifted(count if place > start else count - 1))


def _first_day(line: Line, found: DayFound, start: int, sign: int) -> DayFound:
    """国庆第一天 is 1 October; which day 国庆后第一天 (of the feast or of the break?) and 5月3号头一天 are nobody knows."""
    place = start + (1 if sign else 0)
    if found.day is None or sign or line.text(place).startswith("头"):
        return found._replace(last=place + 1, assumed=found.assumed | {"approximate"}, approximate=True)
    return found._replace(last=place + 1)


def counted_day(line: Line, first: int, today: date) -> DayFound | None:
    """三天前, 半个月前, 再过5天, 3 days ago: a day counted from today, or from the day told before (三天后我发的货)."""
    counted = _counted(line, first)
    if counted is None:
        return _after_that(line, first)
    length, last, approximate = counted
    if length.seconds:
        return None
    if length.days > 0 and _then_done(line, last):
        return None if length.months or approximate else _after_the_day_before(line, first, length, last)
    try:
        day = length.add_to(today)
    except (ValueError, OverflowError):
        return DayFound(last, problem=TOO_LARGE)
    today_then = line.skip(last, "genitive")  # 一周前的今天
    last = today_then + 1 if line.text(today_then) in TODAY else last
    return DayFound(last, certain(day), assumed=_guess(approximate), approximate=approximate)


def _then_done(line: Line, last: int) -> bool:
    """Whether a length tells when something was done, so that it cannot count from today: 三天后我发的货."""
    words = _following(line, last)
    return _THEN_DONE.search(words) is not None and not _TO_COME.search(words)


def _following(line: Line, last: int) -> str:
    """The words that follow in the same clause, a few of them."""
    places = itertools.takewhile(lambda index: not line.ended(index), range(last, last + _THEN_WITHIN))
    return " ".join(line.text(index) for index in places)


def _after_the_day_before(line: Line, first: int, length: Duration, last: int) -> DayFound | None:
    """A length that begins a clause counts from the day told before; 下单三天后 from another one."""
    begins = first == 0 or line.has(first - 1, "stop", "and") or line.text(first - 1) == "过"
    if not begins or _days_before(line, first) != 1:
        return None
    return DayFound(last, told().shifted(length.days), assumed=frozenset({"then"}))


def _days_before(line: Line, first: int) -> int:
    """How many days are told before this token in its sentence, lengths among them."""
    places = itertools.takewhile(lambda index: not line.has(index, "sentence"), range(first - 1, -1, -1))
    return sum(line.has(index, "later", "ago", "day_word") or _is_day_of_month(line, index) for index in places)


def _after_that(line: Line, first: int) -> DayFound | None:
    """Three days after that I shipped: counted from the day told before."""
    length = duration(line, first) if line.has(first, "figure", "article") else None
    if length is None or not isinstance(length.value, Duration) or length.value.months or not length.value.days:
        return None
    named = line.text(length.last) == "after" and line.text(length.last + 1) == "that"
    of_work = line.text(length.last - 1).startswith(("business", "working"))
    if not named or of_work or _IN_PART.search(_following(line, length.last + 2)):
        return None
    return DayFound(length.last + 2, told().shifted(length.value.days), assumed=frozenset({"then"}))


def counted_moment(line: Line, first: int, now: datetime) -> Draft | None:
    """48小时前, 半小时前, 一小时后: a moment counted from now."""
    counted = _counted(line, first)
    if counted is None or not counted[0].seconds:
        return None
    length, last, approximate = counted
    try:
        moment = length.add_to(now)
    except (ValueError, OverflowError):
        return Draft(first, last, "datetime", problem=TOO_LARGE)
    return Draft(first, last, "datetime", moment, approximate=approximate, assumed=_guess(approximate))


def _guess(approximate: bool) -> frozenset[str]:
    return frozenset({"approximate"} if approximate else ())


def _counted(line: Line, first: int) -> tuple[Duration, int, bool] | None:
    """The signed length counted from now at this token, where it ends, and whether it was a guess."""
    start = line.skip(first, "after_pause")
    if not line.has(start, "figure", "half", "article", "rough_length"):
        return None
    length = duration(line, start)
    if length is None or not isinstance(length.value, Duration):
        return None
    sign, last = _direction(line, first, start, length.last)
    return (length.value * sign, last, length.approximate) if sign else None


def _direction(line: Line, first: int, start: int, after: int) -> tuple[int, int]:
    """-1 for 三天前, 1 for 三天后, 0 where the length counts from something else than now; and where it ends."""
    if line.has(after, "ago"):
        return (0 if line.has(first - 1, "notice_before") or line.text(after) == "earlier" else -1), after + 1
    if line.text(first) == "过":  # 我过三天申请; but 都过三天了, 签收过三天
        led = first == 0 or line.has(first - 1, "stop", "subject")
        return (1 if led and line.has(after, "act") else 0), after
    if start > first and line.text(first) != "in":
        return 1, line.skip(after, "later")
    if line.text(first) == "in":
        return (1 if line.text(after - 1).isascii() else 0), after
    if not line.has(after, "later"):
        return 0, after
    from_event = (
        line.has(first - 1, "event_before") or line.has(after + 1, "rule_after") or "日" in line.text(after - 1)
    )
    return (0 if from_event or line.text(after) == "later" else 1), after + 1


def _act_upon(line: Line, index: int) -> int:
    """The act behind what it is done to, if that is named first (刚刚把退出的申请交了), else ``index``."""
    if line.text(index) not in _WITH_OBJECT:
        return index
    for place in range(index + 1, index + 1 + _OBJECT_WITHIN):
        if line.ended(place):
            return index
        verb = line.has(place, "act") or line.text(place) in _DONE_TO
        if line.has(place, "past") or (verb and line.text(place + 1)[:1] in _DONE):
            return place
    return index


def just_now(line: Line, index: int, now: datetime) -> Draft | None:
    """刚刚签收, 刚才收到; 现在 where an act follows (现在申请)."""
    act = line.skip(index + 1, "fill", "soon", "subject", most=3)
    named = line.skip(act, "text", most=_NAME_WITHIN)
    named = named if "".join(line.text(at) for at in range(act, named)) in _PRODUCTS else act
    done = line.has(named, "past") or (line.has(named, "act") and line.has(named + 1, "past"))
    act = named if done and named > act else act  # 刚刚诚信通认证过
    done_to = _act_upon(line, act)
    upon, act = done_to > act, done_to
    if line.has(act, "past_hour"):  # 刚刚过的认证
        act = line.skip(act + 1, "fill")
    after = act + 1 + line.has(act + 1, "past_hour")
    if line.text(after - 1).endswith("过") and line.text(after)[:1] in _NO_PAST:
        return None  # 刚刚认证过期, 认证过程
    if (
        line.has(index, "now")
        and not line.has(index - 1, "just_before", "what_if")
        and (line.has(act, "act", "past", "event") or line.ended(act) or upon)
    ):
        return Draft(index, index + 1, "datetime", now)
    if line.has(index, "current") and line.has(act, "act"):
        return Draft(index, index + 1, "datetime", now)
    return None
