"""Letters: what a rule wants in writing, drafted from the facts of the conversation, as text to copy."""

from __future__ import annotations

from collections.abc import Mapping

from bot.patterns import pattern
from bot.rendering.document import Block, Document, block
from bot.rendering.values import Shown, Words, say
from knowledge.model import PLACEHOLDER, Letter

BLANK = "____"
"""What stands for a value that is not known: visible, to be filled in by hand."""
_WEEKDAY = pattern(r"\(周.\)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)")
"""Said in a chat for safety, out of place in a letter."""


def draft(letter: Letter, words: Words, values: Mapping[str, Shown]) -> Document:
    """The letter with its heading, nothing else, so that the whole message can be copied; empty lines are kept."""
    title, body = (letter.title.zh, letter.body.zh) if words == "zh" else (letter.title.en, letter.body.en)
    filled = PLACEHOLDER.sub(lambda match: _shown(values, match[1], words), body)
    return block("headline", title), Block("text", tuple(line.rstrip() for line in filled.strip().split("\n")))


def _shown(values: Mapping[str, Shown], name: str, words: Words) -> str:
    return _WEEKDAY.sub("", say(values[name], words)) if name in values else BLANK
