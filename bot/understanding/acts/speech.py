"""Speech acts: what a message does in the conversation, apart from its topic and its facts.

Each act is a small list of wordings over folded text. Acts that end or bend a conversation (cancel, not knowing) must
make up the whole message: 取消合作 is a question, 取消 is not; 算了半天 is no cancel, 算了 is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.acts.aspects import asks_about_the_rule
from bot.understanding.acts.told_otherwise import TOLD_OTHERWISE, TOLD_OTHERWISE_EN
from bot.understanding.wording.clauses import IF_WORDS
from bot.understanding.wording.folding import MAX_TEXT, fold

Act = Literal[
    "cancel",
    "dont_know",
    "correction",
    "doubt",
    "points",
    "claims_rule",
    "other_case",
    "what_if",
    "go_back",
    "confirm",
    "why",
    "repeat",
    "personal",
    "courtesy",
]
Ask = Literal["when", "how_much", "how_long", "how_many", "whether", "which", "how_to", "what"]

_PARTICLES = r"(?:[啊呀吧了啦呢哦噢嘛哈诶欸唉哎嗯额呃那就先我们,.!?~。!、\s]|please|pls|ok|thanks|谢谢|不好意思|抱歉)*"
_LATIN = pattern("[a-z]")
_LATIN_BESIDE_VIP = pattern(r"(?<![a-z])(?!vip(?![a-z]))[a-z]")
"""A word in Latin letters other than the programme's name, the only one in most Chinese messages that have any."""
_LATIN_WORD = pattern(r"(?<!\\)[a-z]{2}")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Ways to say one thing. Those in Latin letters stand apart.

    In their company the others could not be looked for by their first characters, and most texts have no Latin letters.
    For the same reason what must not stand before a wording is written behind its first characters.
    """

    others: re.Pattern[str]
    latin: re.Pattern[str] | None = None

    def found_in(self, folded: str, latin_from: int | None) -> bool:
        """Whether one of them stands in a folded text; ``latin_from``: where its first Latin letter stands, if anywhere."""
        if self.others.search(folded):
            return True
        return latin_from is not None and self.latin is not None and bool(self.latin.search(folded, latin_from))


def _whole(*wordings: str) -> _Wordings:
    return _Wordings(pattern(f"^{_PARTICLES}(?:{'|'.join(wordings)}){_PARTICLES}$"))


def _whole_list(*wordings: str) -> _Wordings:
    """A message of nothing but these wordings, maybe several: 不查了,取消."""
    return _Wordings(pattern(f"^(?:{_PARTICLES}(?:{'|'.join(wordings)}))+{_PARTICLES}$"))


def _within(*wordings: str) -> _Wordings:
    latin = [wording for wording in wordings if wording.isascii() and _LATIN_WORD.search(wording)]
    others = [wording for wording in wordings if wording not in latin]
    return _Wordings(pattern("|".join(others)), pattern("|".join(latin)) if latin else None)


_ACTS: dict[Act, _Wordings] = {
    "cancel": _whole_list(
        "/?cancel", "取消", "算[了啦]", "不问", "不用", "不算", "不需要", "不查", "停", "停止", "结束", "别问", "不想问", "作罢", "不退了?", "不走了", "不续了",
        "反悔[了啦]?", "后悔了?不退了?", "反悔[了啦]?,?不退了?", "算了不问", "算了不用", r"(?:算了,?)?不[用问][了啦]*,?(?:(?:同事|老板|店长|客服|家人|他们?|她|我们?)(?:已经|都|自己)*(?:点|弄|办|处理|搞定)[好完掉]?了|等[^,。\d]{1,5}(?:回来|来了?)(?:再说)?)", "这个不问", "那就?不问", "(?:算了)?不问这个", "不想问这个", "先不问这个", "没事", "没事不问", "不麻烦你", "当我没说", "当我没问", "当我没问过", "不要", "stop", "quit",
        "never ?mind", "forget (?:it|about it)", "no need", "drop it", "nvm", "don'?t bother", "skip(?: it)?",
    ),
    "dont_know": _within(
        "不知道", "不晓得", "不清楚", "不确定", "不记得", "记不得", "记不到", "记不清", "记不住", "记不起", "忘记", "忘了", "忘掉", "没印象",
        "想不起", "说不准", "说不上", "搞不清", "弄不清", "没记", "不太记得", "唔知", "唔记得", "没数", "查不到", "看不到",
        r"(?:don'?t|do not|doesn'?t|didn'?t|did not|cannot|can'?t|could not|couldn'?t|no|not|never) (?:know|remember|recall|find)", "no idea", "not sure", "forgot", "dunno",
        r"^idk\b", "unsure",
    ),
    "correction": _within(
        "不对", "不是.{0,12}(?:是|,)", "是.{1,16}不是.{2}", "[说讲打敲写看读记搞弄输填按听算数报念抄](?:错|岔|串|混|反)", *TOLD_OTHERWISE, *TOLD_OTHERWISE_EN, "纠正", "订正", "口误", "笔误", "嘴瓢", r"不好意思[,!\s]*(?:应该|应当|其实)?是(?=[^,。;!?吗]{0,4}[\d一二两三四五六七八九十])",
        r"(?:[哦啊噢呃]不|不不)(?<![^,。!\s]..)(?=[,。!是对\s\d]|$)", "改一下", "改正", "改了", "改主意", "变卦", "改期", "应该是", "应为", "我(?:说|指)的是", "我是说", "手滑", "错了", "补充(?!材料|资料|证|文件|协议|提交|手续|说明)", "其实", "准确", "才对",
        r"\bactually\b", r"^(?:(?:oh|ah|uh|hmm|hey|no) ?,? ?)?wait[,.! ]+(?:it|the|that|my|i)\b", r"\bno,? wait\b", r"\bwait,? no\b", r"\boops\b", r"\bnot the .{1,20}\bbut\b", r"\bcorrection\b", r"\bi mean(?:t)?\b", r"\bmy bad\b", r"\bscratch that\b", r"\bmis(?:read|typed|remembered|counted)\b", r"\bmistake\b", r"\bwrong\b", r"\btypo\b", r"\bsorry\b", r"\brather\b",
    ),
    "doubt": _within("吧[?!。~ ]*$", "[?]$", "难道", "怎么会", "怎么可能", "客服说", "小二说", r"\bshouldn'?t it\b", r"\bi thought\b"),
    "other_case": _within("^(?:那|咁)?(?:我|俺|我们|咱)(?:自己)?的?呢[?。!]*$", "那.{0,3}(?:朋友|同行|老乡|邻居|隔壁|隔篱|对门)", "另(?:外)?一?(?:单|笔|家|件|个店|间)", "还有一?(?:单|笔|家|件|个店|间)", "再有一(?:单|笔|件)(?!虚假|假|投诉)", "别的(?:单|店)", "(?:兄弟|姐妹|子(?<![舅姨嫂侄老儿妹]子)|分|关联)(?:公司|店)那?(?:边|家|个|的)?(?=[^,。]{0,12}[呢?]|[^,。]{0,6}\\d)", "第[一二三两][单笔件家]", "换(?:个|一)?(?:单|订单|家店)", "[上下前那]一[单笔件](?![次回])", "又[来有](?:了)?一?[单笔件](?:新|退)?", r"\b(?:first|second|third|next|previous|last) (?:one|order|return|case|shop|store)\b", r"\banother (?:order|one|return|shop|store|case)\b", r"\b(?:other|sister|partner) (?:order|shop|store|return|company)\b"),
    "claims_rule": _within("才(?:会|能|被|算|清|踢|赶|动|要|需).{0,10}(?:吧|吗|[?])"),
    "points": _within("他这", "他那", "这个会", "这种", "这样", "那他", "这单", "这笔", r"\bthis\b", r"\bthat\b", r"\bhis\b", r"\bhers?\b", r"\btheirs?\b"),
    "what_if": _within(
        *IF_WORDS, "比方", "打个比", "换成", "换作", "换做", "改成", "改到", "改为", r"改(?=\d)", "拖到", "推到", "延到", "挪到", "提到", "定到", r"^(?:那|就|再|还是|干脆|我们?|想)*(?:提前|提早|推迟|延后|拖延)到", "变成", "的话", "那.{0,24}呢",
        "呢[?!。~ ]*$", r"\bwhat if\b", r"\bif\b", r"\bhow about\b", r"\bwhat about\b", r"\bsuppos(?:e|ing)\b", r"\bassum(?:e|ing)\b", r"\blet'?s say\b",
        r"\binstead\b", r"^(?:and|but|then|so)\b.{0,30}\bbeing\b", r"\bhad (?:it|we|i|they) (?:been|\w+ed)\b", r"\bin case\b",
        r"^(?:(?:and|then|so|but) )*(?:with|for) [^,.?]{0,12}\d[^?]{0,24}\?$", r"^(?:and |or |so )?say (?:it|we|i|they)\b(?! (?:again|once))", r"\d[ a-z]{0,8} ne[?!. ]*$",
    ),
    "go_back": _within(
        "回到", "扯回", "绕回", "拉回", "转回", "拐回", "回头说", "说回", "再(?:说|讲|问|看)(?:回|一?下)?[^,。?]{1,8}那(?:个|件|边|事)", "话说回来", "接着刚才", "继续刚才", "刚才(?:那|的|说|问)", "刚刚(?:那|的|说|问)", "之前(?:那个|问)", "前面(?:那个|问|说)",
        "上一个问题", "原来那个", r"\bback to\b", r"\bearlier question\b", r"\bgoing back\b", r"\bwhere were we\b", r"\bas for the first\b",
    ),
    "confirm": _within(
        "对吧", "对吗", r"保证金是\d+(?:元|块)?吗", r"押金是\d+(?:元|块)?吗", r"数额是\d+(?:元|块)?吗", r"金额是\d+(?:元|块)?吗", r"标准是\d+(?:元|块)?吗", "对不对(?<!不对不对)", "对伐", "是吧", "是不是[?。!]*$", "是吗", "没错吧", "没错[?]", "正确吗", "确认一?下", "回.{0,4}[“\"']?对", "说[“\"']?对",
        "是这样吧", "这样没错", "可以这么说吧", "我理解得对", "是的吧", r"\bright ?\?", r"\bcorrect ?\?", r"\bisn'?t it\b", r"\bconfirm (?:that|this|if|me)\b", r"\byes\?",
    ),
    "courtesy": _within(
        "谢", "謝", "辛苦", "劳慰", "勞慰", "难为[你您]", "麻烦[你您]了", "费心", "有劳", "受累", "拜拜", "掰掰", "再见", "晚安", "蟹蟹", "唔该", r"\b(?:thx|tnx|tks|thanks?|thank you|ty|cheers)\b",
        r"\b(?:good ?bye|bye|good night|see you|lifesaver|appreciate)\b",
    ),
    "why": _whole(
        "为什么", "为啥", "凭什么", "凭啥", "咋算的?", "怎么算的?", "怎么算出来的?", "依据(?:是.{1,8}|呢|在哪)?", "出处(?:呢|在哪)?", "来源(?:呢|是什么)?",
        "根据(?:是什么|什么|呢)", "哪条规定", "哪里规定的?", "哪里写的?", "哪儿写的?", "有(?:文件|依据|出处|原文)吗", "规则(?:原文)?(?:在哪|是什么|怎么写的?)",
        "理由(?:呢|是什么)?", "怎么来的", "真的吗", "真的假的", "确定吗?", "你确定吗?",
        "why(?: so| is that| not)?", "how come", "source", "says who", "based on what", "(?:are you|r u) sure", "how did you (?:get|calculate) (?:that|it)",
        "(?:为什么|为啥|凭什么|凭啥|怎么会|怎么不是|咋不是).{1,14}", ".{0,10}(?:哪条|哪里|哪儿|哪份|什么文件)(?:写|规定|说|讲).{0,3}", "why .{1,30}",
        "where does (?:that|it|this) come from", "where is (?:that|it|this) written", "what'?s the source",
    ),
    "repeat": _whole_list(
        "没看清", "没看到", "没听清", r"(?:麻烦|请)?[你您]?再(?:说|讲|发|报|念|重复)(?:一?[遍次下])?(?:[给跟]我)?[,。!\s]*(?:结果|日期|答案|哪天|几号|几点|多少|什么时候|是?哪天来着|是?几号来着)?", "重复一[遍下]", "重说一?[遍次下]?", r"(?:我|还是|有点儿?)*(?:看|听|弄|搞)?(?:不太|不大|不是很|没太|没怎么|没|不)(?:看|听|弄|搞)?(?:懂|明白|理解)", "什么意思", "啥意思", "(?:can|could) you repeat(?: that| it)?", "say (?:that |it )?(?:again|once more)", "repeat(?: that| it| (?:me )?(?:the )?(?:date|day|result|answer|amount|number|time))?", "tell me again", "what was (?:it|that|the (?:date|day|amount|result|answer)) again", "once more",
        "come again", "what do you mean", "i don'?t (?:get|understand)(?: it)?",
    ),
    "personal": _within(
        "我", "俺", "咱", "某(?:供应商|商家|店|司|厂)", "该(?:供应商|商家|司|厂)", "核算|核定|测算|帮.{0,2}算", "被(?:抓|逮|查)(?!.{0,3}(?:会|就|才|要|几))", "^被(?:平台|系统|官方|阿里(?:巴巴)?|1688)给?(?:认定|判定?|扣|罚)[^,。]{0,10},", "阿拉", "侬", "本店", "本司", "本公司", "敝", "小店", "该店", "鄙人", "偶", "吾", "在下", "店里", "厂里", "家里", "这边",
        r"\b(?:wo|women|zan)\b", r"\bi\b", r"\bi'?(?:m|ve|d)\b", r"\bmy\b", r"\bmine\b", r"\bwe\b", r"\bour\b", r"\bus\b", r"\bme\b", r"\bclient\b",
    ),
}  # fmt: skip

_ASKS: dict[Ask, _Wordings] = {
    "when": _within(
        "哪天", "哪一天", "那天(?<![日号旦节庆十一晚周五六]那天)(?<!退出那天)(?=.{0,4}(?:算|生效|能|可以|自动|截止|到期|打进去|要|收货|正式|[?]|$))", "哪日", "何日", "几号", "几月", "几时", "什么时候", "甚么时候",
        "什么时间", "啥时候", "啥时", "何时", "几点", "哪一刻", "哪个时间", "最晚", "最迟", "最早", "最后期限", "死线", "截止", "到期日", "deadline", "起算", "从哪", "到哪",
        "多会儿", "啥子时候", "啥子时间", "好久(?=.{0,6}(?:算|生效|能|得行|可以|到账|才))", "咩时候", "边日", "啥辰光", "几辰光", "啥个辰光", "乜嘢时候", "边阵", "几阵", "么子时候", "哪个时候", "哪门时候", "多暂", "哪会儿", "哪阵", "几时先", "哪年", "那年那月", "起止", "期限", "终期", "几日", "多早晚",
        r"\bwhen\b", r"\bwhat (?:date|day|time|moment|hour)\b", r"\bwhich (?:date|day|moment|hour)\b", r"\buntil\b", r"\bby what\b", r"\blatest\b", r"\bearliest\b", r"\bhow soon\b", r"\b(?:ji ?hao|n(?:a|ei|ai) ?(?:yi ?)?tian|shen ?me ?shi ?hou|ji ?dian|ji ?shi|zui ?wan|zui ?chi|zui ?zao)\b", r"\b(?:effective|exit|due|start|end) date\b(?! ?(?:(?:is|was|on|the|=|:) ?){0,3}(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    ),
    "how_much": _within("多少(?!天|日|次|个月|小时|回|家|单|人)", "几多", "差几", "补几", "缺口", r"\bhow much\b", r"\bwhat amount\b", r"\bduo ?shao\b", "几块", "几钱", "多钱"),
    "how_long": _within("多久", "多长", "几天", "多少天", "几个月", "多少个?月", "几小时", "多少小时", "多少日", r"\bhow long\b", r"\bhow many (?:days|hours|months)\b"),
    "how_many": _within("几次", "几回", "几个", "几笔", "多少次", "几单", "第几", "几起", r"\bhow many (?!days|hours|months)"),
    "whether": _within("吗", "么[?]?$", "嘛[?]?$", "会不会", "能不能", "可不可以", "是不是(?<!不是不是)", "是否", "有没有", "还有没有", "算不算", "要不要", "行不行", "送不送", "退不退",
                       "不(?<=(.)不)(?<!不.不)\\1", "[?]$", r"^(?:is|are|am|do|does|did|will|would|can|could|has|have|should)\b", "or no\\b", "该不该", "(?:有|是|要|能|算|退|送).{1,12}还是.{1,12}$", "还保得住", "没有$", "不(?<=[^要]不)[?!。]*$", "伐[?]?$", "哦[?]$"),
    "which": _within("叫什么", "叫啥", "改名", "改叫", "换成什么", "叫做什么", "名称", "什么店", "啥店", "哪个名", r"\bwhat .{0,20}called\b", r"\bnew name\b", r"\brenamed?\b"),
    "what": _within(r"什么(?<!没什么)(?<!为什么)(?!时|都|也|的|事|[,。!]|$)", r"啥(?<!没啥)(?<!为啥)(?!时|都|也|的|事|[,。!]|$)", "谁(?!都|也|知道)", "哪些", "哪种", "哪类"),
    "how_to": _within("怎么(?!算)", "怎样", "如何", "咋", "哪里", "在哪", "去哪(?![天日个家年月一])", "步骤", "流程", "操作", r"\bhow (?:do|to|can|should)\b", r"\bwhere\b"),
}  # fmt: skip


class Speech(Struct, frozen=True):
    """The acts of one message and the forms of its question."""

    acts: frozenset[Act]
    asks: frozenset[Ask]
    about_the_rule: bool = False
    """The question is about the rule itself: since when it holds, who decides, what happens otherwise."""

    def does(self, act: Act) -> bool:
        """Whether the message performs ``act``."""
        return act in self.acts


def read_speech(text: str) -> Speech:
    """The speech acts and question forms in ``text`` (any script and width; cut at Telegram's length)."""
    folded = fold(text[:MAX_TEXT]).strip()
    letter = _LATIN.search(folded) if _LATIN_BESIDE_VIP.search(folded) else None
    latin = None if letter is None else letter.start()
    return Speech(
        acts=frozenset(act for act, wordings in _ACTS.items() if wordings.found_in(folded, latin)),
        asks=frozenset(ask for ask, wordings in _ASKS.items() if wordings.found_in(folded, latin)),
        about_the_rule=asks_about_the_rule(folded),
    )
