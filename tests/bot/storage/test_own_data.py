"""What a person is shown of themselves is theirs, and what they had deleted stays so."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.session import Exchange, Session
from bot.storage import chats, deliveries, inbox, outbox, people
from bot.storage.engine import Database, PostgresDatabase
from bot.storage.outbox import Limits, Outgoing, Send
from bot.storage.sessions import Place, read_standing, save_session
from bot.storage.statements import lock_lane
from bot.storage.tables import OutboxRow, UpdateRow
from bot.telegram.replies import document, fleeting
from tests.bot.storage.databases import Postgres

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
ANN, BEN = 501, 502
GROUP = -77


def _shown(connection: Connection, user: int) -> dict[str, list[dict[str, Any]]]:
    return people.export(connection, user, f"hash of {user}")


async def test_what_is_told_one_about_another_names_the_other_to_nobody(database: Database) -> None:
    def work(connection: Connection) -> None:
        told = Outgoing(method="sendMessage", payload={"text": "asked in the group"}, chat_id=ANN, user_id=BEN)
        outbox.place(connection, [told], NOW)
        for own, other in ((ANN, BEN), (BEN, ANN)):
            shown = _shown(connection, own)
            assert "asked in the group" in json.dumps(shown)
            assert str(other) not in json.dumps(shown)
        people.erase(connection, BEN, "x")
        assert not any(_shown(connection, ANN).values())

    await database.run(work)


@pytest.mark.parametrize(
    "naming",
    [
        {"reply_to_message": {"from": {"id": ANN}, "text": "said by Ann"}},
        {"contact": {"phone_number": "+8610", "first_name": "Ann", "user_id": ANN}},
    ],
)
async def test_who_is_only_named_in_anothers_parked_update_does_not_see_it_but_may_end_it(
    database: Database, naming: dict[str, Any]
) -> None:
    update = {"update_id": 7, "message": {"from": {"id": BEN}, "text": "mine", **naming}}

    def work(connection: Connection) -> None:
        inbox.park(connection, 7, json.dumps(update), "x", NOW)
        assert [row["update_id"] for row in _shown(connection, BEN)["updates"]] == [7]
        assert _shown(connection, ANN)["updates"] == []
        people.erase(connection, ANN, "x")
        assert _shown(connection, BEN)["updates"] == []

    await database.run(work)


async def test_of_what_fails_while_somebody_is_forgotten_only_that_it_failed_is_kept(database: Database) -> None:
    def parked(connection: Connection, came: datetime) -> tuple[str | None, str | None]:
        number = connection.execute(select(func.count()).select_from(UpdateRow)).scalar_one()
        assert inbox.park(connection, number, "their words", "ValueError: their words", NOW, came)
        row = connection.execute(select(UpdateRow.raw, UpdateRow.error).where(UpdateRow.update_id == number)).one()
        return row.raw, row.error

    def work(connection: Connection) -> None:
        hour = timedelta(hours=1)
        assert parked(connection, NOW - hour) == ("their words", "ValueError: their words")
        inbox.note_deletion(connection, NOW - hour / 2)
        assert parked(connection, NOW - hour) == (None, "ValueError")
        assert parked(connection, NOW) == ("their words", "ValueError: their words")
        inbox.note_deletion(connection, NOW + hour)
        assert parked(connection, NOW)[0] == "their words", "the clock was set back"

    await database.run(work)


async def test_whatever_is_parked_of_somebody_is_shown_as_valid_json_and_can_be_deleted(database: Database) -> None:
    head = f'{{"update_id": 7, "message": {{"from": {{"id": {ANN}}}, '
    strange = [f'{head}"text": "\\ud800"}}}}', f'{head}"x": {"[" * 5000}', f'{head}"x": NaN}}}}', f"{head[:-2]}"]

    def work(connection: Connection) -> None:
        for number, raw in enumerate(strange):
            inbox.park(connection, number, raw, "x", NOW)
        shown = json.dumps(_shown(connection, ANN), ensure_ascii=False, allow_nan=False).encode()
        assert [row["raw"] for row in json.loads(shown)["updates"]] == strange
        people.erase(connection, ANN, "x")
        assert inbox.parked_count(connection) == 0

    await database.run(work)


async def test_copies_that_wait_to_be_sent_do_not_hold_each_other(database: Database) -> None:
    def work(connection: Connection) -> None:
        sizes = []
        for _ in range(12):
            copy = json.dumps(_shown(connection, ANN)).encode()
            outbox.place(connection, [fleeting(document(ANN, "mydata.json", "application/json", copy))], NOW)
            sizes.append(len(copy))
        assert sizes[11] - sizes[10] < 1000, f"each holds the one before: {sizes}"

    await database.run(work)


async def test_nothing_is_kept_of_a_fleeting_message_that_is_given_up(database: Database) -> None:
    def place(connection: Connection, chat: int | None) -> Send:
        message = Outgoing(method="sendMessage", payload={"text": "secret"}, chat_id=chat, fleeting=True)
        outbox.place(connection, [message], NOW)
        send = outbox.claim(connection, ANN, 1, NOW, Limits()) if chat else outbox.claim_loose(connection, 1, NOW)[0]
        assert isinstance(send, Send)
        return send

    def work(connection: Connection) -> None:
        for chat in (ANN, None):
            send = place(connection, chat)
            deliveries.mark_failed(connection, send.id, "too old", fleeting=send.fleeting)
            send = place(connection, chat)
            deliveries.mark_unclear(connection, send.id, "no answer", fleeting=send.fleeting)
        place(connection, ANN)
        chats.mark_unreachable(connection, ANN, NOW, "blocked")
        assert connection.execute(select(func.count()).select_from(OutboxRow)).scalar_one() == 0

    await database.run(work)


async def test_what_is_said_in_a_group_while_one_is_forgotten_brings_nothing_back(postgres: Postgres) -> None:
    """On SQLite there is one transaction at a time."""
    database, place, begun = PostgresDatabase(await postgres.create()), Place(GROUP, 0, ANN), asyncio.Event()

    def heard(connection: Connection, words: str) -> None:
        lock_lane(connection, GROUP)
        before = read_standing(connection, 1, place, NOW).session
        said = [*([before.current.question] if before.current else []), words]
        begun.set()
        connection.execute(select(func.pg_sleep(0.5)))
        session = Session(current=Exchange(at=NOW, topic="x", question=" ".join(said)))
        save_session(connection, place, session, before, 1, NOW)

    await database.open()
    await database.run(lambda c: heard(c, "before"))
    begun.clear()
    group = asyncio.create_task(database.run(lambda c: heard(c, "meanwhile")))
    await begun.wait()
    await database.run(lambda c: people.erase(c, ANN, "x"))
    await group
    shown = await database.run(lambda c: json.dumps(_shown(c, ANN)))
    await database.close()
    assert json.loads(shown)["sessions"] == []
