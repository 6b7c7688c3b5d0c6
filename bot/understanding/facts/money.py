"""Amounts of money in yuan: 280块, ¥1,280.50, 一千二百三十四块五毛, 12块5, 5.8k; bare figures after a cue (余额5800)."""

from __future__ import annotations

from decimal import Decimal

from bot.understanding.facts.draft import Draft, Line

NEGATIVE, FOREIGN, TOO_LARGE = "negative_amount", "foreign_currency", "too_large"
_LARGEST = Decimal(10) ** 12
#: A bare figure under this is rarely money, unless a word such as 余额 stands before it.
_LEAST_BARE = 10
#: How many small words may stand between a cue and its figure: 余额【现在】【只有】5800.
_MOST_FILL = 4
_BLOCKS_BARE = (
    "measure", "measure_of", "unit", "ge", "month", "year", "day", "sort", "letters", "hour", "quarter", "minute", "foreign", "promo",
    "noun_unit", "half",
)  # fmt: skip


def amount(line: Line, first: int) -> Draft | None:
    """The amount at this token: with a currency word before or after it, or bare after a cue."""
    if line.has(first, "currency_before") and line.number(first + 1):
        draft = _marked(line, first + 1)
        if draft is None or draft.problem == FOREIGN:
            return draft
        return _signed(line, Draft(first, draft.last, "amount", draft.value, problem=draft.problem, approximate=draft.approximate, assumed=draft.assumed))
    if line.number(first) is None:
        return None
    draft = _with_currency(line, first) or _bare(line, first)
    return None if draft is None else _signed(line, draft)


def _signed(line: Line, draft: Draft) -> Draft:
    """The draft, or the problem that a minus stands before it."""
    before = draft.first - 1
    minus = line.has(before, "minus") or (line.text(before) == "-" and line.touching(draft.first) and not line.has(before - 1, "figure", "currency"))
    if minus and not draft.problem:
        return Draft(before, draft.last, "amount", problem=NEGATIVE)
    return draft


def _marked(line: Line, first: int) -> Draft:
    """The figure after ¥ or RMB."""
    return _with_currency(line, first) or _draft(line, first, first + 1, _value(line, first))


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
    more = line.has(index, "more")
    index = line.skip(index, "more")
    if line.has(index, "foreign"):
        return Draft(first, index + 1, "amount", problem=FOREIGN)
    if line.has(first - 1, "foreign") and line.touching(first):
        return Draft(first - 1, index, "amount", problem=FOREIGN)
    if line.has(index, "jiao"):
        return _draft(line, first, line.skip(index + 1, "money"), value / 10, more)
    if not line.has(index, "currency"):
        return None
    if line.text(first) == "一" and line.text(index) == "块" and not line.has(index + 1, "stop", "figure", "half", "money") and index + 1 < len(line.tokens):
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
            return "money_weak"
        if not line.has(index, "fill", "about"):
            return None
        index -= 1
    return None
