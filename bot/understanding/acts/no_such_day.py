"""A day that does not exist, owned up to before the right one: 哦,六月没有31号,那是30号.

Asked for once more because there is no such day, people repeat that there is none; it is no value and no denial.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts import Reading
from bot.understanding.wording.clauses import FILLER

_OWNS_UP = pattern(
    r"^\W*(?:[噢哦喔啊哎唉诶欸对嗯]|是的?|原来|忘了)*[,，\s]*(?:[\d一二三四五六七八九十]{1,2}月份?)?(?:里|是)?(?:根本)?没有?"
    r"(?:[\d一二三四五六七八九十]{1,2}月)?(?:[\d一二三四五六七八九十]{2,3}[号日]?|这[一]?[天日])"
    r"(?:这[一]?[天日])?[啊呀哈的哦了嘛]*[,，。!\s]*(?=那|就是?|应该|是|改)"
)


def without_no_such_day(folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without the day that it says does not exist, where the right one is told with its month."""
    said = _OWNS_UP.match(folded)
    if said is None:
        return folded, reading
    rest = tuple(item for item in reading.facts if item.span[0] >= said.end())
    days = [item for item in rest if item.kind in ("date", "datetime")]
    if not days or any(item.assumed & {"month", "day", "week"} for item in days):
        return folded, reading  # 没有31号,那是30号: of the month told before, which is not kept
    problems = tuple(problem for problem in reading.problems if problem.span[0] >= said.end())
    return FILLER * said.end() + folded[said.end() :], Reading(rest, problems)
