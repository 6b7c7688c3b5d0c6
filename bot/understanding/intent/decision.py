"""Decision: answer, offer up to three, or refuse; and whether a second topic is answered along."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from bot.understanding.intent.analysis import ALIKE, EACH, JOINT, Analysis
from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.features import Evidence
from bot.understanding.intent.frames import Completion
from bot.understanding.intent.reading import Decision, Ranked

ANSWER_FROM = 0.6
"""Topics that together are this probable are answered,"""
SHARE = 0.55
"""if the first of them has this share of it,"""
LEAD = 1.6
"""and is so many times as probable as the next."""
UNFRAMED_FROM = 0.7
"""A topic of which no frame is complete must be this probable to be answered rather than offered."""
OTHER_MATTERS = frozenset({"strange-programme", "other-programme", "other-vip", "shop-penalty"})
"""Other programmes, and deposits and penalties that are none of ours."""
PROGRAMMES = OTHER_MATTERS | {"member-type", "trustpass"}
"""What a question may be about besides VIP批发中心: our rule must not be stated of its dates and amounts."""
BARRED_FROM = 0.97
"""A topic whose frames another concept rules out must be this probable, and is never answered where one of
``PROGRAMMES`` is named."""
ABOUT_AS = 0.95
"""A topic with this share of another's probability is about as probable."""
OFFER_FROM = 0.4
"""Topics that together are this probable are offered,"""
ALONE_FROM = 0.15
"""and so is a topic this probable by itself"""
ALONE_LEAD = 10
"""that is so many times as probable as the next."""


def decide(
    ranked: Sequence[Ranked],
    none: float,
    evidence: Evidence,
    found: Collection[str] = (),
    chained: Mapping[str, Collection[str]] | None = None,
) -> Decision:
    """What to do with a message whose topics are ``ranked``.

    ``found``: its concepts. ``chained``: for each topic those that take a fact from it or give it one; they are no rivals.
    """
    if not ranked or evidence.is_known_negative():
        return "refuse"
    some = 1.0 - none
    topic = ranked[0].topic
    if evidence.is_example_of(topic):
        return "answer"
    beside = (chained or {}).get(topic, ())
    first = ranked[0].probability + sum(one.probability for one in ranked[1:] if one.topic in beside)
    second = next((one.probability for one in ranked[1:] if one.topic not in beside), 0.0)
    barred = evidence.is_barred(topic)
    likely = first >= (BARRED_FROM if barred else UNFRAMED_FROM) and not (barred and not PROGRAMMES.isdisjoint(found))
    sure = likely or any(one in evidence.frames for one in (topic, *beside))
    if sure and some >= ANSWER_FROM and first >= SHARE * some and first >= LEAD * second:
        return "answer"
    alone = not barred and first >= ALONE_FROM and first >= ALONE_LEAD * second
    return "offer" if some >= OFFER_FROM or alone else "refuse"


def framed_first(
    ranked: tuple[Ranked, ...], evidence: Evidence, chained: Mapping[str, Collection[str]]
) -> tuple[Ranked, ...]:
    """``ranked``, but of two that share a chain of facts, and are about as probable, the one whose frame is complete first."""
    if len(ranked) < 2 or ranked[0].topic in evidence.frames or ranked[1].topic not in evidence.frames:
        return ranked
    first, second = ranked[:2]
    close = second.topic in chained.get(first.topic, ()) and first.probability < LEAD * second.probability
    return (second, first, *ranked[2:]) if close else ranked


def is_elsewhere(found: Collection[str]) -> bool:
    """Whether one of the concepts ``found`` is another programme, or a deposit or a penalty that is none of ours."""
    return not OTHER_MATTERS.isdisjoint(found)


