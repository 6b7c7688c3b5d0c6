"""What people can ask of the bot about themselves, and what operators can."""

from __future__ import annotations

import asyncio
import json
import secrets
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest

from bot.config import Config, Secret
from bot.messages import Message
from bot.session import Session
from bot.storage import inbox, installation
from bot.storage.engine import database_of
from bot.telegram.features.reload import RELOAD
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.parts import Parts
from bot.telegram.rate import Bucket, PersonalLimit
from bot.telegram.runtime import load_knowledge
from knowledge.problems import KnowledgeError
from tests.bot.telegram.conftest import Configure, texts
from tests.bot.telegram.parrot import Parrot
from tests.bot.telegram.running import OPERATOR, outbox_rows, polling, recorded
from tests.bot.telegram.test_intake import updates_in
from tests.botapi.client import PATIENCE, BotApi, Json

pytestmark = pytest.mark.usefixtures("only_transport")


async def test_mydata_shows_everything_and_forget_deletes_it_for_good(botapi: BotApi, configure: Configure) -> None:
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    async with polling(config):
        await botapi.ask(ben["id"], "b")
        asked = await botapi.say(ann["id"], "my secret", ann["id"])
        answer = await botapi.next_message(ann["id"])
        shown = await botapi.ask(ann["id"], "/mydata")
        data = json.loads(await botapi.file(shown["document"]["file_id"]))
        assert "my secret" in json.dumps(data["sessions"])
        assert "my secret" in json.dumps(data["outbox"])
        assert str(ben["id"]) not in json.dumps(data)
        assert "删除" in (await botapi.ask(ann["id"], "/forget"))["text"]
        await recorded()
        shown = await botapi.ask(ann["id"], "/mydata")
        assert not any(json.loads(await botapi.file(shown["document"]["file_id"])).values())
        again = await botapi.ask(ann["id"], "again", reply_to=answer["message_id"])
        assert again["text"].startswith("1. again (re: '1. my secret' bot=True topic=None")
        await botapi.edit(ann["id"], asked["message"]["message_id"], "edited")
        assert (await botapi.next_message(ann["id"]))["text"] == "1. edited"
        assert (await botapi.ask(ben["id"], "c"))["text"] == "2. b, c"
    kept = [row["payload"] for row in await outbox_rows(config) if row["chat_id"] == ann["id"]]
    assert not [payload for payload in kept if "mydata" in payload or "删除" in payload]


async def test_mydata_does_not_show_the_request_for_it(botapi: BotApi, configure: Configure) -> None:
    """It may be kept while it is handled: if that takes long, or was begun by a process that died."""
    ann, config = await botapi.user("Ann"), configure()
    said = await botapi.say(ann["id"], "/mydata", ann["id"])
    database = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    await database.open()
    await database.run(lambda c: inbox.remember(c, said["update_id"], json.dumps(said), datetime.now(UTC)))
    await database.close()
    async with polling(config):
        shown = await botapi.next_message(ann["id"])
        assert not any(json.loads(await botapi.file(shown["document"]["file_id"])).values())


