"""A reply as blocks of lines, and its two written forms. This is the one place where text becomes HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Literal

from msgspec import Struct

Markup = Callable[[str], str]
Style = Literal["headline", "text", "list", "small"]

FOLD = "<blockquote expandable>"
"""What is folded up begins with it."""
MAX_LINE = 600
"""Longest line that is shown; a longer one (a pasted value) is cut with an ellipsis."""


class Block(Struct, frozen=True):
    """Lines that belong together, under an optional title."""

    style: Style
    lines: tuple[str, ...]
    title: str = ""
    folded: bool = False
    """Shown folded up where the medium can: sources and open points, which few people read each time."""


Document = tuple[Block, ...]


def block(style: Style, lines: str | Iterable[str], title: str = "", *, folded: bool = False) -> Block:
    """A block of one text (split at its line breaks) or of several lines; empty lines are left out."""
    rows = lines.split("\n") if isinstance(lines, str) else [row for line in lines for row in line.split("\n")]
    return Block(style, tuple(_cut(row.strip()) for row in rows if row.strip()), title, folded)


def _cut(line: str) -> str:
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1] + "…"


def plain_text(document: Document) -> str:
    """The document as plain text: blocks apart by an empty line, list items with a dot."""
    return "\n\n".join(_block_lines(item, marked=str, strong=str, small=str) for item in document if item.lines)


def html_text(document: Document) -> str:
    """The document in the HTML that Telegram understands; everything from outside is escaped here and only here."""
    parts = []
    for folded, blocks in groupby((item for item in document if item.lines), key=lambda item: item.folded):
        text = "\n\n".join(_html_block(item) for item in blocks)
        parts.append(f"{FOLD}{text}</blockquote>" if folded else text)
    return "\n\n".join(parts)


def _html_block(item: Block) -> str:
    return _block_lines(
        item,
        marked=lambda line: escape(line, quote=False),
        strong=lambda line: f"<b>{escape(line, quote=False)}</b>",
        small=lambda line: f"<i>{escape(line, quote=False)}</i>",
    )


def _block_lines(item: Block, *, marked: Markup, strong: Markup, small: Markup) -> str:
    rows = [strong(item.title)] if item.title else []
    if item.style == "list":
        rows += [f"• {marked(line)}" for line in item.lines]
    else:
        written = strong if item.style == "headline" else small if item.style == "small" else marked
        rows += [written(line) for line in item.lines]
    return "\n".join(rows)
