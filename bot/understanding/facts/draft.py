"""What the grammar rules pass around: the line of tokens they read, and the drafts of facts they find in it."""

from __future__ import annotations

from typing import NamedTuple

from bot.understanding.facts.days import Day
from bot.understanding.facts.model import Kind, Value
from bot.understanding.facts.numerals import Number
from bot.understanding.facts.tokens import GAP, Token

#: More tokens than any rule looks beyond the ends of a message.
_NOTHING_MORE = [Token("", 0, 0, frozenset())] * 32
#: How far before a fact 大概 may stand, with small words between.
_MOST_ROUGH = 3
#: How many small words may stand around a short answer.
_MOST_AROUND = 8


class Clock(NamedTuple):
    """A time of day in seconds since midnight (86400 and more: in the night after).

    `half_open` marks an hour up to 12 that nobody called morning or afternoon.
    """

    seconds: int
    half_open: bool = False


class ClockFound(NamedTuple):
    """A time of day and the index of the token after it, or the problem with it."""

    last: int
    clock: Clock | None = None
    problem: str | None = None
    period: str | None = None
    approximate: bool = False


class DayFound(NamedTuple):
    """A day and the index of the token after it, or the problem with it. `period` is the part of the day said with it (昨晚)."""

    last: int
    day: Day | None = None
    problem: str | None = None
    period: str | None = None
    assumed: frozenset[str] = frozenset()
    approximate: bool = False


class Draft(NamedTuple):
    """One finding over tokens `first` to `last` (exclusive): a value, or a day and a clock still to be settled.

    A draft with `problem` is something said that cannot be.
    """

    first: int
    last: int
    kind: Kind
    value: Value | None = None
    day: Day | None = None
    clock: Clock | None = None
    problem: str | None = None
    approximate: bool = False
    assumed: frozenset[str] = frozenset()


class Line:
    """The tokens of one message, with the questions the rules ask about them.

    Indexes a little before the first and after the last token are allowed: nothing stands there.
    """

    __slots__ = ("_known", "_roles", "length", "lengths", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.length = len(tokens)
        #: The padding at the end serves indexes after the last token, and negative ones too.
        self.tokens = tokens + _NOTHING_MORE
        #: Lengths of time by the token they begin at, kept because several rules ask for them (15天, 15天前, 15天前 下午3点).
        self.lengths: dict[int, Draft | None] = {}
        self._roles = [token.roles for token in self.tokens]
        self._known = [index for index, token in enumerate(tokens) if token.roles is not GAP]

    def roles(self, index: int) -> frozenset[str]:
        """All parts the token there can play."""
        return self._roles[index]

    def playing(self, roles: frozenset[str]) -> list[int]:
        """The tokens that can play one of the parts, other than being of something else, by their indexes."""
        parts = self._roles
        return [index for index in self._known if not roles.isdisjoint(parts[index])]

    def has(self, index: int, *roles: str) -> bool:
        """Whether the token there can play one of the parts."""
        return not self._roles[index].isdisjoint(roles)

    def text(self, index: int) -> str:
        """The folded text of the token there, empty outside."""
        return self.tokens[index].text

    def value(self, index: int) -> object:
        """The value of the word there, None outside."""
        return self.tokens[index].value

    def number(self, index: int) -> Number | None:
        """The number of the figure there, None if there is none."""
        return self.tokens[index].number

    def whole(self, index: int) -> int | None:
        """The whole number of the figure there, None if there is none or it was a guess."""
        number = self.tokens[index].number
        return None if number is None or number.approximate else number.whole

    def ended(self, index: int) -> bool:
        """Whether the message, or a part of it, ends before this token."""
        return index >= self.length or "stop" in self._roles[index]

    def alone(self, first: int, last: int) -> bool:
        """Whether the message is nothing but these tokens and words without a meaning of their own: 改成5.31吧, 就一趟."""
        if self.length - (last - first) > _MOST_AROUND:
            return False
        around = (*range(first), *range(last, self.length))
        return all(self.has(index, "particle", "stop", "rename") for index in around)

    def touching(self, index: int) -> bool:
        """Whether nothing, not even a blank, lies between this token and the one before it."""
        return 0 < index < self.length and self.tokens[index - 1].end == self.tokens[index].start

    def in_chinese(self, index: int) -> bool:
        """Whether this token, or what follows the plain digits here, is Chinese: no English rule can fit (3号, 下周五)."""
        text = self.tokens[index].text
        return not text.isascii() or (text.isdigit() and not self.tokens[index + 1].text.isascii())

    def minus(self, index: int) -> bool:
        """Whether the figure here is negative: 负二百, -200 (but not the end of a range, 100-200)."""
        before = index - 1
        dash = (
            self.text(before) == "-"
            and self.touching(index)
            and not self.has(before - 1, "figure", "currency", "measure", "unit")
        )
        of = before - 1 if self.text(before) == "的" else before  # 负的200块
        return self.has(of, "minus") or dash

    def rough(self, first: int, last: int) -> bool:
        """Whether what stands over these tokens is only roughly so: 三百多, 20号左右, 大概有三百, 两三次."""
        if any(self.has(index, "more", "about") or self._guess(index) for index in range(first, last)):
            return True
        before = first - 1
        while self.has(before, "fill", "to") and not self.has(before, "about") and first - before < _MOST_ROUGH:
            before -= 1
        return self.has(last, "about_after") or self.has(last - 1, "about_after") or self.has(before, "about")

    def _guess(self, index: int) -> bool:
        number = self.tokens[index].number
        return number is not None and number.approximate

    def skip(self, index: int, *roles: str, most: int = 1) -> int:
        """The index after up to `most` tokens of these parts."""
        while most and not self._roles[index].isdisjoint(roles):
            index, most = index + 1, most - 1
        return index
