"""The outbox: order a chat, pacing, claims, and what is remembered of what was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.storage import chats, deliveries, outbox
from bot.storage.engine import Database
from bot.storage.lanes import Limits, read_lane
from bot.storage.outbox import Outgoing, Send
from bot.storage.tables import OutboxRow

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
LIMITS = Limits()
ME, OTHER = 11, 22
CHAT, GROUP = 1001, -1001


def message(text: str, chat_id: int | None = CHAT, **fields: Any) -> Outgoing:
    return Outgoing(method="sendMessage", payload={"text": text}, chat_id=chat_id, **fields)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def rows(connection: Connection) -> list[tuple[str, str]]:
    return [tuple(row) for row in connection.execute(select(OutboxRow.payload, OutboxRow.state).order_by(OutboxRow.id))]


def claimed(connection: Connection, at: datetime, owner: int = ME, chat_id: int = CHAT) -> Send:
    send = outbox.claim(connection, chat_id, owner, at, LIMITS)
    assert isinstance(send, Send)
    return send


async def test_a_free_chat_gets_its_first_message_at_once_and_the_next_in_turn(database: Database) -> None:
    def work(connection: Connection) -> None:
        lane = read_lane(connection, CHAT, NOW)
        placed = outbox.place(connection, [message("1"), message("2")], NOW, owner=ME, lane=lane, limits=LIMITS)
        assert [send.payload for send in placed.sends] == [{"text": "1"}]
        assert list(placed.wakes) == [CHAT]
        assert outbox.claim(connection, CHAT, ME, later(5), LIMITS) is None, "the first is still being sent"
        deliveries.mark_sent(connection, placed.sends[0].id, 71, NOW)
        assert outbox.claim(connection, CHAT, ME, later(0.4), LIMITS) == later(1.05), "one message a second"
        assert claimed(connection, later(1.05)).payload == {"text": "2"}

    await database.run(work)


async def test_without_leave_to_send_everything_waits(database: Database) -> None:
    def work(connection: Connection) -> None:
        placed = outbox.place(connection, [message("1")], NOW, owner=ME, lane=None)
        assert placed.sends == []
        assert placed.wakes == {CHAT: NOW}
        assert outbox.open_chats(connection, NOW) == [CHAT]

    await database.run(work)


async def test_a_busy_chat_keeps_its_order(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1")], NOW)
        lane = read_lane(connection, CHAT, NOW)
        assert outbox.place(connection, [message("2")], NOW, owner=ME, lane=lane).sends == []
        first = claimed(connection, NOW)
        deliveries.put_back(connection, first.id, later(30), "502", doubtful=True)
        assert outbox.claim(connection, CHAT, ME, later(29), LIMITS) == later(30)
        again = claimed(connection, later(30))
        assert (again.payload, again.failures, again.doubts) == ({"text": "1"}, 1, 1)
        deliveries.mark_sent(connection, again.id, 5, later(30))
        assert claimed(connection, later(32)).payload == {"text": "2"}

    await database.run(work)


async def test_the_pace_counts_from_when_telegram_answered(database: Database) -> None:
    """It may have taken the message at any time until then."""

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1"), message("2")], NOW)
        deliveries.mark_sent(connection, claimed(connection, NOW).id, 71, later(0.5))
        assert outbox.claim(connection, CHAT, ME, later(1.5), LIMITS) == later(1.55)
        assert claimed(connection, later(1.55)).payload == {"text": "2"}

    await database.run(work)


async def test_a_group_gets_twenty_messages_a_minute(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message(str(n), GROUP) for n in range(21)], NOW)
        for n in range(20):
            at = later(1.05 * n)
            deliveries.mark_sent(connection, claimed(connection, at, chat_id=GROUP).id, n, at)
        assert outbox.claim(connection, GROUP, ME, later(22), LIMITS) == later(61)
        assert claimed(connection, later(61.001), chat_id=GROUP).payload == {"text": "20"}

    await database.run(work)


async def test_a_silenced_chat_waits_as_long_as_telegram_said(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1")], NOW)
        chats.silence(connection, CHAT, NOW, later(37))
        assert outbox.claim(connection, CHAT, ME, later(1), LIMITS) == later(37)
        assert claimed(connection, later(37)).payload == {"text": "1"}

    await database.run(work)


async def test_silenced_chats_do_not_hide_one_that_is_free(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    free = CHAT + 3
    monkeypatch.setattr(outbox, "_OPEN_CHATS", outbox._OPEN_CHATS.limit(3))

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("x", chat) for chat in range(CHAT, free + 1)], NOW)
        for chat in range(CHAT, free):
            chats.silence(connection, chat, NOW, later(37))
        assert outbox.open_chats(connection, later(1)) == [free]
        assert outbox.open_chats(connection, later(37)) == [CHAT, CHAT + 1, CHAT + 2]
        assert outbox.open_chats(connection, later(-1)) == [CHAT, CHAT + 1, CHAT + 2], "a clock that was set back"

    await database.run(work)


async def test_a_clock_that_is_set_back_does_not_stop_a_chat(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1"), message("2")], NOW)
        first = claimed(connection, later(86400))
        deliveries.put_back(connection, first.id, later(86460), "502")
        chats.silence(connection, CHAT, later(86400), later(90000))
        assert claimed(connection, later(1)).payload == {"text": "1"}

    await database.run(work)


async def test_only_one_of_two_processes_claims(database: Database) -> None:
    await database.run(lambda c: outbox.place(c, [message("1"), message("2")], NOW))
    first = await database.run(lambda c: outbox.claim(c, CHAT, ME, NOW, LIMITS))
    second = await database.run(lambda c: outbox.claim(c, CHAT, OTHER, later(9), LIMITS))
    assert isinstance(first, Send)
    assert second is None


async def test_what_a_dead_process_was_sending_is_found_and_given_back(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1")], NOW)
        send = claimed(connection, NOW, OTHER)
        assert outbox.orphans(connection, {ME, OTHER}) == []
        assert outbox.orphans(connection, {ME}) == [outbox.Orphan(OTHER, send)]
        deliveries.put_back(connection, send.id, NOW, "left over", doubtful=True)
        assert claimed(connection, later(2)).failures == 1

    await database.run(work)


async def test_what_has_no_chat_goes_at_once_and_is_tried_again(database: Database) -> None:
    def work(connection: Connection) -> None:
        answer = Outgoing(method="answerCallbackQuery", payload={"callback_query_id": "7"})
        (send,) = outbox.place(connection, [answer], NOW, owner=ME).sends
        deliveries.put_back(connection, send.id, later(3), "502")
        assert outbox.claim_loose(connection, ME, later(2)) == []
        (again,) = outbox.claim_loose(connection, ME, later(3))
        assert (again.id, again.payload) == (send.id, {"callback_query_id": "7"})

    await database.run(work)


async def test_an_edit_finds_the_message_or_becomes_a_new_one(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("old", question_id=3), message("unsent", question_id=3)], NOW)
        first = claimed(connection, NOW)
        deliveries.mark_sent(connection, first.id, 71, NOW)
        second = claimed(connection, later(2))
        deliveries.mark_failed(connection, second.id, "no")
        assert outbox.answers_to(connection, CHAT, 3) == [first.id, second.id]
        for base in (first, second):
            edit = Outgoing(method="editMessageText", payload={"text": "new"}, chat_id=CHAT, edits=base.id)
            outbox.place(connection, [edit], NOW)
        changed = claimed(connection, later(4))
        assert (changed.method, changed.payload) == ("editMessageText", {"text": "new", "message_id": 71})
        deliveries.mark_sent(connection, changed.id, 71, later(4))
        fresh = claimed(connection, later(6))
        assert (fresh.method, fresh.payload) == ("sendMessage", {"text": "new"})

    await database.run(work)


async def test_nothing_is_kept_of_a_fleeting_message(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("all your data", fleeting=True)], NOW)
        send = claimed(connection, NOW)
        deliveries.mark_sent(connection, send.id, 71, NOW, fleeting=send.fleeting)
        assert rows(connection) == []

    await database.run(work)


@pytest.mark.parametrize("limits", [Limits(pace=timedelta(0)), Limits(pace=timedelta(milliseconds=10))])
async def test_the_pace_is_a_setting(database: Database, limits: Limits) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1"), message("2")], NOW)
        first = outbox.claim(connection, CHAT, ME, NOW, limits)
        assert isinstance(first, Send)
        deliveries.mark_sent(connection, first.id, 1, NOW)
        assert isinstance(outbox.claim(connection, CHAT, ME, NOW + limits.pace, limits), Send)

    await database.run(work)
