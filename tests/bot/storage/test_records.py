"""Sessions, updates, chats, reminders, feedback, questions: each does what its room promises, on both engines."""

from __future__ import annotations

import asyncio
import json

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import Connection, select

from bot.session import Session
from bot.storage import (
    chats,
    feedback,
    inbox,
    notices,
    outbox,
    people,
    reminders,
    unanswered,
)
from bot.storage.engine import Database, PostgresDatabase
from bot.storage.outbox import Outgoing
from bot.storage.sessions import NOBODY, Place, read_standing, save_session
from bot.storage.tables import UpdateRow
from tests.bot.storage.databases import Postgres, is_reachable
from tests.bot.storage.records import ANN, BEN, GROUP, NOW, later, session


async def test_each_person_in_each_chat_and_thread_has_a_session_of_their_own(database: Database) -> None:
    places = [Place(GROUP, 0, ANN), Place(GROUP, 0, BEN), Place(GROUP, 9, ANN), Place(ANN, 0, ANN)]

    def work(connection: Connection) -> None:
        for number, place in enumerate(places):
            save_session(connection, place, session(f"t{number}"), Session(), number, NOW)
        for number, place in enumerate(places):
            standing = read_standing(connection, 1, place, NOW)
            assert (standing.session, standing.question_id) == (session(f"t{number}"), number)

    await database.run(work)


async def test_the_session_before_the_latest_message_is_kept_too(database: Database) -> None:
    def work(connection: Connection) -> None:
        place = Place(ANN, 0, ANN)
        save_session(connection, place, session("a"), Session(), 1, NOW)
        save_session(connection, place, session("b"), session("a"), 2, NOW)
        standing = read_standing(connection, 1, place, NOW)
        assert (standing.session, standing.before, standing.question_id) == (session("b"), session("a"), 2)

    await database.run(work)


async def test_nothing_is_kept_of_those_who_share_an_id(database: Database) -> None:
    def work(connection: Connection) -> None:
        place = Place(GROUP, 0, NOBODY)
        save_session(connection, place, session("a"), Session(), 1, NOW)
        assert read_standing(connection, 1, place, NOW).session == Session()

    await database.run(work)


async def test_an_update_goes_from_unknown_to_waiting_to_done_and_never_back(database: Database) -> None:
    def state(connection: Connection) -> str | None:
        return read_standing(connection, 7, Place(ANN, 0, ANN), NOW).update_state

    def work(connection: Connection) -> None:
        assert state(connection) is None
        inbox.remember(connection, 7, '{"update_id": 7}', NOW)
        assert state(connection) == "waiting"
        assert inbox.waiting(connection) == ['{"update_id": 7}']
        inbox.finish(connection, 7, NOW)
        inbox.remember(connection, 7, '{"update_id": 7}', NOW)
        assert state(connection) == "done"
        assert inbox.waiting(connection) == []
        assert connection.execute(select(UpdateRow.raw)).scalar_one() is None

    await database.run(work)


async def test_an_update_that_was_remembered_too_late_is_settled_and_no_other(database: Database) -> None:
    def work(connection: Connection) -> None:
        inbox.remember(connection, 7, '{"update_id": 7}', NOW)
        inbox.park(connection, 8, "{broken", "ValidationError", NOW)
        for number in (7, 8, 9):
            inbox.settle(connection, number)
        rows = connection.execute(select(UpdateRow.update_id, UpdateRow.state, UpdateRow.raw)).all()
        assert sorted(map(tuple, rows)) == [(7, "done", None), (8, "parked", "{broken")]

    await database.run(work)


async def test_parked_updates_are_kept_as_they_came(database: Database) -> None:
    def work(connection: Connection) -> None:
        inbox.park(connection, 8, "{broken", "ValidationError", NOW)
        assert inbox.parked_count(connection) == 1
        assert connection.execute(select(UpdateRow.raw, UpdateRow.error)).one() == ("{broken", "ValidationError")

    await database.run(work)


async def test_what_a_person_had_deleted_while_it_was_tried_is_not_parked_afterwards(database: Database) -> None:
    raw = json.dumps({"update_id": 7, "message": {"from": {"id": 501}, "text": "boom"}})

    def work(connection: Connection) -> None:
        inbox.remember(connection, 7, raw, NOW)
        people.erase(connection, 501, "hash")
        assert not inbox.park(connection, 7, raw, "RuntimeError", NOW)
        assert people.export(connection, 501, "hash")["updates"] == []
        assert inbox.parked_count(connection) == 0
        inbox.remember(connection, 8, raw, NOW)
        assert inbox.park(connection, 8, raw, "RuntimeError", NOW)

    await database.run(work)


async def test_what_is_parked_may_hold_what_no_database_takes(database: Database) -> None:
    def work(connection: Connection) -> None:
        inbox.park(connection, 8, "{a\x00b", "ValueError: \ud83d and \x00", NOW)
        assert connection.execute(select(UpdateRow.raw, UpdateRow.error)).one() == ("{ab", "ValueError: ? and ")

    await database.run(work)


async def test_only_the_persons_own_parked_updates_are_theirs(database: Database) -> None:
    """Also where what came is no JSON."""
    shown = {8: f'{{"from": {{"id": {ANN}}}, broken', 9: f'{{"from": {{"id": {ANN}7}}, broken', 10: f'{{"id":{ANN}'}

    def work(connection: Connection) -> None:
        for number, raw in shown.items():
            inbox.park(connection, number, raw, "ValidationError", NOW)
        assert [row["update_id"] for row in people.export(connection, ANN, "x")["updates"]] == [8, 10]
        people.erase(connection, ANN, "x")
        assert inbox.parked_count(connection) == 1

    await database.run(work)


