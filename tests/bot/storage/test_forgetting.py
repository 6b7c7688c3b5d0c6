"""What is forgotten: a person at their word, and by itself what is old; what is due, and others', stays."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.session import Session
from bot.storage import (
    chats,
    deliveries,
    feedback,
    inbox,
    notices,
    outbox,
    people,
    reminders,
    retention,
    unanswered,
)
from bot.storage.engine import Database
from bot.storage.outbox import Outgoing
from bot.storage.retention import Retention
from bot.storage.sessions import Place, save_session
from bot.storage.tables import Base, ChatRow, ReminderRow, UpdateRow
from tests.bot.storage.records import ANN, BEN, GROUP, KEY, NOW, later, session


def _fill(connection: Connection, user: int) -> None:
    """Something about a person in every table."""
    place = Place(user, 0, user)
    save_session(connection, place, session("private"), Session(), 1, NOW)
    save_session(connection, Place(GROUP, 0, user), session("group"), Session(), 1, NOW)
    chats.save_settings(connection, user, {"lang": "en"}, NOW)
    texts = [
        Outgoing(method="sendMessage", payload={"text": "hi"}, chat_id=chat, user_id=user) for chat in (user, GROUP)
    ]
    outbox.place(connection, texts, NOW)
    reminders.add(connection, place, NOW, {"topic": "vip-exit"}, NOW)
    feedback.give(connection, KEY.person(user), 1, "vip-exit", True, "v1", NOW)
    unanswered.add(connection, f"question of {user}", "en", KEY.person(user), NOW)
    notices.may_tell(connection, user, NOW, later(minutes=1))
    inbox.park(connection, user, json.dumps({"update_id": user, "message": {"from": {"id": user}}}), "x", NOW)


def _count(connection: Connection) -> int:
    return sum(
        connection.execute(select(func.count()).select_from(t)).scalar_one() for t in Base.metadata.sorted_tables
    )


async def test_forgetting_a_person_leaves_nothing_of_them_and_everything_of_others(database: Database) -> None:
    def work(connection: Connection) -> None:
        _fill(connection, BEN)
        others = _count(connection)
        _fill(connection, ANN)
        shown = people.export(connection, ANN, KEY.person(ANN))
        assert all(shown.values()), "every table shows something"
        assert json.loads(json.dumps(shown)) == shown
        people.erase(connection, ANN, KEY.person(ANN))
        assert not any(people.export(connection, ANN, KEY.person(ANN)).values())
        assert _count(connection) == others + 1, (
            "the number of the update stays, empty, so that it is not handled again"
        )
        assert all(people.export(connection, BEN, KEY.person(BEN)).values())

    await database.run(work)


async def test_a_message_under_way_leaves_nothing_when_it_arrives_after_forgetting(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [Outgoing(method="sendMessage", payload={"text": "x"}, chat_id=ANN, user_id=ANN)], NOW)
        send = outbox.claim(connection, ANN, 1, NOW, outbox.Limits())
        assert isinstance(send, outbox.Send)
        people.erase(connection, ANN, KEY.person(ANN))
        deliveries.mark_sent(connection, send.id, 5, NOW)
        deliveries.put_back(connection, send.id, NOW, "502")
        assert not any(people.export(connection, ANN, KEY.person(ANN)).values())

    await database.run(work)


async def test_retention_deletes_what_is_old_and_keeps_what_is_due(database: Database) -> None:
    def work(connection: Connection) -> None:
        _fill(connection, ANN)
        inbox.finish(connection, 1, NOW)
        kept = Retention()
        retention.clear(connection, kept, later(hours=23))
        left = people.export(connection, ANN, KEY.person(ANN))
        assert [name for name, rows in left.items() if not rows] == ["notices"]
        retention.clear(connection, kept, later(hours=25))
        left = people.export(connection, ANN, KEY.person(ANN))
        assert {name for name, rows in left.items() if rows} == {
            *("chats", "feedback", "unanswered", "reminders", "outbox", "updates")
        }, "sessions are gone; what is still to be sent, or promised, stays"
        retention.clear(connection, kept, later(days=91))
        left = people.export(connection, ANN, KEY.person(ANN))
        assert {name for name, rows in left.items() if rows} == {"chats", "reminders", "outbox"}
        assert connection.execute(select(func.count()).select_from(UpdateRow)).scalar_one() == 0

    await database.run(work)


async def test_chats_of_which_nothing_matters_any_more_are_forgotten(database: Database) -> None:
    plain, silenced, gone, kept = range(ANN, ANN + 4)

    def left(connection: Connection, now: datetime) -> set[int]:
        retention.clear(connection, Retention(), now)
        return set(connection.execute(select(ChatRow.chat_id)).scalars())

    def work(connection: Connection) -> None:
        chats.mark_reachable(connection, plain, NOW)
        chats.silence(connection, silenced, NOW, later(hours=30))
        chats.mark_unreachable(connection, gone, NOW, "blocked")
        for chat in (gone, kept):
            chats.save_settings(connection, chat, {"mode": "silent"}, NOW)
        assert left(connection, later(hours=23)) == {plain, silenced, gone, kept}
        assert left(connection, later(hours=25)) == {silenced, gone, kept}
        assert left(connection, later(hours=31)) == {gone, kept}
        assert left(connection, later(days=91)) == {kept}

    await database.run(work)


async def test_a_reminder_that_nobody_wants_any_more_is_not_kept_until_it_would_have_been_due(
    database: Database,
) -> None:
    def work(connection: Connection) -> None:
        added = [reminders.add(connection, Place(user, 0, user), later(days=900), {}, NOW) for user in (ANN, ANN, BEN)]
        reminders.cancel(connection, added[0], ANN)
        chats.mark_unreachable(connection, BEN, NOW, "blocked")
        retention.clear(connection, Retention(), later(hours=23))
        assert len(connection.execute(select(ReminderRow.id)).all()) == 3
        retention.clear(connection, Retention(), later(hours=25))
        assert connection.execute(select(ReminderRow.id)).scalars().all() == [added[1]]

    await database.run(work)


def test_retention_is_a_setting_in_both_its_parts() -> None:
    assert {field.name for field in dataclasses.fields(Retention)} == {"sessions", "questions"}
