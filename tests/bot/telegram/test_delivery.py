"""Sending: once, in order, at Telegram's pace, and whatever Telegram answers."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.config import Config
from bot.storage import chats, outbox, reminders
from bot.storage.engine import Database, database_of
from bot.storage.outbox import Outgoing, Send
from bot.storage.sessions import Place
from bot.storage.tables import OutboxRow
from bot.telegram.notices import REPEAT, UNSURE
from bot.telegram.pace import Pace
from bot.telegram.replies import document
from tests.bot.storage.databases import is_reachable
from tests.bot.telegram.conftest import Configure, texts
from tests.bot.telegram.running import OPERATOR, outbox_rows, polling
from tests.botapi.client import BotApi

pytestmark = pytest.mark.usefixtures("only_transport")

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)


def _open(config: Config) -> Database:
    return database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)


async def _answers(botapi: BotApi, chat: int) -> list[str]:
    return texts([message for message in await botapi.messages(chat) if message["from"]["is_bot"]])


async def _answered(botapi: BotApi, chat: int, times: int) -> None:
    """Waits until the chat has so many messages of the bot."""
    async with asyncio.timeout(15):
        while len(await _answers(botapi, chat)) < times:
            await asyncio.sleep(0.05)


async def _operator(botapi: BotApi) -> dict[str, Any]:
    return await botapi.user("Operator", id=OPERATOR, started=True)


# -- once -------------------------------------------------------------------------------------------------------------


async def test_an_update_that_comes_twice_is_answered_once(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    await botapi.disturb_updates(duplicate=1.0)
    async with polling(configure()):
        for text in "abc":
            await botapi.ask(ann["id"], text)
        await botapi.silent(ann["id"])
    assert await _answers(botapi, ann["id"]) == ["1. a", "2. a, b", "3. a, b, c"]


async def test_a_poll_whose_answer_was_lost_loses_nothing(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    for fault in ("cut_after", "garbage", "bad_gateway_after", "cut_before"):
        await botapi.fault(fault, "getUpdates", times=1)
    async with polling(configure()):
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
        await botapi.silent(ann["id"])


async def test_what_was_committed_is_sent_by_the_next_process(botapi: BotApi, configure: Configure) -> None:
    ann, ben, config = await botapi.user("Ann", started=True), await botapi.user("Ben", started=True), configure()

    def left_over(connection: Connection) -> None:
        for person, text in ((ann, "a1"), (ann, "a2"), (ben, "b1")):
            message = Outgoing(method="sendMessage", payload={"text": text}, chat_id=person["id"])
            outbox.place(connection, [message], NOW)
        assert isinstance(outbox.claim(connection, ann["id"], 4711, NOW, outbox.Limits()), Send), "begun, and then died"

    database = _open(config)
    await database.open()
    await database.run(left_over)
    await database.close()
    async with polling(config):
        assert (await botapi.next_message(ben["id"]))["text"] == "b1"
        await _answered(botapi, ann["id"], 2)
    assert await _answers(botapi, ann["id"]) == ["a1", "a2"]
    assert [(row["state"], row["doubts"]) for row in await outbox_rows(config)] == [
        ("sent", 1),
        ("sent", 0),
        ("sent", 0),
    ]


async def test_what_timed_out_is_not_tried_again_while_nothing_is_answered(
    botapi: BotApi, configure: Configure
) -> None:
    """Telegram hangs for a while: the one more try must not be wasted on that."""
    ann, config = await botapi.user("Ann"), configure(request_timeout=0.3)
    async with polling(config):
        await botapi.ask(ann["id"], "a")
        await botapi.fault("hang_before", seconds=5)
        await botapi.say(ann["id"], "b", ann["id"])
        await asyncio.sleep(4)
        await botapi.clear_faults()
        assert (await botapi.next_message(ann["id"]))["text"] == "2. a, b"
        await botapi.silent(ann["id"])
    assert [(row["state"], row["timeouts"]) for row in await outbox_rows(config)] == [("sent", 0), ("sent", 1)]


async def test_a_question_that_nobody_can_say_was_answered_is_owned_up_to_only_once(
    botapi: BotApi, sqlite_config: Configure
) -> None:
    ann, config = await botapi.user("Ann"), sqlite_config(request_timeout=0.3)
    operator = await _operator(botapi)
    await botapi.fault("hang_before", "sendMessage", chat_id=ann["id"], seconds=5)
    async with polling(config):
        await botapi.say(ann["id"], "a", ann["id"])
        await botapi.next_message(operator["id"])
        async with asyncio.timeout(15):
            while len(await botapi.requests("sendMessage")) < 9:
                await asyncio.sleep(0.1)
        await asyncio.sleep(2)
    texts = [request["params"]["text"] for request in await botapi.requests("sendMessage")]
    own = [text for text in texts if text.removeprefix(REPEAT) in (UNSURE, "<b>1. a</b>")]
    assert own == [REPEAT * (number > 1) + text for text in ("<b>1. a</b>", UNSURE) for number in range(4)]


@pytest.mark.parametrize("fault", ["cut_before", "bad_gateway", "hang_before"])
async def test_an_answer_that_was_cut_off_is_sent_again(botapi: BotApi, configure: Configure, fault: str) -> None:
    ann, config = await botapi.user("Ann"), configure(request_timeout=0.3)
    await botapi.fault(fault, "sendMessage", times=1, seconds=2)
    async with polling(config):
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
        await botapi.silent(ann["id"])
    (row,) = await outbox_rows(config)
    assert (row["state"], row["doubts"], row["failures"]) == ("sent", 1, 1)


async def test_without_a_connection_everything_waits_and_then_goes_in_order(
    botapi: BotApi, sqlite_config: Configure
) -> None:
    ann, config = await botapi.user("Ann", started=True), sqlite_config()

    def waits(connection: Connection) -> None:
        messages = [Outgoing(method="sendMessage", payload={"text": str(n)}, chat_id=ann["id"]) for n in range(3)]
        outbox.place(connection, messages, NOW)

    database = _open(config)
    await database.open()
    await database.run(waits)
    await database.close()
    await botapi.script("sendMessage", ["cut_before", None, "bad_gateway", None])
    async with polling(config):
        await _answered(botapi, ann["id"], 3)
    assert await _answers(botapi, ann["id"]) == ["0", "1", "2"]


# -- pace -------------------------------------------------------------------------------------------------------------


async def test_too_many_requests_silence_that_chat_only_and_for_that_long(botapi: BotApi, configure: Configure) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    async with polling(config):
        await botapi.ask(ben["id"], "ready?")
        await botapi.fault("retry_after", "sendMessage", chat_id=ann["id"], seconds=2, times=1)
        began = time.monotonic()
        for text in "ab":
            await botapi.say(ann["id"], text, ann["id"])
        assert (await botapi.ask(ben["id"], "x"))["text"] == "2. ready?, x"
        assert time.monotonic() - began < 1
        await botapi.next_message(ann["id"])
        assert time.monotonic() - began >= 2
        await _answered(botapi, ann["id"], 2)
    assert await _answers(botapi, ann["id"]) == ["1. a", "2. a, b"]
    assert [row["failures"] for row in await outbox_rows(config)] == [0, 0, 0, 0], "waiting is no failure"


async def test_telegrams_limits_are_kept_without_a_single_refusal(botapi: BotApi, configure: Configure) -> None:
    await botapi.reset(flood_limits={"chat": (1.0, 1.0), "group": (20 / 60, 20.0), "overall": (30.0, 30.0)})
    ann = await botapi.user("Ann")
    config = configure(chat_pace=Config.chat_pace, send_rate=30.0)
    async with polling(config):
        await botapi.ask(ann["id"], "ready?")
        began = time.monotonic()
        for text in "abc":
            await botapi.say(ann["id"], text, ann["id"])
        await _answered(botapi, ann["id"], 4)
        assert 2.9 < time.monotonic() - began < 5
    assert "sendMessage 429" not in (await botapi.counters())["requests"]


async def test_the_limits_are_kept_also_by_what_leaves_no_trace(botapi: BotApi, configure: Configure) -> None:
    """Of /forget and /mydata nothing stays in the outbox; Telegram counts them all the same."""
    await botapi.reset(flood_limits={"chat": (1.0, 1.0), "group": (20 / 60, 20.0), "overall": (30.0, 30.0)})
    ann = await botapi.user("Ann")
    async with polling(configure(chat_pace=Config.chat_pace, send_rate=30.0)):
        began = time.monotonic()
        for text in ("a", "/forget", "/mydata", "b"):
            await botapi.ask(ann["id"], text)
        assert time.monotonic() - began > 3
    requests = (await botapi.counters())["requests"]
    assert not [name for name in requests if name.endswith(" 429")]


def test_a_process_knows_the_pace_of_a_group_by_itself() -> None:
    now = 0.0
    pace = Pace(outbox.Limits(timedelta(seconds=1), group=3), lambda: now)
    for moment in (0.0, 10.0, 20.0, 62.0):
        now = moment
        assert pace.wait(-1) == pace.wait(-2) == 0.0
        pace.begin(-1)
        pace.end(-1)
    now = 62.5
    assert pace.wait(-1) == 10.0 + 61.0 - 62.5
    now = 200.0
    assert pace.wait(-1) == 0.0
    pace.begin(5)
    assert list(pace._tries) == [5], "what is over is forgotten"


# -- refusals ---------------------------------------------------------------------------------------------------------


async def test_a_person_who_blocked_the_bot_gets_nothing_until_they_write_again(
    botapi: BotApi, configure: Configure
) -> None:
    ann, config = await botapi.user("Ann"), configure()

    def promise(connection: Connection) -> None:
        reminders.add(connection, Place(ann["id"], 0, ann["id"]), NOW + timedelta(days=10_000), {}, NOW)

    async with polling(config):
        await botapi.ask(ann["id"], "a")
        other = _open(config) if config.database_url else None
        if other is not None:
            await other.run(promise)
            await other.close()
        await botapi.fault("blocked", "sendMessage", times=1)
        await botapi.say(ann["id"], "b", ann["id"])
        await botapi.next_request("sendMessage", ok=False)
        await botapi.silent(ann["id"])
        assert (await botapi.ask(ann["id"], "c"))["text"] == "3. a, b, c"
    database = _open(config)
    await database.open()
    assert await database.run(lambda c: is_reachable(c, ann["id"]))
    assert await database.run(lambda c: reminders.waiting_of(c, ann["id"])) == []
    await database.close()
    assert [row["state"] for row in await outbox_rows(config)] == ["sent", "failed", "sent"]


async def test_who_blocked_the_bot_and_only_looks_things_up_is_still_out_of_reach(
    botapi: BotApi, configure: Configure
) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    database = _open(config)
    await database.open()
    await database.run(lambda c: chats.mark_unreachable(c, ann["id"], datetime.now(UTC), "blocked"))
    await database.close()
    async with polling(config):
        await botapi.update({"inline_query": {"id": "1", "from": ann, "query": "x", "offset": ""}})
        await botapi.confirmed()
        await botapi.ask(ben["id"], "b")
    assert not await database.run(lambda c: is_reachable(c, ann["id"]))
    await database.close()


async def test_a_group_that_becomes_a_supergroup_keeps_its_conversations(botapi: BotApi, configure: Configure) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann, type="group")
    async with polling(configure()):
        await botapi.ask(group["id"], "@policy_bot a", ann["id"])
        new = await botapi.migrate(group["id"])
        await botapi.confirmed()
        assert (await botapi.ask(new["id"], "@policy_bot b", ann["id"]))["text"] == "2. a, b"


async def test_an_answer_to_a_group_that_moved_meanwhile_follows_it(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, config = await botapi.user("Ann"), sqlite_config()
    group = await botapi.group(ann, type="group")
    new = await botapi.migrate(group["id"])
    database = _open(config)
    await database.open()
    message = Outgoing(method="sendMessage", payload={"text": "late"}, chat_id=group["id"])
    await database.run(lambda c: outbox.place(c, [message], NOW))
    await database.close()
    async with polling(config):
        assert (await botapi.next_message(new["id"]))["text"] == "late"


async def test_markup_that_telegram_does_not_understand_goes_as_plain_text(
    botapi: BotApi, configure: Configure
) -> None:
    ann, operator = await botapi.user("Ann"), await _operator(botapi)
    async with polling(configure()):
        reply = await botapi.ask(ann["id"], "markup")
        assert reply["text"] == "open wrong"
        assert "markup" in (await botapi.next_message(operator["id"]))["text"]
    (violation,) = await botapi.violations(take=True)
    assert "entities" in str(violation)


async def test_a_caption_that_telegram_does_not_understand_goes_as_plain_text(
    botapi: BotApi, sqlite_config: Configure
) -> None:
    ann, config = await botapi.user("Ann", started=True), sqlite_config()
    file = document(ann["id"], "a.txt", "text/plain", b"x", caption="<b>a &lt; <i>b</b></i>")
    database = _open(config)
    await database.open()
    await database.run(lambda c: outbox.place(c, [file], NOW))
    await database.close()
    async with polling(config):
        assert (await botapi.next_message(ann["id"]))["caption"] == "a < b"
    assert len(await botapi.violations(take=True)) == 1


async def test_a_refused_token_stops_sending_but_not_for_ever(botapi: BotApi, configure: Configure) -> None:
    ann, config = await botapi.user("Ann"), configure()
    await botapi.script("sendMessage", ["unauthorized", "unauthorized", None])
    async with polling(config):
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
    (row,) = [row for row in await outbox_rows(config) if row["chat_id"] == ann["id"]]
    assert (row["state"], row["failures"]) == ("sent", 0)


async def test_a_message_that_telegram_refuses_for_good_holds_up_no_other(botapi: BotApi, configure: Configure) -> None:
    ann, operator = await botapi.user("Ann"), await _operator(botapi)
    await botapi.script("sendMessage", [{"kind": "error", "code": 400, "text": "message text is strange"}])
    async with polling(configure()):
        await botapi.say(ann["id"], "a", ann["id"])
        assert "strange" in (await botapi.next_message(operator["id"]))["text"]
        assert (await botapi.ask(ann["id"], "b"))["text"] == "2. a, b"


async def test_a_press_that_is_too_old_is_no_reason_to_worry(botapi: BotApi, configure: Configure) -> None:
    config = configure()
    await botapi.reset(query_lifetime=0.0)
    ann = await botapi.user("Ann")
    async with polling(config):
        shown = await botapi.ask(ann["id"], "buttons")
        await botapi.press(shown, "Yes")
        await _answered(botapi, ann["id"], 2)
        assert [request["ok"] for request in await botapi.requests("answerCallbackQuery")] == [False]
    assert "sendMessage" in {row["method"] for row in await outbox_rows(config)}


# -- stopping ---------------------------------------------------------------------------------------------------------


async def test_a_stop_waits_for_what_is_under_way_but_not_for_ever(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, config = await botapi.user("Ann"), sqlite_config(request_timeout=20.0, stop_timeout=1.5)
    await botapi.fault("hang_before", "sendMessage", seconds=20)
    async with polling(config):
        await botapi.say(ann["id"], "a", ann["id"])
        await botapi.confirmed()
        await asyncio.sleep(0.3)
        began = time.monotonic()
    assert time.monotonic() - began < 3
    (row,) = await outbox_rows(config)
    assert row["state"] == "sending", "the next process finds it"
    await botapi.do("clear_faults")
    async with polling(config):
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"


async def test_a_claim_whose_process_forgot_it_is_released(botapi: BotApi, sqlite_config: Configure) -> None:
    """As after an answer of the database that was lost: the row is ours, and nobody sends it."""
    ann, config = await botapi.user("Ann"), sqlite_config()
    async with polling(config):
        await botapi.ask(ann["id"], "a")
    rows = await outbox_rows(config)
    database = _open(config)
    lost = update(OutboxRow).where(OutboxRow.id == rows[0]["id"]).values(state="sending", owner=99)
    await database.run(lambda c: c.execute(lost))
    await database.close()
    async with polling(config):
        assert (await botapi.next_message(ann["id"]))["text"] == "1. a"
