"""Updates: handled, committed, then confirmed; the bad ones parked; nobody waits for a slow chat."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.config import Config
from bot.storage.engine import DatabaseAwayError, SqliteDatabase, database_of
from bot.storage.outbox import Outgoing
from bot.storage.tables import InstallationRow, UpdateRow
from bot.telegram.api import Api
from bot.telegram.conversion import Incoming
from bot.telegram.handling import Feature
from bot.telegram.intake import Intake
from bot.telegram.request import AiohttpRequest
from tests.bot.telegram.conftest import Configure
from tests.bot.telegram.parrot import Parrot
from tests.bot.telegram.running import OPERATOR, polling
from tests.botapi.client import PATIENCE, BotApi

pytestmark = pytest.mark.usefixtures("only_transport")


async def updates_in(config: Config) -> list[tuple[int, str, str | None]]:
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    query = select(UpdateRow.update_id, UpdateRow.state, UpdateRow.raw).order_by(UpdateRow.update_id)
    try:
        return [tuple(row) for row in await database.run(lambda c: c.execute(query).all())]
    finally:
        await database.close()


def _message(user: dict[str, Any], text: object) -> dict[str, Any]:
    chat = {"id": user["id"], "type": "private"}
    return {"message": {"message_id": 5, "date": 1_778_000_000, "chat": chat, "from": user, "text": text}}


async def test_an_update_that_cannot_be_read_is_parked_and_the_rest_goes_on(
    botapi: BotApi, configure: Configure
) -> None:
    ann, config = await botapi.user("Ann"), configure()
    operator = await botapi.user("Operator", id=OPERATOR, started=True)
    async with polling(config):
        bad = await botapi.update(_message(ann, {"not": "a text"}))
        assert "parked" in (await botapi.next_message(operator["id"]))["text"]
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
        await botapi.confirmed(bad)
    (number, state, raw), *others = await updates_in(config)
    assert (number, state, json.loads(raw or "")["message"]["text"]) == (bad, "parked", {"not": "a text"})
    assert [(state, raw) for _, state, raw in others] == [("done", None)]


async def test_an_update_that_keeps_failing_is_parked_after_three_tries(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure()
    operator = await botapi.user("Operator", id=OPERATOR, started=True)
    async with polling(config) as parrot:
        await botapi.say(ann["id"], "boom", ann["id"])
        alert = await botapi.next_message(operator["id"])
        assert "parked" in alert["text"]
        assert "boom" not in alert["text"], "what people write is nobody else's"
        assert len(parrot.seen) >= 3
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
    assert [state for _, state, _ in await updates_in(config)] == ["parked", "done"]


async def test_an_update_that_fails_twice_is_answered_in_its_place(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    async with polling(configure()):
        await botapi.say(ann["id"], "stumble 2", ann["id"])
        await botapi.say(ann["id"], "b", ann["id"])
        assert (await botapi.next_message(ann["id"]))["text"] == "1. stumble 2"
        assert (await botapi.next_message(ann["id"]))["text"] == "2. stumble 2, b"


async def test_a_text_with_half_a_surrogate_pair_is_answered(botapi: BotApi, sqlite_config: Configure) -> None:
    ann = await botapi.user("Ann", started=True)
    async with polling(sqlite_config()):
        await botapi.update(_message(ann, "a\u0000b"))
        assert (await botapi.next_message(ann["id"]))["text"] == "1. ab"


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": None},
        {"poll": {"id": "1"}},
        {"message": {"message_id": 1}},
        {"callback_query": {"id": "1", "from": {"id": 1}}},
        {"inline_query": {"id": "1", "from": {"id": 1}, "query": "退款", "offset": ""}},
        {"chosen_inline_result": {"result_id": "1", "from": {"id": 1}, "query": ""}},
        {"my_chat_member": {"chat": {"id": -5, "type": "group"}}},
        {"edited_message": {"message_id": 9, "date": 0, "chat": {"id": -5, "type": "channel"}, "text": "x"}},
    ],
)
async def test_no_update_stops_the_bot(botapi: BotApi, sqlite_config: Configure, update: dict[str, Any]) -> None:
    ann = await botapi.user("Ann")
    async with polling(sqlite_config()):
        await botapi.update(update)
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
        await botapi.confirmed()


class Slow(Feature):
    """Asks Telegram something that takes its time, for one chat."""

    def __init__(self, chat: int) -> None:
        self.chat = chat
        self.answered = asyncio.Event()

    @classmethod
    def installed(cls, chat: int, monkeypatch: pytest.MonkeyPatch) -> Slow:
        """The only feature of the bots that are started from now on."""
        slow = cls(chat)
        monkeypatch.setattr("bot.telegram.start.all_features", lambda *_: [slow])
        return slow

    async def prepare(self, incoming: Incoming, api: Api) -> None:
        if incoming.place.chat_id == self.chat:
            await self.answered.wait()


async def test_a_slow_chat_holds_up_no_other_and_loses_nothing(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    slow = Slow.installed(ann["id"], monkeypatch)
    async with polling(config):
        questions = [await botapi.say(ann["id"], text, ann["id"]) for text in "ab"]
        for number in range(120):
            await botapi.say(ben["id"], str(number), ben["id"])
        await botapi.confirmed()
        waiting = [number for number, state, _ in await updates_in(config) if state == "waiting"]
        assert {asked["update_id"] for asked in questions} <= set(waiting)
        slow.answered.set()
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
        assert (await botapi.next_message(ann["id"]))["text"] == "2. a, b"
        async with asyncio.timeout(PATIENCE):
            while any(state == "waiting" for _, state, _ in await updates_in(config)):
                await asyncio.sleep(0.2)
    assert {state for _, state, _ in await updates_in(config)} == {"done"}


async def test_once_a_chat_is_known_to_be_slow_its_updates_are_not_waited_for(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    slow = Slow.installed(ann["id"], monkeypatch)
    async with polling(config):
        await botapi.say(ann["id"], "a", ann["id"])
        await botapi.confirmed()
        for name in ("_SLOW_SECONDS", "_LONGEST_BATCH"):  # who waits for her now, waits for ever
            monkeypatch.setattr(f"bot.telegram.polling.{name}", 3600.0)
        for text in "bc":
            await botapi.say(ann["id"], text, ann["id"])
            assert (await botapi.ask(ben["id"], text))["text"].endswith(text)
        await botapi.confirmed()
        assert [state for _, state, _ in await updates_in(config)].count("waiting") == 3
        slow.answered.set()
        assert [(await botapi.next_message(ann["id"]))["text"] for _ in "abc"] == ["1. a", "2. a, b", "3. a, b, c"]
        async with asyncio.timeout(PATIENCE):
            while any(state == "waiting" for _, state, _ in await updates_in(config)):
                await asyncio.sleep(0.05)
    assert {(state, raw) for _, state, raw in await updates_in(config)} == {("done", None)}


async def test_what_was_confirmed_but_not_handled_is_taken_up_after_a_crash(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, config = await botapi.user("Ann"), configure()
    with monkeypatch.context() as patch:
        patch.setattr("bot.telegram.start.all_features", lambda *_: [Slow(ann["id"])])
        async with polling(config):
            for text in "ab":
                await botapi.say(ann["id"], text, ann["id"])
            await botapi.confirmed()
    assert [state for _, state, _ in await updates_in(config)] == ["waiting", "waiting"]
    async with polling(config):
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
        assert (await botapi.next_message(ann["id"]))["text"] == "2. a, b"


async def test_while_the_database_is_away_nothing_is_confirmed_and_then_all_is_answered(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, away = await botapi.user("Ann"), False
    run = SqliteDatabase.run

    async def maybe(self: SqliteDatabase, work: Any, **how: Any) -> Any:
        if away:
            raise DatabaseAwayError("for a test")
        return await run(self, work, **how)

    monkeypatch.setattr(SqliteDatabase, "run", maybe)
    async with polling(sqlite_config()):
        await botapi.ask(ann["id"], "a")
        away = True
        update = await botapi.say(ann["id"], "b", ann["id"])
        await asyncio.sleep(2.5)
        assert (await botapi.counters())["confirmed_below"] <= update["update_id"]
        away = False
        assert (await botapi.next_message(ann["id"]))["text"] == "2. a, b"


async def test_the_moment_of_a_message_is_when_it_was_written(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, parrot = await botapi.user("Ann"), Parrot()
    await botapi.say(ann["id"], "asked while the bot was down", ann["id"], date=1_700_000_000)
    async with polling(sqlite_config(), parrot):
        await botapi.next_message(ann["id"])
    assert parrot.seen[0].now.timestamp() == 1_700_000_000


async def test_what_could_not_be_taken_in_is_not_confirmed_and_comes_again(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, take, failures = await botapi.user("Ann"), Intake.take, iter([True, True])

    async def fails_twice(self: Intake, raw: bytes) -> None:
        if b'"first"' in raw and next(failures, False):
            raise RuntimeError("of its own")
        await take(self, raw)

    monkeypatch.setattr(Intake, "take", fails_twice)
    for text in ("first", "second"):
        await botapi.say(ann["id"], text, ann["id"])
    async with polling(sqlite_config()):
        assert {(await botapi.next_message(ann["id"]))["text"] for _ in range(2)} == {"1. second", "2. second, first"}
        await botapi.confirmed()


async def test_an_update_out_of_turn_hides_no_other(botapi: BotApi, sqlite_config: Configure) -> None:
    """A poll's answer is lost; one of its updates comes once more, before those that were in front of it."""
    ann = await botapi.user("Ann")
    for text in "abcde":
        await botapi.say(ann["id"], text, ann["id"])
    await botapi.disturb_updates(duplicate=0.3, seed=3)
    await botapi.script("getUpdates", ["cut_after", "bad_gateway"])
    async with polling(sqlite_config()):
        await botapi.confirmed()
        answers = [(await botapi.next_message(ann["id"]))["text"] for _ in "abcde"]
    assert answers == ["1. a", "2. a, b", "3. a, b, c", "4. a, b, c, d", "5. a, b, c, d, e"]


