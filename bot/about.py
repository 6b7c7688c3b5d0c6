"""What the bot says about its own knowledge: version, size, the documents and the days they were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.messages import SourceLine
from bot.rendering.document import Document, block
from bot.rendering.phrases import phrase
from bot.rendering.values import Shown, Words, fill, say
from knowledge.model import KnowledgeBase


def about(kb: KnowledgeBase, sources: Sequence[SourceLine], words: Words) -> Document:
    """The text behind /about. ``sources`` are the documents in use, as they are shown; the newest is named first."""
    days = sorted(date.fromisoformat(line.date) for line in sources if line.date)
    counts: dict[str, Shown] = {"version": kb.version, "topics": len(kb.entries), "sources": len(sources)}
    blocks = [block("text", fill(phrase("about"), words, counts))]
    if days:
        span = {"oldest": days[0], "newest": days[-1]}
        blocks.append(block("text", fill(phrase("about_dates"), words, span)))
    newest_first = sorted(sources, key=lambda line: line.date or "", reverse=True)
    lines = [_shown(line, words) for line in newest_first]
    return (*blocks, block("list", lines, fill(phrase("sources"), words, {})))


def _shown(line: SourceLine, words: Words) -> str:
    day = say(date.fromisoformat(line.date), words) if line.date else fill(phrase("undated_source"), words, {})
    return f"《{line.title}》{day}" if words == "zh" else f"{line.title}; {day}"
