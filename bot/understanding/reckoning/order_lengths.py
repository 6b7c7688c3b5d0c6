"""Order lengths: for how many years something was bought, by whatever verb: 我买的是1年的, it was bought for one year.

Of a choice whose options are numbers of years. A length that is none of them (三年, 半年) leaves the choice open.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.patterns import pattern
from bot.understanding.wording.clauses import Span

_LENGTH = (
    r"(?:(?:[一1壹二两俩贰2三3叁四4五5半]|十|10)\s?个?整?年(?!前|后|来|多|半|内|间|度|底|初|中|级|[之以里]|(?:了|啦|嘞|咯)(?!的)|\s?\d)"
    r"|(?:\d{1,2}|[一两二三四五六七八九十]{1,3})\s?个月(?![前后内里多半之以了]))"
)
_FILLING = (
    r"(?:[费约期签订单款好上下的了是都就只仅才也咗嘅得成够钱有]|其实|实际|一个|这个|诚信通|会员|服务|套餐|平台){0,8}"
)
_ORDERED = pattern(rf"[续买订付交缴拍签选充]\s?{_FILLING}\s?{_LENGTH}")
_OF_THE_ORDER = pattern(
    rf"年限[^,。;!?\d]{{0,6}}(?:1|2)(?=[,。;!?\s]|$)|(?:年限|时长|期限|新(?:的一)?期|新约|新单|续期)(?:[选签写买只就的了是为:])*\s?{_LENGTH}"
    rf"|(?:^|[,。;!\s是])(?:[就只才仅都是]|其实|应该|有)*{_LENGTH}期?(?:的|嘅)(?=[,。;!?\s吧啊呢哦哈啦喔]|$|[那这]|档|款|诚信通|服务|单|套餐|合同|版|会员|费)"
)
"""年限是1年; 是1年的, with a clause to itself or right before what is bought."""
_LENGTH_EN = r"(?:an?|one|1|two|2|three|3|four|4|five|5|half a|six|6|twelve|12|24)[ -](?:more |full |single |extra )?(?:years?|months?)(?! ago| later| after| before| old| on 1688| back)"
_ORDERED_EN = pattern(
    r"\b(?:renew(?:ed|al)?|b(?:ought|uy)|purchased?|paid|pay(?:ing)?|took|take|got|ordered|order|chose|picked|signed|subscribed|went)\b"
    rf"(?: (?:it|up|only|just|the|my|our|trustpass|membership|service|for|with|on|in|is|was|of))*? {_LENGTH_EN}"
    rf"|(?:^|[,;.]\s?)(?:(?:only|just|and|but)\s)*for {_LENGTH_EN}(?=\s*(?:[,.;!?]|$))"
    rf"|\b(?:it'?s|it is|it was|that'?s|term (?:is|was)|length (?:is|was))(?: only| just| for| actually| really)* {_LENGTH_EN}(?=\s*(?:[,.;!?]|$|only\b|order|plan|one\b|renewal|term|not\b))"
)
_AN_EARLIER = pattern(
    r"(?:去年|前年|当初|最早|最初|一开始|第一次|头一次|以前|原来|原先|旧的?|老的?|上一期|前一期|那时候?|当时)[^,。;!?]*$"
    r"|\b(?:last year|originally|at first|back then|first time|previously|used to|the old)\b[^,.;!?]*$"
)
"""Before a purchase: it is the one that comes to its end. A renewal (上次续的) may be the one at hand."""
_YEARS = pattern(
    r"(?P<one>(?:[一1壹]|\ban?|\bone)\s?个?整?(?:年|[ -](?:\w+ )?years?)|(?:12|十二|twelve) ?-?(?:个月|months?)|(?<=\D)1$)"
    r"|(?P<two>(?:[二两俩贰2]|\btwo)\s?个?整?(?:年|[ -](?:\w+ )?years?)|(?:24|二十四) ?-?(?:个月|months?)|(?<=\D)2$)"
)


def lengths_ordered(folded: str) -> Iterator[tuple[Span, str]]:
    """Where a text tells for how long something was bought, with the years: "1", "2", or "" for any other length."""
    for expression, signs in ((_ORDERED, "年月"), (_OF_THE_ORDER, "年月"), (_ORDERED_EN, ("year", "month"))):
        if not any(sign in folded for sign in signs):
            continue
        for match in expression.finditer(folded):
            if match[0][0] == "续" or not _AN_EARLIER.search(folded[: match.start()]):
                told = list(_YEARS.finditer(match[0]))
                years = {"one": "1", "two": "2"}.get(told[-1].lastgroup or "", "") if told else ""
                exact = bool(told) and told[-1].end() == len(match[0].rstrip("期的嘅"))
                yield match.span(), years if exact else ""
