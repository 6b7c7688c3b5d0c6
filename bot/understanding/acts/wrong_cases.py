"""Wrong cases: what was told before is said to be of another order, shop or person, looked at by mistake.

看成别家的了,我家是5月6号过的; 看错单了,这单是今天签收的; sorry, that was the wrong order. Nothing told of it holds.
"""

from __future__ import annotations

from bot.patterns import pattern

_NOT_SAID = r"(?<![没未不别你您])(?<!有没有)(?<!是不是)(?<!会不会)(?<!以为)(?<!是不是我)(?<!会不会我)(?<!怕我)(?<!怕)(?<!可能)(?<!可能我)(?<!如果)(?<!万一)(?<!要是)"
_OTHER = r"(?:别家|别人|别个|别的|人家|另外?一?(?:家|个|单|笔|份|店)|其[他它]|[上下前]一?(?:家|单|笔|份|个)|隔壁|朋友|同行|同事|同学|邻居|客户|[他她]们?家?的|旁边那)"
_WRONG_CASE = pattern(
    rf"{_NOT_SAID}(?:看|当|记|说|写|报|拿|查|填|搞|弄|问|发|翻|认|念|抄)(?:成|作|串|混)了?(?:是)?{_OTHER}(?![^,。;!?]{{0,6}}(?:吧|吗|么(?!$)|\?))"
    rf"|{_NOT_SAID}(?:看|拿|查|填|搞|弄|问|发|翻|报|说|认|念|抄|找)(?:错|串|混|岔)了?(?:一?[张个家份])?(?:订?单(?:子|号|据)?|店铺?|家|账号|帐号|公司|客户|合同|申请|包裹|厂)了?(?![, ]{{0,2}}(?:应该|其实)是)(?=[,。;!~\s]|$|这|那|我)"
    rf"|(?:刚才|前面|刚刚|上面|之前|那|刚)(?:说|报|给|发|问|讲|看)?的?(?:那个|那单|那些)?(?:其实)?是{_OTHER}[^,。;!?\d]{{0,4}}?(?:的|的数据|的单子?|的日期|的时间|的情况|单|店)(?=[,。;!~]|$)"
    r"|\b(?:mixed|mixing) (?:it|that|this|them) up with\b|\bconfused (?:it|that|this|them) with (?:another|somebody|someone|a friend|the other|my)\b"
    r"|(?<!not )\b(?:the )?wrong (?:order|shop|store|case|account|parcel|company|return|customer)\b(?![^.,;!]*\?)"
    r"|\b(?:that|it|this) was (?:another|someone else'?s|somebody else'?s|a friend'?s|my friend'?s|the other) (?:order|shop|store|case|account|parcel|company|return|one)?\b(?![^.,;!]*\?)"
)


def was_the_wrong_case(folded: str) -> bool:
    """Whether a text tells that what was told before is of another case than one's own: 看成别家的了."""
    return _WRONG_CASE.search(folded) is not None
