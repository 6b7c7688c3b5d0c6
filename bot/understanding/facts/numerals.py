"""Numbers as people write them: 4650, 4,650.5, 四千六百五, 两百八, 1.2万, 5千8, 五点八万, 二零二三, two hundred and eighty."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bot.patterns import pattern

_DIGITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "俩": 2,
    "仨": 3,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_BIG = {"万": 10**4, "亿": 10**8}
#: Every character of a Chinese number.
HAN = "".join((*_DIGITS, *_UNITS, *_TENS, *_BIG))
#: The longest run of Chinese numerals that is looked at as one number.
_LONGEST_RUN = 24
#: Before one of these a last digit without a unit of its own belongs to them: 三百 五月, not 三百五 月.
_OWNERS = frozenset("月号日点时次天年个回周条分秒笔")
_HAN_RUN = pattern(f"[{HAN}]{{1,{_LONGEST_RUN}}}")
#: After the digits behind a comma these show that something else begins there: 3千9,11月10号.
_ANOTHER = "月号日次回个天周条笔单件点时:/"
#: After Arabic digits: a unit, then units and digits of either kind.
_MIXED_RUN = pattern(
    f"[十百千万亿](?:[{HAN}]|[0-9]{{1,9}}(?![0-9]|[.:/-][0-9]|,(?:[0-9]+(?![0-9{_ANOTHER}])))){{0,{_LONGEST_RUN}}}"
)
#: Digits after a unit that make no number with it, unless they begin a date or a time of day: 1万2,300 but not 6千5/3.
_CUT_OFF = pattern(rf"[0-9]+[.,][0-9]+(?![0-9{_ANOTHER}])")
_PIECE = pattern(f"[{HAN}]|[0-9]+")
#: 五点八万, 十二点五元: a spoken decimal, told from a clock time by what follows.
_SPOKEN_DECIMAL = pattern(r"点([零一二三四五六七八九]{1,3})(?:([百千万亿])|(?=[元块%％]))")

_ENGLISH_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = {word: number for number, word in enumerate(_ENGLISH_SMALL)} | {
    word: 10 * (i + 2) for i, word in enumerate(_ENGLISH_TENS)
}
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1000}
_ENGLISH_WORD = pattern(r"[ -]?(?:and )?([a-z]+)")
_MOST_ENGLISH_WORDS = 8


class Number(NamedTuple):
    """One number: its value, whether it was said as a guess (两三), and its digits if it was a row of digits."""

    value: Decimal
    approximate: bool = False
    digits: str = ""

    @property
    def whole(self) -> int | None:
        """The value as an integer, None where it has a fraction."""
        return int(self.value) if self.value == self.value.to_integral_value() else None


def han_run(text: str, start: int) -> int:
    """Where the run of Chinese numerals at `start` ends."""
    run = _HAN_RUN.match(text, start)
    return start if run is None else run.end()


def han_number(text: str, start: int) -> tuple[Number, int] | None:
    """The Chinese number at `start` and where it ends, None if there is none."""
    run = _HAN_RUN.match(text, start)
    if run is None:
        return None
    word, end = run[0], run.end()
    if len(word) > 1 and text[end : end + 1] in _OWNERS and word[-1] in _DIGITS and word[-2] in "百千万亿":
        word, end = word[:-1], end - 1
    number = _read_han(word)
    if number is None:
        return None
    fraction = _SPOKEN_DECIMAL.match(text, end)
    if fraction and not number.digits:
        value = number.value + Decimal("0." + "".join(str(_DIGITS[digit]) for digit in fraction[1]))
        return Number(value * _scale(fraction[2] or "")), fraction.end()
    return number, end


#: Before hundreds and thousands stands one digit.
_TOO_MANY, _HUNDREDS = 10, frozenset("百千")


def unit_tail(text: str, start: int, end: int) -> tuple[Decimal | None, int]:
    """The number of the Arabic digits from `start` to `end` with the Chinese units after them, and where it ends.

    5千8, 1.2万, 6千, 1万零80, 1万2千3百. No number where the digits go on in a way that fits no number (1万2,300).
    """
    head = Decimal("".join(character for character in text[start:end] if character in "0123456789."))
    run = _MIXED_RUN.match(text, end)
    if run is None or (head >= _TOO_MANY and run[0][0] in _HUNDREDS):
        return head, end  # 9点40千收: nobody counts forty thousands so
    pieces: list[Decimal | str] = [
        head,
        *(Decimal(piece) if piece.isascii() else piece for piece in _PIECE.findall(run[0])),
    ]
    stop = run.end()
    cut = _CUT_OFF.match(text, stop)
    if cut:
        return None, cut.end()
    if len(pieces) > 2 and text[stop : stop + 1] in _OWNERS and not _is_unit(pieces[-1]) and _is_unit(pieces[-2]):
        stop -= len(_PIECE.findall(run[0])[-1])
        pieces.pop()
    number = _evaluate(pieces)
    return (number.value, stop) if number else (head, end)


def _is_unit(piece: Decimal | str) -> bool:
    return piece in _UNITS or piece in _BIG


def english_number(text: str, start: int) -> tuple[Number, int] | None:
    """The English number at `start`, which begins a word: three, two hundred and eighty, five thousand."""
    total = section = 0
    position, end, count = start, start, 0
    while count < _MOST_ENGLISH_WORDS:
        match = _ENGLISH_WORD.match(text, position)
        if match is None or (match.start(1) != match.start() and not count):
            break
        word = match[1]
        if word in _ENGLISH:
            said = section % 100
            if said and (said < 20 or said % 10 or _ENGLISH[word] > 9):
                break  # three thirty: two numbers
            section += _ENGLISH[word]
        elif word in _ENGLISH_SCALES and section:
            section *= _ENGLISH_SCALES[word]
            if word == "thousand":
                total, section = total + section, 0
        else:
            break
        position = end = match.end()
        count += 1
    return (Number(Decimal(total + section)), end) if count else None


def _scale(units: str) -> Decimal:
    scale = Decimal(1)
    for unit in units:
        scale *= _UNITS.get(unit) or _BIG[unit]
    return scale


def _read_han(word: str) -> Number | None:
    """The value of a run of Chinese numerals, None if it makes no number."""
    return _digit_row(word) if all(character in _DIGITS for character in word) else _evaluate(word)


def _evaluate(pieces: Iterable[Decimal | str]) -> Number | None:
    """The value of digits and units in a row: 四千六百五 (a last digit alone counts in the next smaller unit), 五六千 (a guess)."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    last_unit, zero, guess = 0, False, False
    for piece in pieces:
        if piece in _TENS:
            section, last_unit = section + _TENS[str(piece)], 10
        elif piece in _UNITS:
            unit = _UNITS[str(piece)]
            if pending is None and unit != 10:
                return None
            section += (1 if pending is None else pending) * unit
            pending, last_unit, zero = None, unit, False
        elif piece in _BIG:
            size, below = _BIG[str(piece)], section + (pending or 0)
            total = total + below * size if total >= size * size else (total + below) * size
            if not total:
                return None
            section, pending, last_unit, zero = Decimal(0), None, size, False
        else:
            digit = piece if isinstance(piece, Decimal) else Decimal(_DIGITS[piece])
            if pending is not None and (guess or not _is_guess(pending, digit)):
                return None
            guess = pending is not None
            zero = zero or not digit
            pending = pending or digit or None
    if pending is not None:
        section += pending if zero or last_unit <= 10 or pending >= 10 else pending * last_unit / 10
    return Number(total + section, guess)


def _digit_row(word: str) -> Number:
    """一 is 1, 二零二三 is 2023; 两三 and 三五 are guesses, of which the first number is taken."""
    digits = "".join(str(_DIGITS[character]) for character in word)
    if len(word) == 2 and _is_guess(int(digits[0]), int(digits[1])):
        return Number(Decimal(digits[0]), approximate=True, digits=digits)
    return Number(Decimal(digits), digits=digits if len(word) > 1 else "")


def _is_guess(first: Decimal | int, second: Decimal | int) -> bool:
    return first > 0 and (second == first + 1 or (first, second) == (3, 5))
