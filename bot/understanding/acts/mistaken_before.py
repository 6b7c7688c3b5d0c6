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
_BY_MYSELF = pattern(r"我|俺|\bi\b")
_RECORD_OF_OTHERS = pattern(
    r"平台|系统|后台|阿里|官方|小二|客服|同事|财务|会计|老板|店长|员工|对方|买家|客户|快递|物流|短信|通知|邮件|他|她|显示|写着|记录|给我|报的|\b(?:system|platform|backend|support|boss|buyer|they|he|she|accountant|accounting|colleague|says|shows|told me|gave me)\b"
)
"""Beside such a record it may as well be the record which is wrong: 平台给我记了3次,记错了."""


def mistaken_before(folded: str) -> int | None:
    """Where a text says at its end that something was read wrong; None where that is the value beside it.

    It is the value beside it that was only thought, heard of or denied.
    """
    wrong = _READ_WRONG_BEFORE.search(folded)
    if wrong is None or _OF_THE_WRONG_ONE.search(folded[: wrong.start()]):
        return None
    mine = _BY_MYSELF.search(wrong[0]) is not None
    return wrong.start() if mine or not _RECORD_OF_OTHERS.search(folded[: wrong.start()]) else None
