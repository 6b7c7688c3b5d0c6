"""Doubtful days: days that are told, and may not be the ones on which it was, or not the ones that count any more.

- put off: planned for a day, and done on another (让我5号申请,我拖到8号);
- revoked: passed and taken back afterwards, or refused and not passed since (认证通过了,后来又被驳回了);
- the end of a term that was moved, or ends of two terms;
- only taken: a day on which some was taken from a balance that nobody told (昨天被扣了1200,要补多少). Whether it fell below
  the minimum by that the words do not say. A question for the last day to fill it up takes for granted that it did, and so
  does a word like 不够;
- already below: a day on which a balance fell further that was too low before (昨天是5800,今天被扣了300). The time to fill it
  up runs from when it first was too low, which nobody said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.bounds import is_range
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.revisions.corrections import was_formerly
from bot.understanding.revisions.put_right import put_right
from bot.understanding.set_apart.tied_up import LEAST_AMOUNT, TAKEN, minimum
from bot.understanding.wording.clauses import IF, before_in_clause, blanked
from bot.understanding.wording.undoing import REFUSED, TAKEN_BACK, UNDONE_EN

_PLANNED = pattern(
    r"(?:让|叫|要|催|通知|命令)(?:我|我们|咱|俺)|本来|原本|原来|原先|原定|计划|打算|准备|安排|说好|讲好|约好|约定|约的|定的|定在|答应|[应该]"
    r"|\b(?:planned|supposed|meant|told (?:me|us)|asked (?:me|us)|was going|were going|intended|agreed|promised)\b"
)
_LATER = pattern(
    r"拖(?:到|了|至|拉|延|着)|延(?:到|误|迟|后)了?|推(?:到|后|迟)了?|耽[搁误](?:到|了)|[晚迟](?:了|交|递|提|申|送|报)|错过|忘了|没赶上|来不及"
    r"|\b(?:late by|days? late|put (?:it )?off|postponed|delayed|slipped|missed it|forgot)\b"
)
_SUPPOSED = pattern(r"如果|要是|假如|万一|能不能|可不可以|可以|能.{0,4}吗|会不会|\b(?:if|can|could|may)\b[^.;!?]*$")
_GRANTED = pattern(r"认证|审核|审批|审过|核验|验证|过审|certif|verif|approv|accredit|passed|cleared")
"""The words of what somebody grants; an application is handed in, and withdrawn or refused as such (``doubts``)."""
_PASSED = pattern(
    r"(?<![没未不能会要得])(?:通过|(?<!通)过(?:审|关|件)|(?<!通)过(?=[了的咗嘞]|$|[,。;!])|成功|下来|办好|弄好|搞定|成了)"
    r"|\b(?:passed|approved|certified|verified|went through|came through|got through|succeeded|cleared)\b"
)
_UNDONE = rf"{TAKEN_BACK}|{REFUSED}|取消|收回|吊销"
_REVOKED = pattern(
    rf"(?<![没未不会要怕能有])被(?:平台|阿里(?:巴巴)?|系统|小二|官方|他们|人)?(?:又|给)?(?:{_UNDONE}|打了回|注销|拒|否)"
    rf"|(?:又|后来|随后|之后|结果|第二天|次日|隔天|可|但|却)[^,。;!?吗]{{0,8}}?(?:{_UNDONE}|失效|注销|不合格|不通过|没通过|没过|不算|无效)"
    rf"|(?:失效|作废)了|(?<!没)给(?:{_UNDONE}|撤|驳)(?:来|掉)?了|\b(?:withdr[ae]w|cancel?led|took) (?:it|that|this|them)\b"
    rf"|\b(?:{UNDONE_EN}|rescinded|invalidated|voided|turned (?:it |us |me )?down)\b"
)
_BEFORE = pattern(r"之前|以前|先前|曾|上一?次|起初|一开始|\b(?:after being|previously|earlier|at first|before)\b")
"""In the clause of a refusal: it lies before what was passed."""
_OF_OTHERS = pattern(
    r"朋友|同行|同事|别人|人家|隔壁|发票|订单|退款|合同|投诉|申诉|商品|链接|\b(?:friend|invoice|order|refund)"
)
"""In the clause of a refusal: it was something else that was refused."""
_ONLY_ASKED = pattern(rf"{IF}|会不会|会被|怎么办|什么情况|\bwould\b|\bcan\b|\bwhat happens\b")
_END_MOVED = pattern(
    r"(?:延长|延期|延|顺延|展期|宽限|赠送?|(?<!发)(?<!派)(?<!配)送|多给|补偿)(?:了|咗|我|我们)?(?:额外|免费)?[^,。;!?\d]{0,3}(?:[一二三两俩半几\d]+个?半?(?:月|天|年|星期|周))"
    r"|\bextended (?:it |the term |us )?(?:by|for)\b|\b(?:free|extra|bonus) (?:month|week|year|days?)\b"
)
"""The end that was told is no longer the end: 5月3号到期,延长了一个月."""
_TAKING = pattern(r"[扣划罚赔减]|deduct|charg|fine|took|take|penal|debit|withh|seiz|compensat|claim|drew|cut|lost|paid")
_IS_BELOW = pattern(
    r"低|不足|不够|不到|跌|(?<![扣划罚赔减])掉|破|少于|没到|未达|[没不]满|\b(?:below|under|short|less than|insufficient|not enough|too low|fell|dropped)\b"
)
_BY_WHEN = pattern(
    r"最[晚迟]|几[号天日时点]|哪[天日]|什么时候|啥时|何[时日]|多久|期限|截止|时限|限期|之?前[补要]|来得及|\b(?:when|deadline|latest|last day|how long|what day|which day|how many days|due)\b"
)
_EARLIER = pattern(
    r"上(?:个|一)?(?:月|周|星期|礼拜)|去年|年初|之前|以前|早前|前[阵几些]|昨[天日晚]|前[天日]|大前天|[\d一二三四五六七八九十]{1,2}月(?:份|初|底)?(?![\d一二三])"
    r"|\b(?:yesterday|last (?:week|month|year)|earlier|before|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b"
)
_WAS_BELOW = pattern(
    r"(?:早就|早已|一直|(?:上(?:个|一)?(?:月|周|星期|礼拜)|去年|年初|之前|以前|前[阵几些]子?|[\d一二三四五六七八九十]{1,2}月份?)(?:的时候)?(?:就|已经?|都|也)?)(?:都|就|已经?|是)*(?:低于|不足|不到|不够|没到|少于)"
    r"|\balready (?:under|below|short|lower)\b[^,.;!?]{0,20}\b(?:in|since|last|before|by) |\b(?:has|have|had) been (?:under|below|short)\b|\b(?:in \w+|last (?:week|month|year)) (?:it |the \w+ )?(?:was|went) (?:already )?(?:under|below)"
)
_FIGURE = pattern(r"(?<![\d.,/:年月-])[1-9]\d{2,4}(?![\d年月日号天点个版箱件单瓶包盒条批套只双台袋吨斤次]|[.,/:-]\d)")
_MOVED = pattern(r"[扣罚赔划补充存打交缴][^,。;到成剩至]{0,6}$")
"""Right before an amount: so much came or went."""
_FILLED = pattern(
    r"[补充存](?:了|过)?(?:齐|足|满|够|上|回|到)|\b(?:topped up|refilled|filled)\b",
)
_GONE_BACK_ON = pattern(r"(?<![没会不怕别再一])(?:改口|变卦)(?:了|说?不|$)(?![^,。;!?]{0,6}(?:同意|可以|放|能|认))")


def put_off(reader: ClaimReader) -> list[str]:
    """The facts whose day in the message is only the planned one: when it was done instead the words leave open."""
    days = [item for item in reader.heard if item.kind in ("date", "datetime")]
    match = _LATER.search(reader.folded, days[0].span[1]) if days else None
    if match is None or _SUPPOSED.search(reader.folded[: match.start()]):
        return []
    before = [item for item in days if item.span[1] <= match.start() and _is_planned(item, reader)]
    claims = [claim for item in before for claim in reader.claims(item) if reader.entry.facts[claim.fact].plannable]
    done = {
        claim.fact
        for item in days
        if item.span[0] >= match.start()
        for claim in reader.claims(item)
        if not claim.across
    }
    return [claim.fact for claim in claims if claim.fact not in done]


def _is_planned(item: Heard, reader: ClaimReader) -> bool:
    """Whether the words beside a day tell that it was only meant for something."""
    return _PLANNED.search(reader.words_beside(item)) is not None


def revoked(reader: ClaimReader) -> list[str]:
    """The facts of which the last that a message tells is that they were taken back or refused."""
    folded = reader.folded
    last = max((match.end() for match in _REVOKED.finditer(folded)), default=0)
    if not last or _PASSED.search(folded, last):
        return []
    clause = next((clause for clause in reader.clauses if clause.start <= last - 1 < clause.end), None)
    if clause is not None and any(words.search(clause.words) for words in (_ONLY_ASKED, _BEFORE, _OF_OTHERS)):
        return []
    granted = [mention for row in reader.mentions for mention in row if mention.end <= last and not mention.denied]
    granted = [mention for mention in granted if _GRANTED.search(mention.word)]
    names = dict.fromkeys(name for mention in granted for name in sorted(mention.facts))
    return [name for name in names if reader.entry.facts[name].tense == "past"]


def gone_back_on(reader: ClaimReader) -> list[str]:
    """Days that others set, who are said behind the last of them to say otherwise: 小二确认3月10号放我走,后来改口了."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "date" and spec.tense == "any"]
    days = [item for item in reader.heard if item.kind == "date"] if names else []
    return names if days and _GONE_BACK_ON.search(reader.folded, days[-1].span[1]) else []


