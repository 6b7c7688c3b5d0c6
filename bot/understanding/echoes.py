"""Echoes: values that only repeat what the bot has just answered, or say what day it is.

"So that is the 20th, right?" and "today is the 10th, how many days are left?" tell nothing new of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, Reading, day_said
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import FILLER, Span

_CHECKS = pattern(
    r"^[^,。]{0,3}(?:那就是|也就是|就是说|所以[就也]?是|等于是|意思是|合着)|\b(?:so (?:it'?s|that(?: is|'s)|i)|that means|meaning)\b"
    r"|^(?:那|就|也)?(?:就)?是不是|^(?:那|就)?(?:应该|该)?是[^,。]{1,16}吧\s*[?!。]*$|^[^,。吗呢吧]{1,16}[?]$|(?:对吧|对吗|对不对|是吧|是吗|没错吧|对伐|係咪|是不是)\s*[?。!]*$|\b(?:right|correct)\s*\?"
)
"""What a message that checks the answer begins or ends with."""
_TAKES_NOTE = pattern(
    r"^(?:好[的吧]?|哦+|噢|喔|嗯+|行|收到|知道了?|明白了?|懂了|了解|ok|okay|oh|i see)(?=[,。!\s\d])|你(?:们)?(?:怎么|又|刚才?|不是)*(?:说|算)|当天还|啊\s*[?!。]*$"
)
"""What a message that takes note of the answer begins with, or says of it."""
_TODAY_IS = pattern(r"(?:今天|今日|今儿|现在|目前|\btoday|\bnow)\s*(?:已经|都|就)?(?:是|is|'s)?\s*(?:the\s*)?$")
_RECKONS = pattern(
    r"[对是][吧吗]|对不对|没错|正确|吧\s*(?:[,。!?]|$)|我猜|猜|估计|估摸|推算|我算|算下来|认为|觉得|以为|就好|就行|\b(?:right|correct|guess|thinks?|thought|believes?|reckon)\b"
)
"""Words with which a person tells what they take the result to be."""
_DECIDED_BY = pattern(
    r"阿里|平台|小二|客服|官方|系统|1688|回复|回信|通知|确认|同意|批准|批了|答应|放行|\b(?:alibaba|platform|confirm\w*|agree\w*|approv\w*|granted|they|told|replied)\b"
)
"""Words of those who decide on a day: what they said is no reckoning."""
_BESIDE = 14
"""Characters around a value in which they would stand."""
_NEARLY = timedelta(days=2)
"""How far off a person's own reckoning of a day may be."""
_NO_EVENT_AFTER = pattern(r"\s*(?:了|号了)?\s*(?:[,。!?]|$)")


def without_echoes(heard: Understanding, reading: Reading, results: Iterable[object], now: datetime) -> Reading:
    """``reading`` without the values that repeat one of ``results``, or that only say that today is today.

    Who takes note of an answer (好,16号; 你说16号) or checks it makes it no fact of the case. A correction or a what-if may
    name the same day all the same.
    """
    calendar = [item.span for item in reading.facts if _says_what_day_it_is(heard.folded, item, now)]
    kept = [item for item in reading.facts if not any(_touch(item.span, span) for span in calendar)]
    if checks(heard) or (_TAKES_NOTE.search(heard.folded) and not _replaces(heard)):
        answers = list(results)
        kept = [item for item in kept if not any(_repeats(item, answer) for answer in answers)]
    return Reading(tuple(kept), reading.problems)


def checks(heard: Understanding) -> bool:
    """Whether a message only asks if the answer was understood: 那就是20号对吧."""
    return _CHECKS.search(heard.folded) is not None and not _replaces(heard)


def days_reckoned(heard: Understanding) -> tuple[Heard, ...]:
    """The days of a message that may be the person's own reckoning of the result (那就是28号对吧), the last one first."""
    days = [item for item in heard.reading.facts if item.kind in ("date", "datetime")]
    if len(days) < 2 or _RECKONS.search(heard.folded) is None or heard.speech.does("what_if"):
        return ()
    return tuple(reversed(days[1:]))


def without_value(heard: Understanding, item: Heard) -> Understanding:
    """The message as if ``item`` had not been said."""
    start, end = item.span
    folded = heard.folded[:start] + FILLER * (end - start) + heard.folded[end:]
    facts = tuple(other for other in heard.reading.facts if other is not item)
    return replace(heard, folded=folded, reading=Reading(facts, heard.reading.problems))


def may_be_result(item: Heard, answer: object, folded: str) -> bool:
    """Whether a day is a computed one, or so near that it can be a reckoning of it, unless somebody else decided on it."""
    if not isinstance(item.value, date) or not isinstance(answer, date):
        return False
    if isinstance(item.value, datetime) and isinstance(answer, datetime) and "day" not in item.assumed:
        return item.value == answer
    around = folded[max(0, item.span[0] - _BESIDE) : item.span[1] + _BESIDE]
    most = timedelta(0) if _DECIDED_BY.search(around) else _NEARLY
    readings = [day_said(day) for day in (item.value, item.past, item.future) if isinstance(day, date)]
    return any(abs(day - day_said(answer)) <= most for day in readings)


def _replaces(heard: Understanding) -> bool:
    return heard.speech.does("correction") or heard.speech.does("what_if")


def _says_what_day_it_is(folded: str, item: Heard, now: datetime) -> bool:
    """Whether a value is the date in "today is the 10th"."""
    if not isinstance(item.value, date):
        return False
    if day_said(item.value) != now.date():
        return False
    named = _TODAY_IS.search(folded[: item.span[0]])
    return named is not None and _NO_EVENT_AFTER.match(folded[item.span[1] :]) is not None


def _touch(one: Span, other: Span) -> bool:
    """Whether two values are one, or stand side by side: the "today" and the date of "today the 10th"."""
    return one[0] <= other[1] + 1 and other[0] <= one[1] + 4


def _repeats(item: Heard, answer: object) -> bool:
    """Whether a value says the same as a computed one, as far as it goes: the 20th is 20 June."""
    if isinstance(item.value, date):
        if not isinstance(answer, str) or re.match(r"\d{4}-\d\d-\d\d", answer) is None:
            return False
        day, told = date.fromisoformat(answer[:10]), item.value
        if "month" in item.assumed:
            return told.day == day.day
        return (told.month, told.day) == (day.month, day.day)
    if isinstance(item.value, Decimal | int) and isinstance(answer, int | float) and not isinstance(answer, bool):
        return Decimal(str(answer)) == Decimal(item.value)
    return False
