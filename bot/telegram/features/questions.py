"""The mode "questions": clear policy questions to all are answered as if they had been put to the bot."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.messages import Message
from bot.storage import outbox
from bot.telegram.conversion import Incoming
from bot.telegram.features.chat_settings import settings_in
from bot.telegram.features.mind import mind_of
from bot.telegram.features.to_all import is_question_to_all, may_be_to_all
from bot.telegram.handling import Desk, Feature


class Questions(Feature):
    """Listens to groups and turns such questions into addressed ones; in shadow mode too."""

    def listens(self, incoming: Incoming) -> bool:
        """Whether the message looks like a question at all, or may be one that was answered and is changed now."""
        return may_be_to_all(incoming) or incoming.kind == "edit"

    def adapt(self, incoming: Incoming, desk: Desk) -> Incoming:
        """The question as one to the bot, where the group's mode and hour allow it."""
        message = incoming.message
        if message is None or message.addressed or message.chat_type != "group":
            return incoming
        if incoming.kind == "edit":
            return _addressed(incoming, message) if _was_answered(incoming, desk) else incoming
        settings = settings_in(desk.standing.settings)
        if settings.mode not in ("questions", "shadow") or settings.is_quiet(desk.now):
            return incoming
        if not may_be_to_all(incoming):
            return incoming
        mind = mind_of(desk)
        heard = mind.understander.understand(message.text, message.now)
        if not is_question_to_all(heard, mind.kb):
            return incoming
        return _addressed(incoming, message)


def _addressed(incoming: Incoming, message: Message) -> Incoming:
    return replace(incoming, message=msgspec.structs.replace(message, addressed=True))


def _was_answered(incoming: Incoming, desk: Desk) -> bool:
    number = incoming.message_id
    return number is not None and bool(outbox.answers_to(desk.connection, incoming.place.chat_id, number))
