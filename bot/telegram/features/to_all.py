"""Whether a message in a group puts a clear policy question to all: the mode "questions" answers nothing else.

Answering what nobody asked the bot is worse than keeping silent, so everything here is a reason to keep silent, and the
message has to get past all of it: its form (a question, to nobody in particular, not forwarded, no reply), its tone (no
banter, quarrel, advertisement), and its substance (the matcher is sure and a frame of the topic is complete).
"""

from __future__ import annotations

import re

from bot.telegram import wire
from bot.telegram.conversion import Incoming
from bot.understanding.folding import fold
from bot.understanding.understanding import Understanding

SURE = 0.9
"""The topic is this probable ..."""
FAR_AHEAD = 6.0
"""... and so many times as probable as the next."""

_SHORTEST, _LONGEST = 6, 120
_NAMES_SOMEBODY = {"mention", "text_mention"}
_LEADS_AWAY = {"url", "text_link", "email", "phone_number", "bot_command", "hashtag", "cashtag"}

_TO_ALL = re.compile(
    "请问|求问|求教|求助|请教|想问|想请问|问一?下|问个|咨询|有人(?:知道|懂|了解|清楚)|有没有人|谁(?:知道|懂|清楚|了解|晓得)|各位|大家|大佬们|老板们|朋友们"
    "|家人们|群里(?:有|谁)|求解|anyone|anybody|does someone know|quick question|question:|can somebody|everyone"
)
_QUESTION_END = re.compile(r"(?:吗|么|呢|吧?[?])[\s。!~.]*$|[?][^?]{0,6}$")
_ASKS = re.compile(
    r"[?]|吗|么$|几|多少|多久|怎么|怎样|如何|哪|什么|啥|何时|是否|能不能|可不可以|会不会|要不要|有没有|还有没|送不送|\b(?:what|when|how|which|where"
    r"|who|is|are|do|does|did|can|will|must)\b"
)

_PERSONAL = re.compile(
    r"你|妳|您(?!好)|他|她|楼上|上面说|刚才说|刚说|群主|管理员?|客服|小二在|@|\b(?:you|your|he|she|his|her)\b"
)
_TO_ONE_KNOWING = re.compile("你们(?:有人|谁|有谁|都)?(?:知道|清楚|懂)|您好|你好|管理员?可以|客服说")
_BANTER = re.compile(
    "哈哈|嘻嘻|呵呵|嘿嘿|笑死|笑哭|笑不活|233|666|hhh|lol|haha|狗头|doge|捂脸|手动|滑稽|[\U0001f600-\U0001f64f\U0001f910-\U0001f97a\U0001f921\U0001f923]"
    "|男朋友|女朋友|对象|老婆|老公|媳妇|分手|恋爱|相亲|单身|结婚|离婚|丈母娘|婆婆|男友|女友|前任|暗恋|火锅|奶茶|彩票|麻将|段子|玩笑|剧情|电视剧|游戏"
)
_QUARREL = re.compile(
    "难道|凭什么|凭啥|信不信|不会吧|谁信|怪谁|活该|滚|骗子|垃圾|坑人|坑爹|割韭菜|傻|有病|服了|无语|呵|还用问|废话|关.{0,3}什么事|关.{0,2}屁事|要脸|脸呢|扯淡|敢不敢"
    "|有(?:个)?(?:什么|啥|毛|屁)用|什么(?:鬼|玩意)|搞什么|想钱想疯|良心|离谱|奇葩|等着|试试看|算老几|才怪|做梦|痴人|想得美|牛[逼啊]|厉害了|可真|真行|不愧|呸"
    r"|wtf|stupid|idiot|scam|seriously\?|really\?!|\?!|![?]|[?]{3,}|!{2,}"
)
_ADVERTISES = re.compile(
    r"加我?微|微信|薇信|威信|\bv信|\bvx|\bwx|qq|私我|私聊|私信|滴滴我|代办|代开|代运营|代做|包过|包下|优惠价|特价|出一批|现货|清仓|甩货|收货款|收购|接单|招代理|招商|低价"
    r"|扫码|进群|拉群|关注我|点击|链接|http|www\.|t\.me|联系(?:我|电话|方式)|电话|手机|1[3-9]\d{9}|需要的(?:来|找|联系)|有(?:要|需要)的|转让|价格美丽|免费领|福利"
)
_CONTINUES = re.compile(
    "^(?:那|所以|然后|但是?|可是|不过|而且|不是|意思是|也就是|就是说|还是|或者|因为|结果|反正|其实|对[,，啊]|嗯|哦|噢|啊[,，]|真的|我就说|我说|不对|所谓"
    r"|(?:so|and|but|then|because|well|or|really)\b)"
)
_HEARSAY = re.compile("听说|据说|真的(?:会|要|能|假)|真假|是不是真|别人说|有人说|谁说|说是|传言|谣言")
_WHOLE_CLAUSE = re.compile("[,，、:：;；。!！~\\s]+")
_NAME = re.compile(
    r"^(?:(?:老|小|阿|大)(?!时|二|蜜|里|板|家|概|约|部|额|促|师|客|商|店|卖|额)[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,3}(?:哥|姐|总|叔|姨|爷|妹|弟|老师|老板|大佬|师傅|妈|爸)"
    r"|[a-z][a-z]{1,11}\d{0,3})(?:啊|呀|呢)?$"
)
_NAME_AT_END = re.compile(
    r"[吗呢啊呀了么?\s](?:老|小|阿|大)(?!时|二|蜜|里|板|家|概|约|部|额|促|师|客|商|店|卖)[\u4e00-\u9fff]{1,2}[?。!~\s]*$"
)
_GREETS = re.compile(
    "^(?:大家|各位|你们|朋友们|家人们|老板们|大佬们|群友们?)?(?:早|早上|上午|中午|下午|晚上)?好[啊呀]?$"
)


