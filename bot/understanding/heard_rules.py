"""Heard rules: one's own count set against the number that a rule is said or asked to take.

听说1次虚假交易就清退,是真的吗?我有2次了; they say 2 valid complaints are fine, I have 4: the first number is nobody's own,
the second one is. Only where the first clause says what comes of so many, the second one nothing but how many oneself
has, and what follows only asks: else the count is asked for.
"""

from __future__ import annotations

import re

from bot.patterns import pattern
from bot.understanding.clauses import question_between
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.not_counted import CAME_TO_NOTHING, UNDECIDED

_NUMBER = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(?:次|个|起|笔|单|条|回)"
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_EN = rf"(\d{{1,2}}|{'|'.join(_ENGLISH)})"
_COUNTED = r"(?:有效投诉|虚假交易|投诉|刷单|假单|补单)"
_FIGURE = pattern(rf"(?<![\d.第每这那哪])(?:{_NUMBER}(?!月|小时|钟|星期|礼拜)|[俩仨几])|(?<!\S){_NUMBER_EN}\b")
"""A number of anything that may be counted; a message with a third one is told by more than these words."""
_COMES_OF_IT = (
    r"[^,。;!?]{0,10}?(?:就|才|便|即|都|会|要|也|以上|以内|以下|不)[^,。;!?]{0,16}?"
    r"(?:清退|清出|清掉|清走|清理|被清|踢|赶|撵|移出|移除|除名|请出|出局|没事|没关系|不行|取消资格)"
)
_RULE = pattern(
    rf"(?:(?:有效投诉|虚假交易)[^,。;!?\d]{{0,4}}{_NUMBER}|{_NUMBER}的?(?:有效投诉|虚假交易)){_COMES_OF_IT}[^,。;!?]*"
)
_SAID = pattern(
    r"听说|听人[说讲]|听讲|据说|(?:有人|人家|别人|大家|他们|群里|网上|外面|同行|朋友|客服|小二|业务员|中介|代运营)[^,。;!?\d]{0,4}[说讲传]"
)
_IS_IT_SO = pattern(
    r"[,。;!?\s]*(?:(?:这|那|这个|这话|这事)?(?:到底)?(?:是不是|是|有)?(?:真的?|真的假的|谣言|对|对不对|不是真的|这样|这么回事|这回事|准|靠谱)?(?:的|吧|吗|么|嘛|呢|不)*[,。;!?\s]+)*"
)
"""Between the rule and one's own there is at most the question whether it is so."""
_ASKED = pattern(r"[吗么?]|谣言|真的|真假|对不对|是不是")
_OWN = pattern(
    r"(?:那|可是?|但是?|不过|而)?(?:我们?|俺们?|咱们?|本店)(?:家|店|自己|这边|这儿|这里|手头|手上)?"
    rf"(?:现在|目前|已经?|都|才|就|只|也|是|有|总共|一共|正好|刚好|被判|吃)*{_NUMBER}(?:了|啦|啊|呀|呢|而已)?(?=[,。;!?\s]|$|怎么|咋|会不会|还没|为什么|为啥)"
)
_MYSELF = pattern(r"我|咱|俺|本店|店里|现在|目前|已经?|后台|\b(?:i|we|my|our|us|me|now|already)\b")
_ONLY_TOLD_ME = pattern(
    r"我们?(?=听|在网上看|看到有人|想问|就想)|(?:跟|和|对|告诉|给|劝|问)(?:我们?|咱|俺)|我看(?=有人|群里|网上)"
    r"|\b(?:i|we) (?:hear|heard|read|was told|were told|wonder)\b|\b(?:told|tells|tell) (?:me|us)\b|\b(?:my|our) (?=friend|neighbou?r|competitor|colleague)"
)
_COUNTED_EN = r"(?:valid complaints?|fake (?:transactions?|trades?|orders?|deals?))"
_RULE_EN = pattern(
    rf"[^.;!?]*\b(?:told|heard|hear|says?|said|rumou?rs?|true|do|does|will|would|can|neighbou?r|friend|competitor|colleague)\b[^.;!?]*?(?<!\S){_NUMBER_EN} {_COUNTED_EN}"
    r"[^.;!?,]*?\b(?:remov\w+|kick\w*|expell?\w*|lead|leads|fine|ok|okay|enough|gets?|before|allowed|safe)\b[^.;!?]*"
)
_OWN_EN = pattern(
    rf"[.;!?,\s]+(?:but |and |so |well )?(?:i|we)(?:'ve)?(?: only| just| already| currently| now| have| had| got)* {_NUMBER_EN}(?: so far| now| already)?(?=[.,;!?]|$)"
)
_STOP = pattern(r"[,。;!?.]\s*")
_PARTS = pattern(r"[,。;!\n]|\.(?=\s|$)")
_EITHER_KIND = pattern(
    rf"(?=.*投诉)(?=.*(?:虚假交易|刷单|假单|补单)).*{_NUMBER}.*(?:或者?|或是|还是|要么).*{_NUMBER}.*(?:清退|踢|赶|撵|出局|清出)"
    r"|(?=.*complaint)(?=.*\bfake).*\bor\b.*(?:remov|kick|expel)"
)
"""A rule of two kinds: of which of them one's own are nobody says."""
_ELSEWHERE = pattern(r"淘宝|天猫|京东|拼多多|抖音|快手|闲鱼|两个?店|另一?个?店|\b(?:taobao|tmall)\b")


