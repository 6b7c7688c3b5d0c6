"""A reply without the full texts of its rules, for a chat with others: what the rule says, and its source folded up."""

from __future__ import annotations

from datetime import datetime

from bot.messages import Lang, Reply
from bot.rendering.document import FOLD, block, html_text
from bot.rendering.reader import document_in_script, words_of
from bot.rendering.values import fill, shown_parameters
from handlers.result import day_of
from knowledge.model import Entry, KnowledgeBase, Text


def without_details(reply: Reply, kb: KnowledgeBase, now: datetime) -> str:
    """The reply's HTML without the full texts of its rules; what is folded away stays.

    Nor with the rule in one line where a single point of it was asked about and is said first.
    """
    text = f"{reply.html}\n\n"
    for topic in (reply.topic, reply.also):
        entry = kb.entries.get(topic or "")
        if entry is not None:
            for part in (entry.answer.full, entry.answer.short):
                paragraph = _paragraph(part, entry, reply.lang, now)
                text = text.replace(f"\n\n{paragraph}\n\n", "\n\n").replace(f"{FOLD}{paragraph}\n\n", FOLD)
    return text.strip()


def _paragraph(text: Text, entry: Entry, lang: Lang, now: datetime) -> str:
    """A text of a rule as it stands in a reply."""
    filled = fill(text, words_of(lang), shown_parameters(entry, day_of(now), words_of(lang)))
    return html_text(document_in_script((block("text", filled),), lang))
