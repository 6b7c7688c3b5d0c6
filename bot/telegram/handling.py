"""One update handled in one transaction: what is known is read, the answer is made, all of it is written down.

Features come first, in their order, and the assistant answers what none of them takes. Everything here is plain code on
one connection; what must be asked of Telegram is asked in :meth:`Feature.prepare`, before the transaction begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from bot.keeping.links import topic_calculated
from bot.messages import Ability, Reply
from bot.session import Exchange, Quoted, Session
from bot.storage import chats, inbox, outbox
from bot.storage.lanes import Limits
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing, Placed
from bot.storage.sessions import Standing, read_standing, save_session, told_in_groups
from bot.storage.statements import lock_lane, lock_lanes
from bot.telegram.api import Api
from bot.telegram.conversion import Incoming, Reference
from bot.telegram.ports import Knowledge
from bot.telegram.replies import about, as_edits, callback_answer, shown

_GONE = ("left", "kicked")


@dataclass
class Desk:
    """What handling an update works with: the transaction, the time, what is known, what was asked of Telegram."""

    connection: Connection
    now: datetime
    standing: Standing
    knowledge: Knowledge
    evidence: dict[str, Any] = field(default_factory=dict)
    """Results of Feature.prepare by the feature's class name."""
    changed: bool = False
    """Whether anything was written: an update without any effect is not even noted."""


class Feature:
    """Something the bot can do beyond answering. Override what is needed; the defaults do nothing."""

    async def prepare(self, incoming: Incoming, api: Api) -> Any:
        """Asks Telegram what handling needs to know (network allowed here only); kept in Desk.evidence if not None."""
        del incoming, api

    ability: Ability | None = None
    """What the assistant may offer because of this feature."""
    tick_seconds: float | None = None
    """How often :meth:`tick` is called; None: never."""

    def tick(self, connection: Connection, now: datetime) -> list[Outgoing]:
        """What is to be sent without being asked for, at ``now``; in a transaction. Several processes may call it."""
        del connection, now
        return []

    def listens(self, incoming: Incoming) -> bool:
        """Whether a group message that is not addressed to the bot is wanted all the same."""
        del incoming
        return False

    def comes_last(self, incoming: Incoming) -> bool:
        """Whether all that the person sent before, to whatever chat, must be dealt with first."""
        del incoming
        return False

    def adapt(self, incoming: Incoming, desk: Desk) -> Incoming:
        """The update as all features and the assistant are to see it; called before any :meth:`handle`."""
        del desk
        return incoming

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """What to send for ``incoming`` (possibly nothing), or None to leave it to the next."""
        del incoming, desk
        return None

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """The messages of the assistant's ``reply``, changed or added to."""
        del incoming, reply, desk
        return messages


@dataclass(frozen=True)
class Handled:
    """What became of an update."""

    result: str
    """``answered``, ``silent``, ``duplicate``, or ``flood``; for the statistics."""
    placed: Placed
    kind: str = ""
    """Kind of the assistant's reply."""


class Handler:
    """Handles updates with some features and the assistant."""

    def __init__(self, features: Sequence[Feature], knowledge: Knowledge, owner: int, limits: Limits) -> None:
        self.features = tuple(features)
        self.knowledge = knowledge
        self.owner = owner
        self.limits = limits
        self.abilities = frozenset({"files", *(feature.ability for feature in features if feature.ability)})

    async def prepare(self, incoming: Incoming, api: Api) -> dict[str, Any]:
        """What the features learn from Telegram beforehand."""
        evidence = {}
        for feature in self.features:
            found = await feature.prepare(incoming, api)
            if found is not None:
                evidence[type(feature).__name__] = found
        return evidence

    def handle(
        self, connection: Connection, incoming: Incoming, now: datetime, evidence: dict[str, Any], *, may_send: bool
    ) -> Handled:
        """Handles the update within the transaction of ``connection``; see Database.run.

        ``may_send``: the first message may be claimed for sending at once, the overall rate allows it.
        """
        incoming, standing = _standing_of(connection, incoming, now)
        if standing.update_state in ("done", "parked"):
            return Handled("duplicate", Placed([], {}))
        desk = Desk(connection, now, standing, self.knowledge, evidence)
        if not standing.reachable and incoming.kind in ("message", "edit"):  # who blocks the bot may still look up
            chats.mark_reachable(connection, incoming.place.chat_id, now)
        messages, kind = self._messages(incoming, desk)
        messages = _of_person(incoming, _with_callback_answer(incoming, messages))
        if messages or desk.changed or standing.update_state is not None:
            inbox.finish(connection, incoming.update_id, now)
        lane = standing.lane if may_send else None
        placed = outbox.place(connection, messages, now, owner=self.owner, lane=lane, limits=self.limits)
        return Handled("answered" if messages else "silent", placed, kind)

    def _messages(self, incoming: Incoming, desk: Desk) -> tuple[list[Outgoing], str]:
        for feature in self.features:
            incoming = feature.adapt(incoming, desk)
        for feature in self.features:
            messages = feature.handle(incoming, desk)
            if messages is not None:
                desk.changed = True
                return messages, type(feature).__name__.lower()
        if incoming.moved is not None:
            chats.move(desk.connection, *incoming.moved, desk.now)
            desk.changed = True
        elif incoming.kind == "membership":
            _note_membership(incoming, desk)
        elif incoming.message is not None and incoming.kind in ("message", "edit", "press"):
            return self._ask(incoming, desk)
        return [], ""

    def _ask(self, incoming: Incoming, desk: Desk) -> tuple[list[Outgoing], str]:
        """The assistant's answer."""
        standing, message = desk.standing, incoming.message
        latest = incoming.kind == "edit" and incoming.message_id is not None
        latest = latest and incoming.message_id == standing.question_id
        before = standing.session
        if incoming.kind == "edit":
            before = standing.before if latest else _only_language(standing.session)
        if message is None:
            return [], ""
        message = msgspec.structs.replace(message, abilities=self.abilities)
        turn = desk.knowledge.assistant.respond(message, before, _quoted(incoming, desk))
        if turn.reply.kind == "ignored":
            return [], "ignored"
        if incoming.kind != "edit" or latest:
            question = incoming.message_id if incoming.kind != "press" else None
            save_session(desk.connection, incoming.place, turn.session, before, question, desk.now)
        messages = shown(incoming, turn.reply, turn.exchange)
        for feature in self.features:
            messages = feature.after(incoming, turn.reply, messages, desk)
        if incoming.kind == "edit" and incoming.message_id is not None and messages:
            earlier = outbox.answers_to(desk.connection, incoming.place.chat_id, incoming.message_id)
            messages = as_edits(messages, earlier)
        return messages, turn.reply.kind