def own_beside_a_rule(folded: str, heard: tuple[Heard, ...]) -> Heard | None:
    """One's own count beside the one that a rule is said to take, None where a message tells anything more."""
    if len([one for one in _FIGURE.finditer(folded) if one[0].strip()]) != 2 or _ELSEWHERE.search(folded):
        return None
    if CAME_TO_NOTHING.search(folded) or UNDECIDED.search(folded):
        return None
    own = _after_a_rule(folded) or _after_a_rule_en(folded)
    if own is None or not _only_asks(folded[own.end() :]):
        return None
    span = own.span(1)
    read = (item for item in heard if item.kind == "count" and item.span[0] <= span[0] < item.span[1])
    return next(read, None) or Heard("count", _number(own[1]), span, own[1])


def of_either_kind(folded: str) -> bool:
    """Whether one's own count follows a rule of two kinds: 有效投诉3次或者虚假交易2次就清退,我有2次."""
    rule = _EITHER_KIND.search(folded)
    rest = folded[rule.end() :] if rule is not None else ""
    return any(_OWN.match(rest, at.end()) or _OWN_EN.match(rest, at.start()) for at in _STOP.finditer(rest))


def _after_a_rule(folded: str) -> re.Match[str] | None:
    rule = _RULE.search(folded)
    if rule is None or _is_personal(folded[: rule.end()]):
        return None
    own = _OWN.match(folded, _IS_IT_SO.match(folded, rule.end()).end())  # type: ignore[union-attr]
    if own is None:
        return None
    said = _SAID.search(folded[: rule.start()]) or _ASKED.search(folded[rule.start() : own.start()])
    return own if said else None


def _after_a_rule_en(folded: str) -> re.Match[str] | None:
    rule = _RULE_EN.search(folded)
    if rule is None or _is_personal(folded[: rule.end()]):
        return None
    return _OWN_EN.match(folded, rule.end())


def _is_personal(told: str) -> bool:
    return _MYSELF.search(_ONLY_TOLD_ME.sub(" ", told)) is not None


def _only_asks(after: str) -> bool:
    """Whether nothing more is told: each clause behind one's own count is a question."""
    return all(question_between(clause) or not clause.strip() for clause in _PARTS.split(after))


def _number(text: str) -> int:
    if text in _ENGLISH:
        return _ENGLISH.index(text) + 1
    return int(read_bare_number(text) or 0)
