"""The process itself: what it says when it cannot start, and how it stops and goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from bot.storage.engine import Database
from bot.telegram import start
from tests.bot.storage.databases import Postgres
from tests.bot.telegram.running import free_port, wait_for_port
from tests.botapi.client import PATIENCE, BotApi

WRONG = "123456789:wrong-and-fake-token-000000000000"
POLICYBOT = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]


def environment_for(botapi: BotApi, folder: Path, **settings: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PYTHONPATH")}
    own |= {"BOT_TOKEN": botapi.token, "BOT_API_URL": botapi.base_url.removesuffix("/bot")}
    own |= {"DATA_DIR": str(folder / "data"), "CHAT_SECONDS": "0", "STOP_SECONDS": "5"}
    return {name: value for name, value in (own | settings).items() if value}


async def _run(environment: dict[str, str], *arguments: str) -> tuple[int, str, str]:
    """Status, output and error of a run that is expected to end by itself."""
    process = await asyncio.create_subprocess_exec(
        *POLICYBOT, *arguments, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        output, error = await asyncio.wait_for(process.communicate(), PATIENCE)
    except TimeoutError:
        process.kill()
        raise
    return process.returncode or 0, output.decode(), error.decode()


@asynccontextmanager
async def _started(environment: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(*POLICYBOT, "run", env=environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _one_line(error: str) -> str:
    lines = [line for line in error.splitlines() if line.startswith("policybot:")]
    assert len(lines) == 1, error
    assert "Traceback" not in error
    return lines[0]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"BOT_TOKEN": ""}, "BOT_TOKEN is not set"),
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN: this is no bot token"),
        ({"BOT_TOKEN": WRONG}, "Telegram refuses the token"),
        ({"BOT_API_URL": "http://127.0.0.1:1"}, "cannot be reached"),
        ({"BOT_API_URL": "ftp://x"}, "BOT_API_URL: expected a URL"),
        ({"DATABASE_URL": "postgresql://u:pw-not-to-be-shown@127.0.0.1:1/x"}, "the database cannot be used"),
        ({"DATABASE_URL": "postgresql://u:pw-not-to-be-shown@h:99999/x"}, "DATABASE_URL: expected a port from 1"),
        ({"DATABASE_URL": "postgresql://u:pw-not-to-be-shown@127.0.0.1:1/x?sslmode=require"}, "cannot be used"),
        ({"DATA_DIR": "/dev/null/x"}, "DATA_DIR"),
        ({"OPERATORS": "somebody"}, "OPERATORS: expected Telegram user ids"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_clear_line(
    botapi: BotApi, tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    environment = environment_for(botapi, tmp_path, **settings)
    status, output, error = await _run(environment, "run")
    assert status not in (0, None)
    assert said in _one_line(error)
    for secret in (botapi.token, WRONG, "pw-not-to-be-shown"):
        assert secret not in output + error


async def test_a_misspelt_setting_is_named_with_the_one_that_it_looks_like(botapi: BotApi, tmp_path: Path) -> None:
    environment = environment_for(botapi, tmp_path, BOT_TOKEN="nonsense", SESION_HOURS="3", LOG_FORMAT="x", PORT="1")
    _, _, error = await _run(environment, "run")
    told = [line for line in error.splitlines() if "did you mean" in line.lower()]
    assert told == ["policybot: SESION_HOURS is not known and has no effect. Did you mean SESSION_HOURS?"]


async def test_a_database_file_that_is_none_is_one_clear_line(botapi: BotApi, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "policybot.sqlite3").write_bytes(b"hello " * 1000)
    status, _, error = await _run(environment_for(botapi, tmp_path), "run")
    assert status == 1
    assert "policybot.sqlite3: this is no SQLite database" in _one_line(error)


BROKEN = """
import sys
from bot.config import load_config
from bot.telegram import run_polling
from knowledge.problems import KnowledgeError, Problem

def broken():
    raise KnowledgeError([Problem("a.yaml", 3, "unknown key", "Remove it"), Problem("b.yaml", 1, "x", "y")])

