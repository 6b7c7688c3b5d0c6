"""Cases not asked about: of two shops or parcels told by name the one to which the question does not point.

老店3月3号退的,新店5月5号退的,新店哪天能重新加入: the first day is not asked about; 一单11月9号付的不问,另一单13号付的. Only days of
shops, each told behind the name of its shop, and what a clause says itself is dealt with.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.patterns import pattern
from bot.understanding.clauses import Span, asks_only, question_between

_SHOP = pattern(
    r"(?:(?<![a-z])[a-d]|[甲乙丙丁]|[老新旧大小主分总]|(?<!第)[一二三]号?|[123]号)(?:网|分)?店(?!铺?(?:主|长|员|里的|名))"
)
_ASKED_OF = pattern(r"问的?(?:就|只)?是(?=.{0,3}店)")
_OF_ALL = pattern(r"都|分别|各|两个?[家个间]?店?(?=[,。;!?]|$|哪|能|什么)|一起|同时")
_DAY = pattern(r"[月号日天周]|星期|礼拜|\d[/.-]\d")
_PARTS = pattern(r"[,。;!?\n]|\s")
_WORD = pattern(r"[^\W_]")
_DEALT_WITH = pattern(
    r"(?:^|(?<=[,。;!?\s]))(?:其中|里面)?(?:有)?(?:前面?[一两二三]?|头[一两二三]?|第?一)[单笔个件票](?!月|[小多])[^,。;!?\s]*?(?:不问|不用管|不用问|别管|(?:已经?|都|早就?)[^,。;!?\s]{0,2}(?:退|处理|弄|搞|确认|同意|解决)(?:好|完|掉|过)了?)(?=[,。;!?\s]|$)"
)
"""A clause about the first of several cases which says that it is over or not asked about."""
_THE_OTHER = pattern(
    r"另(?:外)?一?[单笔个件票]|剩(?:下)?(?:的)?(?:最后)?[这那一]|最后[这那一]?[单笔个件票]|[这那]一?[单笔个件票]|后一[单笔个件票]"
)


def of_cases_not_asked(folded: str, spans: Iterable[Span]) -> frozenset[Span]:
    """The values among those at ``spans`` that are told of a case which the message does not ask about."""
    places = sorted(spans)
    stretches = dealt_with(folded) if len(places) > 1 else []
    over = {span for span in places if any(start <= span[0] < end for start, end in stretches)}
    return frozenset(over) | (_of_other_shops(folded, places) if "店" in folded else frozenset())


def dealt_with(folded: str) -> list[Span]:
    """Where a text tells of the first of several cases that it is over or not asked about, and of another one behind."""
    found = [match.span() for match in _DEALT_WITH.finditer(folded)]
    return [(start, end) for start, end in found if _THE_OTHER.search(folded, end)]


def _of_other_shops(folded: str, places: list[Span]) -> frozenset[Span]:
    """The days told of the shops that are not asked about, where each stands behind the name of its shop."""
    named = [(match.start(), match[0]) for match in _SHOP.finditer(folded)]
    days = [span for span in places if _DAY.search(folded[span[0] : span[1]])]
    if len({name for _, name in named}) < 2 or len(days) < 2:
        return frozenset()
    owner = {span: next((name for at, name in reversed(named) if at < span[0]), None) for span in days}
    asked = _asked_shop(folded, days)
    if asked is None or None in owner.values() or asked not in owner.values():
        return frozenset()
    if len(set(owner.values())) < len(owner) or _more_is_told(folded[named[0][0] :], days, named[0][0]):
        return frozenset()
    return frozenset(span for span, name in owner.items() if name != asked)


def _more_is_told(told: str, days: list[Span], offset: int) -> bool:
    """Whether a clause of the shops has neither a day nor a question: 老店前几天撤了重新申请, 二店也说下."""
    start = 0
    for stop in [*(match.end() for match in _PARTS.finditer(told)), len(told)]:
        words = told[start:stop]
        dated = any(start <= day[0] - offset < stop for day in days)
        if _WORD.search(words) and not (dated or asks_only(words) or _ASKED_OF.search(words)):
            return True
        start = stop
    return False


def _asked_shop(folded: str, days: list[Span]) -> str | None:
    """The one shop that a question without a day names, or that is said to be asked about."""
    said = [_SHOP.match(folded, match.end()) for match in _ASKED_OF.finditer(folded)]
    names = {one[0] for one in said if one is not None}
    start = 0
    for stop in [*(match.end() for match in _PARTS.finditer(folded)), len(folded)]:
        words = folded[start:stop]
        if question_between(words) and not any(start <= day[0] < stop for day in days):
            if _OF_ALL.search(words):
                return None
            names |= {match[0] for match in _SHOP.finditer(words)}
        start = stop
    return names.pop() if len(names) == 1 else None
