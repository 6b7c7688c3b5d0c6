"""Thousands separators: where digits with commas are one number, where the comma ends a clause, and where they are no number.

A number that is cut off at a comma would come out smaller than it was said. So whatever is not clearly one number or
clearly two is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.patterns import pattern

_HEAD = pattern(r"\d{1,3}(?=[,，'’.]\d)")
_THREES = pattern(r"\d{1,3}(?:([,'’])\d{3}(?!\d)(?:\1\d{3}(?!\d))*)(?:\.\d+)?")
_MORE = pattern(r"([,，'’.])(\d+)")
_RUN = pattern(r"(?:[,，'’.]\d+)+")
#: 1.280,50 and 1.280.500: dots between the thousands, as elsewhere in the world.
_DOTTED = pattern(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.,])")
#: 99,50 yuan: cents after a comma, as elsewhere in the world.
_CENTS = pattern(r",\d\d (?:yuan|rmb|cny|kuai)(?![a-z])")
#: After the digits behind a comma these show that something else begins there: 5,420,3次; 520,4月2号; 5,420,15:30.
_ANOTHER = frozenset("月号日次回条起笔单件宗例桩道趟只个天周星礼点时小分秒年岁人家-:/ ~至到")
#: 500,300 in Chinese may be two amounts; after one of these it is one.
_SIGNS = frozenset("¥$€£=abcdefghijklmnopqrstuvwxyz")
_PART = 3


class Grouped(NamedTuple):
    """Where a run of digits with separators ends, and whether it makes a number."""

    end: int
    sound: bool


def grouped(text: str, start: int) -> Grouped | None:
    """The run of digits with thousands separators that begins here, None if the digits here have none."""
    dotted = _DOTTED.match(text, start)
    if dotted:
        return Grouped(dotted.end(), sound=False)
    if _HEAD.match(text, start) is None:
        return None
    threes = _THREES.match(text, start)
    if threes is None:
        return _broken(text, start)
    end = threes.end()
    if _goes_on(text, end) or not _surely_one(text, start, threes[0]):
        run = _RUN.match(text, end)
        return Grouped(end if run is None else run.end(), sound=False)
    return Grouped(end, sound=True)


def _goes_on(text: str, end: int) -> bool:
    """Whether more digits hang on that begin nothing of their own."""
    more = _MORE.match(text, end)
    if more is None:
        return False
    return more[1] != "，" and text[more.end() : more.end() + 1] not in _ANOTHER


def _broken(text: str, start: int) -> Grouped | None:
    """Digits and separators that group no thousands: 5,42 and 5,4200; None where the separator may end a clause."""
    head = _HEAD.match(text, start)
    more = None if head is None else _MORE.match(text, head.end())
    if head is None or more is None or more[1] == ".":
        return None
    if text[more.end() : more.end() + 1] in _ANOTHER and not _CENTS.match(text, more.start()):
        return None
    wide = more[1] == "，"
    if wide and (len(more[2]) != _PART or (len(head[0]) == _PART and more[2][0] != "0")):
        return None
    run = _RUN.match(text, head.end())
    return None if run is None else Grouped(run.end(), sound=False)


def _surely_one(text: str, start: int, run: str) -> bool:
    """Whether 500,300 is one number: it is no two amounts, or it stands alone, after a currency sign, or among letters."""
    digits = re.split(r"[,'’]", run)
    if len(digits) != 2 or len(digits[0]) < _PART or digits[1][0] == "0" or "." in run:
        return True
    before = text[max(0, start - 2) : start].strip()[-1:]
    return not before or before in _SIGNS
