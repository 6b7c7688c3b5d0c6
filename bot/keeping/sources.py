"""Where an answer comes from: its derivation, the documents with the place in them, and when the rule holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.keeping.outcome import Asking
from bot.messages import SourceLine
from bot.rendering.document import Block, Document, block
from bot.rendering.values import say
from knowledge.model import Entry


def grounds(asking: Asking, entry: Entry, lines: Sequence[SourceLine], steps: Sequence[str]) -> Document:
    """The grounds of an answer; ``lines`` are the documents of ``entry``, each once, in the order of its citations."""
    documents = dict.fromkeys(citation.document for citation in entry.sources)
    blocks = [block("headline", asking.phrase("source"))]
    for name, line in zip(documents, lines, strict=True):
        places = [citation.place for citation in entry.sources if citation.document == name]
        blocks.append(_document(asking, line, places))
    blocks.append(block("text", _dates(asking, entry), asking.phrase("rule_dates")))
    blocks.append(block("list", steps, asking.phrase("how_computed")))
    return tuple(blocks)


def _document(asking: Asking, line: SourceLine, places: Sequence[str]) -> Block:
    day = say(date.fromisoformat(line.date), asking.words) if line.date else asking.phrase("undated_source")
    title = f"《{line.title}》" if asking.words == "zh" else line.title
    comma = "," if asking.words == "zh" else ", "
    return block(
        "text", [f"{line.publisher}{comma}{day}", *(asking.phrase("source_place", place=p) for p in places)], title
    )


def _dates(asking: Asking, entry: Entry) -> list[str]:
    """Since when and until when the rule holds, as far as the sources say."""
    effective, lines = entry.effective, []
    if effective.since is not None:
        lines.append(asking.phrase("rule_since", since=effective.since))
    if effective.until is not None:
        lines.append(asking.phrase("rule_until", until=effective.until))
    if effective.note is not None:
        lines.append(asking.text(effective.note))
    return lines or [asking.phrase("rule_undated")]
