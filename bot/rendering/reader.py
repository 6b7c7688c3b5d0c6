"""Texts set for one reader: in the language they are kept in, with Chinese punctuation, in the reader's script."""

from __future__ import annotations

from functools import lru_cache

from bot.messages import Button, Lang
from bot.rendering.buttons import Rows
from bot.rendering.script import to_traditional
from bot.rendering.typography import chinese_punctuation
from bot.rendering.values import Words


def words_of(lang: Lang) -> Words:
    """The language that texts are kept in for a reader of ``lang``."""
    return "en" if lang == "en" else "zh"


def script(text: str, lang: Lang) -> str:
    """``text`` as it is set for the reader: Chinese punctuation, traditional script."""
    if lang == "en":
        return text
    text = chinese_punctuation(text)
    return to_traditional(text) if lang == "zh-hant" else text


def in_script(rows: Rows, lang: Lang) -> Rows:
    """Buttons with their labels in the reader's script; actions stay as they are."""
    return tuple(tuple(Button(_label(button.label, lang), button.action) for button in row) for row in rows)


_label = lru_cache(maxsize=1024)(script)
"""Labels are few and come again with every reply."""
