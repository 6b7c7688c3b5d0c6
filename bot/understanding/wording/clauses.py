"""Clauses: the stretches of a message that say one thing, what they leave open, and how they place it in time.

A value belongs to the words of its own clause. Only a clause that says nothing but the value ("on 10 May, I applied")
lets the words of its neighbour speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from bot.patterns import pattern

Span = tuple[int, int]
Mood = Literal["past", "planned", "supposed"]
"""Said as done, as intended, or as a supposition; None where the words leave it open."""

_CJK = r"\u4e00-\u9fff"
_STOPS = ",。;!?"
_BREAK = pattern(
    rf"[,。;!?\n、~…()\[\]【】「」“”\"\U0001f300-\U0001faff\u2600-\u27bf]|\.(?=\s|$)|(?:(?<=[{_CJK}])|(?<=[{_CJK}]vip)(?!\s+批发))\s+(?=\x00*[{_CJK}])"
    r"|\s/\s|(?<=\x00)\s+(?=应[退补]|退款金额|退款额|退多少|可退|能退|补多少|差多少|(?:重新|再次?)(?:加入|入驻|进|申请加入))|\s(?=(?:and|but|then|so|while|whereas|now (?:i|we|my boss))\s)"
)
_TURN = pattern(
    "但|可(?=是)|不(?=过)|然(?=后)|后(?=来)"
    "|(?:现在|如今|[而依宜]家|眼下|这会儿)(?=[呢啊我们咱俺又再却也就都]*(?:老板|家里|老公|老婆)?[又再也都就]*(?:想|打算|准备|计划|希望|后悔))"
)
"""Begins a clause, whatever stands before it; so does what somebody wants now: 5月31号退出的现在又想回来."""
_RUN_ON = pattern(
    rf"(?<=\x00)[{_CJK}]{{1,9}}?(?:[了的完好掉](?:[^\x00到至或和、{_STOPS}\s]{{1,2}})?)(?=\x00+(?![之以]?前|要|必须|得|该|想|打算|\x00)[^\x00{_STOPS}\s])"
)
"""What was done on one day, and another day right behind it: …点付的钱十七号我这边发的货, as people dictate it."""
_DAY_BEGINS = pattern(r"[\d一二三四五六七八九十]{1,3}[月号日]|[昨今前]天|上?个?(?:周|星期|礼拜)")
_GLOSS = pattern(r"[(\[【]([^()\[\]【】\x00\d,。;!?]{1,12})[)\]】]")
"""A name said once more in brackets belongs to its clause: the deposit (自缴保证金) is 4500."""
_MERE_NAME = pattern(
    rf"(?:(?![了的过吗么呢吧我你他她要想拟预待将前后未没不无非除含扣补退上下今昨明草撤废驳败拒冻失空旧停错误待试样假口重])[{_CJK}]){{1,4}}"
)
"""新签, 自缴, 电子版: nothing that happened, was wanted or is left out."""
_MESSAGE_SAYS = pattern(
    r"(?:(?:收到|来|收)?了?(?:一?条)?(?:短信|信息|消息|通知|提醒)|(?:后台|系统|手机)(?:上|里)?(?:突然|忽然)?[弹跳蹦](?:了|出|出来)(?:一?[条个])?(?:短信|信息|消息|通知|提醒)?)"
    r",?(?:里面?|上面?|来)?[说讲写](?:是|着)?(?=(?:我们?的?)?(?:企业|实名)?(?:认证|审核)已?(?:通过|过)(?:了|[,。;!?]|$)"
    r"|[^,。;!?要会将可能]{0,24}(?:[划扣]走|扣了|扣除|划扣|垫付|赔付))"
    r"|(?:收到|来)了?(?=(?:企业|实名)?(?:认证|审核)已?通过的?(?:通知|短信|信息|消息|邮件))"
)
"""The message that tells of something done comes at once with it: the day of 收到短信,说认证通过了 is that of 认证通过."""
FILLER = "\u2060"
"""Takes the room that a word spelled in pinyin leaves when its characters stand for it, so that every place stays."""
ENUMERATED = pattern(r"(?<![\d.])1\s?(?:[)）]|[、.](?!\d)).*?(?<![\d.])2\s?(?:[)）]|[、.](?!\d))")
"""1) …; 2) …: the numbers of a list count nothing."""
FULL_STOP = pattern(r"[。!?\n;]|\.(?=\s|$)")

_DATED_TODAY = pattern(r"\s*\x00+\s*(?:都|已经?)(?:是)?[\d./月日号\x00]+了\s*")
"""今天都3.1了: what day it is."""
_QUESTION = pattern(
    r"哪[天日月年个儿里一]|哪(?=年|月)|几[号月时点天日次]|什么时候|啥时候?|何[时日]|多[少久长]|怎么|咋|[吗?]|(?<![那这])么|能不能|会不会|是不是|可不可以"
    r"|还是[^,。;]{0,5}算[起一第]|\b(?:when|what|which|how)\b"
)

_ASKED_SO = pattern(
    r"还?[有剩差要](?:几|多少)天|几[天号日时点]|多[久长少]|大概|具体|到底|究竟|最[早晚迟快]|可以|能|生效|走得了|来得及"
)
IF_WORDS = (
    *["如果", "要是", "要系", "假如", "假定", "假设", "假使", "设若", "若", "倘"],
    r"万一(?<![\d一两二三四五六七八九几千]万一)",
)
"""What a supposition begins with; 两万一 is a number."""
IF = rf"{'|'.join(IF_WORDS)}|\b(?:if|suppose|supposing)\b"
_SUPPOSED = pattern(rf"{IF}|的话|换成|换作|改成|改到|呢[?!。~ ]*$|\b(?:what about|how about)\b|\bne[?!. ]*$")
_UNDER_A_CONDITION = pattern(
    r"(?:同意|批准|答应|点头|允许|准许|有空|有钱|没问题|顺利|可以|行|成)的?(?:话|了)[,\s]*(?:我|我们|咱|俺)?(?:就|再|也|便|准备|打算)*(?=[\x00下明后本这周号])|\b(?:i|we)(?:'ll| will| am going to| are going to| plan to)\s"
)
"""What is done if somebody agrees is planned: 老板同意的话我周一申请, if the boss agrees I'll apply on Monday."""
ONLY_ASKED = (
    r"问|知|请|了解|咨询|起|不|要知|要问|核|算|要?再?确认|查|对[账帐下一]|排[款期]|弄清|弄明|搞清|搞明|明白|打听|看|求证|再问|再核|复核"
    r"|[跟和同向][您你]们?再?(?:确认|核|问|打听|了解|请教)"
)
"""Behind 想: what is wanted is an answer."""
_PLANNED = pattern(
    r"(?<!过)(?<!回)去(?=申请|交|递|办|续|签|提交)|行[吗不]|来得及|打算|那(?:我|我们|就|我就)?[拖推]到|[发寄交]得(?:出去?|掉)|必须|务必|准备|计划|预计|预备|即将|将(?!近)|最好|(?<![说话話讲講])要(?![是求补么紧命多核的]|[入记做对]账|排款|不要|几)|(?<=[说话話讲講])要(?![退走撤离離])|欲|想(?!"
    + ONLY_ASKED
    + r")|希望|再去|才去"
    r"|\b(?:should|must|has to|have to|needs? to|(?<!own )will|plans?|planning|going to|gonna|intends?|wants?|wish|hope|would like)\b|\bi'?ll\b"
)
_DONE = pattern(r"已|刚|早就|上次|当时|\b(?:already|just|was|were|have|had|did)\b")