async def test_updates_whose_numbers_begin_anew_are_all_answered(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a week without any, when Telegram chooses the next number by chance and ignores our offset."""
    ann, send, asked = await botapi.user("Ann", started=True), AiohttpRequest.send, list[int]()
    polls = iter([[(5000, "a")], [(17, "b"), (18, "c")], [(19, "d")]])

    async def telegram(self: AiohttpRequest, url: str, body: Any, *rest: Any, **named: Any) -> tuple[int, bytes]:
        if not url.endswith("/getUpdates"):
            return await send(self, url, body, *rest, **named)
        asked.append(json.loads(body)["offset"])
        updates = [{"update_id": number, **_message(ann, text)} for number, text in next(polls, [])]
        await asyncio.sleep(0.1)
        return 200, json.dumps({"ok": True, "result": updates}).encode()

    monkeypatch.setattr(AiohttpRequest, "send", telegram)
    async with polling(sqlite_config()):
        answers = [(await botapi.next_message(ann["id"]))["text"] for _ in "abcd"]
    assert answers == ["1. a", "2. a, b", "3. a, b, c", "4. a, b, c, d"]
    assert asked[:4] == [0, 5001, 19, 20]


@pytest.mark.parametrize(("times", "becomes"), [(2, ["done", "done"]), (10, ["parked", "done"])])
async def test_only_what_stays_unreadable_is_parked(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch, times: int, becomes: list[str]
) -> None:
    ann, config, send, broken = await botapi.user("Ann"), sqlite_config(), AiohttpRequest.send, iter(range(times))

    async def cut(self: AiohttpRequest, url: str, *rest: Any, **named: Any) -> tuple[int, bytes]:
        status, body = await send(self, url, *rest, **named)
        return status, body[:-1] if b'"first"' in body and next(broken, None) is not None else body

    monkeypatch.setattr(AiohttpRequest, "send", cut)
    monkeypatch.setattr("bot.telegram.polling._LONGEST_WAIT", 0.1)
    for text in ("first", "second"):
        await botapi.say(ann["id"], text, ann["id"])
    async with polling(config):
        await botapi.confirmed()
    assert [state for _, state, _ in await updates_in(config)] == becomes


async def test_what_people_write_is_in_no_log(
    botapi: BotApi, sqlite_config: Configure, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await botapi.user("Ann")
    operator = await botapi.user("Operator", id=OPERATOR, started=True)
    caplog.set_level("DEBUG", "bot")
    await botapi.script("sendMessage", ["cut_before", "cant_parse"])
    async with polling(sqlite_config()):
        await botapi.ask(ann["id"], "a secret matter")
        await botapi.say(ann["id"], "boom secret", ann["id"])
        await botapi.update(_message(ann, {"secret": 1}))
        await botapi.next_message(operator["id"])
        await botapi.confirmed()
    assert len(caplog.records) > 5
    assert not [record for record in caplog.records if "secret" in record.getMessage() + str(record.exc_text)]


class Clumsy(Feature):
    """Writes the same twice, whenever its time comes."""

    tick_seconds = 0.05

    def tick(self, connection: Connection, now: datetime) -> list[Outgoing]:
        del now
        for _ in range(2):
            connection.execute(insert(InstallationRow), {"name": "a secret", "value": "matter"})
        return []


async def test_a_statement_that_fails_shows_in_the_log_without_what_it_was_to_write(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.telegram.start.all_features", lambda *_: [Clumsy()])
    async with polling(configure()), asyncio.timeout(PATIENCE):
        while "Clumsy failed" not in caplog.text:
            await asyncio.sleep(0.01)
    assert "Clumsy failed: IntegrityError at" in caplog.text
    assert "secret" not in caplog.text
