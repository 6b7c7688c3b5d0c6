"""A short answer that is only a number: 4200, 四千二, 4.2k, 三, 就1次, about 4200."""

from __future__ import annotations

from decimal import Decimal

from bot.understanding.facts.draft import Line
from bot.understanding.facts.scan import fold
from bot.understanding.facts.tokens import tokenize

#: Longer messages are no bare answers.
_LONGEST = 24
_SMALL_WORDS = ("fill", "about", "more", "currency", "currency_before", "measure", "measure_of", "ge", "jiao", "stop", "exact", "minus", "money", "noun", "past")
_PARTICLES = frozenset("吧 了 呢 啊 呀 哦 嘛 的 哈 嗯 好 就 那 我 大 概 应 该 这 样 么 噢 钱 被 过".split())


def read_bare_number(text: str) -> Decimal | None:
    """The one number that `text` consists of, small words and units apart; None if there is none, or more than that."""
    if len(text) > _LONGEST:
        return None
    line = Line(tokenize(fold(text).text))
    figures = [index for index in range(line.length) if line.number(index)]
    if len(figures) != 1:
        return None
    place = figures[0]
    for index, token in enumerate(line.tokens):
        if index != place and token.text not in _PARTICLES and not line.has(index, *_SMALL_WORDS) and token.text != "-":
            return None
    number = line.number(place)
    if number is None:
        return None
    negative = line.has(place - 1, "minus") or (line.text(place - 1) == "-" and line.touching(place))
    return -number.value if negative else number.value
