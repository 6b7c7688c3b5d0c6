"""What the dialogue decided to say, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from bot.messages import Kind
from bot.session import KnownFact
from handlers.result import Result
from knowledge.model import Entry, Point

Lead = Literal[
    "back_to",          # the conversation returns to an open question
    "contradicted",     # what the person took for granted is not the rule
    "cannot_know",      # the person does not know the fact that is missing, so the rule follows
    "can_wait",         # asked for in vain more than once: the fact can be told later
    "not_yet",          # what was asked for has not happened
    "not_read",         # an answer to our question that holds no usable value
    "all_there_is",     # asked on about something that the rule may not say
    "not_computed",     # a case that the rule does not settle
    "source",           # asked where the answer comes from
    "from_group",       # what was told in a group goes on in private
    "cannot_approve",   # asked the bot for something only the platform can do
]  # fmt: skip

Again = Literal["why", "gist"]


class Unsettled(Struct, frozen=True):
    """What is open about a day that was told: the readings between which its words leave it, none if it lies ahead."""

    text: str
    """The words that say it, empty where there are several."""
    readings: tuple[str, ...] = ()


class Decision(Struct, frozen=True):
    """One answer in the making: its kind, its topic, what was computed and what is asked for."""

    kind: Kind
    entry: Entry | None = None
    confidence: float = 0.0
    lead: Lead | None = None
    facts: Mapping[str, KnownFact] = {}
    result: Result | None = None
    asks: str | None = None
    problem: str | None = None
    problem_text: str = ""
    """The words that could not be read, to be shown back."""
    unsettled: Unsettled | None = None
    """What exactly is open about the value of ``asks`` that was told, where that is known."""
    choices: tuple[str, ...] = ()
    also: Decision | None = None
    left: tuple[str, ...] = ()
    """Questions of the message that neither topic answers, in the person's words."""
    shown: Mapping[str, str] = {}
    """Values for the placeholders of ``phrase``."""
    doubted: Mapping[str, KnownFact] = {}
    """Facts told before that a doubt takes back: they are shown, and nothing is computed from them."""
    rule_first: bool = False
    """Whether the rule itself was asked for, so that it goes before the question for a fact."""
    again: Again | None = None
    """Set where the reply before said the same, so that no more is said than why it is so, or the gist."""
    points: tuple[Point, ...] = ()
    """The single points of the rule that were asked about, to be said first."""
    phrase: str | None = None
    """For replies without a topic (greeting, thanks, help, unknown): which of the bot's own phrases."""


IGNORED = Decision(kind="ignored")
"""The bot stays silent."""
