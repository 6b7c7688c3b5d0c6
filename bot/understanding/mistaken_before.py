"""Mistaken before: a closing 我看错了 behind another value than the one told before: 3点签收的, then 是晚上7点,我看错了."""

from __future__ import annotations

from bot.patterns import pattern

_READ_WRONG_BEFORE = pattern(
    r"[,。;!\s]+(?:不好意思|抱歉|对不起)?[,\s]?(?:是)?(?:我|俺)?(?:刚才|刚刚|前面|之前|上面)?(?:是)?(?:我|俺)?(?:看|记|说|写|打|念|搞|弄|填|数|算)(?:错|串|岔|混|反|差)行?(?:了|啦|咯)?[,。!~\s]*(?:不好意思|抱歉)?[。!~\s]*$"
    r"|[,.;!]\s*(?:sorry,? )?i (?:misread|misread it|mistyped|got it wrong|got that wrong|made a mistake|was wrong)(?: before| earlier)?[.!\s]*$"
)
"""At the end of a message that tells another value than before: what was told then was wrong."""
_OF_THE_WRONG_ONE = pattern(
    r"以为|当成|看成|记成|说成|写成|原来|本来|之前|刚才|刚刚|前面|不是|[说讲]|[吗么?]|\b(?:thought|not|said|before|was told)\b"
)


def mistaken_before(folded: str) -> int | None:
    """Where a text says at its end that something was read wrong; None where that is the value beside it.

    It is the value beside it that was only thought, heard of or denied.
    """
    wrong = _READ_WRONG_BEFORE.search(folded)
    return None if wrong is None or _OF_THE_WRONG_ONE.search(folded[: wrong.start()]) else wrong.start()
