"""The little dialogue about when to be reminded, and the promise that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

import msgspec

from bot.conversation.decision import Decision
from bot.keeping.deadlines import Deadline
from bot.keeping.outcome import Asking, Outcome
from bot.keeping.own_time import OwnTime
from bot.keeping.reminder_times import Choice, choices, code
from bot.keeping.wording import label_of, named, other_dates
from bot.messages import Button, ReminderRequest
from bot.rendering.buttons import Rows, action
from bot.rendering.document import block
from bot.rendering.phrases import problem_phrase
from bot.rendering.reader import script
from bot.session import OpenReminder
from knowledge.model import CHINA

ASKS = "remind_at"
"""What a reply names as the thing asked for while it waits for a time."""


def ask_when(
    asking: Asking, ahead: Sequence[Deadline], line: str = "", days: Sequence[Choice] = (), in_vain: int = 0
) -> Outcome:
    """The question when to remind of the first of ``ahead``, after a ``line`` about what was said before.

    ``days`` replaces the usual moments where only the day is open. The other deadlines of the answer stay within reach.
    """
    deadline, exchange = ahead[0], asking.exchange
    blocks = (
        block("text", line),
        block("headline", asking.phrase("reminder_when")),
        block("text", [named(asking, deadline), asking.phrase("reminder_how")]),
    )
    session = asking.session
    if exchange is not None:
        waiting = OpenReminder(at=asking.now, exchange=exchange, result=deadline.result, in_vain=in_vain)
        session = msgspec.structs.replace(asking.turned_to(exchange), reminder=waiting)
    return Outcome(
        decision=Decision("ask", deadline.entry, confidence=1.0, asks=ASKS),
        document=blocks,
        rows=_moments(asking, deadline, days) + other_dates(asking, ahead[1:], "remind"),
        session=session,
        exchange=exchange,
    )


def answer_when(asking: Asking, ahead: Sequence[Deadline], said: OwnTime) -> Outcome:
    """What follows from a time in somebody's own words; see :class:`OwnTime`."""
    deadline = ahead[0]
    if said.status == "set" and said.at is not None:
        return promise(asking, deadline, said.at)
    if said.status == "past" and said.at is not None:
        return ask_when(asking, ahead, asking.phrase("reminder_past", when=said.at))
    if said.clock is not None:
        line = asking.phrase("reminder_which_day", clock=said.clock.strftime("%H:%M"))
        return ask_when(asking, ahead, line, _days_at(deadline, said.clock, asking.now))
    if said.period:
        return ask_when(asking, ahead, asking.phrase("reminder_which_day", clock=f"“{said.period}”"))
    if said.problem is not None:
        reason = asking.text(problem_phrase(said.problem.reason))
        return ask_when(asking, ahead, asking.phrase("problem", text=said.problem.text, reason=reason))
    return ask_when(asking, ahead, asking.phrase("reminder_unread") if said.status == "no_time" else "")


def promise(asking: Asking, deadline: Deadline, at: datetime) -> Outcome:
    """The promise to remind at ``at``; one that comes after the deadline says so."""
    label, title = label_of(asking, deadline), asking.text(deadline.entry.title)
    late = asking.phrase("reminder_after_deadline") if at >= deadline.end else ""
    text = asking.phrase("reminder_text", label=label, value=deadline.value, title=title)
    request = ReminderRequest(
        topic=deadline.entry.id,
        result=deadline.result,
        deadline=deadline.written,
        remind_at=at,
        text=script(text, asking.lang),
        lang=asking.lang,
    )
    return Outcome(
        decision=Decision("answer", deadline.entry, confidence=1.0),
        document=(
            block("headline", asking.phrase("reminder_set", when=at)),
            block("text", [named(asking, deadline), late, asking.phrase("reminder_where")]),
        ),
        rows=(),
        effects=(request,),
        session=msgspec.structs.replace(asking.session, reminder=None),
        exchange=asking.exchange,
        delivery="edit" if asking.message.action else "message",
    )


def _moments(asking: Asking, deadline: Deadline, days: Sequence[Choice]) -> Rows:
    """One row: a button for each moment that can be picked, with its clock where it is not the deadline's own."""
    row = []
    for choice in days or choices(deadline, asking.now):
        label = asking.phrase(f"reminder_{choice.usual}")
        if days or not deadline.is_moment:
            label += choice.at.strftime(" %H:%M")
        row.append(Button(label, action("remind", f"{deadline.result}:{code(choice.at)}")))
    return (tuple(row),) if row else ()


def _days_at(deadline: Deadline, clock: time, now: datetime) -> list[Choice]:
    """The day before and the day itself at one clock time, where that is still to come and in time."""
    on_the_day = datetime.combine(deadline.day, clock, CHINA)
    offered = (Choice("day_before", on_the_day - timedelta(days=1)), Choice("on_the_day", on_the_day))
    return [choice for choice in offered if now < choice.at < deadline.end]
