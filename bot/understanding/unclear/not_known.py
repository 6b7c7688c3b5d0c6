"""Not known: facts that the person says not to know, whatever else the message says of them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.patterns import pattern
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.unclear.doubtful_counts import facts_of
from knowledge.model import FactSpec

_NOT_KNOWN = pattern(
    r"(?:不知道|不晓得|不清楚|不确定|(?<!忙)忘了|忘记|记不清|不记得|don'?t know|not sure|forgot).{0,12}(?:几|多少|how many|how much)"
)
_NUMBER_UNKNOWN = pattern(
    r"(?:几|多少)(?:次|个|起|回|笔|单|条|宗)[^,。;?会才就被要算]{0,6}(?:没数|没底|没统计|没查|没看|没点|不知道|不晓得|不清楚|不确定|不记得|记不清|说不上来|忘了)"
)
"""How many it is, the person says not to know: 我到底几次我也没数过."""
_REST_UNKNOWN = pattern(
    r"(?:不知道|不晓得|不清楚|不记得|没查|没看|忘了)(?:现在|到底|里面|账上|究竟)?(?:还)?(?:剩(?:了|下|余)?|余额(?:是|有|还有)?)(?:多少|几)"
    r"|(?:剩(?:了|下|余)?|余额(?:是|有|还有)?)(?:多少|几)(?:钱|块)?[^,。;?]{0,3}(?:不知道|不晓得|不清楚|没查|没看|忘了)"
)
"""What is left, the person says not to know: 又被扣了不知道剩多少."""
_HOUR_FORGOTTEN = pattern(
    r"(?:几点|几时|时间|钟头|what time|hour)[^,。;?]{0,5}(?:忘|不记得|记不|不清楚|不知道|不确定|没记|don'?t (?:know|remember)|forgot)|(?:忘|不记得|记不清|不知道|不清楚|forgot|don'?t (?:know|remember))了?(?:是)?\s?(?:几点|具体时间|what time)(?!.{0,6}(?:截止|之前|要))"
)

_LEFT_EMPTY = pattern(
    r"[a-z_]*(?:日期|时间|日)?\s*(?:[=:→|]|[=-]>)\s*(?:\?|空|无|待|未|没|暂|null\b|none\b|n/a|tbd\b|-+(?!\d)|(?=[,;|]|$))"
)
"""Behind a word that names a field: nothing was filled in, so another date is not it, 填表日期=03-01 提交日期=空."""

_STATE_IS_NOT_DONE = pattern(
    r"(?:状态|结果|status|state)\s*(?:[=:→|]|[=-]>|是|为)?\s*[已被]?(?:撤|驳|拒|退回|作废|草稿|未提交|未通过|待提交|失败|取消|rejected|draft|withdrawn|cancel|failed|void)"
)
"""In a form: what its day is told of did not come about, 申请时间=03-01 状态=已撤回."""


def said_not_to_be_known(reader: ClaimReader) -> Iterator[str]:
    """The hour that was forgotten, what is left unseen, how many it is: 几点我忘了, 又被扣了不知道剩多少, 有效的不知道几次."""
    if _HOUR_FORGOTTEN.search(reader.folded):
        yield from facts_of(reader, "datetime")
    if _REST_UNKNOWN.search(reader.folded):
        yield from facts_of(reader, "amount")
    yield from _numbers_not_known(reader)
    yield from _left_empty(reader)
    if any(item.kind == "count" for item in reader.heard) and _NUMBER_UNKNOWN.search(reader.folded):
        yield from facts_of(reader, "count")  # 说是3次就清退,我到底几次我也没数过


def _numbers_not_known(reader: ClaimReader) -> list[str]:
    """Numbers that the person says not to know: 有效的不知道几次."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if row and _NOT_KNOWN.search(clause.words)
        for mention in row
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("amount", "count")
    ]


def _left_empty(reader: ClaimReader) -> list[str]:
    """Days of what has been done whose field was left empty, or of which the form says that it was not."""
    undone = _STATE_IS_NOT_DONE.search(reader.folded) is not None
    return [
        name
        for row in reader.mentions
        for mention in row
        if undone or _LEFT_EMPTY.match(reader.folded, mention.end)
        for name in sorted(mention.facts)
        if _is_done(reader.entry.facts[name])
    ]


def _is_done(spec: FactSpec) -> bool:
    """Whether a fact tells of what has been done or counted, which a question about the rest never names as a field."""
    return spec.type == "count" or (spec.tense == "past" and spec.type in ("date", "datetime"))
