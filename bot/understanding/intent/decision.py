"""Decision: answer, offer up to three, or refuse; and whether a second topic is answered along."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.understanding.intent.analysis import JOINT, Analysis
from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.features import Evidence
from bot.understanding.intent.reading import Decision, Ranked

ANSWER_FROM = 0.5
"""Topics that together are this probable are answered,"""
SHARE = 0.55
"""if the first of them has this share of it,"""
LEAD = 1.6
"""and is so many times as probable as the next."""
UNFRAMED_FROM = 0.7
"""A topic of which no frame is complete must be this probable to be answered rather than offered."""
OFFER_FROM = 0.4
"""Topics that together are this probable are offered."""


def decide(ranked: Sequence[Ranked], none: float, evidence: Evidence) -> Decision:
    """What to do with a message whose topics are ``ranked``."""
    if not ranked or evidence.is_known_negative():
        return "refuse"
    some = 1.0 - none
    first = ranked[0].probability
    second = ranked[1].probability if len(ranked) > 1 else 0.0
    topic = ranked[0].topic
    sure = topic in evidence.frames or evidence.is_example_of(topic) or first >= UNFRAMED_FROM
    if sure and some >= ANSWER_FROM and first >= SHARE * some and first >= LEAD * second:
        return "answer"
    return "offer" if some >= OFFER_FROM else "refuse"


def second_intent(
    ranked: Sequence[Ranked], evidence: Evidence, analysis: Analysis, near: Mapping[str, Collection[str]]
) -> str | None:
    """The topic to be answered with the first: its frame is asked about too, in a phrase and words of its own.

    ``near``: for each topic those that people ask about in one breath with it.
    """
    if not ranked or ranked[0].topic not in evidence.frames or analysis.asks < 2:
        return None
    first = _asked_places(evidence, ranked[0].topic)
    for other in ranked[1:]:
        if other.topic not in near.get(ranked[0].topic, ()):
            continue
        second = _asked_places(evidence, other.topic)
        if any(_apart(mine, yours, analysis) for mine in first for yours in second):
            return other.topic
    return None


def _asked_places(evidence: Evidence, topic: str) -> list[Hit]:
    """Where the aspects of the topic's complete frames stand in phrases that ask."""
    return [hit for completion in evidence.frames.get(topic, ()) if completion.asked for hit in completion.asked_at]


def _apart(mine: Hit, yours: Hit, analysis: Analysis) -> bool:
    """Whether two aspects are asked about in two phrases, or in one that a joining word divides between them."""
    if mine.concept == yours.concept:
        return False
    phrase = analysis.where.phrase
    first, second = sorted((mine.start, yours.start))
    joints = analysis.found.get(JOINT, ())
    return phrase[first] != phrase[second] or any(first < joint.start < second for joint in joints)
