"""Figures that are names or slogans: model and order numbers, ratings, versions, sizes, 第15日, 每月1号, 七天无理由, 满300减30."""

from __future__ import annotations

from bot.understanding.facts.draft import Line

#: What may stand between a name and its figure: 型号: 2005-10, 单号是123.
_LINKS = frozenset((":", "#", "-", "是", "为", "的", ".", "no", "(", "（"))
#: A figure with one of these after it is a fact whatever stands before it.
_FREE = ("day", "month", "year", "currency", "measure", "unit", "hour", "month_name", "jiao")
_LETTERS_ALLOWED = ("unit", "measure", "currency", "month_name", "suffix", "half_of_day", "year", "month", "day", "hour", "ge", "noun", "to", "figure")
_GLUE = ("_", "=", "&", "@", "×", "*")
#: The platform's own name, where nothing makes it money.
_PLATFORM = "1688"


def after_banned(line: Line, index: int) -> int | None:
    """The index after something that must not be read as a fact, None if this token is free."""
    if line.has(index, "idiom"):
        return index + 1
    if not line.has(index, "figure"):
        return None
    if _named(line, index) or _sorted(line, index) or _rated(line, index) or _promised(line, index):
        return index + 1
    return _ordinal(line, index) or _repeated(line, index) or _vague(line, index) or _slogan(line, index)


def _named(line: Line, index: int) -> bool:
    """A name before the figure (型号, 订单号, v), a letter glued to it, or 1688."""
    if line.text(index) == _PLATFORM and not line.has(index + 1, "currency") and not line.has(index - 1, "money", "currency_before"):
        return True
    glued = line.text(index - 1)
    if line.touching(index) and glued in _GLUE:
        return True
    if line.touching(index) and glued.isascii() and glued.isalpha() and not line.has(index - 1, *_LETTERS_ALLOWED, "currency_before", "foreign"):
        return True
    before = index - 1
    for _ in range(2):
        if line.text(before) in _LINKS:
            before -= 1
    return line.has(before, "name") and not line.has(index + 1, *_FREE)


def _sorted(line: Line, index: int) -> bool:
    """A size or sort glued to the figure (2023款, 3级, 5.10kg), or letters that are no unit."""
    after = index + 1
    if line.has(after, "sort") and (line.touching(after) or line.text(after).isascii()):
        return True
    glued = line.text(after)
    return line.touching(after) and glued.isascii() and glued.isalpha() and not line.has(after, *_LETTERS_ALLOWED, "foreign", "event", "to")


def _rated(line: Line, index: int) -> bool:
    """物流5.0, 评分4.8: marks out of five."""
    number = line.number(index)
    if number is None or "." not in line.text(index) or number.value > 10:
        return False
    return line.has(index - 1, "rated") or line.has(index - 2, "rated") and line.text(index - 1) in _LINKS


def _promised(line: Line, index: int) -> bool:
    """满300减30: a shop's offer."""
    return line.has(index + 1, "promo") or line.has(index - 1, "promo")


def _ordinal(line: Line, index: int) -> int | None:
    """第15日, 第3条, 第二个月; 第3次 stays a count."""
    if not line.has(index - 1, "ordinal") or line.has(index + 1, "measure"):
        return None
    counted = line.has(index + 1, "measure_of", "ge") and line.has(index + 2, "noun", "noun_link")
    return None if counted else index + 2


def _repeated(line: Line, index: int) -> int | None:
    """每月1号, 每3天, 每天9点: again and again, no single day."""
    before = index - 1 if line.has(index - 1, "each") else index - 2
    if not line.has(before, "each") or line.has(index - 1, "stop"):
        return None
    return index + 2 if line.has(index + 1, "unit", "day", "year", "measure", "hour", "month") else None


def _vague(line: Line, index: int) -> int | None:
    """前两天, 这三天, 那一年: some days of which nothing certain is said."""
    vague = line.text(index - 1) == "前" or line.has(index - 1, "this_that")
    return index + 2 if vague and line.has(index + 1, "unit", "year") else None


def _slogan(line: Line, index: int) -> int | None:
    """七天无理由, 24小时客服, 9点上班."""
    if not line.has(index + 1, "unit", "hour"):
        return None
    after = line.skip(index + 2, "within")
    return index + 2 if line.has(after, "slogan") else None
