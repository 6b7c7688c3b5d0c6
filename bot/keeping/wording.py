"""Deadlines in words, as they are named in messages and on buttons."""

from __future__ import annotations

from collections.abc import Iterable

from bot.keeping.deadlines import Deadline
from bot.keeping.outcome import Asking
from bot.messages import Button
from bot.rendering.buttons import Rows, action
from bot.rendering.values import fill
from knowledge.model import Text

_SHORT_DAY = Text("{month}月{day}日", "{day} {name}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def label_of(asking: Asking, deadline: Deadline) -> str:
    """What the deadline is called, as a heading: 退出生效日, Exit takes effect on."""
    label = asking.text(deadline.entry.results[deadline.result].label)
    return label[:1].upper() + label[1:]


def named(asking: Asking, deadline: Deadline) -> str:
    """The deadline with its value: 退出生效日:2023年5月25日(周四)."""
    return asking.phrase("label_value", label=label_of(asking, deadline), value=deadline.value)


def other_dates(asking: Asking, others: Iterable[Deadline], does: str) -> Rows:
    """A row for each of the other deadlines of an answer, with which the same can be done (``remind``, ``ics``)."""
    return tuple((_date_button(asking, deadline, does),) for deadline in others)


def _date_button(asking: Asking, deadline: Deadline, does: str) -> Button:
    month = deadline.day.month
    day = fill(_SHORT_DAY, asking.words, {"month": month, "day": deadline.day.day, "name": _MONTHS[month - 1]})
    return Button(f"{label_of(asking, deadline)} {day}", action(does, deadline.result))
