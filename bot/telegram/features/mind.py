"""The assistant's own parts, for features that look deeper than its replies."""

from __future__ import annotations

from typing import cast

from bot.assistant import Assistant
from bot.messages import Lang
from bot.rendering.reader import script, words_of
from bot.telegram.handling import Desk
from knowledge.model import KnowledgeBase


def mind_of(desk: Desk) -> Assistant:
    """The assistant in use."""
    return cast("Assistant", desk.knowledge.assistant)


def knowledge_of(desk: Desk) -> KnowledgeBase:
    """The knowledge base in use."""
    return mind_of(desk).kb


def title_of(topic: str, desk: Desk, lang: Lang | None) -> str:
    """What a topic is called in the reader's language; its id if it is gone."""
    entry, lang = knowledge_of(desk).entries.get(topic), lang or "zh-hans"
    if entry is None:
        return topic
    return entry.title.en if words_of(lang) == "en" else script(entry.title.zh, lang)
