"""Fragments: a message that names a thing and asks nothing (押金, 批发中心) is offered the topics about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.intent.analysis import Analysis
from bot.understanding.intent.features import EvidenceMaker
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.reading import Ranked
from bot.understanding.intent.stems import LATIN

OFFERED = 3
_SPARE = 2
"""So many characters (or English words) beside the name still make a fragment."""


def named_topics(analysis: Analysis, maker: EvidenceMaker, found: Mapping[str, float]) -> tuple[Ranked, ...]:
    """The topics with a frame that starts with what a fragment names, at most three; nothing if it is no fragment.

    ``found``: the probability of topics.
    """
    ours = {hit.concept for hit in analysis.hits if maker.is_ours(hit.concept)}
    if not ours or any(maker.is_other(hit.concept) for hit in analysis.hits) or _unexplained(analysis) > _SPARE:
        return ()
    about = {topic: ours & begins for topic, begins in maker.subjects.items() if ours & begins}
    if set().union(*about.values()) != ours:
        return ()
    ranked = [Ranked(topic, found.get(topic, 0.0)) for topic in about]
    ranked.sort(key=lambda one: (-one.probability, one.topic))
    return tuple(ranked[:OFFERED])


def _unexplained(analysis: Analysis) -> int:
    """How many Chinese characters and English words of the message belong to no concept."""
    left = list(analysis.where.text)
    for hit in analysis.hits:
        left[hit.start : hit.end] = " " * (hit.end - hit.start)
    rest = "".join(left)
    return sum(map(is_han, rest)) + len(LATIN.findall(rest))
