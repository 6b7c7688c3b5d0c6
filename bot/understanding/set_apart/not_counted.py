"""Not counted: what a message counts and that is still undecided, has come to nothing or was none at all.

Only what holds counts by the rules. Where a message says of some of it that it does not hold, the number that is left is
asked for, unless it is told too.
"""

from __future__ import annotations

import re

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.revisions.corrections import DONE_ANEW
from bot.understanding.wording.clauses import blanked
from bot.understanding.wording.undoing import TAKEN_BACK, TAKEN_BACK_EN

_NONE = pattern(
    r"(?<!别的)(?<!其他)(?<!其它)(?<!此外)[一半](?:次|个|回|起|笔|条)(?:(?:有效|虚假)的?(?:投诉|交易))?[也都]没|没有?被?(?:抓|查|逮|认定|判|发现)[到着过]?$|没有?(?:任何|有效|被)?(?:投诉|刷单|刷过)|零(?:次|个|回|起|笔)|从来?没有?被|\b(?:none|never had|not a single)\b"
    r"|没(?:有)?[一半](?:次|个|回|起|笔|单|条|宗)(?:是|被|算|的)?(?:有效|成立|认定|坐实|属实|算数|判)|没有(?:有效|成立)的|没有效的|冇一(?:次|单|个)"
    r"|[一半](?:次|个|回|起|笔|单|条)(?:都|也)?(?:不|没)[剩留]"
)
CAME_TO_NOTHING = pattern(
    rf"{TAKEN_BACK}|没(?:有)?(?:支持|成立|认定|被发现|发现|被查|查到|判)|没算(?!错)|[不未唔冇](?:支持|成立|予支持|认可)|清零|驳回|无效(?!投诉)"
    r"|[没未](?:被)?受理|取消记录|被?(?:平台|阿里|系统)(?:给)?删(?:了|掉|除)|申诉(?:都|也|已经?|后|[一两二三四五\d][次个单])?(?:成功|全?[赢胜]|通过|过了|下来|回来|回了|掉|翻|拿掉|去掉|消掉)|(?:误|错)判|判错|改判|翻案|(?<!算)不算(?:数|了)?(?=[,。!;\s]|$)|推翻|平反|恢复了|已恢复|取消了|\x00取消"
    rf"|\b(?:{TAKEN_BACK_EN}|rejected|dismissed|invalid|not (?:valid|upheld|accepted)|only \w+ (?:is|are|was|were) (?:valid|upheld))\b"
    r"|\b(?:reversed|cleared|a mistake|won the appeal|appealed successfully|struck off)\b"
    r"|\b(?:removed|deleted|dropped|lifted|withdrew) (?:one|two|three|\d|some)\b|\b(?:one|two|three|\d|some)(?: of (?:them|those))? (?:was|were|got|has been|have been|is) (?:\w+ )?(?:removed|deleted|dropped|lifted)\b"
)
_APART = pattern(r"另|还有|仲有|其他|其它|其余|余者|剩|别的|\b(?:other|others|rest)\b")
"""Beside these the count is one of those that are not among the ones told before."""
_PART = pattern(
    r"其中|里头|里面|当中|(?:有|^\s*)[一两二三四\d](?:次|个|单|笔|条|起|回|宗)|\b(?:one|two|three|four|five|some|\d) of (?:them|those|these|which)\b|\b(?:one|another) (?:was|is|got|has)\b"
)
_STRUCK_OUT = pattern(
    r"(?:取消|拿掉|去掉|消掉|删掉|删除|清掉|抹掉|销掉|解除|消除)了?(?:其中)?的?[一两二三四\d](?:次|个|单|笔|条|起|回|宗|件)(?![月小])"
)
_BECAME = pattern(
    r"(?!问题|事|消息|建议|办法|月|小时|[^,。;!?]{0,2}(?:人|客户|买家|订单))[^,。;!?]{0,8}(?:[了掉没不过]|已|成功)|[^,.;!?]{0,16}\b(?:was|were|is|are|has|have|got|did)\b"
)
"""Behind the words for some of them: something became of them."""
_LAST = pattern(r"最后|最近|第[一二三四五六七八九十\d]+\s?(?:次|个|单|笔|条|起|回|宗)|\b(?:last|latest) one\b")
_LATER_ON = pattern(r"\s*(?:后来|然后|但|不过|and|but|then)")
_OTHER_THINGS = pattern(
    r"\s?(?:家?店|账号|账户|帐号|厂|人|员工|孩子|仓库?|大促|活动|链接|商品|产品|款(?!项)|sku|平台|公司|老婆|朋友|同行|运营|店长|店主|客服|美工|财务|会计|业务员|助理|主播|经理|合伙人|shops?|stores?|accounts?)(?![^,。;]{0,3}(?:投诉|告))"
)
"""Right after a count: it counts shops, accounts, promotions."""
_ANYHOW = pattern("")
_COUNTED_ANEW = pattern(rf"重新|{DONE_ANEW}")
_LATER = pattern(r"(?<![前后])后来")
"""Not 前前后后来了5次."""
UNDECIDED = pattern(
    r"还没判|没有?(?:判|定论|结论|定性|出结果)|被举报|疑似|涉嫌|怀疑|可能有|可能被|没结果|没出结果|待判|判定中|预警|警告|审核中|还?在审|待审|在核查|核查中|还?在查|处理中|在处理|待处理|申诉中|在申诉"
    r"|正在?判|还在判|走(?:着)?流程|复核|复审|没定(?!金)|没下来|待定"
    r"|\b(?:pending|under review|undecided|nobody (?:has )?decided|not (?:yet )?(?:been )?decided|being (?:checked|reviewed|judged)|suspected|suspicion)\b"
)
_NOT_SURE = pattern(
    r"(?:不知道|不晓得|不确定|不清楚|看不懂|搞不清|分不清|没搞懂|没[说讲回通][^,。;]?).{0,8}(?:有效|成立|算)|(?:有效|成立|算)(?:.{0,8}|[^,。;]{0,6}还是[^,。;]{0,8})(?:不知道|不确定|不清楚|看不懂|搞不清)"
)
_DECIDED = pattern(
    r"(?<!不)(?<!没)(?<!没有)成立|被判(?!定中)|有效|坐实|认定|查实|实锤|属实|\b(?:valid|upheld|accepted|confirmed|proven|founded|counted)\b"
)


