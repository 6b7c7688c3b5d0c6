"""Short answers that lean on the conversation: a number without a unit, a time "on that day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from bot.understanding.facts import Problem, Reading, read, read_bare_number
from bot.understanding.understanding import Understanding

_THAT_DAY = re.compile(r"当天|当日|那一?天|同一?[天日]|那日|\b(?:on )?(?:that|the same) day\b")
_CLOCK = re.compile(
    r"(?:凌晨|早上|上午|中午|下午|晚上|夜里|[今昨]?早|[今昨]?晚|\bat\b)?\s*\d{1,2}\s*(?:[:点時时].*|$)", re.IGNORECASE
)
_PIECES = re.compile(
    r"[,。;!?、\n]|\.(?=\s|$)|不是|而是|应该是|其实是|改成|改为|换成|是|说错了?|打错了?|写错了?|记错了?|看错了?|不对|没错|余额|金额|\b(?:not|but|is|was|actually|sorry|it's|i mean|to)\b"
)
_IN_SIGHT = 40
"""Characters before a number in which its rejection would stand."""
_REJECTED = re.compile(r"(?:不是|说成|写成|\bnot)(?:\s*(?:the|on))?\s*$")


def leaning_on_day(heard: Understanding) -> Reading:
    """The facts of a message, where the "that day" of "at 3 pm that day" is no day itself but the one told before."""
    words = [match.span() for match in _THAT_DAY.finditer(heard.folded)]
    facts = tuple(
        item
        for item in heard.reading.facts
        if item.kind != "date" or not any(start <= item.span[0] and item.span[1] <= end for start, end in words)
    )
    return Reading(facts, heard.reading.problems)


def day_without_time(problem: Problem, now: datetime) -> date | None:
    """The day of a moment whose clock time cannot be ("yesterday at 25:00"); None if it names none."""
    if problem.reason != "no_such_time":
        return None
    days = [item.value for item in read(_CLOCK.sub(" ", problem.text), now).facts if item.kind == "date"]
    return days[0] if len(days) == 1 and isinstance(days[0], date) else None


def bare_numbers(heard: Understanding, *, whole_message: bool) -> Iterator[Decimal]:
    """The numbers without a unit that a short answer consists of, the last one first; rejected ones (不是4500) left out.

    With ``whole_message`` the message must be one number and nothing else.
    """
    if whole_message:
        number = heard.bare_number()
        if isinstance(number, Decimal):
            yield number
        return
    text, end = heard.folded, len(heard.folded)
    for before, start in reversed([(0, 0), *(match.span() for match in _PIECES.finditer(text))]):
        rejected = _REJECTED.search(text[:start].rstrip()[-_IN_SIGHT:])
        number = None if rejected else read_bare_number(text[start:end])
        if number is not None:
            yield number
        end = before
