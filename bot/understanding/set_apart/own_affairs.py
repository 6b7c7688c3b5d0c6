"""Own affairs: days of what goes on in somebody's shop or family beside the case, 双十一那天还有三百单要发, 15号女儿出嫁.

Where others may set a day (the exit that Alibaba confirms), one of which the words do not say what it is may be that one.
It is none where its clause tells of things of one's own, and no word of it could tell of leaving, of the application or of
them.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.wording.clauses import question_between

_OWN_THINGS = pattern(
    r"女儿|儿子|闺女|孩子|小孩|外婆|奶奶|爷爷|生日|满月|过寿|订婚|毕业|房东"
    r"|客户来|客人来|仓库?|库存|租约|租期|房租|房子|货柜|货(?!款)|订单|[\d一二三四五六七八九十百千多\x00]单|包裹|展会|订货会|家长会|开会|工资|奖金|报表|做账|报税|年检|体检|结婚|婚礼|喜酒|酒席|出嫁"
    r"|出差|旅游|旅行|航班|机票|火车|高铁|开学|考试|高考|住院|手术|工厂|搬厂|新厂|车间|机器|设备|装修|搬家|搬去|大促|直播|促销|备货|盘点|(?:要|得|还要)(?:去|飞)"
    r"|\b(?:lease|rent|orders?|warehouse|factory|workers?|wedding|meeting|flight|trip|audit|tax(?:es)?|daughter|son|exhibition|trade fair|stocktaking|shipments?|container|machines?|school)\b"
)
_OF_THE_CASE = pattern(
    r"退|离|走|放(?!假|暑|寒)|出(?:来|去|场|局|得)|生效|[批准](?![货备])|同意|确认|答应|允|可以|行(?!李|业)|ok|结束|终止|解|停|为准|算|按|作数|[说讲]|通知|回(?!老家|家|乡)|复|归|管|自由|散伙|了结|了断|完|清[退出]"
    r"|踢|脱|撤|断|摆脱|不干|不做|关[门店张]|下架|两清|截止|签|弄|办(?!公)|搞|拿|重新|再|那[份张封]|最[后末晚迟早]|点头|电话|邮|后台|变|[起始]|[之以]前|为止|为界|到头|[字盖公]章|交|递|寄|提|送|填|补|改|写|申请|资格|协议|合同|阿里|平台|小二|官方|客服|他们|那边|对方|vip|批发中心|如果|要是|不能|不再|[就都]不|[就都]没|没[有了]|看不|接不"
    r"|\b(?:out|stops?|no|not|leav\w*|left|exit\w*|quit\w*|releas\w*|free|approv\w*|confirm\w*|agree\w*|accept\w*|allow\w*|effective|alibaba|platform|they|them|ok|fine|contract|membership|appl\w*|submit\w*|sent|if)\b"
)
"""Words of leaving, of an end, of what is handed in for it, and of those who let one go."""
_THEY_SAID = pattern(
    r"(?:阿里(?:巴巴)?|平台|小二|官方|客服|经理|对方|他们|人家|那边|那头)(?:那边|方面)?(?![^,。;!?]{0,4}[没未不])[^,。;!?]{0,8}(?:说|给|回[了复我信]|定|确认|同意|批(?!发)|答应|通知|让|放|肯|准(?!备)|允)"
    r"|\b(?:alibaba|platform|manager|they)\b(?![^.;!?]{0,10}(?:not|n't|never|no\b))[^.;!?]{0,24}\b(?:confirm\w*|approv\w*|agree\w*|said|says?|told|tell|gave|set|let)\b"
)
"""Somewhere in the message: a day of one's own may be the one that they named, 女儿15号出嫁,阿里说就按那个日子."""


def is_of_own_affairs(day: Heard, reader: ClaimReader) -> bool:
    """Whether a day is only one of one's own shop or family, where it could else be one that others set."""
    place = reader.place(day)
    if place is None or not any(spec.tense == "any" for spec in reader.entry.facts.values() if spec.type == "date"):
        return False
    words = reader.clauses[place].words
    told = not question_between(words) and not any(mention.facts for mention in reader.mentions[place])
    told = told and _THEY_SAID.search(reader.folded) is None
    return told and _OWN_THINGS.search(words) is not None and _OF_THE_CASE.search(words) is None
