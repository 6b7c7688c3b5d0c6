"""What goes into an action on a computed answer, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot.conversation.decision import Decision
from bot.messages import Delivery, Effect, File, Lang, Message
from bot.rendering.buttons import Rows
from bot.rendering.document import Document, block
from bot.rendering.phrases import phrase
from bot.rendering.reader import words_of
from bot.rendering.values import Shown, Words, fill
from bot.session import Exchange, Session
from knowledge.model import CHINA, Text


@dataclass(frozen=True)
class Asking:
    """Somebody's wish about an answer: the message, the reader's language, and the exchange that it is about."""

    message: Message
    lang: Lang
    session: Session
    exchange: Exchange | None

    @property
    def now(self) -> datetime:
        """When the wish was expressed, in China time."""
        return self.message.now.astimezone(CHINA)

    @property
    def words(self) -> Words:
        """The language in which texts for this reader are kept."""
        return words_of(self.lang)

    @property
    def can_remind(self) -> bool:
        """Whether a reminder can be promised here: to one person, by a transport that keeps it."""
        return self.message.chat_type == "private" and "remind" in self.message.abilities

    def turned_to(self, exchange: Exchange) -> Session:
        """The session with ``exchange`` as what the conversation is about; an open question on another topic waits."""
        current = self.session.current
        same = current is not None and current.topic == exchange.topic
        session = msgspec.structs.replace(self.session, current=None) if same else self.session.park()
        return msgspec.structs.replace(session, current=exchange)

    def text(self, text: Text) -> str:
        """``text`` in the reader's language; the script is settled when the reply is written."""
        return text.zh if self.words == "zh" else text.en

    def phrase(self, key: str, **values: Shown) -> str:
        """One of the bot's own phrases, filled."""
        return fill(phrase(key), self.words, values)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What to say and to do. ``document`` and ``rows`` replace what the decision would be rendered to."""

    decision: Decision
    session: Session
    exchange: Exchange | None
    document: Document | None = None
    rows: Rows | None = None
    files: tuple[File, ...] = ()
    effects: tuple[Effect, ...] = ()
    delivery: Delivery = "message"


def notice(asking: Asking, text: str, *effects: Effect) -> Outcome:
    """A short remark over the chat that changes nothing in the conversation."""
    return Outcome(
        decision=Decision("smalltalk", confidence=1.0),
        document=(block("text", text),),
        rows=(),
        effects=effects,
        session=asking.session,
        exchange=None,
        delivery="notice",
    )
