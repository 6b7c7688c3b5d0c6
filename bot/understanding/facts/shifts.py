"""What-ifs that lean on a fact already told: 晚一天申请呢, 提前三天, 再来一次, 少100块, two days earlier, another complaint."""

from __future__ import annotations

from decimal import Decimal

from bot.understanding.facts.counts import count
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.durations import duration
from bot.understanding.facts.model import Duration, Shift
from bot.understanding.facts.money import amount
from bot.understanding.facts.scan import fold
from bot.understanding.facts.tokens import tokenize

#: How many tokens may stand between the moving word and its quantity: 晚【申请】一天, 再【被查到】一次.
_REACH = 5
#: A bare figure from here on is money (少50), below it a number of times (再多1).
_LEAST_MONEY = 10
_DAY = Duration(days=1)


def read_shift(text: str) -> Shift | None:
    """The first step away from a told fact that `text` speaks of, None if there is none. Later and more are positive."""
    folded = fold(text)
    line = Line(tokenize(folded.text))
    for index in range(line.length):
        found = _moved(line, index) or _neighbour_day(line, index)
        if found is not None:
            value, first, last = found
            span = folded.span(line.tokens[first].start, line.tokens[last - 1].end)
            if isinstance(value, Duration):
                return Shift(span, delta=value)
            return Shift(span, count=value) if isinstance(value, int) else Shift(span, amount=value)
    return None


_Found = tuple[Duration | Decimal | int, int, int]


def _moved(line: Line, index: int) -> _Found | None:
    """The quantity by which the moving word at this token moves, and the tokens both cover."""
    sign = 1 if line.has(index, "shift_up") else -1 if line.has(index, "shift_down") else 0
    if not sign:
        return None
    quantity = _after(line, index) or _before(line, index)
    if quantity is None or not isinstance(quantity.value, Duration | Decimal | int):
        return None
    if line.has(index, "shift_time") and quantity.kind != "duration":
        return None
    if quantity.kind == "amount" and any(line.has(place, "deduction") for place in range(index, quantity.first)):
        sign = -sign  # 再扣500: the balance falls
    return quantity.value * sign, min(index, quantity.first), max(index + 1, quantity.last)


def _after(line: Line, index: int) -> Draft | None:
    """The quantity that follows the moving word, maybe after the act it moves."""
    for place in range(index + 1, min(index + 1 + _REACH, line.length)):
        if line.has(place, "stop"):
            return None
        quantity = _quantity(line, place)
        if quantity is not None:
            return quantity
        if line.has(index, "one_more") and line.has(place, "noun"):
            return Draft(index, place + 1, "count", 1)
    return None


def _before(line: Line, index: int) -> Draft | None:
    """The quantity right before the moving word: one day later, 100 yuan less, two more complaints."""
    for place in range(max(0, index - _REACH), index):
        quantity = _quantity(line, place)
        if quantity is not None and quantity.last == index:
            return quantity
    number = line.whole(index - 1)
    if number is not None and line.has(line.skip(index + 1, "noun_link"), "noun"):
        return Draft(index - 1, index + 1, "count", number)
    return None


def _quantity(line: Line, index: int) -> Draft | None:
    """A length of time, a count, an amount, or a bare figure with nothing after it that it could count."""
    draft = duration(line, index) or count(line, index) or amount(line, index)
    if draft is not None:
        return None if draft.problem else draft
    number = line.number(index)
    if number is None or not (line.ended(index + 1) or line.has(index + 1, "particle", "shift")):
        return None
    if number.value >= _LEAST_MONEY:
        return Draft(index, index + 1, "amount", number.value)
    return Draft(index, index + 1, "count", number.whole) if number.whole else None


def _neighbour_day(line: Line, index: int) -> _Found | None:
    """前一天呢, 后两天呢, 第二天呢: the days next to the one told, if the message begins so."""
    if index and not line.has(index - 1, "stop", "what_if"):
        return None
    if line.has(index, "next_day"):
        return _DAY, index, index + 1
    sign = -1 if line.text(index) == "前" else 1 if line.text(index) == "后" else 0
    length = duration(line, index + 1) if sign else None
    if length is None or not isinstance(length.value, Duration):
        return None
    return length.value * sign, index, length.last
