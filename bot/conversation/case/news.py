"""News: what a message tells of the case at hand in words of which no fact was read.

After "the balance is 4,500" the message 刚充了1500 changes what was told, whether it was understood or not. Until it is
clear how things stand nothing is computed from what was told before.
"""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.case.presupposition import is_outside
from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.fitting import said_of_today
from bot.understanding.naming.screens import rule_days, rule_numbers
from bot.understanding.set_apart.not_counted import counts_other_things, speaks_of_some
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import blanked
from bot.understanding.wording.undoing import REFUSED, TAKEN_BACK, UNDONE_EN

_CHANGED = pattern(
    # money came or went
    r"(?:[补充冲汇转打存缴交垫扣罚赔还退](?:了|过了|进|过去|过来|上|齐|足|够|满|完|掉|走|回)|(?<!货款)(?:到账|入账))(?!吗)"
    # it was refused, taken back or undone
    rf"|{TAKEN_BACK}|{REFUSED}|无效|翻案|改判|取消了|反悔|后悔"
    r"|(?<!老板)(?<!客户)(?<!老婆)(?<!领导)[没不未](?:有)?(?:批|同意|准(?!备)|通过|过(?!来|去|分)|成立|算|提前|受理)"
    # it has not happened, or is over
    r"|(?<!有)没(?:有)?(?:去)?(?:交|递|提|申请|续|签|付|发|收|办|成|来得及|到|生效)|不[退走续要](?:了|啦)|断(?:了|约|档|缴|掉|开)"
    # it was not so
    r"|[说讲看记搞弄算填报听写抄](?:错|岔|混|漏|反|成)(?!了?规则)|[多少漏](?:说|讲|算|报|看|写|记|数|填)了"
    r"|(?:其实|实际上?)(?=是|没|不是|我|只)|(?:并|压根|根本|又|才)不是|不是(?:我|自己|本人)(?!来)|被踢|被清|强制"
    r"|(?:[退续交签付发办说讲问指]|申请)的是(?!\d)"
    r"|[那这]个?(?:只|才|就)?是[^,。;]{1,8}(?:时间|日期|日子|金额|余额|的)"
    r"|只是|是优惠|补贴|冻结|一起的|合在一起|同一(?:个|件|单)|美[金元]"
    rf"|\b(?:{UNDONE_EN}|paid|added|topped|deposited|transferred|wired|deducted|expired"
    r"|lapsed|mistake|wrong|misread|not (?:yet|approved|accepted|passed|renewed|signed|shipped)"
    r"|(?:haven|hasn|didn)'?t|instead|forced|kicked)\b"
)
"""Words by which things change, or were not what they were told to be."""
_OF_GOODS = pattern(r"快递|包裹|货(?!款)|客户|仓库|物流|发货|\b(?:goods|parcel|courier|customers?)\b")
_DIGITS = pattern(r"\d+(?:\.\d+)?")
_MISSED_BY = pattern(r"(?:就|只|才|仅)差了?\s*$|\bmissed it by\s*(?:just |only )?$")
_FIGURE = pattern(r"\d|[二两三四五六七八九十百千](?:块|元|次|单|笔|号|点|千|百)")
_TYPES = (("amount",), ("count",), ("date", "datetime"))
_OF_THE_TALK = frozenset({"why", "repeat", "confirm", "dont_know", "cancel", "claims_rule", "what_if", "other_case"})
"""What a message does that is about the answer, the talk or another case."""


def unread_news(point: Standpoint) -> str | None:
    """The fact told before that a message may change, if it tells something and asks nothing; None if it tells no news.

    To be asked of messages from which no fact was read. A value is no news where it was meant for an answer.
    """
    heard, told = point.heard, point.before
    if not told or heard.speech.asks or heard.is_mere_courtesy() or heard.speech.acts & _OF_THE_TALK:
        return None
    values = _values(point)
    if point.reading.problems or (values and point.repeated(values)) or _only_checks_the_rule(point, values):
        return None
    unread = point.asked is None and (values or (not point.reading.facts and _holds_a_figure(heard)))
    if not (unread or is_outside(heard, point.entry, point.now.date()) or _tells_a_change(point)):
        return None
    kinds = {item.kind for item in values}
    names = [name for types in _TYPES if kinds & {*types} for name, fact in told.items() if fact.type in types]
    return (names or [name for name, fact in told.items() if fact.type != "choice"] or [*told])[0]


def _only_checks_the_rule(point: Standpoint, values: tuple[Heard, ...]) -> bool:
    """Whether the figures of a message that is half a question are the rule's own: 标准就是6000吧, 3月1号就停售了吧."""
    if not point.heard.speech.does("doubt") or _CHANGED.search(point.heard.folded):
        return False
    reader = point.reader()
    numbers = rule_numbers(reader)
    figures = [item.value for item in values if item.kind in ("amount", "count")]
    figures += [Decimal(digits) for digits in _DIGITS.findall(blanked(point.folded, [item.span for item in values]))]
    days = [item.value for item in values if item.kind in ("date", "datetime")]
    of_the_rule = all(number in numbers for number in figures) and all(day in rule_days(reader) for day in days)
    return bool(figures or days) and of_the_rule


def _values(point: Standpoint) -> tuple[Heard, ...]:
    """The values of the message that may be of the case: not the day of today, nor counts of shops and sales."""
    items = (item for item in point.reading.facts if not (said_of_today(item) or _is_a_near_miss(item, point.folded)))
    return tuple(item for item in items if not counts_other_things(item, point.folded))


def _is_a_near_miss(item: Heard, folded: str) -> bool:
    """Whether a length of time is only by how much something was missed: 就差五分钟."""
    return item.kind == "duration" and _MISSED_BY.search(folded[: item.span[0]]) is not None


def _tells_a_change(point: Standpoint) -> bool:
    """Whether something changed, and not with goods on their way of which the topic knows nothing (快递还没到,先忙)."""
    if speaks_of_some(point.folded) and any(fact.type == "count" for fact in point.before.values()):
        return True
    if _CHANGED.search(point.heard.folded) is None:
        return False
    moments = any(spec.type == "datetime" for spec in point.entry.facts.values())
    return moments or _OF_GOODS.search(point.folded) is None


def _holds_a_figure(heard: Understanding) -> bool:
    """Whether a message that nothing else is known of names a figure."""
    return heard.intent.decision == "refuse" and _FIGURE.search(heard.folded) is not None
