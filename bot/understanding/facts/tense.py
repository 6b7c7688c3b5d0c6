"""Whether a fact lies in the past or the future, by the words nearest to it in its clause."""

from __future__ import annotations

from bot.understanding.facts.draft import Line
from bot.understanding.facts.model import Tense

#: How far a cue may stand from its fact, in tokens.
_REACH = 14


def tense_of(line: Line, first: int, last: int) -> Tense | None:
    """The tense of the fact over tokens `first` to `last`, None if nothing tells. Of equally near words the later one counts."""
    after, before = _look(line, last, 1), _look(line, first - 1, -1)
    if before and before[1] == "past" and not after and line.has(last, "event", "act"):
        return None  # 确认的是6月3号退: the date goes with the act after it
    if after and before:
        return after[1] if after[0] <= before[0] else before[1]
    nearest = after or before
    return nearest[1] if nearest else None


def _look(line: Line, index: int, step: int) -> tuple[int, Tense] | None:
    """The nearest cue in one direction within the clause, and its distance."""
    for distance in range(_REACH):
        if index < 0 or line.ended(index) or line.has(index, "ask"):
            return None
        if line.has(index, "past") and not line.has(index, "neutral"):
            return distance, "past"
        if line.has(index, "future") or (distance == 0 and line.has(index, "soon")):
            return distance, "future"
        index += step
    return None
