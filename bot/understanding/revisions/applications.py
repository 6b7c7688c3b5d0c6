"""Applications: days on which something else was applied for, and those of a letter that was sent on one and received on another.

3月6号申请的VIP批发中心续签 is no day of an exit; 18号寄出,20号对方签收 leaves open which of them counts.
"""

from __future__ import annotations

import re

from bot.patterns import compiled, pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_KINDS = (
    "续签", "续约", "续费", "续期", "退款", "退货款", "退保证金", "退押金", "发票", "开票", "入驻", "加入", "认证", "提现", "贷款", "售后",
    "报名", "延期", "改名", "更名", "申诉", "参加", "开通", "升级",
)  # fmt: skip
_KINDS_EN = (
    r"(?:to (?:join|renew)|for (?:a |the |an )?(?:refund|renewal|invoice|loan|membership|upgrade)|renewal|refund)"
)
_BEFORE_EN = pattern(
    rf"\b(?:applied|apply|application|request(?:ed)?|submitted)\b[^.,;!?\d]{{0,20}}\b{_KINDS_EN}\b(?![^.,;!?\d]*\b(?:exit|leave|quit|withdraw))[^.,;!?\d]{{0,40}}$"
    r"|\b(?:refund|renewal|joining|membership|upgrade) (?:application|request|form)\b[^.,;!?\d]{0,24}$"
)
_POSTED = pattern(r"寄|快递|邮(?!件|箱)|顺丰|ems|挂号|\b(?:mailed|posted|couriered|dispatched)\b")
_RECEIVED = pattern(
    r"签收|收到(?![^,。;!?]{0,6}(?:回复|回执|通知|短信|答复|确认|邮件|消息|同意))|收件|收讫|送达|送到|寄到|寄达|妥投|\b(?:received|delivered|arrived|signed for)\b(?! (?:a |the |an )?(?:reply|receipt|notice|confirmation|answer|email))",
)


def is_for_something_else(item: Heard, reader: ClaimReader) -> bool:
    """Whether a day is that of an application for another thing than the topic's: 退款申请3月6号交的."""
    if item.kind not in ("date", "datetime"):
        return False
    folded, words = reader.folded, _patterns(reader.entry)
    if words is None:
        return False
    before, after, instead = words
    return bool(
        before.search(folded[: item.span[0]])
        or _BEFORE_EN.search(folded[: item.span[0]])
        or after.match(folded, item.span[1])
        or instead.search(folded)
    )


@per_entry
def _patterns(entry: Entry) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """What leads to a day, what follows it, and what is said of all; for a topic about an exit that is applied for."""
    cues = "\n".join(cue for spec in entry.facts.values() if spec.type != "choice" for cue in spec.cues)
    if "退出申请" not in cues and "申请退" not in cues:
        return None
    kinds = "|".join(kind for kind in _KINDS if kind not in cues)
    leaving = r"(?![^,。;!?]{0,10}(?:退出|离开|退掉))"
    return (
        compiled(
            rf"(?<!和)(?<!跟)(?<!与)(?<!、)(?<!及)(?:{kinds})的?(?:申请|单子|手续)(?:表|书|函)?[^,。;!?\d]{{0,6}}$"
        ),
        compiled(
            rf"(?:我们?|就|已经?|才|刚)?(?:申请|提交|递交|交|提|递|寄)(?:了|的|过)?(?:的?是)?[^,。;!?\d退离撤]{{0,10}}(?:{kinds}){leaving}"
        ),
        compiled(
            rf"不是(?:要|申请)?[^,。;!?]{{0,4}}(?:退出|退掉|离开|退|撤)[^,。;!?]{{0,6}}[,。;]?\s?而?是(?:要|申请)?(?:{kinds})"
            rf"|是(?:要|申请)?(?:{kinds})[^,。;!?]{{0,6}},\s?(?:并|而)?不是(?:要|申请)?[^,。;!?]{{0,4}}(?:退|离开|撤)"
        ),
    )


def posted_and_received(reader: ClaimReader) -> list[str]:
    """The facts of the day on which something was posted, where it was received on another day that is told too."""
    days = [item for item in reader.heard if item.kind in ("date", "datetime")]
    if len(days) < 2:
        return []
    posted = [(item, claim) for item in days for claim in reader.claims(item) if _is_posted(item, claim.word, reader)]
    return [
        claim.fact
        for item, claim in posted
        if any(
            other.value != item.value and reader.place(other) != reader.place(item) and _is_received(other, reader)
            for other in days
        )
    ]


def _is_posted(item: Heard, word: str, reader: ClaimReader) -> bool:
    """Whether a day is that of an application that went by post."""
    posted = _POSTED.search(word) or _POSTED.search(reader.words_beside(item))
    return posted is not None and any(reader.entry.facts[claim.fact].plannable for claim in reader.claims(item))


def _is_received(item: Heard, reader: ClaimReader) -> bool:
    """Whether a day is that on which it was received; nothing else is said of that day."""
    return _RECEIVED.search(reader.words_beside(item)) is not None
