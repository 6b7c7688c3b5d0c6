"""What the matcher says about a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Decision = Literal["answer", "offer", "refuse"]
Language = Literal["zh-hans", "zh-hant", "en"]
Span = tuple[int, int]


class Ranked(Struct, frozen=True):
    """A topic and how probable it is that the message asks for it."""

    topic: str
    probability: float


class IntentReading(Struct, frozen=True):
    """The matcher's view of one message. Spans count characters of the original text."""

    decision: Decision
    ranked: tuple[Ranked, ...]
    """The most probable topics, best first, at most five."""
    none: float
    """Probability that the message asks for no topic at all."""
    also: str | None
    """A second topic that is asked for in the same message and is to be answered with the first."""
    concepts: tuple[tuple[str, str, Span], ...]
    """Concept, the words in which it was found, their place."""
    repairs: tuple[tuple[str, str, Span], ...]
    """What was written, what was meant, its place."""
    foreign_platform: str | None
    """Another market place, if it is the place of the matter: then no topic applies."""
    frames: Mapping[str, tuple[tuple[str, ...], ...]]
    """For each topic the frames that were completed, as the concepts that met them."""
    normalised: str
    language: Language
    smalltalk: str | None
    """Kind of small talk of a message that carries nothing else: greeting, thanks, help, insult ..."""
    other_matter: bool = False
    """Whether it is about another programme, deposit or penalty and no topic of ours, so that it leans on none."""
    in_pinyin: bool = False
    """Whether the message is spelled in pinyin, as a whole or in words that were put right."""
    market_places: tuple[Span, ...] = ()
    """Where other market places are named, whether they are the place of the matter or not; bystanders apart."""

    @property
    def topic(self) -> str | None:
        """The first topic, unless the message is refused."""
        return None if self.decision == "refuse" or not self.ranked else self.ranked[0].topic