async def test_what_fails_in_a_group_while_one_is_forgotten_is_not_kept_as_it_came(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.polling._SLOW_SECONDS", 3600.0)  # what takes longer is remembered meanwhile
    ann, ben, config = await botapi.user("Ann"), await botapi.user("Ben"), configure()
    group = await botapi.group(ann, ben)
    await botapi.say(group["id"], "@policy_bot boom secret", ben["id"])  # of whom it tells, nobody knows
    await botapi.say(ann["id"], "/forget", ann["id"])
    async with polling(config):
        assert "删除" in (await botapi.next_message(ann["id"]))["text"]
        async with asyncio.timeout(PATIENCE):
            while "parked" not in {state for _, state, _ in await updates_in(config)}:
                await asyncio.sleep(0.05)
    assert "secret" not in str(await updates_in(config))


@pytest.mark.parametrize("text", ["secret", "stumble 1 secret", "boom secret"])
async def test_what_is_said_elsewhere_before_one_is_forgotten_is_forgotten_too(
    botapi: BotApi, configure: Configure, text: str
) -> None:
    """Chats are handled side by side, and what fails is tried again: still one thing after the other for a person."""
    ann, config = await botapi.user("Ann"), configure()
    groups = [await botapi.group(ann) for _ in range(5)]
    for group in groups:
        await botapi.say(group["id"], f"@policy_bot {text}", ann["id"])
    await botapi.say(ann["id"], "/forget", ann["id"])
    async with polling(config):
        assert "删除" in (await botapi.next_message(ann["id"]))["text"]
        await botapi.confirmed()
        await recorded()
        assert (await botapi.ask(groups[0]["id"], "@policy_bot new", ann["id"]))["text"] == "1. new"
    assert "secret" not in f"{await outbox_rows(config)} {await updates_in(config)}"


async def test_forgetting_is_for_private_chats(botapi: BotApi, sqlite_config: Configure) -> None:
    ann = await botapi.user("Ann")
    group = await botapi.group(ann)
    async with polling(sqlite_config()):
        await botapi.ask(group["id"], "@policy_bot a", ann["id"])
        assert (await botapi.ask(group["id"], "/forget", ann["id"]))["text"] == "2. a, /forget"


async def test_who_floods_is_asked_once_to_slow_down_and_others_are_answered(
    botapi: BotApi, configure: Configure
) -> None:
    ann, ben = await botapi.user("Ann"), await botapi.user("Ben")
    for number in range(8):  # all are there when the window begins
        await botapi.say(ann["id"], str(number), ann["id"])
    async with polling(configure(flood_messages=3, flood_window=timedelta(seconds=3))):
        await botapi.confirmed()
        async with asyncio.timeout(PATIENCE):
            while len(answers := texts([m for m in await botapi.messages(ann["id"]) if m["from"]["is_bot"]])) < 4:
                await asyncio.sleep(0.05)
        assert (await botapi.ask(ben["id"], "b"))["text"] == "1. b"
        assert answers[:3] == ["1. 0", "2. 0, 1", "3. 0, 1, 2"]
        assert "请过一会儿再问" in answers[3]
        await botapi.silent(ann["id"], grace=3.0)
        assert (await botapi.ask(ann["id"], "later"))["text"] == "4. 0, 1, 2, later"


async def test_who_writes_as_a_channel_or_as_an_anonymous_admin_cannot_flood_either(
    botapi: BotApi, configure: Configure
) -> None:
    ann, channel = await botapi.user("Ann"), await botapi.channel()
    group = await botapi.group(ann)
    await botapi.member(group["id"], ann["id"], "administrator", is_anonymous=True)
    async with polling(configure(flood_messages=2)):
        for sender in (channel["id"], group["id"]):
            for number in range(4):
                await botapi.say(group["id"], f"@policy_bot {number}", ann["id"], as_chat=sender)
        await botapi.confirmed()
        await botapi.say(group["id"], "@policy_bot x", ann["id"])
        async with asyncio.timeout(PATIENCE):
            while "1. x" not in (answers := texts([m for m in await botapi.messages(group["id"]) if _is_ours(m)])):
                await asyncio.sleep(0.05)
    assert [text for text in answers if "请过一会儿" not in text] == ["1. 0", "1. 1", "1. 0", "1. 1", "1. x"]
    assert len(answers) == 7, "each is told once"


def _is_ours(message: Json) -> bool:
    return bool(message["from"]["is_bot"]) and message["from"].get("username") == "policy_bot"


async def test_the_request_to_slow_down_is_in_the_language_of_the_app(botapi: BotApi, sqlite_config: Configure) -> None:
    texts = {"zh-hant": "請過一會兒再問", "en-gb": "Please wait a little", "fr": "请过一会儿再问"}
    async with polling(sqlite_config(flood_messages=1)):
        for code, text in texts.items():
            person = await botapi.user("P", language_code=code)
            await botapi.ask(person["id"], "a")
            assert text in (await botapi.ask(person["id"], "b"))["text"]


def test_privacy_says_how_long_this_installation_keeps_things() -> None:
    config = Config(token=Secret("x"), session_retention=timedelta(hours=1.5), question_retention=timedelta(days=7))
    assistant = load_knowledge(config, None).assistant
    message = Message(text="/privacy", now=datetime(2026, 5, 10, tzinfo=UTC))
    for lang, times in (("zh-hans", ("1.5小时", "7天")), ("en", ("1.5 hours", "7 days"))):
        reply = assistant.respond(msgspec.structs.replace(message, lang=lang), Session()).reply
        assert all(time in reply.text for time in times)


async def test_a_flood_of_presses_is_still_answered_so_that_no_button_hangs(
    botapi: BotApi, sqlite_config: Configure
) -> None:
    ann = await botapi.user("Ann")
    async with polling(sqlite_config(flood_messages=1)):
        shown = await botapi.ask(ann["id"], "buttons")
        for _ in range(3):
            pressed = await botapi.press(shown, "Yes")
            assert await botapi.answer(pressed["query_id"]) == {}


class Curated(Parrot):
    """A parrot whose knowledge base can be broken."""

    broken: Exception | None = None
    versions = 0

    def __init__(self) -> None:
        super().__init__()
        if Curated.broken is not None:
            raise Curated.broken
        Curated.versions += 1
        self.version = f"v{Curated.versions}"


BROKEN = [KnowledgeError([]), FileNotFoundError(2, "No such file or directory", "classifier.txt")]


@pytest.mark.parametrize("broken", BROKEN)
async def test_operators_reload_the_knowledge_base_and_a_broken_one_changes_nothing(
    botapi: BotApi, sqlite_config: Configure, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    ann, operator = await botapi.user("Ann"), await botapi.user("Op", id=OPERATOR, language_code="en")
    monkeypatch.setattr("tests.bot.telegram.running.Knowledge", _curated)
    async with polling(sqlite_config()):
        assert (await botapi.ask(operator["id"], "/reload"))["text"] == "Knowledge base v2 is in use."
        Curated.broken = broken
        assert "stays as it was" in (await botapi.ask(operator["id"], "/reload"))["text"]
        assert (await botapi.ask(ann["id"], "a"))["text"] == "1. a"
        assert (await botapi.ask(ann["id"], "/reload"))["text"] == "2. a, /reload", "nobody else can"


@pytest.mark.parametrize("broken", BROKEN)
async def test_what_one_process_reloads_the_others_do_too(
    botapi: BotApi, configure: Configure, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    ann, operator = await botapi.user("Ann"), await botapi.user("Op", id=OPERATOR, started=True)
    monkeypatch.setattr("tests.bot.telegram.running.Knowledge", _curated)
    monkeypatch.setattr("bot.telegram.housekeeping._RELOAD_SECONDS", 0.05)
    config = configure()
    async with polling(config):
        await botapi.ask(ann["id"], "a")
        async with asyncio.timeout(PATIENCE):
            while Curated.versions < 2:  # what was there before this one first looked is nothing new to it
                await _reloaded_elsewhere(config)
                await asyncio.sleep(0.1)
        Curated.broken = broken
        await _reloaded_elsewhere(config)
        assert "stays as it was" in (await botapi.next_message(operator["id"]))["text"]
        assert (await botapi.ask(ann["id"], "b"))["text"] == "2. a, b"


async def _reloaded_elsewhere(config: Config) -> None:
    other = database_of(config.database_url.reveal() if config.database_url else None, config.data_dir)
    await other.run(lambda c: installation.write(c, RELOAD, secrets.token_hex(8)))
    await other.close()


def _curated(*_: object) -> object:
    from bot.telegram.ports import Knowledge

    Curated.broken, Curated.versions = None, 0
    return Knowledge(Curated, lambda parrot: str(getattr(parrot, "version", "")))


async def test_menus_are_set_once_for_each_kind_of_chat_and_language(botapi: BotApi, sqlite_config: Configure) -> None:
    ann, operator = await botapi.user("Ann", language_code="en"), await botapi.user("Op", id=OPERATOR, started=True)
    config = sqlite_config()
    for looked_at, method, times in ((8, "setMyCommands", 8), (16, "getMyCommands", 16)):
        async with polling(config), asyncio.timeout(PATIENCE):
            await botapi.ask(ann["id"], "a")
            while len(await botapi.requests(method)) < times:
                await asyncio.sleep(0.02)
        assert len(await botapi.requests("getMyCommands")) == looked_at
        assert len(await botapi.requests("setMyCommands")) == 8
    menu = {line["command"]: line["description"] for line in await botapi.menu(ann["id"], ann["id"])}
    assert "Delete everything about you" in menu.values()
    assert "reload" not in menu
    assert "reload" in {line["command"] for line in await botapi.menu(operator["id"], operator["id"])}


def test_what_is_old_by_a_clock_that_was_just_set_is_not_deleted() -> None:
    now, passed = datetime(2026, 5, 10, tzinfo=UTC), 100.0
    parts = SimpleNamespace(clock=lambda: now, monotonic=lambda: passed)
    housekeeping = Housekeeping(cast(Parts, parts))
    assert housekeeping._clock_is_steady()
    now, passed = now + timedelta(minutes=10), passed + 600
    assert housekeeping._clock_is_steady()
    now, passed = now + timedelta(days=300), passed + 600
    assert not housekeeping._clock_is_steady()
    passed += 600
    now += timedelta(minutes=10)
    assert housekeeping._clock_is_steady(), "it may have been put right"


# -- counting -------------------------------------------------------------------------------------------------------


def test_a_bucket_gives_its_rate_and_shares_it_among_processes() -> None:
    now = 0.0
    bucket = Bucket(10.0, lambda: now)
    assert [bucket.take() for _ in range(12)].count(True) == 1, "a restart begins slowly"
    now = 1.0
    assert [bucket.take() for _ in range(12)].count(True) == 9
    assert bucket.reserve() == pytest.approx(0.1)
    assert bucket.reserve() == pytest.approx(0.2)
    bucket.give_back()
    bucket.divide(5)
    now = 10.0
    assert [bucket.take() for _ in range(12)].count(True) == 1


def test_a_window_of_messages_begins_anew() -> None:
    now = 0.0
    limit = PersonalLimit(2, timedelta(seconds=60), lambda: now)
    assert [limit.exceeded(1) for _ in range(4)] == [False, False, True, True]
    assert not limit.exceeded(2)
    now = 60.0
    assert [limit.exceeded(1) for _ in range(3)] == [False, False, True]
