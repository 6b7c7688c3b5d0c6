"""Counted apart: what is counted is told at a rate, by account, or as orders that one penalty was for.

每个月1个,连着四个月; 主账号2个,子账号1个; 2笔订单同一次处罚: what they make together, or count as, nobody says.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.screens import rule_numbers

_COUNT = r"(?:\d{1,2}|[一两二三四五六七八九十])(?:个|次|起|笔|单|条)"
_PERIOD = r"(?:个?月|周|星期|礼拜|天|日|年|季度?)"
_RATE = pattern(
    rf"(?:每(?:一|个|隔)?{_PERIOD}|平均|月月|天天|年年|周周)[^,。;!?\d]{{0,8}}{_COUNT}"
    rf"|一{_PERIOD}[^,。;!?\d]{{0,8}}{_COUNT}[^。;!?]{{0,14}}(?<!第)(?:[二两三四五六七八九十几\d]{{1,2}}|好几)个?{_PERIOD}[了啦]"
    rf"|{_COUNT}[^。;!?]{{0,12}}(?:连着|连续|接连|一连)(?:了)?(?:[二两三四五六七八九十几\d]{{1,2}}|好几)个?{_PERIOD}(?!没|都没|无)"
    rf"|(?:连着|连续|接连|一连)(?:了)?(?:[二两三四五六七八九十几\d]{{1,2}}|好几)个?{_PERIOD}[^,。;!?\d没]{{0,6}}(?:每|各|都)[^,。;!?\d没]{{0,6}}{_COUNT}"
    r"|\b(?:one|two|three|four|\d{1,2})\b[^.;!?]{0,30}\b(?:(?:per|each|every) (?:day|week|month|quarter|year)|(?<!in )(?<!within )(?<!for )(?<!half )(?<!than )(?<!about )a (?:week|month)(?! ago))\b"
    r"|\b(?:every|each) (?:day|week|month|quarter|year)\b[^.;!?]{0,20}\b(?:one|two|three|four|\d{1,2})\b"
)
"""So many in each month, for some months: 每个月1个; 一天收到1个,三天了; one per month."""
_EACH = pattern(
    rf"(?<![级位国自种类])各(?:自|被|俾|畀|给|挨|吃|来|中|收|判|成立|认定|出|领|记|算|只){{0,3}}了?(?:有|到|过)?{_COUNT}"
    r"|\b(?:one|two|three|\d)\b[^.;,!?]{0,24}\beach (?:in|for|on|from)\b|\beach (?:of (?:them|those|the) )?(?:had|has|got|with) (?:one|two|three|\d)\b"
)
"""As many for several months or things: 4月、6月各一次."""
_ACCOUNT = r"(?:主|子|大|小|新|老|企业|个人|另外?一?个|[这那]个|第[一二三123]个|[一二三123]号)(?:账号|帐号|账户|号)"
_PER_ACCOUNT = pattern(
    rf"{_ACCOUNT}(?:上|里|那边)?[^,。;!?\d一二两三四五六]{{0,8}}{_COUNT}|{_COUNT}[^,。;!?\d]{{0,8}}(?:是|在){_ACCOUNT}"
    r"|\b(?:main|sub|child|second|other|old|new)[- ]?accounts?\b[^,.;!?\d]{0,16}\b(?:\d|one|two|three)\b"
    r"|\b(?:\d|one|two|three) (?:\w+ ){0,3}(?:in|on|for|under|from) (?:the |my |our )?(?:main|sub|child|second|other|old|new)[- ]?account"
)
_SPREAD = pattern(
    r"(?:分别|分布|分散|分摊|来自|分属)(?:是)?(?:在|于|属于)?[^,。;]{0,4}(?:[两二三四几多俩2-9]|不同)(?:个|家|间)?(?:不同)?的?(?:店|账号|帐号|号|公司)"
    r"|(?:[两二三四几俩2-9](?:个|家|间)店铺?|两边)[^,。;!?]{0,4}(?:各|每(?:个|家|间|边))"
)
"""All of them, but in several shops: 4个分别在两家店,各两个."""
_SEVERAL_ORDERS = r"(?:[二两三四五六七八九十几]|[2-9]|\d\d)(?:个|笔|单)"
_ONE_PENALTY = pattern(
    r"(?:同一?|(?<![第\d])[一1])(?:次|个|张|条|回|份)(?:性)?的?(?:处罚|处理|罚单|判罚|通知|违规|判定|扣分|检测|抽查)"
    r"|(?:罚|通报)(?:了|过)?[一1](?:次|回)|[一1](?:次|回)(?:里面|里头|里|当中|中)(?:有|包含|含|包括)"
    r"|\b(?:one|a single|the same) (?:penalty|punishment|notice|violation|decision)\b"
)
_TAKEN_TOGETHER = pattern(r"合(?:并|在一起|起来)(?:着|了)?(?:处罚|罚|判|处理|算)|\bcounted as one\b")
_ORDERS = pattern(rf"{_SEVERAL_ORDERS}|\b(?:two|three|four|five|[2-9]) (?:fake )?(?:orders?|deals?|transactions?)\b")

_LOST_DISPUTE = pattern(
    r"纠纷[^,。;!?没未不]{0,6}(?:败诉|判输|判我输|判了我|判我责|输(?:了|掉)|判给买家|支持(?:了)?买家)|(?:输(?:了|掉)?|败诉)[^,。;!?没未不]{0,5}纠纷|\blost (?:a |the |\w+ )?disputes?\b|\bdisputes? (?:was |were |i |we )?(?:lost|decided against)"
)
"""A ground of its own: with a second one the supplier is out, whatever is counted here."""

_ENOUGH_ANYWHERE = 3
"""So many of any kind are a ground."""
_KINDS = pattern(
    r"投诉|虚假|假|仿|刷|补单|纠纷|盗图|侵权|滥发|延迟发货|\b(?:complaints?|brushing|fake|false|counterfeit\w*|infring\w*|late|disputes?)\b"
)


def counted_apart(reader: ClaimReader) -> bool:
    """Whether counts are told at a rate, or each for one of several months, accounts or shops."""
    counts = [item for item in reader.heard if item.kind == "count"]
    if not counts:
        return False
    spread = len(_PER_ACCOUNT.findall(reader.folded)) > 1
    spread = spread or any(pattern.search(reader.folded) for pattern in (_SPREAD, _EACH))
    return spread or _at_a_rate(counts, reader.folded)


def _at_a_rate(counts: list[Heard], folded: str) -> bool:
    """Whether there are so many in each month, and no other count is told: 规定每年3次,我现在2次 tells one's own."""
    match = _RATE.search(folded)
    return match is not None and all(
        item.value == counts[0].value or match.start() <= item.span[0] < match.end() for item in counts
    )


