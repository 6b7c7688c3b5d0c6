"""How many times: 3次, 五回, 十二条投诉, 四个有效投诉, 第3次, three times, two valid complaints."""

from __future__ import annotations

from bot.understanding.facts.draft import Draft, Line

#: How far a counted noun may stand from its figure, in tokens: 三个【有效】投诉, 投诉【已经】有三个.
_NEAR_AFTER, _NEAR_BEFORE = 3, 4
#: Numerals that hold their measure word: two of them, three of them.
_WITH_MEASURE = ("俩", "仨")
_MOST_LISTED = 99
_MOST = 1_000_000
NOT_WHOLE, NEGATIVE, TOO_LARGE = "not_a_whole_count", "negative_count", "too_large"


def count(line: Line, first: int) -> Draft | None:
    """The count at this token."""
    number = line.number(first)
    if number is None:
        return _english(line, first)
    ranged = (
        line.has(first + 1, "to")
        and line.number(first + 2) is not None
        and line.has(first + 3, "measure", "measure_of", "ge")
    )
    index = first + 3 if ranged else line.skip(first + 1, "more")
    last = _measured(line, first, index)
    if last is None:
        return None
    approximate = ranged or line.rough(first, last)
    assumed = frozenset({"approximate"} if approximate else ())
    if line.minus(first):
        return Draft(first - 1, last, "count", problem=NEGATIVE)
    if number.whole is None:
        return Draft(first, last, "count", problem=NOT_WHOLE)
    if number.whole > _MOST:
        return Draft(first, last, "count", problem=TOO_LARGE)
    return Draft(first, last, "count", number.whole, approximate=approximate, assumed=assumed)


def _english(line: Line, first: int) -> Draft | None:
    """Twice; the second complaint."""
    value = line.value(first)
    if not isinstance(value, int):
        return None
    if line.has(first, "times_word"):
        return Draft(first, first + 1, "count", value)
    noun = line.skip(first + 1, "noun_link")
    counted = line.has(first, "ordinal_word") and line.has(noun, "noun")
    return Draft(first, noun + 1, "count", value) if counted else None


def _measured(line: Line, first: int, index: int) -> int | None:
    """Where the count with its measure word ends, None if what follows the figure is no count."""
    if line.has(index, "measure"):
        if line.text(index + 1) in {"都", "也"}:  # 一次都没有
            return None
        if line.text(first - 1) == "有" and line.text(first) == "一" and not _noun_after(line, index + 1):
            return None
        return index + 1
    if line.has(index, "measure_of", "ge"):
        return index + 1 if _noun_after(line, index + 1) or _noun_before(line, first) else None
    if _listed(line, first, index):
        return index
    if line.text(first) in _WITH_MEASURE and (_noun_after(line, index) or _noun_before(line, first)):
        return first + 1
    counted = line.skip(line.skip(index, "suffix"), "noun_link")
    if line.has(counted, "noun") and line.text(counted).isascii():
        return counted + 1
    return None


def _listed(line: Line, first: int, index: int) -> bool:
    """有效投诉: 3, as in a list: nothing but the noun and its figure."""
    number = line.whole(first)
    if number is None or number > _MOST_LISTED or not (line.ended(index) or line.has(index, "particle")):
        return False
    before = first - 1
    for _ in range(2):
        if line.has(before, "fill"):
            before -= 1
    return line.has(before, "noun_count")


def _noun_after(line: Line, index: int) -> bool:
    for step in range(index, index + _NEAR_AFTER):
        if line.has(step, "noun"):
            return True
        if line.has(step, "stop", "figure"):
            return False
    return False


def _noun_before(line: Line, index: int) -> bool:
    for step in range(index - 1, index - 1 - _NEAR_BEFORE, -1):
        if line.has(step, "noun"):
            return True
        if line.has(step, "stop", "figure"):
            return False
    return False
