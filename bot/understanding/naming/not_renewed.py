"""Not renewed: 2022年10月18日签约,期间未续签; joined in December, never renewed since. The day told first is the last one.

What ran out and was not renewed (到期没续), or would have by now, leaves the fact open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.wording.clauses import Span, asks_only

_NOT_SINCE = pattern(
    r"(?:(?<=^)|(?<=[,。;!?\s]))(?:但|不过|可)?(?:我们?)?(?:[后以]来|[之此其]后|以后|后[头面]|[期其]间|中间|中途|至今|到现在|这期间|目前)?(?:一直|再|也|就|都|从来?|还|一次都|一次也)*+"
    r"(?:(?:没有?|未曾?)续(?:签|费|约|期|订)?过(?:费|约|期|签)?(?:会员|年费)?|(?<=[期其]间)(?:没有?|未)续(?:签|费|约|期|订))(?:的|呢|啊)?(?=\s*(?:[,。;!?]|$))"
    r"|(?:\band |\bbut )?\b(?:we |i )?(?:have |has |had )?(?:never|not) (?:been )?renewed (?:it )?(?:since|after that|ever since)(?=\s*(?:[,.;!?]|$))"
)
_RAN_OUT = pattern(r"到期|过期|期满|断|\b(?:expired?|ran out|lapsed)\b")
_ANEW = pattern(
    r"[续签交付买换退补]|年费|合同|加入|入驻|升级|重新|又|开通|办|\b(?:renew|sign|pa(?:y|id)|join|left|leave|again|anew|switch|upgrad)"
)
"""What may tell of a contract later than the first one."""
_LATER = pattern(r"续|\brenew|[换退转]|升级|降级|重新|再次|又|\b(?:again|anew|switch|upgrad)")
"""The same, before it is said that nothing was renewed."""
_A_YEAR = timedelta(days=365)


def without_not_renewed(folded: str, heard: Iterable[Heard], days: Collection[object]) -> str:
    """``folded`` without what only tells that nothing was renewed since the day that it tells.

    That day lies in the year before each of ``days``, or later: a membership of longer ago would have run out.
    """
    match = _NOT_SINCE.search(folded)
    if match is None or _ANEW.search(folded, match.end()) or not asks_only(folded[match.end() :]):
        return folded
    if _RAN_OUT.search(folded) or _LATER.search(folded[: match.start()]):
        return folded
    first = max((day for day in days if isinstance(day, date)), default=date.max) - _A_YEAR
    told = [day_said(item.value) for item in heard if isinstance(item.value, date) and item.span[0] < match.start()]
    if not told or min(told) <= first:
        return folded
    return f"{folded[: match.start()]}{' ' * len(match[0])}{folded[match.end() :]}"


def only_not_renewed(clause: Span, reader: ClaimReader, days: Collection[object]) -> bool:
    """Whether the text from one place to another only tells that nothing was renewed since."""
    rest = without_not_renewed(reader.folded, reader.heard, days)
    return rest != reader.folded and not rest[clause[0] : clause[1]].strip(" ,。;!?.")
