"""Fallen away: how many of those told came to nothing, said of so many among them and in words that leave nothing open.

有效投诉3次,其中1次申诉成功撤销了; 原来3次,申诉成功撤销了1次; 3 valid ones, one of them was overturned on appeal. What is still in
dispute (其中1次申诉中), refused (其中1次申诉被驳回), hoped for or asked about took nothing off.
"""

from __future__ import annotations

import re

from bot.patterns import pattern
from bot.understanding.wording.clauses import question_between

MEASURE = r"(?:次|个|起|笔|单|条|宗|件|回|桩)"
_NUMBER = rf"(?:\d{{1,2}}|[一两二三四五六七八九十])\s?{MEASURE}"
_KIND = r"(?:有效|虚假|恶意|误会|的|投诉|交易|刷单|单)"
_BY_WHOM = (
    r"(?:是|已经?|早就|都|也|经|由|被|给|平台|阿里(?:巴巴)?|系统|官方|小二|客服|买家|客户|对方|顾客|主动|后来|之?后|以后|最终|最后"
    r"|刚刚?|今天|昨天|前天|上周|上个?月|\x00|并|了|就|,|\s)"
)
_APPEALED = r"(?:我们?|咱们?|俺们?|自己|已经?){0,3}(?:申诉|举证|复核|上诉)(?:已经?|也|都|被|给)?(?:成功|通过|赢)(?:了|后|之后|以后|,|并)*+"
_TAKEN_OFF = (
    r"(?:(?:撤(?:销|掉|诉|回|案)|作废|推翻|翻案|改判(?:为|成)?(?:无效|不成立|正常))(?:认定|判定|处罚|记录)?"
    r"|(?:取消|拿掉|去掉|消掉|删掉|删除|清掉)了?(?:认定|判定|处罚|记录))了?(?:认定)?"
)
"""An order that is cancelled or deleted is no less a fake trade: only what was decided on it can be."""
_STRUCK_OUT = r"(?:取消|拿掉|去掉|消掉|删掉|删除|清掉)了?"
"""Behind an appeal that was won these say it too."""
_NEVER_HELD = (
    r"(?:驳回|(?:判(?:定)?(?:为|成)?|认定(?:为|成)?|算)?(?:无效|不成立)|没(?:有)?成立|未成立|没(?:有)?认定)了?"
)
_ENDED = r"(?:了)?(?=\s*(?:[,。;!?]|$)|\s?(?:那|还会|会不会|会被|我还|我会|现在|请问|批发中心|vip))"
_OUT_OF_THEM = r"(?:其中|里面|里头|当中)(?:的|有|就|已经?|另){0,2}"
_AMONG_THEM = pattern(
    rf"{_OUT_OF_THEM}(?P<n>{_NUMBER}){_KIND}*+(?:{_BY_WHOM}*+{_APPEALED}(?:{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_STRUCK_OUT}))?|{_BY_WHOM}*+(?:{_TAKEN_OFF}|(?P<never>{_NEVER_HELD}))){_ENDED}"
    r"|\b(?P<en>one|two|three|four|\d) of (?:them|those|these|which)(?: ones| complaints)? (?:was|were|is|are|has been|have been|got)(?: (?:now|just|later|since|already|then|both|finally))*"
    r" (?:overturned|withdrawn|revoked|cancell?ed|annulled|reversed|struck off|taken back|lifted)(?: on appeal| after (?:my|our|an|the) appeal| by (?:the )?(?:platform|alibaba|buyer|customer))?(?= and declared invalid|[,.;!?]|$| and now| so\b)"
)
_OF_WHAT_WAS = pattern(
    rf"(?<!没有)(?<![没未无冇])(?:其中|里面|里头|当中|有)?(?<!没有)(?P<n>{_NUMBER}){_KIND}*+(?:{_BY_WHOM}*+{_APPEALED}(?:{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_STRUCK_OUT}))?|{_BY_WHOM}*+{_TAKEN_OFF}){_ENDED}"
    rf"|(?<=[,。;!?\s])(?![,\s]){_BY_WHOM}*+(?:{_APPEALED}{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_STRUCK_OUT})?|{_TAKEN_OFF})(?:掉)?了?(?:其中)?的?(?P<m>{_NUMBER}){_KIND}*+{_ENDED}"
)
"""What fell away of a number that is said to be what there was before."""
_JUST_NOW = pattern(
    rf"(?:^|[,。;!?\s])(?:我们?|今天|昨天|阿里(?:巴巴)?|平台|系统|买家|客户)*刚刚?(?:才|又)?{_BY_WHOM}*+(?:{_APPEALED}{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_STRUCK_OUT})?|{_TAKEN_OFF})(?:掉)?了?(?:其中)?的?(?P<m>{_NUMBER}){_KIND}*+{_ENDED}"
    r"|^\W*(?P<en>one|two) (?:of (?:them|those|these) )?(?:was|were|has|have|got) (?:just|now) (?:been )?(?:overturned|withdrawn|revoked|cancell?ed|annulled|reversed|struck off)(?: on appeal)?(?=[,.;!?]|$)"
)
"""Since the number was told something fell away: 刚刚撤销了1次; one was just overturned on appeal."""
_THE_OTHERS = pattern(
    rf"(?:另外|其余|其他|其它|余下|剩下|还有|另有?)的?(?P<n>{_NUMBER}){_KIND}*+(?:{_BY_WHOM}*+{_APPEALED}(?:{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_STRUCK_OUT}))?|{_BY_WHOM}*+(?:{_TAKEN_OFF}|{_NEVER_HELD})){_ENDED}"
)
"""Beside those that hold: 只有一件有效,另外两件撤销了."""
_WAS = pattern(
    r"(?:原来|本来|原先|原本|起初|最初|一开始)(?:我们?|俺们?|咱们?|店里|一共|总共|共|是|有|被|让|给|判|认定|记|算|了|过|的|vip批发中心|批发中心|有效|投诉|虚假|交易|刷单){0,6}$"
)
_UNSURE = pattern(
    r"希望|争取|申请|打算|准备|正在|答应|同意|愿意|仍|照样|照算|依然|不认|也算|新来|新增|回来|反悔|变卦|不肯|还没|尚未|生效|如果|要是|万一|假如|若是|倘若|的话|申诉中|在申诉|待|疑似|大概|可能|也许|估计|据说|听说|好像|应该|恢复|重新|但|不过|结果|可是|然而|谁知|却|又|再|除了|不算|没算|重复|差[一1两2几]|别的|各"
    r"|\b(?:if|but|however|still|back|hop\w+|want\w*|when|once|until|again|another|also|plus|maybe|perhaps|probably|pending|unless|reinstated|besides|excluding)\b"
)
"""Anywhere in the message: something more is told of them, or it is open whether it is so."""
_SAYS_NO_MORE = pattern(
    rf"(?:{_KIND}|{_BY_WHOM}|我们?|判|认定|成立|记录|现在|目前|最近|你好|您好|请问|那|其中|有|but|valid|fake|upheld|complaints?|trades?|orders?|transactions?|on record|against (?:me|us)|and|so|now)*"
)
_ASKS_EN = pattern(r"^(?:(?:so|and|then|now|also) )*(?:am|are|is|will|do|does|can|could|would|what|how) ")
_STOPS = ",。;!?."
_PIECE = pattern(rf"[^{_STOPS}]+[{_STOPS}]?")
_APPEALS = pattern(r"\bappeals?\b|\bappealed\b")
"""Before one of them: it may be one of the appeals."""
_BUYER = pattern(r"买家|客户|对方|顾客")
_TRADE = pattern(r"[单笔]|虚假|刷")
"""A buyer takes back a complaint, and no judgement of a fake trade."""
_MORE = pattern(r"另|还有|其他|其余|其它")


