"""The reader: tries the grammar rules at every token, then settles what the text leaves open."""

from __future__ import annotations

from datetime import datetime

from bot.understanding.facts.bans import after_banned
from bot.understanding.facts.counts import count
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.durations import duration
from bot.understanding.facts.model import CHINA, Reading, Tense
from bot.understanding.facts.moments import moment
from bot.understanding.facts.money import amount
from bot.understanding.facts.relative import counted_from_now, just_now
from bot.understanding.facts.resolve import settle
from bot.understanding.facts.scan import fold
from bot.understanding.facts.tokens import tokenize


def read(text: str, now: datetime, tense: Tense | None = None) -> Reading:
    """All dates, times, amounts, counts and durations in `text`, as of `now` (aware).

    With `tense` every open fact is read as past or future; without, the words near each fact decide (past if none does).
    Raises nothing, whatever the text.
    """
    folded = fold(text)
    line = Line(tokenize(folded.text))
    now = now.astimezone(CHINA)
    return settle(_drafts(line, now), line, folded, now, tense)


def _drafts(line: Line, now: datetime) -> list[Draft]:
    """Everything the grammar finds, in order and without overlaps."""
    found: list[Draft] = []
    index = 0
    while index < len(line.tokens):
        draft = None
        after = after_banned(line, index)
        if after is None:
            draft = _draft_at(line, index, now)
            after = index + 1
        if draft is not None:
            found.append(draft)
            after = draft.last
        index = after
    return found


def _draft_at(line: Line, index: int, now: datetime) -> Draft | None:
    """The finding that begins at this token: the first rule that fits decides."""
    return (
        _lunar(line, index)
        or counted_from_now(line, index, now)
        or moment(line, index, now)
        or duration(line, index)
        or count(line, index)
        or amount(line, index)
        or just_now(line, index, now)
    )


def _lunar(line: Line, index: int) -> Draft | None:
    """A date of the Chinese lunar calendar: named, never read as a solar one."""
    in_month = line.has(index + 1, "month") and line.has(index + 2, "lunar")
    tenth = line.text(index + 1) == "月初" and line.has(index + 2, "figure") and not line.has(index + 3, "measure", "measure_of", "ge", "currency")
    if not line.has(index, "lunar") and not (line.has(index, "figure") and (in_month or tenth)):
        return None
    last = index + 1
    while line.has(last, "figure", "month", "edge", "day", "lunar", "year", "year_word"):
        last += 1
    return Draft(index, last, "date", problem="lunar_date")
