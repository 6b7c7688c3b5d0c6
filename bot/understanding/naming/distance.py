"""How far a word stands from a value: what lies between them, and on which side of it each language puts the word."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.wording.clauses import FILLER

NEXT = 6
"""Characters within which a verb is that of the day before it."""
PAUSE = 3.0
"""What a space in Chinese adds, which stands for a slight pause."""
_WRONG_SIDE = 3.0
NAMES_A_FIELD = pattern(r"[a-z_]*\s?(?:[=|→]|[=-]>|:\s?(?:\?|null\b|none\b|[空无待]))")
"""Behind a word that names a field of its own, whatever was filled in before it: 创建时间=2023-11-09 申请日期=?"""
TAKES_ITS_OBJECT = pattern(
    r"(?:就|才正式|才|正式|已经?)*(?:按照?|照|依)?(?:[^,。;!?\d想要打算希望退]|要的|要求){0,14}?把(?=[^,。;!?]*(?:交|递|寄|发|送))"
)
"""Behind a day: what was handed in then stands before its verb, 13号才正式把退出申请交掉."""


def word_distance(between: str, *, latin: bool) -> float:
    """The distance that a stretch of text makes; Latin letters count half, a space in Chinese for a slight pause."""
    between = between.replace(FILLER, "")
    words = between.replace(" ", "")
    return len(words) / 2 if latin else len(words) + PAUSE * len(between.split(" ")[1:])


def side_cost(kind: str, *, following: bool, latin: bool) -> float:
    """What it costs that a word stands where it seldom does: after its day in English, before it in Chinese."""
    if latin:
        usual = following if kind == "count" else not following
        return 0.0 if usual else _WRONG_SIDE
    if kind in ("date", "datetime"):
        return 0.0 if following else 1.0 + _WRONG_SIDE / 2
    if kind == "amount":
        return 2.0 if following else 0.0
    return 0.0 if following else 0.5
