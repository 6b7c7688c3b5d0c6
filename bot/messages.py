"""What goes into the assistant and what comes out: the same for every transport.

:class:`Reply` is the answer in the terms of the JSON-lines interface; transports turn it into their own world.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

ChatType = Literal["private", "group", "inline"]
Lang = Literal["zh-hans", "zh-hant", "en"]
Ability = Literal["remind", "files", "feedback"]
"""What a transport can do beyond showing text: keep a promise, hand over a file, count votes. No button is offered that
the transport could not honour, so a terminal and JSON lines, which declare none, show only what works there."""
Delivery = Literal["message", "edit", "notice"]
"""How the reply to a button is shown where there is a choice: as a new message, in place of the message whose button
was pressed, or as a short notice over the chat."""
Kind = Literal["answer", "computed", "ask", "choices", "unknown", "smalltalk", "cancelled", "ignored", "error"]


class Message(Struct, frozen=True, kw_only=True):
    """One message of a person, freed of its transport.

    ``now`` is the aware moment at which it was written. ``action`` is set instead of ``text`` when a button was
    pressed. ``addressed`` says that the transport knows the message is meant for the bot (a command, a mention, a reply
    to the bot); in a private chat every message is. ``own_lang`` is the language of the person's surroundings (their
    Telegram), which counts where neither the words nor the conversation tell one: 👍, ok, ?.
    """

    text: str
    now: datetime
    chat_type: ChatType = "private"
    lang: Lang | None = None
    own_lang: Lang | None = None
    action: str | None = None
    addressed: bool = True
    forwarded: bool = False
    abilities: frozenset[Ability] = frozenset()


class Kept(Struct, frozen=True):
    """How long an installation that stores what it is told keeps it; /privacy says so."""

    hours: float = 24
    """Conversations."""
    days: float = 90
    """Questions without an answer, and votes."""


class Button(Struct, frozen=True):
    """A choice to press; ``action`` is at most 64 bytes and means the same in every transport."""

    label: str
    action: str


class HeardFact(Struct, frozen=True):
    """A fact read from the message, in the notation of the JSON-lines interface."""

    kind: str
    value: Any
    span: tuple[int, int]


class SourceLine(Struct, frozen=True):
    """A source as shown to people: title, publisher, day of publication (ISO) or None."""

    title: str
    publisher: str
    date: str | None


class File(Struct, frozen=True):
    """A file that comes with a reply; ``name`` is plain ASCII."""

    name: str
    mime: str
    content: bytes


class ReminderRequest(Struct, frozen=True, kw_only=True, tag="remind"):
    """A promise to keep: ``text`` is to be sent to the person at ``remind_at`` (aware, China)."""

    topic: str
    result: str
    deadline: str
    """A day or a moment in the notation of the JSON-lines interface."""
    remind_at: datetime
    text: str
    lang: Lang


class Feedback(Struct, frozen=True, kw_only=True, tag="feedback"):
    """Somebody said whether an answer on ``topic`` helped."""

    topic: str
    helpful: bool


Effect = ReminderRequest | Feedback
"""What a transport has to do besides showing the reply."""


class Reply(Struct, frozen=True, kw_only=True):
    """The answer to one message. Fields as in the JSON-lines interface; ``html`` is the same text for Telegram.

    ``files``, ``effects`` and ``delivery`` are for transports that can do more than show text.
    """

    kind: Kind
    lang: Lang = "zh-hans"
    topic: str | None = None
    also: str | None = None
    choices: tuple[str, ...] = ()
    confidence: float = 0.0
    asks: str | None = None
    problem: str | None = None
    result: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    heard: tuple[HeardFact, ...] = ()
    steps: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    status: str | None = None
    text: str = ""
    html: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[File, ...] = ()
    effects: tuple[Effect, ...] = ()
    delivery: Delivery = "message"
