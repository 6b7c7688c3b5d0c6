"""Chinese punctuation: curators type half-width marks, readers get the full-width ones that Chinese text is set in."""

from __future__ import annotations

from bot.patterns import pattern

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = pattern(rf"[,;:?!](?:(?<=[{_HAN}].)|(?=[{_HAN}]))")
"""A half-width mark behind a Chinese character or before one; the mark comes first because it is found fastest."""
_BRACKETS = pattern(r"\(([^()\n]*)\)")
_HAN_INSIDE = pattern(f"[{_HAN}]")


def chinese_punctuation(text: str) -> str:
    """``text`` with full-width marks and brackets where they stand in Chinese; times, numbers and English stay."""
    text = _BRACKETS.sub(lambda match: f"（{match[1]}）" if _HAN_INSIDE.search(match[1]) else match[0], text)
    return _MARK.sub(lambda match: _MARKS[match[0]], text)