_FUNCTION_WORDS = """
我们 咱们 我 咱 俺 你 您 偶 阿拉 阳历 公历 新历 本店 本司 本公司 店里 厂里 老板 财务 同事 是在 就是 而是 好像是 应该是 其实是 不是 是的 是 的 地 得 了 嘅 嘞
在 于 就 才 那个 这个 那 这 呢 吗 嘛 啊 呀 吧 哦 噢 嗯 呃 额 哈 也 都 还 又 很 只有 只 有 把 给 被 从 到 为 一下 刚刚 刚才 刚 已经 已
大概 应该 好像 可能 估计 其实 反正 时候 时间 日期 日子 那天 当天 当日 现在 目前 如今 总共 一共 合计 换成 换作 换 改成 改作 改为 改到 改 欲 若 如果 要是 假如 设若 倘若 倘使 假使 的话
前几天 前两天 前些天 前阵子 也就是 就是说 不对 说错 打错 记错 写错 看错 搞错 更正 纠正 补充 手滑 不好意思 抱歉 对不起 哎呀 哎 唉 诶 欸 对 请问 麻烦 帮我 帮忙 算 看看 看 问 哪天 几号
心一横 把心一横 一咬牙 咬咬牙 一狠心 狠下心 一气之下 一怒之下 一时冲动 头脑一热 脑子一热 雪上加霜的是 更糟的是 糟糕的是 倒霉的是 要命的是 不巧的是 没想到的是 气人的是 麻烦的是 巧的是
啦 咯 噻 咧 哩 撒 呗 喔 系 就系 应为 应是 同日 又当如何 当如何 如何 什么时候 多少 想知道 我想 弄 办 搞 做 谢谢 你好 您好 到底 究竟 号 日 整 正 元 块 钱 次 回 个 笔 单 前 后 多 来 再 要 或者 或 还是 左右 不 没 上 下
"""
_FUNCTION_WORDS_EN = """
i we he she they my our mine his her their is was it its the a an on at in of to from since by that this and or so not no but have has had am are only just
actually exactly precisely sharp sorry correction mean meant now today day date time please pls hi hello yes what when how about if instead then make ok okay oh well also one more been be would s m ve re ne
"""
_ANSWER_WORDS = """
换算成 换算 折算成 折算 对应的 对应 万年历 查了 查到 查 翻了 翻到 翻 找到 找了 找 看了 看到 记得 记的 印象 聊天记录 记录 后台 系统 页面 显示 写着 写的 截图 邮件 单子 上面 里面 这边 那边 公司 账上 账户 卡里
托 让 叫 请 会计 出纳 老婆 老公 媳妇 爱人 儿子 女儿 员工 运营 助理 小二 过去 出去 上去 去 成 完 好 掉 起 那会儿 那阵 那时 那次 早上 上午 中午 下午 晚上 夜里 凌晨
本子 挂历 账本 记着 记了 老板说 老板又说 领导说 领导又说 又说 拖到 推到 挪到 定在 定到 定了 又改 变卦 确切 具体 准确 清楚 想起来 想起 总算 准确说 准确地说 确切说 具体说 估计 终于 肯定 没错 确定 差不多 数 事 事情 里 里头 里边 那栏 一栏 金额 价钱 价 一单 这单 那单 合同上写 合同里写 协议上写 合同上 合同里 协议上 等等 等一下 等下 稍等 慢着 老 师傅 亲 哥 姐 家人们 打反 写反 看反 记反 说反 讲反 弄反 搞反 填反 输反 看串 写串 打串 记串 输错 漏了 说漏 漏说 漏算 算漏 数漏 漏数 少说 少算 少数 原来的 原先的 原定 为止 至今
"""
_ANSWER_WORDS_EN = """
year month week boss say says said tell tells told found check checks checked look looks looked mail email mails letter think guess believe remember says shows showed written records record notes note screenshot email system page here there
got it's that's was were done did accountant colleague wife husband staff morning afternoon evening night around sure yeah yep lah only
"""