def _standing_of(connection: Connection, incoming: Incoming, now: datetime) -> tuple[Incoming, Standing]:
    """What is known of the update's conversation; and the update, as one of the supergroup if its group became one.

    A group may still be spoken in when its move is being told, and its old messages keep their buttons. Their ids mean
    nothing in the supergroup.
    """
    lock_lanes(connection, incoming.moved or (incoming.place.chat_id,))
    standing = read_standing(connection, incoming.update_id, incoming.place, now)
    new = standing.moved_to
    if new is None or incoming.kind in ("migration", "membership"):
        return incoming, standing
    lock_lane(connection, new)
    place = replace(incoming.place, chat_id=new)
    incoming = replace(incoming, place=place, message_id=None, reference=None)
    return incoming, read_standing(connection, incoming.update_id, place, now)


def _with_callback_answer(incoming: Incoming, messages: list[Outgoing]) -> list[Outgoing]:
    """A press is always answered, or the button keeps turning."""
    answered = any(message.method == "answerCallbackQuery" for message in messages)
    if incoming.kind != "press" or incoming.query_id is None or answered:
        return messages
    return [callback_answer(incoming.query_id), *messages]


def _of_person(incoming: Incoming, messages: list[Outgoing]) -> list[Outgoing]:
    """The messages; what has no chat (answers to presses and look-ups) marked as the person's it is for."""
    return [about(message, incoming) if message.chat_id is None else message for message in messages]


def _only_language(session: Session) -> Session:
    return Session(lang=session.lang, chosen_lang=session.chosen_lang)


def _quoted(incoming: Incoming, desk: Desk) -> Quoted | None:
    """What the message replies to; the bot's own messages with what they stand for."""
    reference = incoming.reference
    if incoming.private and incoming.command == "start" and (told := _told_in_groups(incoming, desk)) is not None:
        return Quoted(text="", from_bot=True, exchange=told)
    if incoming.kind == "press" and incoming.message_id is not None:
        reference = Reference(incoming.message_id, "", from_bot=True)
    if reference is None:
        return None
    if not reference.from_bot:
        return Quoted(text=reference.text, own=reference.own)
    place = incoming.place
    _, exchange, asker = memory_of(desk.connection, place.chat_id, reference.message_id)
    return Quoted(text=reference.text, from_bot=True, exchange=exchange, own=incoming.private or asker == place.user_id)


def _told_in_groups(incoming: Incoming, desk: Desk) -> Exchange | None:
    """What the person told in a group of the matter that a link into the private chat goes on with."""
    topic = topic_calculated(incoming.message.text.partition(" ")[2]) if incoming.message is not None else None
    if topic is None:
        return None
    return told_in_groups(desk.connection, incoming.place.user_id, topic, desk.now)


def _note_membership(incoming: Incoming, desk: Desk) -> None:
    """The bot was blocked, removed, or let in again."""
    change = incoming.wire.my_chat_member if incoming.wire is not None else None
    if change is None or desk.standing.moved_to is not None:
        return
    desk.changed = True
    if change.new_chat_member.status in _GONE:
        chats.mark_unreachable(desk.connection, incoming.place.chat_id, desk.now, "the bot was removed or blocked")
    else:
        chats.mark_reachable(desk.connection, incoming.place.chat_id, desk.now)
