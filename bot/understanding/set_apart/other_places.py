"""Other places: market places, purses and registrations besides the programme a topic is about, whose values these are.

天猫店11月12日退出的,VIP批发中心没退过: the day is that of the shop on Tmall. A place that only says who somebody is, or where
goods come from or go to, gives nothing away (淘宝买家退货100元, 转做抖音5月3号申请退的).
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.intent.platforms import HOME
from bot.understanding.intent.reading import IntentReading
from bot.understanding.wording.clauses import Span

_NO_MARKET = pattern(
    r"(?:支付宝|支付寶|微信|银行卡|alipay|wechat pay)(?:账户|账号|帐户|钱包)?(?:里|上|的)?(?=(?:余额|餘額)(?![\s里]*(?:付|支付|转|轉|扣|充|划))|还?[剩有]| balance)"
    r"|(?:商标|商標|专利|專利)(?:注册|申请|證|证书?)?(?:认证|認證)?(?![^,。;!?]*(?:认证|認證))(?=[^,。;!?]{0,20}(?:通过|通過|审核|審核|下来|下证|批|到期))|\b(?:trade ?mark|patent)\b"
)
"""A purse that holds money of one's own, and what somebody else examines."""
_LED_TO = pattern(
    r"(?:为了?|准备|打算|要|想|去)(?:入驻|进|做|开)$|(?:转|改|换|回|去|到|往|专心|只|主|也|还)做$|(?:转|转战|转向|转去|转到|转投|投奔|换到?|搬[到去]|改去|要去|想去|去了|跟|和|与|比|像|同|从|用|拿|通过|以|靠|听)$"
    r"|\b(?:like|than|from|via|with|using|through|because of|due to|(?:mov|switch|chang)\w+ (?:over )?to|as on|unlike) $"
)
"""Before a name: where one goes to or comes from, by which means a thing was done, or what it is compared with."""
_PARTY = pattern(
    r" ?(?:小?店铺?|网店|那边|那里|平台|上面?|里)?的? ?(?:买家|買家|客户|客戶|客人|顾客|顧客|卖家|賣家|店主|商家(?!的?保证金|的?保證金)|掌柜|粉丝|主播|达人|分销|代发|代理|下游|渠道|同款|同价|价格|链接|连结|图片|主图|号|账号|帐号|登[录陆]|大促|活动|节|年货|双(?:11|12|十一|十二)|618)"
    r"|(?:直播|生意|那边|店铺?|业务)*(?:实在|太|很|比较|更)?(?:忙|好做|赚钱?|火)|上班|工作"
    r"|(?:上面?|里|平台|店)?(?:卖|賣|下单|下單|成交|开店|開店|开了|有店|也?有个店|也?有家店)"
    r" ?(?:'s )?(?:(?:shop|store) )?(?:buyer|customer|client|seller|owner|merchant|reseller|agent|fan|influencer|festival|campaign|sale\b)"
)
"""Behind a name: somebody from there, goods or an account of there, or what only dates a thing."""
_EDITION = pattern(r"\s?(?:平台|店铺)?的?(?:版|version|edition)")
"""Behind a place: the thing was made for it, 店小蜜淘宝版."""
_JOINS = pattern(r"[\s(的之\-]*(?:for )?")


def other_places(folded: str, intent: IntentReading) -> list[Span]:
    """Where a text names a place besides 1688 that may have values of its own."""
    named = [*intent.market_places, *(match.span() for match in _NO_MARKET.finditer(folded))]
    return [span for span in named if not _in_passing(folded, span)]


def homes(folded: str) -> list[Span]:
    """Where a text names 1688 itself."""
    return [match.span() for match in HOME.finditer(folded)]


def made_for_another(folded: str, span: Span, intent: IntentReading) -> bool:
    """Whether what is named at ``span`` is the edition for another market place."""
    return any(
        _JOINS.fullmatch(folded, span[1], start) is not None and _EDITION.match(folded, end) is not None
        for start, end in intent.market_places
        if span[1] <= start
    )


def _in_passing(folded: str, span: Span) -> bool:
    start, end = span
    return _LED_TO.search(folded, max(0, start - 24), start) is not None or _PARTY.match(folded, end) is not None