def may_be_to_all(incoming: Incoming) -> bool:
    """Whether the form of a group message allows it to be such a question. Cheap; most talk ends here."""
    message, update = incoming.message, incoming.wire
    if incoming.kind != "message" or message is None or update is None or update.message is None:
        return False
    written = update.message
    if message.forwarded or written.reply_to_message is not None or written.via_bot is not None:
        return False
    if written.text is None or written.sender_chat is not None:
        return False
    text = message.text.strip()
    if not _SHORTEST <= len(text) <= _LONGEST or text.count("\n") > 1 or text.startswith("/"):
        return False
    return not _points_elsewhere(written) and _ASKS.search(fold(text)) is not None


def is_question_to_all(heard: Understanding) -> bool:
    """Whether what was understood is a clear policy question, put to nobody in particular and meant seriously."""
    folded = heard.folded.strip()
    openly = _TO_ALL.search(folded) is not None
    if not (openly or _QUESTION_END.search(folded)):
        return False
    if any(pattern.search(folded) for pattern in (_BANTER, _QUARREL, _ADVERTISES)):
        return False
    if _PERSONAL.search(_TO_ONE_KNOWING.sub("", folded)) or _calls_somebody(folded):
        return False
    if not openly and (_CONTINUES.search(folded) or _HEARSAY.search(folded)):
        return False
    return _is_sure(heard)


def _points_elsewhere(message: wire.Message) -> bool:
    return any(entity.type in _NAMES_SOMEBODY | _LEADS_AWAY for entity in message.entities or ())


def _calls_somebody(folded: str) -> bool:
    """Whether the message begins or ends with somebody's name."""
    parts = [part for part in _WHOLE_CLAUSE.split(folded.strip(" ?!。~")) if part and not _GREETS.match(part)]
    if len(parts) > 1 and (_NAME.match(parts[0]) or _NAME.match(parts[-1])):
        return not (_TO_ALL.search(parts[0]) and not _NAME.match(parts[-1]))
    return _NAME_AT_END.search(folded) is not None


def _is_sure(heard: Understanding) -> bool:
    """Whether the matcher has no doubt: one topic far ahead of all others, named by a complete frame."""
    intent = heard.intent
    if intent.decision != "answer" or not intent.ranked or intent.smalltalk is not None or not heard.speech.asks:
        return False
    first = intent.ranked[0]
    second = intent.ranked[1].probability if len(intent.ranked) > 1 else 0.0
    ahead = first.probability >= SURE and first.probability >= FAR_AHEAD * second
    return ahead and first.topic in intent.frames and not heard.speech.acts & {"what_if", "cancel", "correction"}