_REPORTED = rf"(?:^|(?<=[\s,!]))[{_CJK}]{{0,4}}说(?:是|的是|的)?(?=[\s\x00]|其实|应该是|系统|后台)"
"""Who gave the answer: 婆娘说是, 老板说."""
_SAYS = "说"
_INTERJECTION = "[aehmouy]{2,}|l+o+l+|w+o+w+|ha(?:ha)*"
"""emmm, uhh, lol: Latin letters that say nothing."""


class _SaidAround:
    """What people say around other words."""

    def __init__(self, chinese: str, english: str) -> None:
        longest_first = sorted(chinese.split(), key=len, reverse=True)
        words = "|".join([*longest_first, rf"\b(?:{'|'.join(english.split())}|{_INTERJECTION})\b"])
        self._words, self._with_reported = pattern(words), pattern(f"{_REPORTED}|{words}")

    def sub(self, put: str | Callable[[re.Match[str]], str], words: str) -> str:
        """``words`` with what is said around others replaced. Who said it can begin anywhere, and is looked for seldom."""
        return (self._with_reported if _SAYS in words else self._words).sub(put, words)


_NEUTRAL = _SaidAround(_FUNCTION_WORDS, _FUNCTION_WORDS_EN)
_ANSWERING = _SaidAround(_FUNCTION_WORDS + _ANSWER_WORDS, _FUNCTION_WORDS_EN + _ANSWER_WORDS_EN)
_LETTERS = pattern(rf"[{_CJK}]|[a-z]+")


