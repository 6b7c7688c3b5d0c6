"""A short answer that is only a number: 4200, 四千二, 4.2k, 12块5, 三, 就1次."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from bot.understanding.facts.bans import some_tens
from bot.understanding.facts.draft import Line
from bot.understanding.facts.money import amount
from bot.understanding.facts.numerals import HAN
from bot.understanding.facts.scan import fold
from bot.understanding.facts.tokens import NUMBER_BEGINNINGS, tokenize
from bot.understanding.facts.vocabulary import VOCABULARY

#: Longer messages are no bare answers.
_LONGEST = 40
_NUMBERS = frozenset({"figure", "times_word"})
#: Parts of the words that may stand around the number without adding anything.
_SMALL = (
    "fill", "about", "more", "currency", "currency_before", "measure", "measure_of", "ge", "jiao", "stop", "exact", "minus", "money", "noun",
    "noun_link", "particle", "ordinal", "to", "rename",
)  # fmt: skip
#: Parts of the words of which the number itself may consist: 两块半, 1毛5分.
_IN_NUMBERS = ("figure", "times_word", "half", "minute", "second", "foreign")
#: Characters of numbers that no such word has: 五点八万, 5块钱, 5’000.
_SIGNS_IN_NUMBERS = "点钱’"
_ASCII = frozenset(map(chr, range(128)))


def read_bare_number(text: str) -> Decimal | None:
    """The one number that `text` consists of, small words and units apart; None if there is none, or more than that.

    A minus is kept, so that a negative answer can be refused by name.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text).text
    if NUMBER_BEGINNINGS.isdisjoint(folded) or not _characters().issuperset(folded):
        return None
    line = Line(tokenize(folded))
    places = [index for index in line.playing(_NUMBERS) if line.number(index) or line.has(index, "times_word")]
    if not places or some_tens(line, places[0]):
        return None
    first, last, value = _value(line, places[0])
    others = [index for index in range(line.length) if not first <= index < last]
    if value is None or any(line.has(index, "figure") or not line.has(index, *_SMALL) for index in others):
        return None
    if line.rough(first, last) or any(line.has(index, "about", "more") for index in others):
        return None  # a guess: 大概五千, 三千几, 一两次
    return -value if line.minus(first) else value


@cache
def _characters() -> frozenset[str]:
    """All that such an answer can be written with, so that most messages need no second look."""
    words = [word for word, parts in VOCABULARY.items() if not parts.roles.isdisjoint((*_SMALL, *_IN_NUMBERS))]
    return _ASCII.union(HAN, _SIGNS_IN_NUMBERS, *words)


def _value(line: Line, place: int) -> tuple[int, int, Decimal | None]:
    """The number at this token with its small change, and the tokens it covers."""
    money = amount(line, place)
    if money is not None and isinstance(money.value, Decimal):
        return money.first, money.last, money.value
    number, times = line.number(place), line.value(place)
    if number is None:
        return place, place + 1, Decimal(times) if isinstance(times, int) else None
    return place, place + 1, number.value
