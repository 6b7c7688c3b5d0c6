"""Traps: messages that a careless reader would compute a wrong value from; what each of them must never be told.

They were written only to bring out wrong statements, and each once did. Asking back is always right here.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.jsonl import JsonLines
from knowledge.model import CHINA

FILE = Path(__file__).parent / "cases" / "traps" / "wrong_values.jsonl"
TRAPS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["id"] for trap in TRAPS])
def test_the_wrong_value_is_not_stated(assistant: Assistant, trap: dict[str, object]) -> None:
    lines, never = trap["lines"], trap["never"]
    assert isinstance(lines, list)
    assert isinstance(never, dict)
    transport = JsonLines(assistant, lambda: datetime(2023, 5, 17, 12, 0, tzinfo=CHINA))
    replies = [json.loads(transport.handle(json.dumps({"chat": "trap", **line}))) for line in lines]
    assert not never.items() & replies[-1]["result"].items()
