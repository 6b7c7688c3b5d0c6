"""What many tests share: the packaged assistant, built once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from bot.assembly import load_assistant
from bot.assistant import Assistant
from bot.jsonl import JsonLines
from knowledge.model import CHINA

NOON = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)
"""A Wednesday; "now" wherever a test does not say otherwise."""

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return load_assistant()


@pytest.fixture
def lines(assistant: Assistant) -> JsonLines:
    return JsonLines(assistant, lambda: NOON)


@pytest.fixture
def ask(lines: JsonLines) -> Ask:
    """Asks in one private chat of one person, at NOON unless told otherwise."""

    def _ask(text: str, **fields: Any) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(lines.handle(json.dumps({"text": text, "chat": "c", **fields})))
        return reply

    return _ask
