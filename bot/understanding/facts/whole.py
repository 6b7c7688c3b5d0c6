"""A whole message: its facts and its step away from facts told before, read from one row of tokens."""

from __future__ import annotations

from datetime import datetime

from bot.understanding.facts.draft import Line
from bot.understanding.facts.model import Reading, Shift
from bot.understanding.facts.reader import facts_of
from bot.understanding.facts.scan import fold
from bot.understanding.facts.shifts import shift_of
from bot.understanding.facts.tokens import tokenize


def read_message(text: str, now: datetime) -> tuple[Reading, Shift | None]:
    """The facts in `text` as of `now` (aware), and the step that it speaks of."""
    folded = fold(text)
    line = Line(tokenize(folded.text))
    return facts_of(folded, line, now), shift_of(folded, line)
