"""Kill test: questions of many chats while the bots that answer them are killed with SIGKILL at random moments.

Polling on SQLite, and three webhook processes on PostgreSQL. Every answer tells what was said before in its chat, so
that a lost question, a second answer, a wrong order and a forgotten conversation all show. Then the same with reminders
that fall due meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from benchmarks.report import finish, part_parser, table
from benchmarks.telegram_rig import (
    BotProcess,
    Verdict,
    all_answered,
    bot_texts,
    drained,
    environment,
    free_port,
    judge,
    marked_texts,
    postgres,
)
from bot.config import Secret
from bot.messages import ReminderRequest
from bot.storage import reminders
from bot.storage.engine import Database, database_of
from bot.storage.sessions import Place
from bot.telegram.api import Api
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

SECRET = "not-a-real-secret-0123"
TELEGRAMS_RATE = "30"
"""Messages a second as in real use: how many are under way at a kill depends on it."""


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


class _Stage(NamedTuple):
    """What a trial plays on."""

    name: str
    botapi: BotApi
    bots: Sequence[BotProcess]
    database: Database


@asynccontextmanager
async def _polling() -> AsyncIterator[_Stage]:
    with BotApiServer() as server, tempfile.TemporaryDirectory(prefix="policybot-kill-") as folder:
        async with server.client() as botapi:
            await botapi.reset(self_check=False, keep_messages=5000, keep_requests=20_000, poll_pacing=False)
            env = environment(botapi, Path(folder), SEND_RATE=TELEGRAMS_RATE)
            bot = BotProcess(env, Path(folder) / "log", "run", "--parrot")
            yield _Stage("polling, SQLite", botapi, [bot], database_of(None, Path(folder)))


@asynccontextmanager
async def _webhook() -> AsyncIterator[_Stage]:
    ports = [free_port() for _ in range(3)]
    balancer = [f"http://127.0.0.1:{port}" for port in ports]
    with (
        postgres() as engine,
        BotApiServer() as server,
        tempfile.TemporaryDirectory(prefix="policybot-kill-") as folder,
    ):
        url = engine.get_uri()
        async with server.client() as botapi:
            log = {"keep_messages": 5000, "keep_requests": 20_000}
            await botapi.reset(self_check=False, balancer=balancer, webhook_retry_scale=0.1, **log)
            hook = {"WEBHOOK_URL": f"{balancer[0]}/hook", "WEBHOOK_SECRET": SECRET, "DATABASE_URL": url}
            hook["SEND_RATE"] = TELEGRAMS_RATE
            envs = [environment(botapi, Path(folder), LISTEN_PORT=str(port), **hook) for port in ports]
            bots = [BotProcess(env, Path(folder) / "log", "serve", "--parrot") for env in envs]
            async with Api(Secret(botapi.token), botapi.base_url.removesuffix("/bot"), 5.0) as api:
                await api.call("setWebhook", {"url": f"{balancer[0]}/hook", "secret_token": SECRET})
            database = database_of(url.replace("postgresql://", "postgresql+asyncpg://"), Path(folder))
            yield _Stage("webhook × 3, PostgreSQL", botapi, bots, database)


MODES = {"polling": _polling, "webhook": _webhook}


async def _questions(stage: _Stage, options: argparse.Namespace) -> list[object]:
    """A row of the first table."""
    botapi, bots, database = stage.botapi, stage.bots, stage.database
    people = [await botapi.user(f"P{number}", started=True) for number in range(options.chats)]
    rounds = options.updates // options.chats
    for bot in bots:
        await bot.start()
    dice = random.Random(options.seed)
    began = time.monotonic()
    await asyncio.gather(
        ask(botapi, people, rounds, options.seconds), _kill(bots, options.kills, options.seconds, dice)
    )
    await drained(botapi, partial(all_answered, botapi, people, rounds), 120)
    took = time.monotonic() - began
    for bot in bots:
        await bot.end()
    marked = await database.run(marked_texts)
    await database.close()
    verdict = Verdict()
    for person in people:
        asked = [f"q{number}" for number in range(rounds)]
        judge(asked, await bot_texts(botapi, person["id"]), verdict, marked.get(person["id"], ()))
    kills = sum(bot.restarts for bot in bots)
    return [
        *(stage.name, verdict.asked, kills, verdict.answered, len(verdict.missing)),
        *(verdict.out_of_order, verdict.forgotten, verdict.twice, verdict.unmarked),
        *(sum(map(len, marked.values())), f"{took:.0f} s"),
    ]


class _Promises:
    """Reminders of many people, due at moments spread over the trial; each says its number."""

    def __init__(self, people: Sequence[dict[str, Any]], number: int, seconds: float) -> None:
        self._people = people
        self._began = datetime.now(UTC)
        self.due = [self._began + timedelta(seconds=3 + (seconds - 3) * place / number) for place in range(number)]

    def keep(self, connection: Connection) -> None:
        """Writes them down, as the bot does when it promises one."""
        for number, moment in enumerate(self.due):
            person = self._people[number % len(self._people)]["id"]
            request = ReminderRequest(
                topic="vip-exit", result="day", deadline="2026-05-10", remind_at=moment, text=f"#{number}#", lang="en"
            )
            details = msgspec.to_builtins(request)
            reminders.add(connection, Place(person, 0, person), moment, details, self._began)


async def _reminders(stage: _Stage, options: argparse.Namespace) -> list[object]:
    """A row of the second table."""
    botapi, bots, database = stage.botapi, stage.bots, stage.database
    people = [await botapi.user(f"P{number}", started=True) for number in range(options.chats)]
    await database.open()
    promises = _Promises(people, options.reminders, options.seconds)
    await database.run(promises.keep)
    for bot in bots:
        await bot.start()
    await _kill(bots, options.kills, options.seconds, random.Random(options.seed))
    await drained(botapi, lambda: _all_sent(botapi, promises), 120)
    for bot in bots:
        await bot.end()
    marked = await database.run(marked_texts)
    await database.close()
    doubtful = {int(number) for texts in marked.values() for number in _NUMBER.findall(" ".join(texts))}
    moments = await _sent(botapi)
    late = [moment[0] - promises.due[number].timestamp() for number, moment in moments.items()]
    twice = {number: len(moment) - 1 for number, moment in moments.items() if len(moment) > 1}
    return [
        *(stage.name, len(promises.due), sum(bot.restarts for bot in bots), len(moments)),
        *(len(promises.due) - len(moments), sum(twice.values())),
        *(sum(times for number, times in twice.items() if number not in doubtful), len(doubtful)),
        *(f"{statistics.median(late):.1f} s", f"{max(late):.1f} s"),
    ]


async def _sent(botapi: BotApi) -> dict[int, list[float]]:
    """By number, the moments at which people got a reminder."""
    moments: dict[int, list[float]] = {}
    for request in await botapi.requests("sendMessage"):
        number = _NUMBER.search(request["params"]["text"])
        if request["ok"] and number is not None:
            moments.setdefault(int(number[1]), []).append(request["time"])
    return moments


async def _all_sent(botapi: BotApi, promises: _Promises) -> bool:
    return len(await _sent(botapi)) == len(promises.due)


_NUMBER = re.compile(r"#(\d+)#")


async def _measure(options: argparse.Namespace) -> str:
    """The tables."""
    answers, kept = list[list[object]](), list[list[object]]()
    for mode in options.modes:
        for trial, rows in ((_questions, answers), (_reminders, kept)):
            async with MODES[mode]() as stage:
                rows.append(await trial(stage, options))
    twice = ("twice", "twice and not marked as possibly so", "marked as possibly sent twice")
    questions = ["way in", "questions", "SIGKILLs", "answered", "lost", "out of order", "conversations forgotten"]
    promised = ["way in", "reminders", "SIGKILLs", "sent", "lost", *twice, "after its moment, median", "at most"]
    size = f"{options.chats} chats; kills spread over {options.seconds:g} s."
    return f"{size}\n\n{table([*questions, *twice, 'took'], answers)}\n\n{table(promised, kept)}"


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = part_parser("kill", __doc__)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reminders", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=150, help="time over which questions and kills are spread")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--modes", nargs="+", default=["polling", "webhook"], choices=sorted(MODES))
    return parser.parse_args(arguments)


def measure() -> str:
    """The tables, at full size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("kill", lambda: asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