def not_counted(reader: ClaimReader, total: Heard | None, *, proven: bool = False) -> bool:
    """Whether not all that a message counts is said to hold. ``total``: the count that tells all that there were.

    ``proven``: the numbers themselves tell what came to nothing, and how many are left.
    """
    return (
        _NONE.search(_without_those_read(reader)) is not None
        or is_undecided(reader.folded)
        or _NOT_SURE.search(reader.folded) is not None
        or (not proven and (_came_to_nothing(reader, total) or _fell_away(reader)))
        or _last_undecided(reader)
    )


def _without_those_read(reader: ClaimReader) -> str:
    """The text without what was read as none at all: 有效投诉一个都没有."""
    return blanked(reader.folded, [item.span for item in reader.heard if item.kind == "count" and item.value == 0])


def counts_other_things(item: Heard, folded: str) -> bool:
    """Whether a count is one of shops, accounts or promotions."""
    return item.kind == "count" and _OTHER_THINGS.match(folded, item.span[1]) is not None


def is_undecided(folded: str) -> bool:
    """Whether a text says that something is still to be decided on, and of nothing that it has been."""
    return bool(UNDECIDED.search(folded)) and not _DECIDED.search(folded)


def some_fell_away(folded: str) -> bool:
    """Whether a text says of some that they came to nothing, and not of others than those it counts: 3, one was withdrawn."""
    return CAME_TO_NOTHING.search(folded) is not None and not _APART.search(folded)


