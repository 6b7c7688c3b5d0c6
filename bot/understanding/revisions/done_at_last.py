"""Done at last: a day on which something failed or was only meant to be done, behind which another tells when it was.

6月8号认证被驳回,6月12号才通过; 打算2月28号续签,结果3月3号才签成; 昨天送来我拒签了,今天10点才签收. The later day counts, if 才 and
a word of the same fact that says that it came about stand behind it, and nothing behind that takes it back.
"""

from __future__ import annotations

from datetime import date

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.claims import ClaimReader

_NOT_DONE = pattern(
    r"驳回|打回|退回|被拒|拒[签收]|失败|[没未](?:能|有)?(?:续|签|交|办|付|弄|搞|申请|提交|递|寄|发|认证|审核)?(?:通过|过审|过|成功?|上|掉|完|到账)(?![了的]?[吗么?])"
    r"|[没未](?:续|签|交|办|付|递|寄|发)(?=[,。;!\x00\s]|$)"
    r"|打算|计划|本来(?:想|要|说)|原(?:本|来)?(?:想|要|定|计划|打算)|想(?![问知])|准备(?!好)|草稿|\b(?:planned|meant|wanted|failed|was rejected|was refused)\b"
)
"""In the clause of a day: it did not come about on it."""
_AT_LAST = pattern(
    r"\s*(?:我们?|咱们?|俺|他们|系统|平台|财务|老板)?(?:重新|再次?|又)?(?:派|送|寄|提交?|交|审|付|办|续)?(?:来|过来|去)?才(?!能|会|可以|要|去|来|想|知道|打算|准备|[说讲]|告诉|发现|看|听|是)"
)
"""Right behind a day: only then."""
_REFUSED = pattern(r"(?<![没未不有])拒[签收](?!率|的话|会|怎)")
_TAKEN_FIRST = pattern(r"签收(?:了|过|之?后|以后)[^,。;!?]*(?:想|要|打算)$")
"""Right before it: what is only wished for after it was signed for (签收后发现少件我想拒签)."""
_ONLY_HEARD = pattern(r"\s*(?:我们?|咱们?|俺|老板|财务)?才(?:知道|晓得|得知|发现|看到|看见|反应过来|想起)")
_CAME_ABOUT = pattern(
    r"(?:续|签|交|办|付|弄|搞|申请|提交|递|寄|发)(?:成功?|上去?|好|完|掉|了|的|出去?|到账)|签收|签到|收到|通过|(?<!通)过[了的审]|(?<!通)过$|成功|成了"
)
_OF_SOMETHING_ELSE = pattern(
    r"另|别的|其[他它]|朋友|隔壁|同行|一半|一部分|[吗么?]|可能|应该|大概|如果|要是|\b(?:another|other)\b"
)


def was_done_at_last(item: Heard, values: list[Heard], reader: ClaimReader) -> bool:
    """Whether something did not come about on a day, and is told to have done so only on a later one."""
    if item.kind not in ("date", "datetime") or "才" not in reader.folded:
        return False
    if _NOT_DONE.search(reader.words_beside(item)) is None:
        return False
    days = [other for other in values if other.kind in ("date", "datetime") and other.span[0] >= item.span[1]]
    facts = {claim.fact for other in days for claim in reader.claims(other) if not claim.across}
    own = {claim.fact for claim in reader.claims(item)}
    return (
        len(days) == 1
        and bool(facts)
        and (not own or bool(own & facts))
        and reader.place(days[0]) != reader.place(item)
        and _is_later(days[0], item)
        and _says_done(days[0], reader)
    )


def was_not_on_that_day(item: Heard, reader: ClaimReader) -> bool:
    """Whether what the topic asks for did not happen on a day: refused then, or only heard of (昨天拒签了, 今天才知道)."""
    if item.kind not in ("date", "datetime"):
        return False
    words = reader.words_beside(item)
    refused = _REFUSED.search(words)
    taken = refused is not None and _CAME_ABOUT.search(words, refused.end()) is None
    taken = taken and refused is not None and _TAKEN_FIRST.search(words[: refused.start()]) is None
    return taken or _ONLY_HEARD.match(reader.folded, item.span[1]) is not None


def _says_done(day: Heard, reader: ClaimReader) -> bool:
    place = reader.place(day)
    at_last = _AT_LAST.match(reader.folded, day.span[1])
    if place is None or at_last is None:
        return False
    clause = reader.clauses[place]
    after = clause.words[at_last.end() - clause.start :]
    said = _CAME_ABOUT.search(after) is not None and not _OF_SOMETHING_ELSE.search(clause.words)
    return said and not _NOT_DONE.search(after) and not _taken_back(reader.folded[clause.end :])


def _taken_back(rest: str) -> bool:
    """Whether what follows tells that it came to nothing again."""
    return _FAILED_AGAIN.search(rest) is not None


_FAILED_AGAIN = pattern(
    r"驳|拒|[打退]回|撤|取消|作废|失败|不算|[没未](?:有|能)?(?:通?过|成)(?![吗么?])|\b(?:rejected|refused|failed|cancel)"
)


def _is_later(one: Heard, other: Heard) -> bool:
    first, second = other.value, one.value
    return isinstance(first, date) and isinstance(second, date) and day_said(first) < day_said(second)