class Clause(Struct, frozen=True, gc=False):
    """One clause: its place in the folded text, and its words with every value blanked out."""

    start: int
    end: int
    words: str
    goes_on: bool = False
    """Only a space parts it from the next one."""
    run_on: bool = False
    """Nothing at all parts it from the one before, only the day with which it begins."""

    def dates_today(self) -> bool:
        """Whether it says what day it is and no more."""
        return _DATED_TODAY.fullmatch(self.words) is not None

    def holds(self, span: Span) -> bool:
        """Whether the value at ``span`` stands in this clause."""
        return self.start <= span[0] < self.end or (span[0] < self.end and self.start < span[1])


def before_in_clause(folded: str, start: int) -> str:
    """What stands before a place of a folded text in its clause."""
    return folded[max(folded.rfind(stop, 0, start) for stop in _STOPS) + 1 : start]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with the values at ``spans`` blanked out, same length."""
    for start, end in spans:
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def without_its_message(folded: str) -> str:
    """``folded`` without the message that told of something done, same length: only what was done is left."""
    return _MESSAGE_SAYS.sub(lambda match: FILLER * len(match[0]), folded)


def split(folded: str, spans: Iterable[Span]) -> tuple[Clause, ...]:
    """The clauses of a folded text in order; a value at one of ``spans`` is never cut in two."""
    words = _GLOSS.sub(_within_its_clause, blanked(folded, spans))
    breaks = [(*match.span(), match.group().isspace()) for match in _BREAK.finditer(words)]
    run_on = [match.end() for match in _RUN_ON.finditer(words) if _DAY_BEGINS.match(folded, match.end())]
    begun = [*run_on, *(match.start() for match in _TURN.finditer(words))]
    breaks = sorted([*breaks, *((place, place, False) for place in begun)]) if begun else breaks
    found, start = [], 0
    for end, following, goes_on in [*breaks, (len(words), len(words), False)]:
        found.append(Clause(start, end, words[start:end], goes_on, start in run_on))
        start = following
    return tuple(clause for clause in found if clause.words.strip())


def _within_its_clause(gloss: re.Match[str]) -> str:
    """A gloss without its brackets; a mere name (诚信通(新签)认证通过) keeps apart nothing that stands around it."""
    return f"{FILLER if _MERE_NAME.fullmatch(gloss[1]) else ' '}{gloss[1]}{FILLER}"


_HAPPENS = pattern(
    r"回来|回去|过来|有钱|来钱|\x00\s?[才先就]?(?:来|回)|(?:老板|财务|会计|出纳|小二|老婆|老公)\x00+[才先就]?到"
)
"""What is told with words that are function words one by one: 老板18号回来, 我20号才有钱."""


def says_nothing_else(words: str, known: str, *, answering: bool = False) -> bool:
    """Whether ``words`` (values blanked out) hold nothing but function words and words of ``known``.

    An answer (``answering``) may also tell how it was come by: "my notes say the 10th", 查了记录是10号.
    """
    return not _HAPPENS.search(words) and _left_over(words.replace("\x00", " "), known, answering) == 0


def without_question(words: str) -> str:
    """The letters that are left of ``words`` without its question words and without what people say around them."""
    rest = _NEUTRAL.sub(" ", _QUESTION.sub(" ", _ASKED_SO.sub(" ", words)))
    return "".join(_LETTERS.findall(rest))


def beside_function_words(words: str) -> str:
    """``words`` with question words, and what people say around them, blanked out, same length."""
    for function_words in (_QUESTION, _ASKED_SO, _NEUTRAL):
        words = function_words.sub(lambda match: "\x00" * len(match[0]), words)
    return words


def without_fillers(words: str) -> str:
    """``words`` without what people say around an answer: 后台写着四千一百二 is 四千一百二."""
    return _ANSWERING.sub(" ", words).strip()


@lru_cache(maxsize=512)
def _left_over(words: str, known: str, answering: bool) -> int:
    """How many letters of ``words`` are neither function words nor part of ``known``."""
    rest = (_ANSWERING if answering else _NEUTRAL).sub(" ", words)
    rest = re.sub(rf"[{_CJK}a-z0-9]{{2,}}", lambda run: _unknown(run.group(), known), rest)
    return len(_LETTERS.findall(rest))


def _unknown(run: str, known: str) -> str:
    """What remains of a run of letters once the longest pieces of ``known`` (two characters and more) are taken out."""
    at, rest = 0, ""
    while at < len(run):
        end = at + 1
        while end < len(run) and run[at : end + 1] in known:
            end += 1
        rest += "" if end > at + 1 else run[at]
        at = end
    return rest


def question_between(words: str) -> bool:
    """Whether a question word stands in ``words``: what follows it is asked, not told."""
    return bool(_QUESTION.search(words))


_ONE_BY_ONE = pattern(r"[,。;!\n]+|(?<=\?)|\.(?:\s|$)")
_SOME = pattern(r"[前这那后过好隔没]几|几[天日个周年](?:前|后|以前|以后|之前|之后)|\bwhen (?:i|we|it|they)\b")


def asks_only(words: str) -> bool:
    """Whether each clause of ``words`` asks; 前几天撤了 tells, for all its 几."""
    return all(question_between(_SOME.sub(" ", part)) for part in _ONE_BY_ONE.split(words) if part.strip())


def told_part(words: str) -> int:
    """How far the words of a clause tell something: up to its first question word."""
    match = _QUESTION.search(words)
    return match.start() if match else len(words)


_ALREADY = pattern(r"(?:已经?|早就|刚刚?)")
_THEN_DID = pattern(r"\x00就(?:把|已经?|去|又)?(?:写|交|递|提|发|寄|送|申请|付|签|续)(?![^,。;]{0,4}[吗么?])[^,。;]*了")
"""15号就写申请要退了: what is wanted by it lies ahead, the writing does not."""
_DAY_OF_A_PLAN = pattern(
    r"(?:打算|准备|计划|预计|预定|想要?|将要?)[^,。\x00]{0,8}的(?:日子|日期|时间|那[一]?[天日])|\b(?:day|date) (?:that |when )?(?:i|we)(?:'m| am| are)? (?:plan|going|intend|want|wish|hope)"
)
"""6月30号是我打算申请的日子: what is so called lies ahead."""
_ANEW = pattern(r"[^,。;\d\x00]{0,8}?(?:重新|再|回[来去]|返)")
"""Behind a wish that stands after the verb: it is for something else, 5月31号退出打算重新加入."""
_COMPLETED = pattern(r"\s*(?:的|了|过|完|好|上?去了|掉|成功|咗|嘅|嘞|咯|啦)")


def mood_of(words: str, after_verb: str, verb: str) -> Mood | None:
    """How a clause places its event in time: ``verb`` is the word that names it, ``after_verb`` what follows."""
    if _SUPPOSED.search(words):
        under = _UNDER_A_CONDITION.search(words)
        return "planned" if under and verb in words[under.start() :] else "supposed"
    already = _ALREADY.search(words) if verb else None
    if already and re.search(rf"{_ALREADY.pattern}[^,。\s]{{0,6}}{re.escape(verb)}", words[already.start() :]):
        return "past"
    if _DAY_OF_A_PLAN.search(words):
        return "planned"
    if _THEN_DID.search(words) or words.rstrip().endswith("的") or _COMPLETED.match(after_verb) or _past_form(verb):
        return "past"
    planned = _PLANNED.search(words, 0, _told_before(words, verb))
    if planned and not (words.find(verb) < planned.start() and _ANEW.match(words, planned.end())):
        return "planned"
    return "past" if _DONE.search(words) else None


def _told_before(words: str, verb: str) -> int:
    """How far the words of a clause place its event: not beyond a question that follows the verb (…哪天算退掉以后还想…)."""
    asked = _QUESTION.search(words, words.find(verb) + len(verb)) if verb and verb in words else None
    return asked.end() if asked is not None else len(words)


def _past_form(verb: str) -> bool:
    if verb.endswith("通过"):  # the 过 of it puts nothing into the past: 今天下午认证通过
        return False
    return verb.endswith(("的", "了", "过", "ed")) or verb[1:2] in ("了", "咗") or verb in _IRREGULAR


_IRREGULAR = frozenset(
    {"left", "sent", "sent in", "put in", "went under", "wrote to", "fell", "quit", "paid", "bought"}
)
