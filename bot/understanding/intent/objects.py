"""Objects: what somebody leaves or wants to join again, and what a deposit or a standing is of, where the lexicon has no word for it.

Programmes of 1688 come and go; each can be left and has deposits and standings by rules of its own. 退出 alone means the VIP
wholesale centre here, 退出分销联盟 does not. So what stands where the object stands is another programme, unless it is
known to name none: an ordinary word of the language that no word for a programme follows, an ending, a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bot.patterns import pattern
from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.frames import Found
from bot.understanding.intent.surface import Surface

STRANGE = "strange-programme"
"""The concept of what is left, joined or held and is none of ours."""
_OURS, _DEPOSIT, _OTHER_DEPOSIT = "vip-centre", "deposit", "other-deposit"
_LEAVES = ("leave", "quit-slang", "exit-application")

_THEY_DECIDE = "[说回同批确审答准核让放给会要不没还能是]"
_NO_NAME = (
    "[的了过嘅咗吗嘛么呢吧啊呀哦啦咯喽嘞哈哒撒噻喃伐后前时之以来去掉"
    "一二两三四五六七八九十几半多少初每今昨明当这那此该哪何什怎如啥咋点边"
    "要需得应必须可想是有没冇不唔未就才还也都已又再只仅刚算按到至从自在系喺能"
    "于让给俾把被跟向对往等最而且或和与及若但因所为由太很我你他她它咱俺您贵谁年月日号周礼春元劳凌"
    "提交递填盖寄说问请事单函期满截限]"
    "|申[请报]|流程|手续|程序|机制|规[则定范]|条[件款]|要求|方[式法案]|意[向愿思]|登记|材料|资[料格质]|文[件书]|协议|进度|状态|原[因来]|理由"
    "|渠道|入口|按钮|页面|链接|公[告示]|会(?![员场销])|正[式常好在]|容易|合同|老板|财务|运营|店小|身份|行列|队伍|批发(?![团市商城网群联圈店])"
    "|批[准了下复的]|准[备许了]|同[意样时]|通[知过]|成[功了]|生效|生成|目前|马上|现在|立[即刻马]|作废|完[成了全毕]|结[束果]|起[效算码]|止|核[准实]|确[认定实]"
    "|审[核批]|报[告备上]|发[出了起送邮函]|打[报申了]|走[流完了人]|办[理完好了]|写[了好完]|送[达出了件]|放[人行我]|答[应复]|失败|难|麻烦|书|表[格示单]|信(?:[函件]|(?=[的寄交递送发已是上写])|(?![\u3400-\u9fff]))"
    "|快[要三满到]|差不多|将近|[上下]个?[月周礼]|翌日|次日|隔|选项|指引|禁入|违约|获批|邮件|线上|批示|约定|换算|利弊|经[阿平小客]|找|用|走|加入|重[新进]|并"
    "|俩|仨|它|店小|小蜜|星期|中[秋午间途]|国庆|端午|清明|圣诞|晚[上了]|早[上了点]|本[月周来人司店厂公]|无[法需]|真[的是要]|货[款物]?(?!源)|[钱款]|保证金|押金|余额"
    f"|小二|系统|客服|官方|(?:平台|阿里(?:巴巴)?|1688)(?={_THEY_DECIDE})|供应商(?=[说要需应须可得])|vip"
)
"""What follows 退出 and names nothing that is left: endings, questions, days, the application, those who decide on it."""
_PROGRAMMES_LATIN = r"(?:alliance|club|association|market|platform|group|channel|league|network|plan|scheme|union|guild|communit|festival|campaign)"
_NO_NAME_LATIN = (
    r"(?:on|in|by|at|for|if|when|what|how|which|who|where|why|is|was|were|are|be|been|will|would|can|could|must|should|may|have|has|had|do|does|did|and|but|or"
    r"|so|then|to|it|them|us|we|you|they|he|she|not|no|now|soon|earl\w*|late\w*|today|tomorrow|yesterday|next|last|this|again|already|before|after|until|till"
    r"|since|with\w*|as|because|volunt\w*|ourself\w*|ourselv\w*|myself|himself|dat\w*|day|application\w*|appl\w*|request\w*|form\w*|letter\w*|notic\w*|paper\w*|document\w*"
    r"|proced\w*|process\w*|took|take\w*|becom\w*|effect\w*|happen\w*|permission|approv\w*|confirm\w*|agree\w*|plan\w*|rule\w*|reason\w*|period\w*|condition\w*|term\w*"
    r"|program\w*|membership|status|place|qualification|cent(?:er|re|r)\w*|wholesal\w*|pifa\w*|supplier\w*(?! "
    + _PROGRAMMES_LATIN
    + r")|complet\w*|finish\w*|final\w*|done|out|via|through|per|submit\w*|handed|filed|sent"
    r"|jan\w*|feb\w*|mar|march|apr\w*|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|one|two|three|four|five|ten|half|vip)\b"
)
_ARTICLES = r"(?:(?:from|of|out|the|our|my|your|their|that|alibaba(?:'s)?|1688(?:'s)?|own) )"
_NAME = rf"(?!{_NO_NAME})(?:(?P<pair>[\u3400-\u9fff]{{2}})|1688)"
_NAME_LATIN = (
    rf" (?:(?:from )?(?:1688|alibaba)(?! [a-z]|'s)|(?:{_ARTICLES}+|(?=(?:[a-z]+ ){{0,2}}{_PROGRAMMES_LATIN}))"
    rf"(?!{_NO_NAME_LATIN}|{_ARTICLES})[a-z]{{3}}|(?:from )?(?:1688|alibaba)(?= (?:on|in|at|when|and|by)\b))"
)
_LEFT = pattern(
    rf"(?:退出|离开|脱离|撤出|撤离|退[了掉咗]|从(?=[^,。;!?\\d]{{2,8}}(?:退|撤|离|出来))|把(?=[^,。;!?\d]{{2,8}}退[了掉])|(?<=申请)退(?![出货款回件保押全部剩差余]))[了过掉咗]?{_NAME}"
    r"|(?:联盟|协会|商会|俱乐部|频道|商圈|社群|基地|训练营|平台(?!显示|上?写|记录|那边|给|说|通知)|1688|商城|专区)(?=(?:我们?|[^,。;!?的要才能退]{0,3}[\d一二三四五六七八九十]{1,4}(?:月|[./-])[\d一二三四五六七八九十]{1,3}[号日]?)[^,。;!?]{0,4}退[的了出掉])"
    r"|退[店会]|(?<=[号日天月年])退的(?:平台|供应商|联盟|会员|频道|计划|活动|市场|协会)(?![说回同批确])"
)
_LEFT_LATIN = pattern(
    rf"\b(?:leav|exit|quit|withdraw|resign)(?:e|ing|ting|al)?{_NAME_LATIN}"
    rf"|\bleft (?:the |our )?(?=(?:[a-z]+ ){{0,2}}{_PROGRAMMES_LATIN})(?!(?:our |the )?(?:wholesal|vip))[a-z]{{3}}"
)
_JOINED = pattern(
    rf"(?:再次?|重新|又能?|再度)(?:申请)?(?:加入|入驻|进入|进驻|报名)[到进]?(?!供应商|平台|批发){_NAME}"
    r"|(?:再次?|重新)(?:做|当|成为)(?=实力商家|超级工厂|工业品牌|诚信通)"
)
_JOINED_LATIN = pattern(rf"\b(?:rejoin|re-join|join back|re-enter|reenter)(?:ing)?{_NAME_LATIN}")
_PROGRAMME = pattern(
    "供应商|平台|商家|分销|代理|会员|入驻|店铺|实力|超级|工业|诚信"
    "|[^的了申请时后前我你要几哪会\\W\\d]{0,5}(?:联盟|协会|商会|俱乐部|频道|市场|会员|社群|群|团|圈|商城|专区|专场|基地|训练营|严选|优选)"
    "|[^的了申请时后前我你要几哪会\\W\\d]{2,5}(?:计划|活动|项目|服务|业务|合作|体系|平台|中心|榜|池|库|网|宝|通|链|站)"
)
"""Said of an ordinary word behind 退出: it begins the name of a programme after all."""
_OWN = (
    "[的了着过我你他她它们咱俺司厂家店里上下中交缴补充扣差欠查看说问回果到那这笔些个元块钱日号天月年次后前时是有没低于剩余在把将被因从按给和与及跟并或且"
    "就也还都才又再只已现今昨明先方间要需付划冻示额关该其何么多少算提讲论赔罚减入存打转起而但若如万千百十一二三四五六七八九零半够足公己自主原全部总共实另外据经户之口完好亲板师早晚午周币用]"
)
_KIND = (
    "交易|样品?|打样|商品|活动|定制|广告|直播|品牌|类目|质量|店铺|工程|投标|运营|推广|合作|订单|货款|代理|加盟|分销|报名|发货|物流|仓储|经营"
    "|信用|消费|售后|入驻"
)
_DEPOSIT_OF = pattern(
    rf"(?:(?:{_KIND})|(?P<pair>[\u3400-\u9fff]{{2}})(?<!{_OWN})(?<![供货应]商)(?<![平后]台)(?<!批发)(?<!中心))$"
)
_DEPOSIT_WORD = pattern("自[缴交]|保证?金|押金|履约|质保")
_STANDING_OF = pattern(
    r"(?:(?:分销商?|代理商?|经销商?|会员|加盟商?|经营|团长|达人|主播)"
    rf"|(?P<pair>[\u3400-\u9fff]{{2}})(?<!{_OWN})(?<![消销撤止停丢失去夺保掉弃留丧无复得获收除脱拿用续格])(?<![供货应]商)(?<!入驻)(?<!批发)(?<!中心)(?<!平台))资格"
)

IsOrdinary = Callable[[str], bool]
"""Whether two characters are an ordinary word of the language."""


def strange_objects(where: Surface, found: Found, is_ordinary: IsOrdinary) -> Iterator[Hit]:
    """What the text has left, joined or held that no concept of ours names. ``found``: the concepts of the text.

    Beside the name of our programme only what is joined again counts: 退出VIP,什么时候能再加入分销联盟.
    """
    if "rejoin" in found:
        yield from _strange((_JOINED, _JOINED_LATIN), where, is_ordinary)
    if _OURS in found:
        return
    if any(name in found for name in (*_LEAVES, "rejoin")):
        yield from _strange((_LEFT, _LEFT_LATIN), where, is_ordinary)
    if "clearance" in found or "forced-removal" in found:
        yield from _strange((_STANDING_OF,), where, is_ordinary)
    for start, end in ((hit.start, hit.end) for hit in found.get(_DEPOSIT, ())):
        told_of = start and where.phrase[start - 1] == where.phrase[start] and _DEPOSIT_WORD.match(where.text, start)
        kind = _DEPOSIT_OF.search(where.text, max(0, start - 3), start) if told_of else None
        if kind is not None and not is_ordinary(kind["pair"] or ""):
            yield from (Hit(_OTHER_DEPOSIT, start, end), Hit(STRANGE, start, end))


def _strange(patterns: Iterable[re.Pattern[str]], where: Surface, is_ordinary: IsOrdinary) -> Iterator[Hit]:
    """The places of ``patterns`` within one phrase: a name behind a stop or a space belongs to the next statement."""
    for match in (match for words in patterns for match in words.finditer(where.text)):
        start, end = match.span()
        pair = match.groupdict().get("pair")
        plain = pair is not None and is_ordinary(pair) and not _PROGRAMME.match(where.text, match.start("pair"))
        if not plain and where.phrase[start] == where.phrase[end - 1]:
            yield Hit(STRANGE, start, end)
