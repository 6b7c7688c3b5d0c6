"""What ties a message to topics, and the topic that is chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from bot.session import Exchange, Session
from bot.understanding.intent import IntentReading

NEW_SESSION = Session()


class Belonging(NamedTuple):
    """What ties a message to a topic besides its words for the topic itself."""

    fits: Callable[[str], bool]
    """Whether the message holds facts for the topic."""
    answers: Callable[[], bool]
    """Whether the message tells the very fact that was asked for."""
    asks_only: Callable[[str], bool]
    """Whether the message asks for a result of the topic and says nothing else."""
    computes: Callable[[str], bool]
    """Whether there is anything to compute on the topic."""
    asks_point: Callable[[str], bool]
    """Whether the message is short, tells nothing and asks about a single point of the topic's rule."""
    related: Callable[[str, str], bool]
    """Whether people ask about the one topic next to the other."""
    neighbours: Callable[[str], tuple[str, ...]]
    """The topics that people ask about next to one."""
    by_name: Callable[[str], bool]
    """Whether the message names all that a result of the topic needs, beside its value: 投诉有两次."""
    may_have_meant: Callable[[str], bool]
    """Whether the question at hand may have been about the topic."""
    completes: Callable[[], str | None]
    """The one topic next to the one at hand of which the message tells by name all that a result needs, if it tells
    nothing of what was asked for."""
    names_instead: Callable[[], str | None]
    """The one topic next to the one at hand that counts what the message names, and the one at hand does not."""
    tells_news: Callable[[], bool]
    """Whether the message may change what was told on the topic at hand, in words of which no fact was read."""


class TopicChoice(Struct, frozen=True):
    """The topic chosen and the exchange it goes on from (None for a new question)."""

    topic: str | None
    base: Exchange | None = None
    session: Session = NEW_SESSION
    """The session with the exchange taken out that the choice goes on from, and others parked."""
    returned: bool = False
    """The conversation came back to a question left open."""
    offers: tuple[str, ...] = ()
    also: str | None = None
    """A second topic that was picked along with it."""
    asked_again: bool = False
    """The message only picks: what is asked stands in the question for which the topics were offered."""
    reading: IntentReading | None = None
    """The reading that decided, where it was not the message's own."""


def stated_topic(reading: IntentReading) -> str | None:
    """The topic that a message names by itself, if it does."""
    return reading.ranked[0].topic if reading.decision == "answer" and reading.ranked else None