def of_one_penalty(reader: ClaimReader) -> bool:
    """Whether several orders and one penalty for them are told: 被罚一次,里面有2笔订单. Which of them count is open."""
    if _TAKEN_TOGETHER.search(reader.folded):
        return True
    penalty = _ONE_PENALTY.search(reader.folded)
    return penalty is not None and any(
        match.end() <= penalty.start() or match.start() >= penalty.end() for match in _ORDERS.finditer(reader.folded)
    )


def beside_another_ground(reader: ClaimReader) -> bool:
    """Whether lost disputes, or enough of what another rule counts, stand beside a count that is no ground: 纠纷败诉3次,有效投诉0."""
    least = min((number for number in rule_numbers(reader) if number > 1), default=None)
    told = [item.value for item in reader.heard if item.kind == "count" and reader.claims(item)]
    below = least is not None and all(isinstance(number, int) and number < least for number in told)
    if not told or not below:
        return False
    return _LOST_DISPUTE.search(reader.folded) is not None or any(
        isinstance(item.value, int) and item.value >= _ENOUGH_ANYWHERE and of_another_kind(item, reader)
        for item in reader.heard
    )


def without_other_kinds(claims: Iterable[Claim], reader: ClaimReader) -> list[Claim]:
    """The claims without those of a word that only says how what another rule counts was found: 虚假发货被判了2次."""
    return [claim for claim in claims if not of_another_kind(claim.heard, reader)]


def of_another_kind(item: Heard, reader: ClaimReader) -> bool:
    """Whether the clause of a count names what another rule counts, and nothing of this one's: 有效投诉也有两回."""
    place = reader.place(item)
    row = () if item.kind != "count" or place is None else reader.mentions[place]
    other = any(mention.against and _KINDS.search(mention.word) for mention in row)
    return other and not any(mention.facts for mention in row if _KINDS.search(mention.word))
