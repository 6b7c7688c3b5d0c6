"""Lapses: a term that had ended before it was renewed, told by when it is renewed and by no day of its own.

诚信通昨天到期了,现在续两年: a renewal in time goes on from the old end, a later one does not, so the day on which
it was done is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.conversation.case.standpoint import Standpoint, day_kept
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.acts.goals import served_facts
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.reckoning.periods import Period, periods_in
from bot.understanding.wording.clauses import Span

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
_ACTS = r"(?:续(?![上完好]?到)|付款|打款|交钱|交费|认证|認證|核验|实名|去办|办理)"
_ACTS_EN = r"\b(?:renew\w*|pay|paid|payment|certif\w*|verif\w*)\b"
_ACT_BEHIND = pattern(
    rf"[^,。;!?]{{0,10}}{_ACTS}|[^,。;!?]{{0,4}}(?:才|再)(?:能|可以|去|来)?[做办弄搞过]|[^,.;!?]{{0,24}}{_ACTS_EN}"
)
"""Behind a day or a week it is what is done then: 下周才去认证, next week we certify."""
_ACT_BEFORE = pattern(
    rf"{_ACTS_EN}(?![^,.;!?]*\b(?:starts?|begins?|runs?|ends?|term|lasts?|valid)\b)[^,.;!?]{{0,30}}$"
    rf"|(?:认证|認證|核验|实名|续费|续订|续签|付款)(?:的事|那边)?[^,。;!?]{{0,6}}(?:要|得|等|约|排|定|放|拖|推|留|改|只能|打算|准备|计划)[^,。;!?]{{0,4}}$"
)
"""Before it: certification is only possible next week; 认证约在下周."""
_ONLY = r"(?:\bnot\b|n't\b|\bonly\b|\bcannot\b)[^,.;!?]*"
_UNTIL = r"\b(?:until|till|from)\s?$"
_NOT_UNTIL = pattern(rf"{_ACTS_EN}[^,.;!?]*{_ONLY}{_UNTIL}|{_ONLY}{_ACTS_EN}[^,.;!?]*{_UNTIL}")
"""Before it: we cannot certify until next week."""
_AFTERWARDS = pattern(
    rf"(?<!没)(?<!未)(?:到期|过期|期满|断)(?:了|完)?(?:那天)?(?:之后|以后|后|再|才)[^,。;!?]{{0,8}}{_ACTS}"
    rf"|{_ACTS_EN}[^,.;!?]{{0,24}}\bafter (?:it|that|the (?:end|expiry|term|old one))(?! (?:start|begin))"
)
"""Said to be done when the term is over, whenever that is."""
_SOME_DAY = pattern(
    rf"(?:过(?:几|两|些)天|过(?:一?阵子?|段时间|些日子)|改天|回头|晚(?:几|两|些)天|晚点|缓(?:几|两)天)[^,。;!?]{{0,6}}{_ACTS}"
    rf"|{_ACTS_EN}[^,.;!?]{{0,20}}\b(?:in a few days|some days later|a few days later|later on|later)\b"
)
_SOON = 14
"""Days within which the end may come before "some day"."""
_SO_FAR_BACK = pattern(r"[^,。;!?]{0,8}(?:续|认证|付款|交钱)[^,。;!?]{0,4}[了的过]")
"""Behind a week or month to come it tells of what has been done: it was a year before."""
_NEW_TERM = pattern(r"(?:(?<![排拖推约放改留等挪延])到|至|从|自|\b(?:until|till|to|from))\s?$")
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
    return done if over or _done_later(point, end) or _put_off_beyond(point, end) else []


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


def _put_off_beyond(point: Standpoint, end: date) -> bool:
    """Whether it is renewed or certified in a time that lies behind the end: 认证要下周才做."""
    folded, today = point.folded, point.now.date()
    if _AFTERWARDS.search(folded):
        return True
    if 0 <= (end - today).days <= _SOON and _SOME_DAY.search(folded):
        return True
    reader = point.reader()
    periods = [period for period in periods_in(reader, today) if _begins_behind(period, end, today, folded)]
    days = [item for item in reader.heard if isinstance(item.value, date) and day_said(item.value) > end]
    return any(_is_done_in(span, folded) for span in [*(one.span for one in periods), *(one.span for one in days)])


def _begins_behind(period: Period, end: date, today: date, folded: str) -> bool:
    """Whether a week or month begins after the end; a month without its year is the one nearest to today."""
    first = period.first
    if period.month is not None:
        months = [date(today.year + step, period.month, 1) for step in (-1, 0, 1)]
        first = min(months, key=lambda month: abs((month - today).days))
    return first is not None and first > end and not (first > today and _SO_FAR_BACK.match(folded, period.span[1]))


def _is_done_in(span: Span, folded: str) -> bool:
    """Whether what stands around a day, week or month says that it is renewed or certified then."""
    before = folded[: span[0]]
    if _NOT_UNTIL.search(before):
        return True
    if _NEW_TERM.search(before):
        return False
    return _ACT_BEHIND.match(folded, span[1]) is not None or _ACT_BEFORE.search(before) is not None
