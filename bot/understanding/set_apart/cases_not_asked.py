"""Cases not asked about: of several persons, shops or orders told one by one those to which the question does not point.

老店3月3号退的,新店5月5号退的,新店哪天能重新加入: nothing told of the old shop is of the new one; 我的保证金6800,朋友的4200,他要补多少;
一单9号付的不问,另一单13号付的. Only where each of them is told something, and the question names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.patterns import pattern
from bot.understanding.facts import Reading
from bot.understanding.set_apart.by_another import told_by_another, without
from bot.understanding.set_apart.holders import ALL, MYSELF, THEY, Stretch, asked_about, read_stretches, stretches
from bot.understanding.wording.clauses import Span

_FIGURE = pattern(r"\d{2,}|[一二两三四五六七八九][千百万]")
_FOR_ME = pattern(r"[帮替代让叫托改又转借记]|重新|合一?起|以为|[看说]的?是|\bfor (?:me|us)\b")
"""What another does for oneself, or says of the same thing, is of oneself as well."""
_PARTY = pattern(r"买家|客户|顾客|客人|小二|客服|平台|阿里|老板|快递|\b(?:buyer|customer|alibaba|courier|boss)\b")
"""Whom a pronoun may mean where nobody else is named."""
_ALIKE = pattern(r"也是|也一样|一样|[相一]?同|一起|各|分别|都|和|跟|与|\b(?:both|same|each|and)\b")
"""What is told of one case may be so of the other."""
_ASKED_OF = pattern(r"(?<!不是)(?<!不)(?<!没)(?<!别)问(?:的|一?下)?(?:就|只)?是?")
_DEALT_WITH = pattern(
    r"(?:^|(?<=[,。;!?\s]))(?:其中|里面)?(?:有)?(?:前面?[一两二三]?|头[一两二三]?|第?一)[单笔个件票](?!月|[小多])[^,。;!?\s]*?(?:不问|不用管|不用问|别管|(?:已经?|都|早就?)[^,。;!?\s]{0,2}(?:退|处理|弄|搞|确认|同意|解决)(?:好|完|掉|过)了?)(?=[,。;!?\s]|$)"
)
"""A clause about the first of several cases which says that it is over or not asked about."""
_THE_OTHER = pattern(
    r"另(?:外)?一?[单笔个件票]|剩(?:下)?(?:的)?(?:最后)?[这那一]|最后[这那一]?[单笔个件票]|[这那]一?[单笔个件票]|后一[单笔个件票]"
)


def of_the_one_asked(folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without what it tells of the cases that it does not ask about."""
    if not reading.facts:
        return folded, reading
    others = _dealt_with(folded)
    told = read_stretches(folded, reading)
    if told:
        whole = folded
        folded, reading, settled = told_by_another(folded, reading, told)
        told = told if folded == whole else read_stretches(folded, reading)
        others += [] if settled else _told_of_others(folded, reading, told)
    return without(others, folded, reading) if others else (folded, reading)


def of_others_than_asked(folded: str, spans: Sequence[Span]) -> frozenset[Span]:
    """What is named of others than the one asked about: 我做母婴用品,隔壁做五金的,点到他的类目没有."""
    told = stretches(folded, [start for start, _ in spans])
    asked = asked_about(told)
    if asked in (None, MYSELF, ALL) or all(one.asks for one in told if one.holder == asked):
        return frozenset()
    theirs = [one for one in told if one.holder == asked]
    return frozenset(span for span in spans if not any(one.holds(span[0]) for one in theirs))


def _dealt_with(folded: str) -> list[Span]:
    """Where a text tells of the first of several cases that it is over or not asked about, and of another one behind."""
    found = [match.span() for match in _DEALT_WITH.finditer(folded)]
    return [(start, end) for start, end in found if _THE_OTHER.search(folded, end)]


def _told_of_others(folded: str, reading: Reading, told: list[Stretch]) -> list[Span]:
    """From where to where it is told of those that are not asked about, where some is told of the one that is."""
    asked = _named_as_asked(folded, told) or asked_about(told)
    holders = {one.holder for one in told if not one.asks and one.values(reading.facts)}
    if asked is None or ALL in (asked, *holders) or (THEY in (asked, *holders) and _PARTY.search(folded)):
        return []
    begun = next((at for at, one in enumerate(told) if one.asks), len(told))
    if any(one.holder not in (asked, None) for one in told[begun:]):
        return []  # more than one is asked about
    own = {asked, None} if MYSELF in holders else {asked}
    known = asked in (holders if asked in (MYSELF, THEY) else {one.holder for one in told if not one.asks})
    if not known or not holders - own:
        return _beside(asked, told, folded) if asked in holders else []
    if asked != MYSELF and _comes_back_to(asked, told[:begun], reading):
        return [(0, len(folded))]
    others = [one for one in told if not one.asks and one.holder not in own]
    if asked == MYSELF:
        others = [one for one in others if one.named is not None and not _FOR_ME.search(folded, one.start, one.end)]
    if not others:
        return []
    if asked == MYSELF or _ALIKE.search(folded, others[0].start):
        return _of_like_kinds(asked, others, told, reading)
    return [span for one in others for span in ([one.span] if one.values(reading.facts) else _figures(one, folded))]


def _comes_back_to(asked: str, told: list[Stretch], reading: Reading) -> bool:
    """Whether more is told of the one asked about, behind another one, than a value: 新店4号申请,老店9号,新店那个取消了."""
    days = [item for item in reading.facts if item.kind != "count"]
    places = [at for at, one in enumerate(told) if one.holder == asked]
    again = [told[at] for before, at in pairwise(places) if at > before + 1]
    return any(one.named is not None and not one.values(days) for one in again)


def _beside(asked: str, told: list[Stretch], folded: str) -> list[Span]:
    """The words for oneself and the figures that were not read, beside the one of whom alone all values are told."""
    mine = [one for one in told if not one.asks and one.holder == MYSELF != asked]
    return [span for one in mine for span in _figures(one, folded)]


def _figures(one: Stretch, folded: str) -> list[Span]:
    """All of a stretch that holds a figure, else no more than the name in it."""
    if _FIGURE.search(folded, one.start, one.end):
        return [one.span]
    return [] if one.named is None else [one.named]


def _named_as_asked(folded: str, told: list[Stretch]) -> str | None:
    """The one that is said to be asked about: 问的是新店."""
    places = [match.end() for match in _ASKED_OF.finditer(folded)] if told else []
    names = {one.holder for one in told if one.holder not in (MYSELF, THEY) and one.named and one.named[0] in places}
    return names.pop() if len(names) == 1 else None


def _of_like_kinds(asked: str, others: list[Stretch], told: list[Stretch], reading: Reading) -> list[Span]:
    """What is told of others by values of the kinds that are told of the one asked about too: the rest may be so of both."""
    kinds = {item.kind for one in told if one.holder == asked for item in one.values(reading.facts)}
    return [item.span for one in others for item in one.values(reading.facts) if item.kind in kinds]