def second_intent(
    ranked: Sequence[Ranked],
    evidence: Evidence,
    analysis: Analysis,
    near: Mapping[str, Collection[str]],
    forms: Collection[str],
) -> str | None:
    """The topic to be answered with the first: what its frame is about is asked for too.

    Either in a phrase and words of its own, or because one question is put to several things (投诉和刷单各几次).
    ``near``: for each topic those that people ask about in one breath with it. ``forms``: concepts that only ask.
    """
    if not ranked or ranked[0].topic not in evidence.frames:
        return None
    first = ranked[0].topic
    others = [one.topic for one in ranked[1:] if one.topic in evidence.frames]
    if analysis.asks > 1:
        for other in others:
            if _asked_apart(first, other, evidence, analysis, forms, joined=other not in near.get(first, ())):
                return other
    if EACH not in analysis.found and not _asked_alike(analysis):
        return None
    alike = [other for other in others if _independent(first, other, evidence, near.get(first, ()))]
    return alike[0] if len(alike) == 1 else None


def in_order(ranked: tuple[Ranked, ...], also: str, evidence: Evidence) -> tuple[tuple[Ranked, ...], str]:
    """``ranked`` and the topic that is answered along: of two about as probable the one asked first goes before the other."""
    first, second = ranked[:2]
    if second.topic != also or second.probability < ABOUT_AS * first.probability:
        return ranked, also
    one, other = (_asked_from(topic, evidence) for topic in (first.topic, also))
    return ((second, first, *ranked[2:]), first.topic) if other < one else (ranked, also)


def _asked_from(topic: str, evidence: Evidence) -> int:
    return min((hit.start for frame in evidence.frames[topic] for hit in frame.asked_at), default=0)


def _asked_apart(
    first: str, second: str, evidence: Evidence, analysis: Analysis, forms: Collection[str], *, joined: bool
) -> bool:
    """Whether both topics are asked about, each in words of its own; ``joined``: only if a word or a question mark divides them."""
    return any(
        _apart(mine, yours, analysis, joined=joined)
        for one, other in product(evidence.frames[first], evidence.frames[second])
        if not joined or _disjoint(one, other)
        for mine, yours in product(one.asked_at, other.asked_at)
        if mine.concept not in other.met and yours.concept not in one.met
        if _is_aspect(mine, one, analysis, forms) and _is_aspect(yours, other, analysis, forms)
    )


def _asked_alike(analysis: Analysis) -> bool:
    return any(analysis.where.phrase[hit.start] in analysis.asking for hit in analysis.found.get(ALIKE, ()))


def _is_aspect(hit: Hit, completion: Completion, analysis: Analysis, forms: Collection[str]) -> bool:
    """Whether ``hit`` asks about the completed frame: a word that only asks does so beside another word of the frame."""
    phrase, found = analysis.where.phrase, analysis.found
    return hit.concept not in forms or any(
        phrase[beside.start] == phrase[hit.start] for name in completion.met[:-1] for beside in found[name]
    )


def _independent(first: str, second: str, evidence: Evidence, near: Collection[str]) -> bool:
    """Whether what is said of one topic does not belong to the other: other things, or other aspects of a near topic."""
    pairs = product(evidence.frames[first], evidence.frames[second])
    return any(_disjoint(one, other) or (second in near and _disjoint(one, other, group=-1)) for one, other in pairs)


def _disjoint(one: Completion, other: Completion, group: int = 0) -> bool:
    """Whether what meets a group of either frame (the first: its thing, the last: its aspect) has no part in the other."""
    return one.met[group] not in other.met and other.met[group] not in one.met


def _apart(mine: Hit, yours: Hit, analysis: Analysis, *, joined: bool) -> bool:
    """Whether two aspects are asked about in two phrases, or in one that a joining word divides between them."""
    phrase = analysis.where.phrase
    first, second = sorted((mine.start, yours.start))
    if any(first < joint.start < second for joint in analysis.found.get(JOINT, ())):
        return True
    return "?" in analysis.where.text[first:second] if joined else phrase[first] != phrase[second]
