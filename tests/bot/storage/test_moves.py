"""A group that became a supergroup: what goes along, and what is known of the old id afterwards."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from bot.session import Exchange, Session
from bot.storage import chats, deliveries, outbox, reminders, retention
from bot.storage.engine import Database
from bot.storage.outbox import Outgoing
from bot.storage.retention import Retention
from bot.storage.sessions import Place, read_standing, save_session
from bot.storage.tables import ChatRow

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
ANN, BEN = 501, 502
GROUP, SUPERGROUP = -77, -100077


def session(topic: str) -> Session:
    return Session(current=Exchange(at=NOW, topic=topic), lang="en")


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


async def test_a_group_that_becomes_a_supergroup_takes_everything_along(database: Database) -> None:
    def work(connection: Connection) -> None:
        chats.save_settings(connection, GROUP, {"mode": "questions"}, NOW)
        save_session(connection, Place(GROUP, 0, ANN), session("old"), Session(), 3, NOW)
        save_session(connection, Place(GROUP, 0, BEN), session("old"), Session(), 4, NOW)
        save_session(connection, Place(SUPERGROUP, 0, BEN), session("new"), Session(), 5, later(hours=1))
        reminders.add(connection, Place(GROUP, 0, ANN), NOW, {}, NOW)
        outbox.place(connection, [Outgoing(method="sendMessage", payload={"text": "x"}, chat_id=GROUP)], NOW)
        for _ in range(2):
            chats.move(connection, GROUP, SUPERGROUP, NOW)
        assert chats.settings_of(connection, SUPERGROUP) == {"mode": "questions"}
        assert read_standing(connection, 1, Place(SUPERGROUP, 0, ANN), NOW).session == session("old")
        assert read_standing(connection, 1, Place(SUPERGROUP, 0, BEN), NOW).session == session("new")
        assert read_standing(connection, 1, Place(GROUP, 0, ANN), NOW).session == Session()
        assert reminders.waiting_of(connection, ANN)[0].place.chat_id == SUPERGROUP
        assert outbox.open_chats(connection, NOW) == [SUPERGROUP]

    await database.run(work)


async def test_what_is_learnt_of_the_old_group_afterwards_touches_the_new_one_no_more(database: Database) -> None:
    def work(connection: Connection) -> None:
        chats.save_settings(connection, GROUP, {"mode": "silent"}, NOW)
        chats.move(connection, GROUP, SUPERGROUP, NOW)
        chats.mark_unreachable(connection, GROUP, later(seconds=1), "the bot left")
        chats.silence(connection, GROUP, later(seconds=2), later(days=1))
        chats.move(connection, GROUP, SUPERGROUP, later(seconds=3))
        standing = read_standing(connection, 1, Place(SUPERGROUP, 0, ANN), later(seconds=4))
        assert json.loads(standing.settings) == {"mode": "silent"}
        assert standing.reachable
        assert standing.lane.silent_until is None
        assert read_standing(connection, 1, Place(GROUP, 0, ANN), later(seconds=4)).moved_to == SUPERGROUP
        retention.clear(connection, Retention(), later(days=1.9))
        assert read_standing(connection, 1, Place(GROUP, 0, ANN), later(days=1.9)).moved_to == SUPERGROUP
        retention.clear(connection, Retention(), later(days=2.1))
        assert connection.execute(select(ChatRow.chat_id)).scalars().all() == [SUPERGROUP]

    await database.run(work)


async def test_what_waits_replies_to_no_message_of_the_old_group_and_changes_none(database: Database) -> None:
    def work(connection: Connection) -> None:
        reply = {"text": "a", "message_thread_id": 3, "reply_parameters": {"message_id": 2}}
        edit = {"text": "b", "message_id": 2, "reply_markup": {"inline_keyboard": []}}
        sent = [("sendMessage", reply), ("editMessageText", edit)]
        messages = [Outgoing(method=method, payload=payload, chat_id=GROUP) for method, payload in sent]
        outbox.place(connection, messages, NOW)
        chats.move(connection, GROUP, SUPERGROUP, NOW)
        chats.move(connection, SUPERGROUP, SUPERGROUP, NOW)
        for expected in ({"text": "a", "message_thread_id": 3}, {"text": "b"}):
            send = outbox.claim(connection, SUPERGROUP, 1, NOW, outbox.Limits(pace=timedelta(0)))
            assert isinstance(send, outbox.Send)
            assert (send.method, send.payload) == ("sendMessage", expected)
            deliveries.mark_sent(connection, send.id, 5, NOW)

    await database.run(work)
