"""The bot's own words: none is left that nothing says."""

from __future__ import annotations

import re
from pathlib import Path

import bot
from bot.rendering.phrases import PHRASES

CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for part in ("bot", "handlers")
    for path in (Path(bot.__file__).parent.parent / part).rglob("*.py")
    if path.name != "phrases.py"
)


def test_every_phrase_is_said_somewhere() -> None:
    beginnings = tuple(set(re.findall(r"""f?["']([a-z_]+_)\{""", CODE)))
    unused = [key for key in PHRASES if not re.search(f"[\"']{key}[\"']", CODE) and not key.startswith(beginnings)]
    assert unused == []
