"""Decision: answer, offer up to three, or refuse; and whether a second topic is answered along."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.features import Evidence
from bot.understanding.intent.reading import Decision, Ranked
from bot.understanding.intent.surface import Surface

ANSWER_FROM = 0.55
"""A topic this probable is answered."""
LEAD = 1.6
"""... if it is so many times as probable as the next."""
OFFER_FROM = 0.5
"""Topics are offered if together they are this probable and none of them stands out."""


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


def second_intent(ranked: Sequence[Ranked], evidence: Evidence, where: Surface) -> str | None:
    """The topic to be answered with the first: its frame is asked about too, in a phrase and words of its own."""
    if not ranked or ranked[0].topic not in evidence.frames:
        return None
    first = _asked_places(evidence, ranked[0].topic)
    for other in ranked[1:]:
        second = _asked_places(evidence, other.topic)
        if any(_apart(mine, yours, where) for mine in first for yours in second):
            return other.topic
    return None


def _asked_places(evidence: Evidence, topic: str) -> list[Hit]:
    """Where the aspects of the topic's complete frames stand in phrases that ask."""
    return [hit for completion in evidence.frames.get(topic, ()) if completion.asked for hit in completion.asked_at]


def _apart(mine: Hit, yours: Hit, where: Surface) -> bool:
    return where.phrase[mine.start] != where.phrase[yours.start] and mine.concept != yours.concept
