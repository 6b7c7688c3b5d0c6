"""Reminders: kept when promised, listed, cancelled, and sent when due, once, however often the bot was restarted."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from bot.keeping.reminder_messages import due, listing
from bot.messages import Lang, ReminderRequest, Reply
from bot.storage import reminders
from bot.storage.outbox import Outgoing
from bot.storage.reminders import Reminder, details_in
from bot.storage.sessions import Place
from bot.storage.tables import ReminderRow
from bot.telegram.conversion import Incoming
from bot.telegram.features.in_place import edited
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import about, callback_answer, keyboard, text_message

_LOG = logging.getLogger(__name__)
_FAILED = "<b>reminders</b>\nnot sent, for they cannot be worded (failed in the table reminders): {}"
_AT_ONCE = 50
_SHOWN = 20
_STOP = re.compile(r"unremind:(\d{1,18})")


class Reminders(Feature):
    """All of it but the dialogue about when, which is the assistant's."""

    ability = "remind"
    tick_seconds = 1.0

    def __init__(self, operators: Iterable[int] = ()) -> None:
        self._operators = tuple(operators)

    def after(self, incoming: Incoming, reply: Reply, messages: list[Outgoing], desk: Desk) -> list[Outgoing]:
        """Keeps the promises in the reply; the same promise twice is one."""
        for effect in reply.effects:
            if isinstance(effect, ReminderRequest) and incoming.private:
                details = msgspec.to_builtins(effect)
                waiting = reminders.waiting_of(desk.connection, incoming.place.user_id)
                if all(item.details != details for item in waiting):
                    reminders.add(desk.connection, incoming.place, effect.remind_at, details, desk.now)
        return messages

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The list, or what a button on it or on a reminder does."""
        if incoming.kind == "message" and incoming.private and incoming.command == "reminders":
            reply = _listing(incoming.place.user_id, lang_for(incoming, desk), desk.connection)
            place = incoming.place
            shown = text_message(place.chat_id, reply.html, thread_id=place.thread_id, markup=keyboard(reply.buttons))
            return [about(shown, incoming)]
        action = incoming.message.action if incoming.message is not None else None
        press = _STOP.fullmatch(action or "") if incoming.kind == "press" else None
        return self._stop(incoming, int(press[1]), desk) if press is not None else None

    def _stop(self, incoming: Incoming, number: int, desk: Desk) -> list[Outgoing]:
        query, lang = incoming.query_id or "", lang_for(incoming, desk)
        reminder = _reminder(desk.connection, number, incoming.place.user_id)
        if reminder is None:
            return [callback_answer(query, told("button_expired", lang))]
        if reminders.cancel(desk.connection, number, incoming.place.user_id):
            answers = [callback_answer(query, told("reminder_cancelled", lang))]
            if incoming.message_id is not None:
                left = _listing(incoming.place.user_id, lang, desk.connection)
                markup = keyboard(left.buttons)
                answers.append(edited(incoming.place.chat_id, incoming.message_id, left.html, markup))
            return answers
        stopped = self._stop_same(reminder, desk.connection)
        key = "reminder_stopped" if stopped else "reminder_no_more"
        return [callback_answer(query, told(key, lang, number=stopped)), *_without_button(incoming)]

    def _stop_same(self, sent: Reminder, connection: Connection) -> int:
        """Cancels the reminders of the same deadline that still wait; gives their number."""
        same = [
            item
            for item in reminders.waiting_of(connection, sent.place.user_id)
            if _matter(item.details) == _matter(sent.details)
        ]
        return sum(reminders.cancel(connection, item.id, sent.place.user_id) for item in same)

    def tick(self, connection: Connection, now: datetime) -> list[Outgoing]:
        """The messages of reminders that are due: in the outbox in the same transaction that closes them.

        One that cannot be worded is closed too, lest it keep all others from being sent; the operators are told.
        """
        messages, failed = [], []
        for reminder in reminders.due(connection, now, _AT_ONCE):
            try:
                messages.append(_worded(reminder, now))
            except Exception as error:
                _LOG.error("reminder %s cannot be worded: %s", reminder.id, type(error).__name__)
                failed.append(str(reminder.id))
                reminders.mark_failed(connection, reminder.id)
            else:
                reminders.mark_sent(connection, reminder.id)
        alert = _FAILED.format(", ".join(failed))
        return messages + [text_message(operator, alert) for operator in self._operators if failed]


def _worded(reminder: Reminder, now: datetime) -> Outgoing:
    place = reminder.place
    reply = due(msgspec.convert(reminder.details, ReminderRequest), reminder.id, now)
    message = text_message(place.chat_id, reply.html, thread_id=place.thread_id, markup=keyboard(reply.buttons))
    return msgspec.structs.replace(message, user_id=place.user_id)


def _listing(user_id: int, lang: Lang | None, connection: Connection) -> Reply:
    shown = []
    for item in reminders.waiting_of(connection, user_id):
        with contextlib.suppress(msgspec.ValidationError):
            shown.append((item.id, msgspec.convert(item.details, ReminderRequest)))
    return listing(shown[:_SHOWN], lang or "zh-hans")


def _reminder(connection: Connection, number: int, user_id: int) -> Reminder | None:
    """A person's reminder in whatever state."""
    query = select(ReminderRow).where(ReminderRow.id == number, ReminderRow.user_id == user_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Reminder(row.id, Place(row.chat_id, row.thread_id, row.user_id), row.due_at, details_in(row.details))


def _matter(details: dict[str, object]) -> tuple[object, ...]:
    """What a reminder is about."""
    return details.get("topic"), details.get("result"), details.get("deadline")


def _without_button(incoming: Incoming) -> list[Outgoing]:
    """The reminder without its button, which has done its work."""
    if incoming.message_id is None:
        return []
    payload = {"message_id": incoming.message_id}
    return [Outgoing(method="editMessageReplyMarkup", payload=payload, chat_id=incoming.place.chat_id)]
