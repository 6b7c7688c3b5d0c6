"""When to remind of a deadline: the usual choices, and how a chosen moment travels in a button."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

from bot.keeping.deadlines import Deadline
from knowledge.model import CHINA

MORNING = time(9)
"""When a reminder for a day comes if no clock time was said."""

_FORMAT = "%Y%m%dT%H%M"

Usual = Literal["day_before", "on_the_day", "two_hours_before"]


class Choice(NamedTuple):
    """A moment to be reminded at (China time) and which of the usual ones it is."""

    usual: Usual
    at: datetime


def choices(deadline: Deadline, now: datetime) -> tuple[Choice, ...]:
    """The usual moments that are still to come, earliest first.

    For a moment: a day and two hours before. For a day: nine in the morning of the day before and of the day itself.
    """
    if deadline.is_moment:
        offered = (
            Choice("day_before", deadline.end - timedelta(days=1)),
            Choice("two_hours_before", deadline.end - timedelta(hours=2)),
        )
    else:
        morning = datetime.combine(deadline.day, MORNING, CHINA)
        offered = (Choice("day_before", morning - timedelta(days=1)), Choice("on_the_day", morning))
    return tuple(choice for choice in offered if choice.at > now)


def code(moment: datetime) -> str:
    """A moment (China time, to the minute) as it stands in a button's action: 20230524T0900."""
    return moment.astimezone(CHINA).strftime(_FORMAT)


def from_code(text: str) -> datetime | None:
    """The moment that :func:`code` wrote; None for any other text."""
    try:
        return datetime.strptime(text, _FORMAT).replace(tzinfo=CHINA)
    except ValueError:
        return None
