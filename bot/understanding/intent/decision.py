"""Decision: answer, offer up to three, or refuse; and whether a second topic is answered along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.understanding.intent.features import Evidence
from bot.understanding.intent.reading import Decision, Ranked

ANSWER_FROM = 0.55
"""A topic this probable is answered."""
LEAD = 1.6
"""... if it is so many times as probable as the next."""
OFFER_FROM = 0.5
"""Topics are offered if together they are this probable and none of them stands out."""
ALSO_FROM = 0.2
"""A second topic this probable is answered along, if a frame of its own is complete."""


def decide(ranked: Sequence[Ranked], none: float, *, masked: bool) -> Decision:
    """What to do with a message whose topics are ``ranked``; ``masked``: another platform is the place."""
    if masked or not ranked:
        return "refuse"
    first = ranked[0].probability
    second = ranked[1].probability if len(ranked) > 1 else 0.0
    if first >= ANSWER_FROM and first >= LEAD * second:
        return "answer"
    if 1.0 - none >= OFFER_FROM:
        return "offer"
    return "refuse"


def second_intent(ranked: Sequence[Ranked], evidence: Evidence, related: Mapping[str, frozenset[str]]) -> str | None:
    """The topic to be answered with the first: related to it, and recognised by words that the first does not need."""
    if len(ranked) < 2:
        return None
    first = ranked[0].topic
    for other in ranked[1:3]:
        if other.probability < ALSO_FROM or other.topic not in evidence.frames or first not in evidence.frames:
            continue
        if other.topic not in related.get(first, ()) and first not in related.get(other.topic, ()):
            continue
        mine = {name for completion in evidence.frames[first] for name in completion.met}
        if any(not set(completion.met) <= mine for completion in evidence.frames[other.topic]):
            return other.topic
    return None
