"""Cases not asked about: of several shops, parcels or orders told one by one those to which the question does not point.

老店3月3号退的,新店5月5号退的,新店哪天能重新加入: nothing told of the old shop is of the new one; 一单9号付的不问,另一单13号付的. Only
where each value stands behind the name of its case, and what a clause says itself is dealt with.
"""

from __future__ import annotations

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Reading
from bot.understanding.wording.clauses import Span, asks_only, blanked, question_between

_CASE = pattern(
    r"(?:(?:(?<![a-z0-9])[a-d]|[甲乙丙丁]|[新老]|第[一二三]家)(?:(?:网|分)?店|厂|公司|账号|单)|(?:[旧大小主分总]|(?<![第月])[一二三]号?|(?<![月\d])[123]号)(?:网|分)?店)"
    r"(?![a-z]|铺?(?:主|长|员|里|名))|\b(?:shop|store|factory|account|company|return|order) [ab]\b"
)
_LEANS_ON = pattern(r"比$|\bthan $")
_ALIKE = pattern(r"也是|也一样|一样|[相一]?同|一起|各|分别|都|和|跟|与|\b(?:both|same|each|and)\b")
"""What is told of one case may be so of the other."""
_ASKED_OF = pattern(r"问(?:的|一?下)?(?:就|只)?是?")
_OF_ALL = pattern(r"都|分别|各|两个?[家个间]?店?(?=[,。;!?]|$|哪|能|什么)|一起|同时")
_PARTS = pattern(r"[,。;!?\n]|\.\s|\s(?![a-z])")
_DEALT_WITH = pattern(
    r"(?:^|(?<=[,。;!?\s]))(?:其中|里面)?(?:有)?(?:前面?[一两二三]?|头[一两二三]?|第?一)[单笔个件票](?!月|[小多])[^,。;!?\s]*?(?:不问|不用管|不用问|别管|(?:已经?|都|早就?)[^,。;!?\s]{0,2}(?:退|处理|弄|搞|确认|同意|解决)(?:好|完|掉|过)了?)(?=[,。;!?\s]|$)"
)
"""A clause about the first of several cases which says that it is over or not asked about."""
_THE_OTHER = pattern(
    r"另(?:外)?一?[单笔个件票]|剩(?:下)?(?:的)?(?:最后)?[这那一]|最后[这那一]?[单笔个件票]|[这那]一?[单笔个件票]|后一[单笔个件票]"
)


def of_the_one_asked(folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without what it tells of the cases that it does not ask about."""
    others = [*_dealt_with(folded), *_told_of_others(folded, reading)] if len(reading.facts) > 1 else []
    if not others:
        return folded, reading
    facts = tuple(item for item in reading.facts if not any(start <= item.span[0] < end for start, end in others))
    return blanked(folded, others), msgspec.structs.replace(reading, facts=facts)


def _dealt_with(folded: str) -> list[Span]:
    """Where a text tells of the first of several cases that it is over or not asked about, and of another one behind."""
    found = [match.span() for match in _DEALT_WITH.finditer(folded)]
    return [(start, end) for start, end in found if _THE_OTHER.search(folded, end)]


def _told_of_others(folded: str, reading: Reading) -> list[Span]:
    """From where to where cases are told that are not asked about, where every value is told of one."""
    cases = [case for case in _CASE.finditer(folded) if not _LEANS_ON.search(folded[: case.start()])]
    places = [item.span[0] for item in reading.facts]
    if len({case[0] for case in cases}) < 2 or reading.problems or min(places) < cases[0].start():
        return []
    ends = [*(case.start() for case in cases[1:]), len(folded)]
    told = [
        (case[0], (case.start(), end))
        for case, end in zip(cases, ends, strict=True)
        if any(case.start() <= at < end for at in places)
    ]
    named_again = len(cases) - len(told)
    if named_again > 1 or (named_again == 0 and not _ASKED_OF.search(folded)):
        return []  # more is told of one than its value, or more than one is asked about
    if named_again and not asks_only(folded[cases[-1].end() :]):
        return []
    names = [name for name, _ in told]
    asked = _asked(folded, places)
    if asked not in names or len(set(names)) < len(names) or _ALIKE.search(folded, cases[0].start()):
        return []
    return [stretch for name, stretch in told if name != asked]


def _asked(folded: str, places: list[int]) -> str | None:
    """The one case that a question without a value names, or that is said to be asked about."""
    said = (_CASE.match(folded, match.end()) for match in _ASKED_OF.finditer(folded))
    names = {one[0] for one in said if one is not None}
    start = 0
    for stop in [*(match.end() for match in _PARTS.finditer(folded)), len(folded)]:
        words = folded[start:stop]
        if question_between(words) and not any(start <= at < stop for at in places):
            if _OF_ALL.search(words):
                return None
            names |= {case[0] for case in _CASE.finditer(words)}
        start = stop
    return names.pop() if len(names) == 1 else None
