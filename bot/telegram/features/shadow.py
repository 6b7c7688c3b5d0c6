"""The shadow mode: silent in the group, while the admin who set it is told in private what would have been said."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from bot.messages import Button, Lang
from bot.rendering.buttons import MAX_ACTION_BYTES, Rows
from bot.rendering.document import block
from bot.session import Quoted, Session
from bot.storage.outbox import Outgoing
from bot.storage.statements import lock_lane
from bot.storage.tables import ChatRow
from bot.telegram.conversion import Incoming
from bot.telegram.features.chat_settings import ChatSettings, Verdict, save, settings_in, settings_of
from bot.telegram.features.mind import title_of
from bot.telegram.features.settings import group_title
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.markup import split_html
from bot.telegram.replies import callback_answer, keyboard, text_message

_VERDICT = "judge"
_PRESS = re.compile(rf"{_VERDICT}:(?P<group>-\d{{1,18}}):(?P<topic>[a-z0-9-]{{1,64}}):(?P<word>yes|no)")
_ROOM = 3000
"""Most characters of what would have been said that are shown."""


def forget_admin(connection: Connection, user_id: int, now: datetime) -> None:
    """Takes a person out of the settings of groups; a group that only they heard of stays silent."""
    for chat_id in groups_told_to(connection, user_id):
        settings = _held_settings(connection, chat_id)
        if settings.shadow_admin == user_id:
            after = msgspec.structs.replace(settings, mode="silent", shadow_admin=None)
            save(connection, chat_id, after, now)


def groups_told_to(connection: Connection, user_id: int) -> list[int]:
    """The groups whose settings name the person as who hears what would have been said."""
    query = select(ChatRow.chat_id, ChatRow.settings).where(ChatRow.settings.contains(f'"shadow_admin":{user_id}'))
    rows = connection.execute(query.order_by(ChatRow.chat_id))
    return [row.chat_id for row in rows if settings_in(row.settings).shadow_admin == user_id]


def _held_settings(connection: Connection, group: int) -> ChatSettings:
    """The settings of another chat than the one at hand, kept from being changed by it until this transaction ends.

    Whoever holds the lane of a private chat may wait for a group's, never the other way round.
    """
    lock_lane(connection, group)
    return settings_of(connection, group)


class Shadow(Feature):
    """Suggestions to the admin, and the admin's verdicts, counted by topic with the group's settings."""

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """A suggestion instead of an answer; or what follows from a verdict."""
        message = incoming.message
        if message is None:
            return None
        press = _PRESS.fullmatch(message.action or "") if incoming.kind == "press" and incoming.private else None
        if press is not None:
            return self._judge(incoming, press, desk)
        if message.chat_type != "group" or not message.addressed:
            return None
        settings = settings_in(desk.standing.settings)
        if settings.mode != "shadow":
            return None
        asked = incoming.kind == "message" and incoming.command in (None, "ask")
        return self._suggest(incoming, settings, desk) if asked else []

    def _suggest(self, incoming: Incoming, settings: ChatSettings, desk: Desk) -> list[Outgoing]:
        message, admin = incoming.message, settings.shadow_admin
        if message is None or admin is None:
            return []
        reference = incoming.reference
        quoted = Quoted(text=reference.text, own=reference.own) if reference is not None else None
        reply = desk.knowledge.assistant.respond(message, Session(lang=message.lang), quoted).reply
        if reply.kind == "ignored" or not reply.html:
            return []
        lang = settings.lang or reply.lang
        title = title_of(reply.topic, desk, lang) if reply.topic else ""
        intro = block("small", told("shadow_intro", lang, group=group_title(incoming)))
        lead = told("shadow_reply", lang, title=title) if title else told("shadow_reply_plain", lang)
        asked = html((intro, block("text", message.text), block("small", lead)))
        text = f"{asked}\n\n{split_html(reply.html, _ROOM)[0]}"
        markup = keyboard(_buttons(incoming.place.chat_id, reply.topic, lang)) if reply.topic else None
        sent = text_message(admin, split_html(text)[0], markup=markup)
        # It holds somebody's words: whoever wrote them can have it deleted from what is kept.
        return [msgspec.structs.replace(sent, user_id=incoming.place.user_id or None)]

    def _judge(self, incoming: Incoming, press: re.Match[str], desk: Desk) -> list[Outgoing]:
        """Counts a verdict; a second one on the same suggestion replaces the first."""
        group, topic, approved = int(press["group"]), press["topic"], press["word"] == "yes"
        query, lang = incoming.query_id or "", desk.standing.session.lang
        settings = _held_settings(desk.connection, group)
        if incoming.place.user_id != settings.shadow_admin or incoming.message_id is None:
            return [callback_answer(query, told("button_expired", lang))]
        # Telegram numbers the messages of all private chats of a bot in one row.
        after = settings.judged(incoming.message_id, Verdict(topic, approved))
        save(desk.connection, group, after, desk.now)
        yes, no = after.counts()[topic]
        said = told("shadow_approved" if approved else "shadow_rejected", lang)
        count = told("shadow_count", lang, approved=yes, rejected=no)
        markup = keyboard(_buttons(group, topic, lang, approved))
        marked = Outgoing(
            method="editMessageReplyMarkup",
            payload={"message_id": incoming.message_id, "reply_markup": markup},
            chat_id=incoming.place.chat_id,
        )
        return [callback_answer(query, f"{said} · {count}"), marked]


def _buttons(group: int, topic: str, lang: Lang | None, approved: bool | None = None) -> Rows:
    """Approve and reject, the verdict marked; nothing where the topic's name is too long for a button."""
    row = []
    for word, label in (("yes", "button_approve"), ("no", "button_reject")):
        chosen = approved is (word == "yes")
        does = f"{_VERDICT}:{group}:{topic}:{word}"
        if len(does.encode()) <= MAX_ACTION_BYTES:
            row.append(Button(f"{'✓ ' if chosen else ''}{told(label, lang)}", does))
    return (tuple(row),) if row else ()
