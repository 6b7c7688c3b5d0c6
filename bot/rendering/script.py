"""Traditional script for readers who write it."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.patterns import pattern

_CUT_WRONG = pattern(r"(?<=[報渠通])道里|聯系(?![統列數])")
"""Where the converter takes 道里 and 并联 for words: in 报道里 and 并联系."""
_PUT_RIGHT = {"道里": "道裡", "聯系": "聯繫"}


@cache
def _converter() -> Any:
    # Loaded on first use: the dictionaries cost more than an answer, and most readers never need them.
    import opencc

    return opencc.OpenCC("s2tw")


def to_traditional(text: str) -> str:
    """``text`` in traditional script: Taiwan's forms with the everyday 台, and no change of vocabulary."""
    converted = str(_converter().convert(text)).replace("臺", "台")
    return _CUT_WRONG.sub(lambda match: _PUT_RIGHT[match[0]], converted)
