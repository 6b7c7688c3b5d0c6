"""Anew: what came about once more since it was told; of the earlier time nothing holds.

补齐了,后来又掉到5600 has a new day of falling below, which is asked for; 今天重新签收的 leaves the hour open.
"""

from __future__ import annotations

from collections.abc import Container

from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern

_FILLED = pattern(
    r"(?<!没)(?<!没有)(?<!还没)(?<!要)(?<!得)(?<!想)[补充](?:交|缴|存|上)?(?:了|过|好|上|完|齐|足|满|够|清|平|回来?|进去)+(?!吗|没|么|不|多少|几)"
    r"|(?:交|缴|存|打)(?:齐|足|满|够|清)了?|(?:已经?|早就?|都)(?:解决|处理|搞定|弄好)了"
    r"|\b(?:topped (?:it |that |this )?up|refilled|(?:filled|made|paid) (?:it |that )?(?:in|up|back)|settled)\b"
)
"""The balance was enough again."""
_FELL = pattern(
    r"[掉跌降扣划罚]|低于|不足|不够|不到|少于|变少"
    r"|\b(?:dropped|fell|fallen|drops|falls|deducted|charged|went down|below|under|short)\b"
)
_FELL_ANEW = pattern(r"(?:重新|再次|再一次|再度|第二次|二次)(?:被|给|又)?(?:[掉跌降扣划罚]|低于|不足|不够|不到|少于)")
_ANEW = pattern(
    r"重新|再次|再一次|又(?:一次|签|收|退|寄|通过|过了|认证|发)|第二次|\b(?:again|once more|a second time|another)\b"
)
"""Beside a day it is that of another time of the same event."""


def fell_anew(point: Standpoint) -> bool:
    """Whether a balance is told to have been filled up, and to have become too low after that."""
    if not any(spec.emptied for spec in point.entry.facts.values()):
        return False
    filled = _FILLED.search(point.folded)
    since = filled is not None and _FELL.search(point.folded, filled.end()) is not None
    return since or _FELL_ANEW.search(point.folded) is not None


def days_of_before(point: Standpoint, new: Container[str]) -> list[str]:
    """The days told before of a balance that has been filled up and has fallen since, on a day that is not told."""
    if not point.before or not fell_anew(point):
        return []
    kept = [name for name in point.before if name in point.entry.facts and name not in new]
    return [name for name in kept if point.entry.facts[name].type == "date" and point.entry.facts[name].tense == "past"]


def told_anew(words: str) -> bool:
    """Whether the words around a day tell that something happened once more on it: 今天重新签收的."""
    return _ANEW.search(words) is not None
