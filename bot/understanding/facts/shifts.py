"""What-ifs that lean on a fact already told: 晚一天申请呢, 提前三天, 再来一次, 少100块, two days earlier, another complaint."""

from __future__ import annotations

from decimal import Decimal

from bot.understanding.facts import counts, durations, money
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.model import Duration, Shift
from bot.understanding.facts.scan import fold
from bot.understanding.facts.tokens import tokenize

#: Words that move a fact: later or more is 1, earlier or less is -1.
_SIGNS = {
    **dict.fromkeys("晚 迟 推迟 延迟 延后 推后 延期 往后 往后推 拖 拖后 晚个 再过 later after".split(), 1),
    **dict.fromkeys("早 提前 提早 往前 往前提 早个 earlier before sooner".split(), -1),
    **dict.fromkeys("多 再 又 再来 再多 再加 加 增加 多了 another more extra additional".split(), 1),
    **dict.fromkeys("少 减 减少 少了 再少 less fewer".split(), -1),
}
_TIME_ONLY = frozenset("晚 迟 推迟 延迟 延后 推后 延期 往后 往后推 拖 拖后 再过 早 提前 提早 往前 往前提 later earlier sooner".split())
#: How many tokens may stand between the moving word and its quantity: 晚【申请】一天, 再【被查到】一次.
_REACH = 4


def read_shift(text: str) -> Shift | None:
    """The first step away from a told fact that `text` asks about, None if there is none."""
    folded = fold(text)
    line = Line(tokenize(folded.text))
    for index in range(line.length):
        sign = _SIGNS.get(line.text(index))
        if sign is None:
            continue
        quantity = _after(line, index) or _before(line, index)
        if quantity is None or (quantity.kind != "duration" and line.text(index) in _TIME_ONLY):
            continue
        first, last = min(index, quantity.first), max(index + 1, quantity.last)
        span = folded.span(line.tokens[first].start, line.tokens[last - 1].end)
        return _shift(quantity, sign, span)
    return None


def _after(line: Line, index: int) -> Draft | None:
    """The quantity that follows the moving word, maybe after the act it moves."""
    for place in range(index + 1, index + 1 + _REACH):
        if line.has(place, "stop"):
            return None
        quantity = _quantity(line, place)
        if quantity:
            return quantity
        if line.text(index) == "another" and line.has(place, "noun"):
            return Draft(place, place + 1, "count", 1)
    return None


def _before(line: Line, index: int) -> Draft | None:
    """The quantity right before the moving word: one day later, 100 yuan less."""
    for place in range(max(0, index - _REACH), index):
        quantity = _quantity(line, place)
        if quantity and quantity.last == index:
            return quantity
    return None


def _quantity(line: Line, index: int) -> Draft | None:
    draft = durations.duration(line, index) or counts.count(line, index) or money.amount(line, index)
    return None if draft is None or draft.problem else draft


def _shift(quantity: Draft, sign: int, span: tuple[int, int]) -> Shift | None:
    if isinstance(quantity.value, Duration):
        return Shift(span, delta=quantity.value * sign)
    if isinstance(quantity.value, Decimal):
        return Shift(span, amount=quantity.value * sign)
    return Shift(span, count=quantity.value * sign) if isinstance(quantity.value, int) else None
