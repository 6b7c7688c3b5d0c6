"""Storytelling: a day that opens a story dates what is told next: 昨天我想通了,申请交了; 2月14号吵了一架,一气之下交了."""

from __future__ import annotations

from bot.patterns import pattern

_NEAR_DAY = pattern(r"今|昨|前[天日儿]|today|yesterday")
_ON_THE_SPOT = pattern(
    r"(?!.*(?:[他她]们|人家|别人))\s*(?:就|我|我们|他|她)*(?:一气之下|一怒之下|一时冲动|一冲动|一激动|一上头|一赌气|脑子一热|当场|当即)"
    r"|(?!.*(?:[他她]们|人家|别人))[^,。;!?\x00吗么没不别要想]{0,24}(?:当场|当即|当下)就?(?:给|把它)?(?:交|递|提|发|寄|送)[^,。;!?\x00吗么]{0,3}了"
)
"""What was done so was done on the day with which the story begins: 2月14号吵了一架,一气之下交了."""
_OTHER_TIME = pattern(r"刚|才|今|现在|一早|睡醒|起来|看到|看见|发现|听说")
"""In the clause after 昨天… these tell that the story has gone on: 昨儿打包到半夜,刚睡醒看到有个退货."""


def leads_into(day: str, words: str) -> bool:
    """Whether ``words``, the clause after one in which ``day`` stands alone, still tell of that day."""
    near = _NEAR_DAY.search(day) or _ON_THE_SPOT.match(words)
    return near is not None and _OTHER_TIME.search(words) is None
