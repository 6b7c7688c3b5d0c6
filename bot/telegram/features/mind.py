"""The assistant's own parts, for features that look deeper than its replies."""

from __future__ import annotations

from typing import cast

from bot.assistant import Assistant
from bot.telegram.handling import Desk
from knowledge.model import KnowledgeBase


def mind_of(desk: Desk) -> Assistant:
    """The assistant in use."""
    return cast("Assistant", desk.knowledge.assistant)


def knowledge_of(desk: Desk) -> KnowledgeBase:
    """The knowledge base in use."""
    return mind_of(desk).kb