sys.exit(run_polling(load_config(), broken))
"""


async def test_a_broken_knowledge_base_is_one_clear_line(botapi: BotApi, tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", BROKEN), env=environment_for(botapi, tmp_path), stderr=asyncio.subprocess.PIPE
    )
    _, error = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 1
    line = _one_line(error.decode())
    assert "a.yaml:3: unknown key. Remove it (and 1 more)" in line


async def test_a_port_in_use_is_one_clear_line(botapi: BotApi, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        webhook = {"WEBHOOK_URL": "http://127.0.0.1:1/x", "WEBHOOK_SECRET": "not-a-real-secret-0123"}
        status, _, error = await _run(environment_for(botapi, tmp_path, LISTEN_PORT=port, **webhook), "serve")
    assert status == 1
    assert f"LISTEN_PORT: cannot listen on 127.0.0.1:{port}" in _one_line(error)


async def test_serving_needs_a_url_and_a_secret(botapi: BotApi, tmp_path: Path) -> None:
    for arguments in (["serve"], ["webhook", "set"]):
        status, _, error = await _run(environment_for(botapi, tmp_path), *arguments)
        assert status == 1
        assert "WEBHOOK_URL and WEBHOOK_SECRET are needed" in _one_line(error)


async def test_it_answers_stops_when_told_and_goes_on_after_being_killed(botapi: BotApi, tmp_path: Path) -> None:
    ann, environment = await botapi.user("Ann"), environment_for(botapi, tmp_path)
    async with _started(environment) as process:
        assert (await botapi.ask(ann["id"], "怎么退出VIP批发中心?", timeout=PATIENCE))["text"]
        status, _, error = await _run(environment, "run")
        assert status == 1
        assert "another policybot already works" in _one_line(error)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        assert time.monotonic() - began < 6
    async with _started(environment) as process:
        assert (await botapi.ask(ann["id"], "你好", timeout=PATIENCE))["text"]
        await asyncio.sleep(0.5)
        process.kill()
        await process.wait()
        await botapi.say(ann["id"], "怎么退出VIP批发中心?", ann["id"])
    async with _started(environment):
        assert (await botapi.next_message(ann["id"], timeout=PATIENCE))["text"]
        await botapi.silent(ann["id"])


async def _read_by(fifo: Path) -> BinaryIO:
    """Waits until somebody reads the named pipe; gives its other end."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
            except OSError:  # nobody yet
                await asyncio.sleep(0.02)


async def _says(process: asyncio.subprocess.Process, words: str) -> None:
    """Reads on in what the process logs until a line with these words."""
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        while words.encode() not in (line := await process.stderr.readline()):
            assert line, "it ended"


@asynccontextmanager
async def _waiting_for_its_token(
    botapi: BotApi, folder: Path
) -> AsyncIterator[tuple[asyncio.subprocess.Process, BinaryIO]]:
    """A process at its very beginning, and where its token is to be written."""
    fifo = folder / "token"
    os.mkfifo(fifo, 0o600)
    environment = environment_for(botapi, folder, BOT_TOKEN="", BOT_TOKEN_FILE=str(fifo))
    process = await asyncio.create_subprocess_exec(*POLICYBOT, "run", env=environment, stderr=asyncio.subprocess.PIPE)
    pipe = await _read_by(fifo)
    try:
        yield process, pipe
    finally:
        pipe.close()
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_sigterm_ends_what_has_not_begun_yet(botapi: BotApi, tmp_path: Path) -> None:
    async with _waiting_for_its_token(botapi, tmp_path) as (process, _):
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


STUCK = """
import ctypes
from bot.telegram import signals

signals.listen()
print("stuck", flush=True)
lock = ctypes.create_string_buffer(64)
for _ in range(2):  # the second one waits for ever, and a signal does not wake it
    ctypes.CDLL(None).pthread_mutex_lock(lock)
"""


async def test_sigterm_ends_a_start_in_a_step_that_goes_on_for_ever() -> None:
    """So does a file that is just being opened, if the signal comes a moment before it is read."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", STUCK, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"stuck\n"
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_sigterm_ends_a_start_that_waits_for_telegram(botapi: BotApi, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        environment = environment_for(botapi, tmp_path, BOT_API_URL=url, REQUEST_SECONDS="120")
        async with _started(environment) as process:
            await asyncio.wait_for(asyncio.get_running_loop().sock_accept(silent), PATIENCE)
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_sighup_loads_the_knowledge_base_anew_from_the_first_moment_on(botapi: BotApi, tmp_path: Path) -> None:
    async with _waiting_for_its_token(botapi, tmp_path) as (process, pipe):
        process.send_signal(signal.SIGHUP)
        pipe.write(botapi.token.encode())
        pipe.close()
        await _says(process, "is in use")
        process.send_signal(signal.SIGHUP)
        await _says(process, "is in use")


class _Hung:
    async def close(self) -> None:
        await asyncio.Event().wait()


async def test_a_database_that_hangs_does_not_hold_up_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_CLOSE_SECONDS", 0.05)
    await asyncio.wait_for(start._close(cast(Database, _Hung())), PATIENCE)


async def test_a_standby_takes_over_from_a_killed_poller(botapi: BotApi, tmp_path: Path, postgres: Postgres) -> None:
    ann = await botapi.user("Ann")
    url = (await postgres.create()).replace("+asyncpg", "")
    folders = [tmp_path / name for name in ("one", "two")]
    key = "a-key-that-both-share-and-that-is-not-real"
    first, second = (environment_for(botapi, folder, DATABASE_URL=url, INSTALLATION_KEY=key) for folder in folders)
    async with _started(first) as leader:
        assert (await botapi.ask(ann["id"], "你好", timeout=PATIENCE))["text"]
        port = free_port()
        async with _started(second | {"HEALTH_PORT": str(port)}):
            await wait_for_port(port)
            leader.kill()
            await leader.wait()
            began = time.monotonic()
            assert (await botapi.ask(ann["id"], "谢谢", timeout=PATIENCE))["text"]
            assert time.monotonic() - began < 10
