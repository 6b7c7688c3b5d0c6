"""Texts set for one reader: in the language they are kept in, with Chinese punctuation, in the reader's script."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from bot.messages import Button, Lang
from bot.rendering.buttons import Rows
from bot.rendering.document import Document
from bot.rendering.script import to_traditional
from bot.rendering.typography import chinese_punctuation
from bot.rendering.values import Words


def words_of(lang: Lang) -> Words:
    """The language that texts are kept in for a reader of ``lang``."""
    return "en" if lang == "en" else "zh"


def script(text: str, lang: Lang) -> str:
    """``text`` as it is set for the reader: Chinese punctuation, traditional script."""
    return text if lang == "en" else "\n".join(_line(line, lang) for line in text.split("\n"))


@lru_cache(maxsize=2048)
def _line(line: str, lang: Lang) -> str:
    """One line of a text: most of them are the rules', and come again with the next reply."""
    line = chinese_punctuation(line)
    return to_traditional(line) if lang == "zh-hant" else line


def document_in_script(document: Document, lang: Lang) -> Document:
    """A document as it is set for the reader, before it becomes HTML: ``&lt;`` must get no Chinese semicolon."""
    if lang == "en":
        return document
    return tuple(
        msgspec.structs.replace(
            item, lines=tuple(_line(line, lang) for line in item.lines), title=_line(item.title, lang)
        )
        for item in document
    )


def in_script(rows: Rows, lang: Lang) -> Rows:
    """Buttons with their labels in the reader's script; actions stay as they are."""
    return tuple(tuple(Button(script(button.label, lang), button.action) for button in row) for row in rows)
