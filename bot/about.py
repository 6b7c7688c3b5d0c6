"""What the bot says about its own knowledge: how recent, how much, from which documents, in which version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.messages import SourceLine
from bot.rendering.document import Document, block
from bot.rendering.phrases import phrase
from bot.rendering.values import Shown, Words, fill, say
from knowledge.model import KnowledgeBase


def about(kb: KnowledgeBase, sources: Sequence[SourceLine], words: Words) -> Document:
    """The text behind /about: how recent it is, what it rests on, and last the version, which only operators need.

    ``sources`` are the documents in use, as they are shown; the newest is named first, the undated ones last.
    """
    days = [date.fromisoformat(line.date) for line in sources if line.date]
    counts: dict[str, Shown] = {"topics": len(kb.entries), "sources": len(sources)}
    blocks = []
    if days:
        span: dict[str, Shown] = {"newest": max(days), "undated": len(sources) - len(days)}
        key = "about_dates" if len(days) == len(sources) else "about_some_dates"
        blocks.append(block("headline", fill(phrase(key), words, span)))
    blocks.append(block("text", fill(phrase("about"), words, counts)))
    newest_first = sorted(sources, key=lambda line: line.date or "", reverse=True)
    lines = [_shown(line, words) for line in newest_first]
    blocks.append(block("list", lines, fill(phrase("sources"), words, {}), folded=True))
    return (*blocks, block("small", fill(phrase("about_version"), words, {"version": kb.version})))


def _shown(line: SourceLine, words: Words) -> str:
    day = say(date.fromisoformat(line.date), words) if line.date else fill(phrase("undated_source"), words, {})
    return f"《{line.title}》{day}" if words == "zh" else f"{line.title}; {day}"
