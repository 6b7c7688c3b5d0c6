"""Whether a fact lies in the past or the future, by the words nearest to it in its clause."""

from __future__ import annotations

from typing import Literal

from bot.understanding.facts.draft import Line
from bot.understanding.facts.model import Tense

#: How far a cue may stand from its fact, in tokens.
_REACH = 14
_Mark = Literal["past", "future", "soon", "end"]


class TenseCues:
    """The words of one message that tell past from future."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, first: int, last: int) -> Tense | None:
        """The tense of the fact over tokens `first` to `last`, None if nothing tells. Of equally near words the later one counts."""
        before = self._look(first - 1, -1)
        after = self._look(last, 1, told=before is not None and before[1] == "past")
        if after and before:
            return after[1] if after[0] <= before[0] else before[1]
        if before and before[1] == "past" and self._line.has(last, "event", "act"):
            return None  # 确认的是6月3号退: the date goes with the act after it
        nearest = after or before
        return nearest[1] if nearest else None

    def _look(self, index: int, step: int, *, told: bool = False) -> tuple[int, Tense] | None:
        """The nearest cue in one direction within the clause, and its distance.

        Behind the act of the fact, or behind one ``told`` before it, another sentence may begin without a stop:
        5月31号退出VIP的现在又想回来.
        """
        touching, acted = True, False
        for distance in range(_REACH):
            if not 0 <= index < self._line.length:
                return None
            mark = _mark(self._line, index)
            if mark == "end":
                return None
            if step == 1 and (acted or told) and self._line.has(index, "nowadays"):
                return None
            if acted and mark == "future" and self._wants_more(index):
                return None
            acted = acted or (step == 1 and self._line.has(index, "act"))
            if mark == "past":
                return distance, "past"
            # 12号之前必须走, 20号前后会签收
            before_it = distance == 1 and step == 1 and self._line.has(index - 1, "ago", "about_after")
            if mark == "future" or (mark == "soon" and (touching or before_it)):
                return distance, "future"
            touching = touching and step == 1 and self._line.has(index, "subject")  # 20号我要退出
            index += step
        return None

    def _wants_more(self, index: int) -> bool:
        """Whether a word of wishing has an act of its own behind it: 退出…想再加入, not 退出的打算."""
        line = self._line
        return line.has(index, "wish") and not line.ended(index + 1) and line.text(index + 1) != "的"


def _mark(line: Line, index: int) -> _Mark | None:
    """What one token tells; 能, 可以, 要 tell only right next to a date, questions and stops end the search."""
    roles = line.roles(index)
    if not roles.isdisjoint(("stop", "ask")):
        return "end"
    if "past" in roles and "neutral" not in roles:
        return "past"
    if "future" in roles:
        return "future"
    return "soon" if "soon" in roles else None