def speaks_of_some(folded: str) -> bool:
    """Whether a text says what became of some among those counted: 有一条消掉了, 平台给去掉了一条, one of them was lifted."""
    parts = (part.end() for part in _PART.finditer(folded))
    became = any(_BECAME.match(folded, end) and not _OTHER_THINGS.match(folded, end) for end in parts)
    return became or _STRUCK_OUT.search(folded) is not None


def _came_to_nothing(reader: ClaimReader, total: Heard | None) -> bool:
    """Whether another clause says that what was counted was taken back or never held: 投诉了我3次,平台都没支持.

    Not where the ``total`` of those that held is told after it.
    """
    decided = total is not None and _DECIDED.search(reader.words_beside(total)) is not None
    if total is not None and decided and not CAME_TO_NOTHING.search(reader.folded[total.span[1] :]):
        return False
    counted = {reader.place(item) for item in _counts(reader)}
    comments = [clause.words for at, clause in enumerate(reader.clauses) if at not in counted]
    if not counted:
        return any(_PART.search(words) and CAME_TO_NOTHING.search(words) for words in comments)
    upheld = any(_DECIDED.search(reader.clauses[place].words) for place in counted if place is not None)
    comments = [words for words in comments if not (upheld and _APART.search(words))]  # 成立2件,余者撤销
    again = _COUNTED_ANEW.search(reader.folded) or _LATER.search(reader.folded, 0, _counts(reader)[-1].span[0])
    return not again and any(CAME_TO_NOTHING.search(words) for words in comments)


def _fell_away(reader: ClaimReader) -> bool:
    """Whether some of those told before, or of those in the message, fell away: 有效投诉4次,2次申诉成功了.

    Not where those that hold are told with a word for it after them, or apart from them.
    """
    counts = _counts(reader)
    claimed = [item for item in counts if reader.claims(item)]
    held = [item for item in claimed if any(_DECIDED.search(claim.word) for claim in reader.claims(item))]
    for part in counts:
        words = _said_of(part, reader, _LATER_ON)
        if not CAME_TO_NOTHING.search(words) or _APART.search(words):
            continue
        wholes = [
            item for item in held or claimed or counts if item.span < part.span and _number(item) >= _number(part)
        ]
        if len(counts) == 1 or any(not _is_total(whole, part, counts) for whole in wholes):
            return True
    return False


def _is_total(whole: Heard, part: Heard, counts: list[Heard]) -> bool:
    """Whether two counts are the parts of a third one: 4次投诉,2次有效,2次驳回."""
    return any(item not in (whole, part) and _number(item) == _number(whole) + _number(part) for item in counts)


def _last_undecided(reader: ClaimReader) -> bool:
    """Whether one of those told is still to be decided on: 有效投诉第三次还在审; 有效投诉3次,有一个在申诉."""
    ordinals = [item for item in _counts(reader) if "ordinal" in item.assumed]
    if any(UNDECIDED.search(_said_of(item, reader, _ANYHOW)) for item in ordinals):
        return True
    words = [reader.folded[clause.start : clause.end] for clause in reader.clauses]
    return any(
        UNDECIDED.search(said) and not _APART.search(said) and (_PART.search(said) or _LAST.search(said))
        for said in words
    )


def _said_of(item: Heard, reader: ClaimReader, goes_on: re.Pattern[str]) -> str:
    """The words of the clause of a count, and of the next one if it ``goes_on`` and tells no other value."""
    place = reader.place(item)
    if place is None:
        return ""
    following = reader.clauses[place + 1 : place + 2]
    more = [clause.words for clause in following if goes_on.match(clause.words) and "\x00" not in clause.words]
    return " ".join([reader.clauses[place].words, *more])


def _counts(reader: ClaimReader) -> list[Heard]:
    return [item for item in reader.heard if item.kind == "count"]


def _number(item: Heard) -> int:
    return item.value if isinstance(item.value, int) else 0
