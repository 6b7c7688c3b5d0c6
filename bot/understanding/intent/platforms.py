"""The platform a message is about: 1688, or another market place that masks every topic of ours.

A name alone does not decide. Who writes 分销到淘宝 or "saw it on Douyin" is still asking about 1688, and so is whoever
names 1688 or one of its own programmes beside the other market place.
"""

from __future__ import annotations

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.intent.concepts import TermFinder
from bot.understanding.intent.surface import Surface
from bot.understanding.intent.terms import Terms

HOME = pattern(r"1688|阿里巴巴(?!国际|國際)|alibaba(?![.]com| intern)|cn[.]alibaba")
_GRADE = "供应等级"
_WHERE_ONE_SELLS = pattern(
    r"(?:在|是|做|开)(?:1688|阿里巴巴)(?:上面?|平台|这边)?(?:已经)?(?:做|开|卖|干|经营|混|起家|批发|供货|的?老?(?:商家|卖家|店主|掌柜))"
    r"|(?:1688|阿里巴巴)(?:上面?|平台|这边)?(?:已经)?(?:做|开|卖|干|经营|混)了|(?:sel|shop|stor|merchant)\w* (?:her )?on (?:1688|alibaba)"
)
"""1688 only says who asks: 我在1688做了八年."""
_THEIR_MATTER = pattern(
    r"(?: |平台|那边|这边|上面?|里|的|这个|那个|家|店铺?|小店)*(?:保证金|保證金|押金|余额|退货|退款|投诉|虚假|认证|年费|续费|扣|罚|规则|清退|deposit|refund|return|complaint|rul)"
)
"""Right behind its name: what is asked about is theirs (拼多多这个保证金)."""
_HOME_CONCEPTS = frozenset(
    {"vip-centre", "trustpass", "taoguanjia", "dianxiaomi-1688", "enterprise-guanwei", "supply-centre", "industrial-app",
     "member-type"}
)  # fmt: skip
"""Things that exist on 1688 only. Other market places grade suppliers too, so of that only the name counts."""

_TARGET_BEFORE = pattern(
    r"(?:分销|铺货|铺|上架|同步|搬|代发|转卖|销往|卖|发|授权|挂|放|传|上)(?:货|品|店|商品)?(?:到|去|在|给|至)?$"
    r"|(?:sell|list|resell|ship|distribut)\w* (?:it |them |goods |product )?(?:on|to|in) $"
)
"""The platform is where goods go to."""
_SEEN_AFTER = pattern(
    r"上?(?:面)?(?:看|刷到|听|有人说|说是|学|搜|视频说|的视频|的人说|的文章)"
    r"|(?:卖家|店主|商家|掌柜)?(?:的)?(?:分销商|分销|代理|代销|下游|下家|主播|买家秀)"
)
"""The platform is where something was seen, or somebody else's."""
_SELLER_AFTER = pattern(r"(?:店|店铺|网店|卖家|店主|小店|上开店|开店|卖货|做电商)")
"""The asker sells there, which is what customers of 1688 do."""

_THEIR_VIP = pattern(r" ?的? ?vip")
_IS_LEFT = pattern(
    r"(?:那边|那里|上|的?店)?[^,。;!?我]{0,8}(?:申请|提交|递|交|发函)[^,。;!?]{0,6}(?:退出?|离开)|[^。;!?]{0,40}(?:他们|那边|人家)家?的? ?vip"
)
"""It is the market place itself that is left (唯品会5月8号发函退出), or whose VIP is spoken of."""
_OUR_VIP = pattern(r"批发|pifa|wholesale")
"""Every market place has VIPs of its own; ours are those of the wholesale centre."""
_THEIR_WHOLESALE = pattern(r" ?(?:那边|上面?|平台)?的? ?(?:vip)? ?(?:批发|pifa|wholesale)(?:中心|平台|商城)?")
"""Right behind its name: 拼多多批发 is theirs."""


class Named(Struct, frozen=True):
    """Another market place named in the message, and whether it is the place of the matter."""

    platform: str | None
    masks: bool
    places: tuple[tuple[int, int], ...] = ()
    """Where others are named, bystanders apart, in the surface."""


class PlatformReader:
    """Finds market places in a text."""

    def __init__(self, names: Terms) -> None:
        """``names``: of market places; a word that only looks like one stands for the empty string."""
        self._finder = TermFinder(names)

    def read(self, where: Surface, concepts: frozenset[str]) -> Named:
        """The first other market place in ``where``; it masks unless it is a bystander or 1688 is named as well."""
        hits = [hit for hit in self._finder.find(where) if hit.concept]
        places = [hit for hit in hits if not _bystander(where.text, hit.start, hit.end)]
        if not places:
            return Named(None, False)
        if any(where.text.startswith("工业品", hit.end) for hit in places):
            concepts -= {"industrial-app"}  # 京东工业品 is theirs
        theirs = any(_THEIR_VIP.match(where.text, hit.end) or _IS_LEFT.match(where.text, hit.end) for hit in places)
        if theirs and not _OUR_VIP.search(where.text):
            concepts -= {"vip-centre"}
        if any(_is_their_wholesale(where.text, hit.end) for hit in places):
            concepts -= {"vip-centre"}
        only_sells = any(_THEIR_MATTER.match(where.text, hit.end) for hit in places)
        named = _WHERE_ONE_SELLS.sub("", where.text) if only_sells else where.text
        at_home = bool(HOME.search(named)) or _GRADE in named or bool(concepts & _HOME_CONCEPTS)
        ends_supply = {"cancel-cooperation", "supplier"} <= concepts
        if ends_supply and _SELLER_AFTER.match(where.text, places[0].end):
            at_home = True
        return Named(places[0].concept, not at_home, tuple((hit.start, hit.end) for hit in places))


def _is_their_wholesale(text: str, end: int) -> bool:
    """Whether a market place's own wholesale is named at ``end``, and no other in the message."""
    match = _THEIR_WHOLESALE.match(text, end)
    return match is not None and not _OUR_VIP.search(text[:end] + " " + text[match.end() :])


def _bystander(text: str, start: int, end: int) -> bool:
    return bool(_TARGET_BEFORE.search(text[max(0, start - 24) : start]) or _SEEN_AFTER.match(text, end))