def fell_away(folded: str, whole: re.Match[str], part: re.Match[str], *, held: bool) -> bool:
    """Whether the number ``part`` is told to have come to nothing, out of those that ``whole`` tells.

    ``held``: the whole is told to hold (有效投诉3次). Among such as were only raised some may never have held.
    """
    among = (match for match in _AMONG_THEM.finditer(folded, whole.end()) if not (held and match["never"]))
    was = _WAS.search(folded[: whole.start()]) is not None
    found = (*among, *(_OF_WHAT_WAS.finditer(folded, whole.end()) if was else ()))
    return any(_holds(match, part) and _stands_alone(folded, whole.end(), match) for match in found)


def fell_away_since(folded: str, part: re.Match[str], *, held: bool) -> bool:
    """The same where the whole was told in a message before."""
    among = (match for match in _AMONG_THEM.finditer(folded) if not (held and match["never"]))
    found = (*among, *_JUST_NOW.finditer(folded))
    return any(_holds(match, part) and _stands_alone(folded, 0, match) for match in found)


def others_fell_away(folded: str, whole: re.Match[str], part: re.Match[str]) -> bool:
    """Whether ``part`` tells the others beside those of ``whole``, and that they came to nothing."""
    found = _THE_OTHERS.finditer(folded, whole.end())
    return not _UNSURE.search(folded) and any(
        _holds(match, part) and only_asks(folded[match.end() :]) for match in found
    )


def only_asks(words: str) -> bool:
    """Whether nothing but questions is said there."""
    pieces = (piece.strip() for piece in _PIECE.findall(words))
    return all(
        _SAYS_NO_MORE.fullmatch(piece.rstrip(_STOPS)) or question_between(piece) or _ASKS_EN.search(piece)
        for piece in pieces
    )


def _stands_alone(folded: str, start: int, match: re.Match[str]) -> bool:
    """Whether a message says nothing but questions beside ``match``, from ``start`` on, and leaves nothing open."""
    before = folded[start : match.start()]
    cut = len(before) if match[0][:1] in _STOPS else max(map(before.rfind, _STOPS)) + 1
    unsure = _UNSURE.search(folded) or _MORE.search(folded) or _APPEALS.search(folded[: match.start()])
    of_a_buyer = _BUYER.search(match[0]) and _TRADE.search(folded)
    alone = (
        _SAYS_NO_MORE.fullmatch(before[cut:].strip()) and only_asks(before[:cut]) and only_asks(folded[match.end() :])
    )
    asked = folded[match.end() :].lstrip().startswith("?")
    return bool(alone) and not asked and not unsure and not of_a_buyer


def _holds(match: re.Match[str], part: re.Match[str]) -> bool:
    return any(match.start(group) == part.start() for group in match.re.groupindex if match[group] and group != "never")
