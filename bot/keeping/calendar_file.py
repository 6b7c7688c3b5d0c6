"""A computed deadline as a calendar file (RFC 5545) that a phone opens.

A day becomes an all-day event, which floats: it is the same day wherever the phone is. A moment carries the time zone
Asia/Shanghai with its definition, so that it is the same instant anywhere.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.keeping.deadlines import Deadline
from bot.keeping.reminder_times import choices
from bot.messages import File
from knowledge.model import CHINA

if TYPE_CHECKING:
    from icalendar import Alarm

MIME = "text/calendar"
_PRODUCT = "-//policybot//1688 seller rules//ZH"


def calendar_file(deadline: Deadline, title: str, description: str, now: datetime) -> File:
    """The file for ``deadline``; ``title`` and ``description`` as the reader is to see them, ``now`` its time stamp.

    The event's id depends only on topic, result and value: opening the file twice makes one event. It rings at the
    first usual moment that is still to come: a day before, else the morning of the day or two hours before.
    """
    # Loaded when the first file is made: it costs more than an answer, and most people never ask for one.
    from icalendar import Calendar, Event

    ident = f"{deadline.entry.id}.{deadline.result}.{deadline.written}@policybot"
    event = Event.new(
        summary=title,
        description=description,
        start=deadline.end if deadline.is_moment else deadline.day,
        end=None if deadline.is_moment else deadline.day + timedelta(days=1),
        stamp=now,
        uid=ident,
        transparency="TRANSPARENT",  # type: ignore[arg-type]  # an enum of strings
        subcomponents=[_alarm(deadline, title, choice.at) for choice in choices(deadline, now)[:1]],
    )
    calendar = Calendar.new(prodid=_PRODUCT, uid=ident, subcomponents=[event])
    if deadline.is_moment:
        around = timedelta(days=366)
        calendar.add_missing_timezones(first_date=deadline.day - around, last_date=deadline.day + around)
    return File(f"{deadline.entry.id}-{deadline.day.isoformat()}.ics", MIME, calendar.to_ical())


def _alarm(deadline: Deadline, title: str, at: datetime) -> Alarm:
    """An alarm relative to the event's start, the one form that every calendar understands."""
    from icalendar import Alarm

    start = deadline.end if deadline.is_moment else datetime.combine(deadline.day, time(), CHINA)
    alarm = Alarm.new(description=title)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", at - start)
    return alarm
