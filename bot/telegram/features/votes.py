"""Helpful or not: a voice on an answer, counted by topic; the person only as a hash."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.messages import Feedback, Reply
from bot.storage import feedback
from bot.storage.identity import Identity
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing
from bot.storage.tables import OutboxRow
from bot.telegram.conversion import Incoming
from bot.telegram.handling import Desk, Feature


class Votes(Feature):
    """Keeps what people say of answers."""

    ability = "feedback"

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """Writes down the voices in the reply; another one on the same answer replaces the first."""
        for effect in reply.effects:
            if isinstance(effect, Feedback) and (answer := self._answer(incoming, desk)) is not None:
                person = self._identity.person(incoming.place.user_id)
                version = desk.knowledge.version
                feedback.give(desk.connection, person, answer, effect.topic, effect.helpful, version, desk.now)
        return messages

    def _answer(self, incoming: Incoming, desk: Desk) -> int | None:
        """The row of the message whose button was pressed; the first one if it was edited since."""
        chat, message = incoming.place.chat_id, incoming.message_id
        if message is None:
            return None
        rows = select(func.min(OutboxRow.id)).where(OutboxRow.chat_id == chat, OutboxRow.message_id == message)
        first: int | None = desk.connection.execute(rows).scalar_one()
        return memory_of(desk.connection, chat, message).row if first is None else first
