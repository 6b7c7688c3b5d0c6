"""What the tests of a conversation share: telling one text on a topic, going on from facts told before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.assistant import Assistant
from bot.conversation.case.telling import Told, tell
from bot.session import Exchange, KnownFact
from tests.conftest import NOON

Facts = dict[str, object]
Tell = Callable[..., Told]


def values(told: Told) -> Facts:
    """The facts that are known afterwards, as they are kept."""
    return {name: fact.value for name, fact in told.facts.items()}


@pytest.fixture
def told(assistant: Assistant) -> Tell:
    """Tells a text on a topic, going on from facts told before."""

    def _told(topic: str, text: str, before: Facts | None = None, **fields: object) -> Told:
        entry = assistant.kb.entries[topic]
        known = {name: KnownFact(value=value, type=entry.facts[name].type) for name, value in (before or {}).items()}  # type: ignore[arg-type]
        at = NOON - timedelta(minutes=5)
        base = Exchange(at=at, topic=topic, facts=known, **fields) if before is not None or fields else None  # type: ignore[arg-type]
        goals = base.goals if base else ()
        return tell(assistant.understander.understand(text, NOON), entry, base, goals, NOON)

    return _told
