"""Withdrawn hours: the hour of a moment told before is taken back, while its day holds, and is asked for again.

签收是今天没错,但几点我搞错了,不是12点; yes on the 3rd, but not at 10. The day brings no old hour back.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.understanding.facts import Heard

_WRONG = (
    r"(?:(?:搞|弄|记|说|讲|写|看|填|打|报|听|算|输)(?<![没未不]\S)(?:错|岔|混|反(?!正)|串)"
    r"|(?<![没未不会])错|不对(?!吗|么)|不准(?!备|时)|有误|不是这个|记不(?:清|准|得)|不确定|忘|没(?:看|记|弄|搞)(?:清|准|住)|(?:瞎|乱|随(?:便|手))(?:写|填|说|打|报|猜)|(?:不好|说不|难)(?:说|准|讲))"
)
_HOUR = r"(?:几点钟?|钟点|点数|点钟|时刻|时间点|具体时间|钟头|小时数)"
_HOUR_EN = r"(?:hour|time of day|clock time|time)"
_HOUR_IS_WRONG = pattern(
    r"不是(?:上午|早上|中午|下午|晚上|凌晨|傍晚|半夜)(?=[,。;!?\s是]|$)"
    rf"|{_HOUR}[^,。;!?\d]{{0,8}}{_WRONG}|{_WRONG}了?的?(?:只|就)?是?(?:{_HOUR})"
    rf"|(?:没错|没问题|是?对的|不错)[^。;!?\d]{{0,6}}时间[^,。;!?\d]{{0,6}}{_WRONG}"
    rf"|(?<!this )(?<!next )(?<!any )\b(?:the |that )?{_HOUR_EN}\b(?! nothing)[^.;!?,\d]{{0,16}}"
    r"\b(?:wrong|mistaken|mixed up|not right|incorrect|off)\b"
    rf"|\b(?:wrong|mixed up|mistaken)\b(?: about| with)? (?:the |that |my )?{_HOUR_EN}\b(?! zone)"
)
_OF_THE_DEADLINE = pattern(
    r"截止|期限|处理(?:的)?(?:时|点|钟)|几点前?(?:要|得|必须)?(?:处理|来着|到期)|再(?:说|讲|告诉|算)(?:我)?一|没记住|\bdeadline\b"
)
"""It is the hour computed that was not caught: 钟点没看清,再说一遍截止几点."""


def hour_is_withdrawn(point: Standpoint, name: str, denied: Collection[Heard]) -> bool:
    """Whether the hour told before for the fact ``name`` is said to be wrong, or denied: 昨天没错,不是10点."""
    if point.entry.facts[name].type != "datetime" or name not in point.before:
        return False
    hours = tuple(item for item in denied if isinstance(item.value, datetime) and "day" in item.assumed)
    return name in point.repeated(hours) or _says_it_is_wrong(point.folded)


def _says_it_is_wrong(folded: str) -> bool:
    return _HOUR_IS_WRONG.search(folded) is not None and not _OF_THE_DEADLINE.search(folded)


def withdrawn_hours(point: Standpoint, denied: Collection[Heard]) -> list[str]:
    """The moments told before of which the hour does not hold."""
    return [name for name in point.before if name in point.entry.facts and hour_is_withdrawn(point, name, denied)]