def moved_end(reader: ClaimReader) -> list[str]:
    """The end of a term that is told together with what was added to it."""
    ends = [name for name in reader.entry.facts if name.endswith("_end")]
    return ends if ends and reader.heard and _END_MOVED.search(reader.folded) else []


def two_terms(reader: ClaimReader) -> list[str]:
    """The beginning and the end of a term where two terms are told: 2021年9月1日到2022年8月31日, 2022年9月1日到…."""
    ends = [name for name in reader.entry.facts if name.endswith(("_start", "_end"))]
    days = [item for item in reader.heard if item.kind in ("date", "datetime")] if len(ends) > 1 else []
    ranges = [pair for pair in pairwise(days) if is_range(reader.folded, *pair)] if len(days) > 3 else []
    several = len({first.value for first, _ in ranges}) > 1
    return ends if several and not put_right(reader) else []


def only_taken(reader: ClaimReader, drawn: Mapping[str, Heard | None]) -> list[str]:
    """The days of a taking that are told as if the balance had fallen below the minimum, with no balance at all."""
    facts = reader.entry.facts
    balances = {name for name, spec in facts.items() if spec.emptied}
    amounts = [item for item in reader.heard if item.kind == "amount"] if balances else []
    if not amounts or any(drawn.values()) or _IS_BELOW.search(reader.folded) or _BY_WHEN.search(reader.folded):
        return []
    if any(claim.fact in balances for item in amounts for claim in reader.claims(item)):
        return []
    claims = [claim for item in reader.heard if item.kind != "amount" for claim in reader.claims(item)]
    return [claim.fact for claim in claims if facts[claim.fact].tense == "past" and _TAKING.search(claim.word)]


