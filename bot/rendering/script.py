"""Traditional script for readers who write it."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _converter() -> Any:
    # Loaded on first use: the dictionaries cost more than an answer, and most readers never need them.
    import opencc

    return opencc.OpenCC("s2tw")


def to_traditional(text: str) -> str:
    """``text`` in traditional script: Taiwan's forms with the everyday 台, and no change of vocabulary."""
    return str(_converter().convert(text)).replace("臺", "台")
