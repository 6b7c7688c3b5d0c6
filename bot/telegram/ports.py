"""What the transport needs of the rest of the bot, and no more."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.messages import Message, Reply
from bot.session import Exchange, Quoted, Session

Clock = Callable[[], datetime]
"""The present moment, aware."""

Monotonic = Callable[[], float]
"""Seconds that only ever grow; nobody sets this clock."""


class Turn(Protocol):
    """The outcome of one message."""

    @property
    def reply(self) -> Reply:
        """What to show."""

    @property
    def session(self) -> Session:
        """What to keep."""

    @property
    def exchange(self) -> Exchange | None:
        """What the bot's message stands for."""


class Answering(Protocol):
    """The assistant."""

    def respond(self, message: Message, session: Session, quoted: Quoted | None = None) -> Turn:
        """The answer to a message; pure."""


class Knowledge:
    """The assistant in use and the version of its knowledge base; replaced whole when it is loaded again."""

    def __init__(self, load: Callable[[], Answering], version_of: Callable[[Answering], str]) -> None:
        """``load`` reads and validates; it raises if anything is wrong."""
        self._load = load
        self._version_of = version_of
        self.assistant = self._loaded()

    @property
    def version(self) -> str:
        """Version of the knowledge base in use."""
        return self._version_of(self.assistant)

    def reload(self) -> str:
        """Loads anew and, if all is well, puts it in place; gives the new version. Else raises and changes nothing."""
        self.assistant = self._loaded()
        return self.version

    def _loaded(self) -> Answering:
        """A new assistant, set aside from the garbage collector, which else walks over all of it (0.1 s) in vain."""
        assistant = self._load()
        gc.collect()
        gc.freeze()
        return assistant
