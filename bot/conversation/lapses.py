"""Lapses: a term that had ended before it was renewed, told by when it is renewed and by no day of its own.

诚信通昨天到期了,现在续两年: a renewal in time goes on from the old end, a later one does not, so the day on which
it was done is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.conversation.standpoint import Standpoint, day_kept
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.claims import ClaimReader
from bot.understanding.facts import Heard, day_said
from bot.understanding.goals import served_facts

_RENEWED_NOW = pattern(
    r"(?:现在|今[天晚早日]|这会儿|刚刚?|才|马上|打算|准备|正在|这(?:个)?(?:周|礼拜|星期))[^,。;!?早提]{0,8}(?:续|付款|打款|交钱|交费)"
    r"|(?:忘|没|未)(?:了|有|来得及|记得?|能|人)*续(?!上)|(?:过期|到期|断)(?:了|后|以后|之后)[^,。;早提已]{0,6}(?:才|再|又|没)[^,。;]{0,6}续"
    r"|\b(?:renew(?:ing|ed)?|paid|pay(?:ing)?) (?:it |only )?(?:now|today|just now|this week)\b"
    r"|\b(?:now|today|just) (?:we )?renew|\bforgot to renew"
)
_THEN_RENEWED = pattern(r"(?:才|再)[^,。;!?]{0,6}(?:续|打款|付|交|办|认证|出|过)|\b(?:only|then) (?:renew|paid|pay)")
_CERTIFIED = pattern(r"认证|認證|核验|实名|\bcertif|\bverif")
_TO_BE_DONE = pattern(
    r"打算|准备|计划|安排|预约|约|等|要|会|再|才|拖|留到|放到|去|能|\b(?:will|plan|going to|scheduled|booked|only|on)\b"
)
_NEW_TERM = pattern(r"(?:到|至|从|自|\b(?:until|till|to|from))\s?$")
"""Before a day: it may be one of the new term."""


def renewed_after_the_end(point: Standpoint, facts: Mapping[str, KnownFact]) -> list[str]:
    """The days of renewing that are open because the term told may have ended before; ``facts``: all that is known."""
    served, entry = served_facts(point.entry), point.entry
    ends = [day_kept(fact.value) for name, fact in facts.items() if name.endswith("_end") and name in served]
    done = [
        name
        for name, spec in entry.facts.items()
        if spec.type == "date" and spec.tense == "past" and name not in served and name not in facts
    ]
    end = ends[0] if ends and done else None
    if end is None:
        return []
    over = end < point.now.date() and _RENEWED_NOW.search(point.folded) is not None
    return done if over or _done_later(point, end) else []


def _done_later(point: Standpoint, end: date) -> bool:
    """Whether a day behind the end is one on which it is only then renewed: 12月2号老板才打款; 认证没做,打算22号做."""
    later = [item for item in point.reading.facts if isinstance(item.value, date) and day_said(item.value) > end]
    reader = point.reader() if later else None
    return reader is not None and any(
        _THEN_RENEWED.search(reader.words_beside(item)) or _is_certified_on(item, reader) for item in later
    )


def _is_certified_on(item: Heard, reader: ClaimReader) -> bool:
    """Whether the certification is said to come on this day, in its clause or the one before."""
    place = reader.place(item)
    if place is None or _NEW_TERM.search(reader.folded[: item.span[0]]):
        return False
    words = reader.clauses[place].words
    before = reader.clauses[place - 1].words if place else ""
    return bool(_CERTIFIED.search(words) or (_CERTIFIED.search(before) and _TO_BE_DONE.search(words)))
