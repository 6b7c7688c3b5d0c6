"""Open hours: a clock time of which nobody said morning or afternoon, and what the next message makes of it.

昨天4点签收 keeps the day and the 4; 下午 then makes it 16:00, 不对,是5 another hour.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.conversation.case.computation import known, value_of
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.facts import day_said
from knowledge.model import FactSpec

ROUND = frozenset({"year", "month", "week"})
"""What a date can leave open so that it comes round again."""
CLOCK = "clock "
"""Before the hour of a moment of which only morning or afternoon is open."""
FORENOON, AFTERNOON = "forenoon", "afternoon"
HALF_DAY = timedelta(hours=12)
NOON, _LATEST_NIGHT = 12, 4
_LATE_IN_DAY = pattern(r"下午|下昼|晚|傍晚|afternoon|evening|\bp\.?m\b")
_EARLY_IN_DAY = pattern(r"早|上午|上昼|凌晨|morning|\ba\.?m\b")


def part_of_day(text: str) -> set[str]:
    """The part of the day that was said with a day, for the hour that is told later: 今天下午, then 3点."""
    if _LATE_IN_DAY.search(text.lower()):
        return {AFTERNOON}
    return {FORENOON} if _EARLY_IN_DAY.search(text.lower()) else set()


def in_that_part(before: KnownFact, spec: FactSpec, text: str, now: datetime) -> KnownFact | None:
    """The moment of which the hour was told before, and ``text`` tells if it was in the morning or in the afternoon."""
    clock = next((item.removeprefix(CLOCK) for item in before.assumed if item.startswith(CLOCK)), None)
    part, day = part_of_day(text), value_of(spec, before)
    if clock is None or not part or not isinstance(day, date):
        return None
    moment = datetime.combine(day_said(day), time.fromisoformat(clock), now.tzinfo)
    at_night = re.search(r"[晚夜]|night", text) is not None and (moment.hour <= _LATEST_NIGHT or moment.hour == NOON)
    if at_night or (FORENOON in part and moment.hour == NOON):
        return None  # of this night or of the next one
    moment += HALF_DAY if AFTERNOON in part and moment.hour < NOON else timedelta()
    if spec.tense == "past" and moment > now and day_said(day) <= now.date():
        return None
    return known(moment, spec, frozenset(before.assumed) & ROUND)


def with_hour(before: KnownFact, spec: FactSpec, hour: int, now: datetime) -> KnownFact | None:
    """The moment of which the hour was told before, with another one; its half of the day is still open before 13."""
    day = value_of(spec, before)
    if not any(item.startswith(CLOCK) for item in before.assumed) or not isinstance(day, date):
        return None
    if hour <= NOON:
        return known(day, spec, frozenset({f"{CLOCK}{hour:02}:00"}))
    return known(datetime.combine(day_said(day), time(hour), now.tzinfo), spec)