async def test_settings_of_a_chat_survive_its_being_unreachable(database: Database) -> None:
    def work(connection: Connection) -> None:
        assert chats.settings_of(connection, GROUP) == {}
        chats.save_settings(connection, GROUP, {"mode": "silent", "quiet": [22, 8]}, NOW)
        chats.mark_unreachable(connection, GROUP, NOW, "kicked")
        assert not is_reachable(connection, GROUP)
        chats.mark_reachable(connection, GROUP, NOW)
        assert is_reachable(connection, GROUP)
        assert chats.settings_of(connection, GROUP) == {"mode": "silent", "quiet": [22, 8]}

    await database.run(work)


async def test_an_unreachable_chat_loses_what_waits_for_it_and_its_reminders_stop(database: Database) -> None:
    def work(connection: Connection) -> None:
        for chat in (ANN, BEN):
            outbox.place(connection, [Outgoing(method="sendMessage", payload={"text": "x"}, chat_id=chat)], NOW)
            reminders.add(connection, Place(chat, 0, chat), NOW, {}, NOW)
        assert chats.mark_unreachable(connection, ANN, NOW, "blocked") == 1
        assert outbox.open_chats(connection, NOW) == [BEN]
        assert [reminder.place.chat_id for reminder in reminders.due(connection, NOW, 9)] == [BEN]

    await database.run(work)


async def test_reminders_come_due_are_listed_and_cancelled_by_their_owner_only(database: Database) -> None:
    def work(connection: Connection) -> None:
        late = reminders.add(connection, Place(ANN, 0, ANN), later(days=2), {"topic": "b"}, NOW)
        soon = reminders.add(connection, Place(ANN, 0, ANN), later(days=1), {"topic": "a"}, NOW)
        assert [r.details["topic"] for r in reminders.waiting_of(connection, ANN)] == ["a", "b"]
        assert reminders.due(connection, later(hours=23), 9) == []
        assert [r.id for r in reminders.due(connection, later(days=3), 9)] == [soon, late]
        reminders.mark_sent(connection, soon)
        assert not reminders.cancel(connection, late, BEN)
        assert reminders.cancel(connection, late, ANN)
        assert not reminders.cancel(connection, late, ANN)
        assert reminders.due(connection, later(days=3), 9) == []

    await database.run(work)


async def test_two_processes_do_not_wait_for_each_others_reminders(postgres: Postgres) -> None:
    database = PostgresDatabase(await postgres.create())
    await database.open()
    places = [Place(person, 0, person) for person in (ANN, BEN)]
    numbers = await database.run(lambda c: [reminders.add(c, place, NOW, {}, NOW) for place in places])
    other = await asyncpg.connect(database.url.replace("+asyncpg", ""))
    async with other.transaction():
        await other.execute("SELECT id FROM reminders WHERE id = $1 FOR UPDATE", numbers[0])
        due = await asyncio.wait_for(database.run(lambda c: reminders.due(c, NOW, 9)), 60)
        assert [reminder.id for reminder in due] == numbers[1:]
    await other.close()
    await database.close()


async def test_each_person_has_one_voice_an_answer(database: Database) -> None:
    def work(connection: Connection) -> None:
        for person, helpful in (("ann", True), ("ben", False), ("ben", True), ("cat", False)):
            feedback.give(connection, person, 1, "vip-exit", helpful, "v1", NOW)
        feedback.give(connection, "ann", 2, "trustpass", False, "v1", NOW)
        assert feedback.counts(connection) == [("vip-exit", 2, 1), ("trustpass", 0, 1)]

    await database.run(work)


async def test_unanswered_questions_are_counted_as_one_in_any_width_and_script(database: Database) -> None:
    def work(connection: Connection) -> None:
        for question, person in (
            ("怎么开店", "a"),
            ("怎麼開店", "b"),
            ("怎么开店啊?", "a"),
            ("ＡＢＣ", "c"),
            ("abc", "c"),
        ):
            unanswered.add(connection, question, "zh-hans", person, NOW)
        found = unanswered.most_frequent(connection, 9)
        assert [(line.times, line.people) for line in found] == [(3, 2), (2, 1)]
        assert unanswered.close(connection, "怎么开店", "answered", "vip-exit") == 3
        assert unanswered.close(connection, "ABC", "dismissed") == 2
        assert unanswered.most_frequent(connection, 9) == []
        assert {answer for _, _, answer in unanswered.answered(connection)} == {"vip-exit"}

    await database.run(work)


async def test_a_person_is_told_to_slow_down_once_a_window(database: Database) -> None:
    told = await asyncio.gather(
        *(database.run(lambda c: notices.may_tell(c, ANN, NOW, later(minutes=1))) for _ in range(5))
    )
    assert sorted(told) == [False] * 4 + [True]
    assert not await database.run(lambda c: notices.may_tell(c, ANN, later(seconds=59), later(minutes=2)))
    assert await database.run(lambda c: notices.may_tell(c, ANN, later(seconds=60), later(minutes=2)))
    assert await database.run(lambda c: notices.may_tell(c, BEN, NOW, later(minutes=1)))
