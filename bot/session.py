"""What the bot remembers of one conversation: (chat, thread, user). Plain records; storage keeps them as JSON."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from bot.messages import Lang

CONTEXT_LIFETIME = timedelta(hours=6)
"""How long an open question or an answer is leaned on; after that a message stands on its own."""

PARKED_LIMIT = 3


class KnownFact(Struct, frozen=True):
    """A fact a person told, in the notation of the JSON-lines interface.

    ``assumed`` names what the words left open and was chosen (``year``, ``month`` ...); the reply says so.
    """

    value: str | int | float | bool
    type: str
    assumed: tuple[str, ...] = ()
    other: str | None = None
    """The other reading of a date whose year, month or week was not said; taken if the first one cannot be."""


class Exchange(Struct, frozen=True, kw_only=True):
    """One question and what the bot made of it: the thing that follow-ups, corrections and replies refer to."""

    at: datetime
    topic: str | None = None
    goals: tuple[str, ...] = ()
    """The results that were asked for."""
    facts: dict[str, KnownFact] = {}
    asked: str | None = None
    """The fact the bot asked for and has not got yet."""
    in_vain: int = 0
    """How often it asked for that fact without getting it."""
    results: dict[str, str | int | float | bool] = {}
    rule_told: bool = False
    """The last reply told the rule itself."""
    choices: tuple[str, ...] = ()
    """Topics that were offered; ``question`` waits for one of them."""
    question: str = ""
    """The words that led here; read again for a topic that is chosen later."""
    told_nothing: bool = False
    """The question is known to tell no fact of the topic, so that it need not be read again for any."""
    theirs: bool = False
    """The case was told by somebody else, whose message was quoted."""
    beside: bool = False
    """The last message spoke of a day that is none of the facts (20号能走吗); so may the next do (25号呢)."""
    in_earnest: Exchange | None = None
    """The case as it is, where this one only supposes another (if it had been the 5th) or is somebody else's."""

    def open(self) -> bool:
        """Whether the bot waits for something: a fact or a choice."""
        return self.asked is not None or bool(self.choices)


class OpenReminder(Struct, frozen=True, kw_only=True):
    """The bot asked when to remind of ``result`` of ``exchange``, and waits for a time in words."""

    at: datetime
    exchange: Exchange
    result: str
    in_vain: int = 0
    """How often a message that followed could not be read as a time."""


class Session(Struct, frozen=True, kw_only=True):
    """State of one person in one chat (and forum thread)."""

    current: Exchange | None = None
    parked: tuple[Exchange, ...] = ()
    """Questions set aside when the topic changed, oldest first: those left open, and those answered from told facts."""
    lang: Lang | None = None
    chosen_lang: Lang | None = None
    """Language set with /language; overrules what a text looks like."""
    reminder: OpenReminder | None = None
    told_only_text: bool = False
    """It was said that pictures, voice messages and the like are not understood."""

    def alive(self, now: datetime) -> Session:
        """The session as it counts at ``now``: exchanges older than the context lifetime are forgotten."""
        fresh = self.current if self.current and now - self.current.at <= CONTEXT_LIFETIME else None
        parked = tuple(item for item in self.parked if now - item.at <= CONTEXT_LIFETIME)
        reminder = self.reminder if self.reminder and now - self.reminder.at <= CONTEXT_LIFETIME else None
        return msgspec.structs.replace(self, current=fresh, parked=parked, reminder=reminder)

    def park(self) -> Session:
        """The current exchange set aside if it waits for a fact or holds some, so that one can come back to it."""
        current = self.current
        if current is None or not (current.open() or current.facts):
            return msgspec.structs.replace(self, current=None)
        rows = [item for item in self.parked if item.topic != current.topic] + [current]
        while len(rows) > PARKED_LIMIT:
            rows.remove(next((item for item in rows if not item.open()), rows[0]))
        return msgspec.structs.replace(self, current=None, parked=tuple(rows))


class Quoted(Struct, frozen=True, kw_only=True):
    """The message that a message replies to."""

    text: str
    from_bot: bool = False
    exchange: Exchange | None = None
    """What the bot had made of the question, if the quoted message is the bot's."""
    own: bool = True
    """The quoted answer was given to the person who now replies, or the quoted message is their own."""


def encode(record: Session | Exchange) -> str:
    """JSON text of a session or exchange, for storage."""
    return msgspec.json.encode(record).decode()


def decode_session(text: str) -> Session:
    """The session in a JSON text; raises msgspec.ValidationError for anything else."""
    return msgspec.json.decode(text, type=Session)


def decode_exchange(text: str) -> Exchange:
    """The exchange in a JSON text; raises msgspec.ValidationError for anything else."""
    return msgspec.json.decode(text, type=Exchange)
