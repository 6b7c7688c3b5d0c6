"""Fragments: a message that names one thing and asks nothing (押金, 批发中心) is offered the topics about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.intent.analysis import Analysis
from bot.understanding.intent.features import EvidenceMaker
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.reading import Ranked
from bot.understanding.intent.stems import LATIN

OFFERED = 3
_SPARE, _SPARE_ENGLISH = 1, 2
"""So many characters and English words beside the name still make a fragment,"""
_PARTICLES = frozenset("的呢吧啊呀哦嘛那这个问")
"""not counting these."""


def named_topics(analysis: Analysis, maker: EvidenceMaker, found: Mapping[str, float]) -> tuple[Ranked, ...]:
    """The topics with a frame that starts with what a fragment names, at most three; nothing if it is no fragment.

    ``found``: the probability of topics.
    """
    if any(maker.is_other(hit.concept) for hit in analysis.hits):
        return ()
    ours = [hit for hit in analysis.hits if maker.is_ours(hit.concept)]
    longest = max(ours, key=lambda hit: hit.end - hit.start, default=None)
    if longest is None or any(hit.end <= longest.start or longest.end <= hit.start for hit in ours):
        return ()
    if _is_sentence(analysis):
        return ()
    named = {hit.concept for hit in ours}
    ranked = [Ranked(topic, found.get(topic, 0.0)) for topic in maker.starting_with(named)]
    ranked.sort(key=lambda one: (-one.probability, one.topic))
    return tuple(ranked[:OFFERED])


def _is_sentence(analysis: Analysis) -> bool:
    """Whether the message says more, in words that belong to no concept, than a name needs."""
    left = list(analysis.where.text)
    for hit in analysis.hits:
        left[hit.start : hit.end] = " " * (hit.end - hit.start)
    rest = "".join(left)
    spare = sum(is_han(character) and character not in _PARTICLES for character in rest)
    return spare > _SPARE or len(LATIN.findall(rest)) > _SPARE_ENGLISH