def already_below(reader: ClaimReader) -> list[str]:
    """The days on which a balance fell below the minimum that are told behind a time at which it was below already."""
    entry = reader.entry
    days = [name for name, spec in entry.facts.items() if spec.type == "date" and spec.tense == "past"]
    if not days or not any(spec.emptied for spec in entry.facts.values()):
        return []
    claimed = [(item, claim.fact) for item in reader.heard for claim in reader.claims(item) if claim.fact in days]
    return [name for item, name in claimed if _was_below(item, reader)]


def _was_below(fell: Heard, reader: ClaimReader) -> bool:
    """Whether the balance is told to have been too low at a time before the day on which it ``fell``."""
    place = reader.place(fell)
    begin = fell.span[0] if place is None else reader.clauses[place].start
    said = _WAS_BELOW.search(reader.folded, 0, begin)
    lower = [item for item in _amounts(reader) if item.span[1] <= begin and _is_told_of_before(item, fell, reader)]
    ends = [item.span[1] for item in lower] + ([said.end()] if said is not None else [])
    return bool(ends) and _FILLED.search(reader.folded, min(ends), begin) is None


def _amounts(reader: ClaimReader) -> list[Heard]:
    """The amounts of a message, and the figures that may be one."""
    read = [item for item in reader.heard if item.kind == "amount"]
    words = blanked(reader.folded, (item.span for item in reader.heard))
    return read + [Heard("amount", Decimal(match[0]), match.span(), match[0]) for match in _FIGURE.finditer(words)]


def _is_told_of_before(item: Heard, fell: Heard, reader: ClaimReader) -> bool:
    """Whether an amount is a balance below the minimum that was there before the day ``fell``."""
    least = min(minimum(reader), default=None)
    if least is None or not isinstance(item.value, Decimal) or not LEAST_AMOUNT <= item.value < least:
        return False
    words = reader.words_beside(item)
    if _MOVED.search(before_in_clause(reader.folded, item.span[0])) or TAKEN.search(words):
        return False
    place = reader.place(item)
    days = [day_said(one.value) for one in reader.heard if isinstance(one.value, date) and reader.place(one) == place]
    if days and isinstance(fell.value, date):
        return max(days) < day_said(fell.value)
    return was_formerly(item, reader.folded) or _EARLIER.search(words) is not None
