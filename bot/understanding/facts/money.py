"""Amounts of money in yuan: 280块, ¥1,280.50, 一千二百三十四块五毛, 12块5, 5.8k; bare figures after a cue (余额5800)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.understanding.facts.draft import Draft, Line

NEGATIVE, FOREIGN, TOO_LARGE = "negative_amount", "foreign_currency", "too_large"
_LARGEST = Decimal(10) ** 12
#: A bare figure under this is rarely money, unless a word such as 余额 stands before it.
_LEAST_BARE = 10
#: These words lead to many things; only a larger figure after them is money.
_VAGUE_CUES, _LEAST_VAGUE = frozenset({"到", "要", "需要", "收", "给"}), 100
#: How many small words may stand between a cue and its figure: 余额【现在】【只有】5800.
_MOST_FILL = 4
_BLOCKS_BARE = (
    "measure", "measure_of", "unit", "ge", "month", "year", "day", "sort", "letters", "hour", "quarter", "minute", "foreign", "promo",
    "noun_unit", "half",
)  # fmt: skip


def amount(line: Line, first: int) -> Draft | None:
    """The amount at this token: with a currency word before or after it, or bare after a cue."""
    place = first + 1 if line.has(first, "currency_before") else first
    if line.number(place) is None:
        return None
    draft = _with_currency(line, place) or (_plain(line, place) if place > first else _bare(line, place))
    if draft is None or draft.problem == FOREIGN:
        return draft
    if line.minus(first):
        return Draft(first - 1, draft.last, "amount", problem=NEGATIVE)
    return replace(draft, first=first)


def _plain(line: Line, first: int) -> Draft:
    """The figure after ¥ or RMB."""
    return _draft(line, first, first + 1, _value(line, first))


def _value(line: Line, index: int) -> Decimal:
    number = line.number(index)
    return Decimal(0) if number is None else number.value


def _draft(line: Line, first: int, last: int, value: Decimal, more: bool = False) -> Draft:
    if value > _LARGEST:
        return Draft(first, last, "amount", problem=TOO_LARGE)
    number = line.number(first)
    approximate = more or bool(number and number.approximate) or line.has(last, "about") or line.has(first - 1, "about") or line.has(last, "more")
    return Draft(first, last, "amount", value, approximate=approximate, assumed=frozenset({"approximate"} if approximate else ()))


def _with_currency(line: Line, first: int) -> Draft | None:
    value, index = _value(line, first), first + 1
    if line.has(index, "to") and line.number(index + 1) and line.has(index + 2, "currency"):
        return _draft(line, first, index, value)  # 300-500元: its upper end follows
    more = line.has(index, "more")
    index = line.skip(index, "more")
    if line.has(index, "foreign"):
        return Draft(first, index + 1, "amount", problem=FOREIGN)
    if line.has(first - 1, "foreign") and line.touching(first):
        return Draft(first - 1, index, "amount", problem=FOREIGN)
    if line.has(index, "jiao"):
        fen = line.number(index + 1)
        if fen and len(line.text(index + 1)) == 1 and line.touching(index + 1) and not line.has(index + 2, *_BLOCKS_BARE):
            return _draft(line, first, index + 2, value / 10 + fen.value / 100)
        return _draft(line, first, line.skip(index + 1, "money"), value / 10, more)
    if not line.has(index, "currency"):
        return None
    if line.text(first) == "一" and line.text(index) == "块" and not line.has(index + 1, "stop", "figure", "half", "money") and index + 1 < line.length:
        return None
    value, last = _small_change(line, index + 1, value)
    if line.text(last) == "钱":
        last += 1
    return _draft(line, first, last, value, more)


def _small_change(line: Line, index: int, value: Decimal) -> tuple[Decimal, int]:
    """What follows 块: 5毛, 5, 50, 半, 5毛2."""
    if line.has(index, "half"):
        return value + Decimal("0.5"), index + 1
    number = line.number(index)
    if number is None or number.whole is None or not line.touching(index):
        return value, line.skip(index, "exact")
    change = number.value
    if line.has(index + 1, "jiao") and change < 10:
        value, index = value + change / 10, index + 2
        fen = line.number(index)
        if fen and fen.value < 10 and line.touching(index) and not line.has(index + 1, *_BLOCKS_BARE, "currency") or (fen and line.text(index + 1) == "分"):
            return value + fen.value / 100, line.skip(index + 1, "minute")
        return value, index
    free = not line.has(index + 1, *_BLOCKS_BARE, "currency", "jiao")
    if free and change < 10 and len(line.text(index)) == 1:
        return value + change / 10, index + 1
    if free and 10 <= change < 100 and len(line.text(index)) == 2:
        return value + change / 100, index + 1
    return value, index


def _bare(line: Line, first: int) -> Draft | None:
    """A figure without a currency: after 余额, 低于, 退款, 扣了 …, or before 保证金, 够不够 …"""
    value = _value(line, first)
    strength = _cue_before(line, first)
    after = line.skip(line.skip(first + 1, "more"), "genitive")
    more = line.has(first + 1, "more")
    if line.has(after if not more else first + 2, *_BLOCKS_BARE) or line.has(first + 1, *_BLOCKS_BARE):
        return None
    if strength == "money" or (value >= _LEAST_BARE and (strength or line.has(after, "money_after"))):
        return _draft(line, first, line.skip(first + 1, "more"), value, more)
    if line.has(first, "thousands") and line.has(after, "money", "money_after"):
        return _draft(line, first, first + 1, value)
    return None


def _cue_before(line: Line, first: int) -> str | None:
    """The kind of money word that governs this figure."""
    index = first - 1
    if line.has(index, "minus") or line.text(index) == "-":
        index -= 1
    for _ in range(_MOST_FILL):
        if line.has(index, "money"):
            return "money"
        if line.has(index, "money_weak"):
            return "money_weak" if line.text(index) not in _VAGUE_CUES or _value(line, first) >= _LEAST_VAGUE else None
        if not line.has(index, "fill", "about", "subject"):
            return None
        index -= 1
    return None
