"""Chinese punctuation: curators type half-width marks, readers get the full-width ones that Chinese text is set in."""

from __future__ import annotations

import re

from bot.patterns import pattern

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = pattern(rf"[,;:?!](?:(?<=[{_HAN}].)|(?=[{_HAN}]))")
"""A half-width mark behind a Chinese character or before one; the mark comes first because it is found fastest."""
_INNERMOST = r"\([^()\n]*\)"
_BRACKETS = pattern(_INNERMOST)
_AROUND_BRACKETS = pattern(rf"\([^()\n]*(?:{_INNERMOST}[^()\n]*)+\)")
_TITLES_IN_A_TITLE = pattern(r"(?<=《)[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)+(?=》)")
_HAN_INSIDE = pattern(f"[{_HAN}]")


def chinese_punctuation(text: str) -> str:
    """``text`` with full-width marks and brackets where they stand in Chinese; times, numbers and English stay.

    A title within a title gets the marks of its own: 《关于〈…〉的通知》.
    """
    for brackets in (_AROUND_BRACKETS, _BRACKETS):
        text = brackets.sub(_full_width, text)
    text = _TITLES_IN_A_TITLE.sub(lambda match: match[0].replace("《", "〈").replace("》", "〉"), text)
    return _MARK.sub(lambda match: _MARKS[match[0]], text)


def _full_width(brackets: re.Match[str]) -> str:
    """The outer pair of brackets as Chinese ones, if there is Chinese inside."""
    inside = brackets[0][1:-1]
    return f"（{inside}）" if _HAN_INSIDE.search(inside) else brackets[0]
