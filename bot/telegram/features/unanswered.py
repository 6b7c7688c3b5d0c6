"""Keeps what had no answer, for the operators: without the person, who is only a hash there."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from bot.commands import parse_command
from bot.messages import Reply
from bot.session import Exchange
from bot.storage import unanswered
from bot.storage.identity import Identity
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing
from bot.storage.tables import UnansweredRow
from bot.telegram.conversion import Incoming
from bot.telegram.handling import Desk, Feature

_LONGEST = 500


class Unanswered(Feature):
    """Writes down unknown questions, and offered topics that nobody picked."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """Adds the question if it was not answered; takes one back whose offered topic was picked now."""
        if reply.topic is not None:
            self._picked(incoming, reply.topic, desk)
        elif incoming.kind == "message" and reply.kind in ("unknown", "choices") and incoming.message is not None:
            question = _question(incoming.message.text)
            if question:
                person = self._identity.person(incoming.place.user_id)
                unanswered.add(desk.connection, question, reply.lang, person, desk.now)
        return messages

    def _picked(self, incoming: Incoming, topic: str, desk: Desk) -> None:
        """An offer counts as unanswered until one of its topics is picked."""
        for exchange in _offers(incoming, desk):
            if topic in exchange.choices and exchange.question:
                person = self._identity.person(incoming.place.user_id)
                latest = (
                    select(func.max(UnansweredRow.id))
                    .where(
                        UnansweredRow.person == person,
                        UnansweredRow.question == _question(exchange.question),
                        UnansweredRow.state == "open",
                    )
                    .scalar_subquery()
                )
                desk.connection.execute(delete(UnansweredRow).where(UnansweredRow.id == latest))


def _offers(incoming: Incoming, desk: Desk) -> list[Exchange]:
    """What the conversation was waiting for, or the message whose button was pressed."""
    if incoming.kind == "press" and incoming.message_id is not None:
        pressed = memory_of(desk.connection, incoming.place.chat_id, incoming.message_id).exchange
        return [pressed] if pressed is not None else []
    current = desk.standing.session.current
    return [current] if current is not None else []


def _question(text: str) -> str:
    """The words of a question, without the command they came with."""
    command = parse_command(text)
    if command is not None:
        text = command.argument if command.name == "ask" else ""
    return text.strip()[:_LONGEST]
