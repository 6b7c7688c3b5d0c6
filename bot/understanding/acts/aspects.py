"""Aspects: what people ask about a rule itself once it is on the table, rather than about what follows from their case.

What happens otherwise, where and by whom, whether one has to act, whether a holiday moves the day, where it is written. The
rule answers these, as far as anything does; the result that was just computed does not.
"""

from __future__ import annotations

from bot.patterns import pattern

_RULES_OWN = pattern(
    "(?:时候|时|哪[天日]|几[号月日]).{0,2}(?:开始|起)(?:改|调整|变|换|施行|实行)|施行|实施|执行|颁布|发布|公布|新规|新规则|规则.{0,6}(?:改|调整|变)|(?:规定|规则|政策|通知|调整).{0,8}(?:开始|起|何时|哪天|什么时候|几号)"
    "|(?:哪天|什么时候|啥时候|几时|几号|何时)(?:开始|起)(?:就)?(?:不送|不给|停|取消|下线|没有)"
    "|[这那](?:一|个)?(?:条|项|规定|规矩|政策)(?:是|从)?(?:哪天|什么时候|啥时候|几时|几号|何时)(?:开始|起|有)"
    "|(?:低于|少于|不足|不到|掉到|跌到|跌破|扣到|剩到)多少|多少(?:钱|块钱?|元)?以下|\\b(?:below|under|less than) (?:how much|what amount)"
    "|(?:rule|policy|notice|change).{0,30}(?:start|effect|effective|begin|published)"
)
"""Asked about the rule's own dates and limits rather than about somebody's case."""

_SO = r"(?:那么?|所以|可是?|但是?|还有|完了|哦|噢|啊|咁|and|so|but|then|what if|[,.。!\s])*"
_ENDS = r"[呢吗嘛么吧啊呀的啦了咧不没伐?。!,\s]*"
_ASPECTS = (
    # what happens otherwise
    r"[^?]{0,14}(?:不|没|未|唔|冇|过|超|晚|逾期|迟)[^,?]{0,6}(?:会|就|有|係|系)?(?:怎么样|怎样|咋样|如何|(?<![几多两一二三四五六七八九十\d])点|点样|怎么办|咋办|有?什么后果|啥后果|啥结果)",
    r"(?:what happens?|what will happen|what then)(?: if (?:i|we) (?:don'?t|do not|miss|am late|are late)[a-z ]{0,24})?",
    r"(?:if (?:i|we) (?:don'?t|miss)[a-z ]{0,20},? )what happens?",
    # where
    r"(?:这|那|剩下)?(?:的|笔)?(?:钱|款|退款|余款|以前的功能|原来的功能|功能|入口|菜单|按钮)?(?:会|是|要)?(?:退|打|原路退)?[到回去在]?(?:哪里?|那里|哪儿|边度|哪个(?:菜单|页面|栏|地方|账户|账号|卡))(?:去|找|看|点|领|头|边)*",
    r"在(?:左边|右边|上面|下面|后台)?的?哪个(?:菜单|页面|栏目?|地方)[找看点里]*",
    r"(?:where|to where|to which account)(?: (?:do|does|is|are|will|can|did))?(?: (?:i|we|the money|it|they|its functions?|the refund))*(?: (?:go|find|look|get|be))*(?: (?:it|its functions?|them|the functions?|the money))?(?: now| back)*",
    r"(?:这个?|那个?)?(?:钱|款|退款)(?:会)?在?(?:哪几天|哪天|几天|几号|什么时候|多久)(?:会|能)?(?:退|打|到)(?:过来|账|到账|回来|给我)*",
    # who
    r"(?:是|由)?(?:谁|哪个公司|哪家公司|边个|哪个部门)[^,?]{0,4}(?:退|付|打|判|定|说了算|决定|规定|审|批|负责|给)[^,?]{0,8}",
    r"(?:which company|who) (?:pays?|decides?|judges?|refunds?|made|sends?)[a-z ]{0,20}",
    # whether one has to act
    r"(?:这|那|这个|这钱|这笔钱|钱|退款|退钱)?(?:还)?(?:要不要|需不需要|用不用|需要|要|用|使不使)(?:我|我们|自己|我自己|我们自己|人)?(?:去|到|另外|主动|再)?(?:后台)?(?:自己)?(?:申请|申情|操作|办|改|提交|点|联系|弄|去弄|做什么|做啥)[^,?]{0,3}",
    r"(?:and )?(?:do|must|should|need) (?:i|we) (?:have to |need to |to )?(?:apply|do anything|ask|contact|request|change)[a-z ]{0,24}",
    # holidays
    r"[^?]{0,20}(?:顺延|往后(?:延|挪|推|拖)|延后|会不会延|推迟)[^,?]{0,4}",
    r"[^?]{0,40}\b(?:postponed?|moved?|extended?|shift(?:ed)?)\b[^?]{0,20}\bholidays?\b[^?]{0,12}|[^?]{0,30}\bholidays?\b[^?]{0,30}\b(?:postponed?|moved?|extended?|count|shift(?:ed)?)\b[^?]{0,12}",
    r"(?:(?:这|那)?\d*天?(?:里|中间|期间|当中))?(?:碰上|遇到|赶上|有)?(?:的)?(?:周末|双休日?|星期天|礼拜天|节假日|法定假日?|假期|放假|过节|过年|春节|国庆|五一|休息日|当天|头一?天|第一天){1,2}(?:的?(?:那几天|日子|时间))?(?:也|都|要|会|是|能)*(?:算(?:不算|在内|进去?|在里面|第一天)?|计(?:入|算)?|包括|包含|除(?:外|掉|开)|扣(?:除|掉)|跳过|顺延)(?:在内|在里面|在里头|进去|进来|里面|第一天|不)*(?:的)?",
    # since when
    r"(?:是|这|这个|规定|规矩)?(?:从|打)?(?:哪天|什么时候|啥时候|几时|几号|哪年|何时)(?:(?:开始|起)的|(?:开始|起)?(?:改|没|下线|实行|停|关)(?:的|了)?(?:名|名字|规定|事)?)",
    # where it is written
    r"(?:这|这个)?(?:是)?(?:谁(?:规)?定的|哪里写的|哪写的|有没有出处|有出处|有依据|有原文|出处|依据|原文)(?:[,?\s]*(?:有没有|有|给个|发个|看看)?(?:出处|依据|原文|来源|文件|链接|根据)?)?",
    # refused
    r"(?:要是|如果|万一|假如)?(?:阿里(?:巴巴)?|平台|小二|他们)(?:要是|如果|万一)?(?:不|唔)(?:同意|批|确认|答应|认)[^,?]{0,6}",
)
_ASPECT = f"(?:{'|'.join(_ASPECTS)}){_ENDS}"
_ASKED = pattern(rf"{_SO}{_ASPECT}(?:{_ASPECT})?")
_LONGEST = 60


def asks_about_the_rule(folded: str) -> bool:
    """Whether a folded text asks about the rule itself: its dates and limits, or one of the aspects that make up a short message."""
    if _RULES_OWN.search(folded):
        return True
    return len(folded) <= _LONGEST and _ASKED.fullmatch(folded) is not None
