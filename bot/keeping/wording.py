"""Deadlines in words, as they are named in messages and on buttons."""

from __future__ import annotations

from collections.abc import Iterable

from bot.keeping.deadlines import Deadline
from bot.keeping.outcome import Asking
from bot.messages import Button
from bot.rendering.buttons import Rows, action
from bot.rendering.values import fill, say
from knowledge.model import Text

_SHORT_DAY = Text("{month}月{day}日", "{month}/{day}")


def label_of(asking: Asking, deadline: Deadline) -> str:
    """What the deadline is called: 退出生效日."""
    return asking.text(deadline.entry.results[deadline.result].label)


def named(asking: Asking, deadline: Deadline) -> str:
    """The deadline with its value: 退出生效日: 2023年5月25日(周四)."""
    return f"{label_of(asking, deadline)}: {say(deadline.value, asking.words)}"


def other_dates(asking: Asking, others: Iterable[Deadline], does: str) -> Rows:
    """A row for each of the other deadlines of an answer, with which the same can be done (``remind``, ``ics``)."""
    return tuple((_date_button(asking, deadline, does),) for deadline in others)


def _date_button(asking: Asking, deadline: Deadline, does: str) -> Button:
    day = fill(_SHORT_DAY, asking.words, {"month": deadline.day.month, "day": deadline.day.day})
    return Button(f"{label_of(asking, deadline)} {day}", action(does, deadline.result))
