"""Load: time from the update to the sent reply, and CPU for each, next to python-telegram-bot's stock echo bot.

Both bots are asked the same questions at the same rates by the same local Bot API server, in turns. Ours understands,
computes and keeps everything in its database (SQLite, every commit synchronised to the disk); the echo bot echoes.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.report import finish, part_parser, table
from benchmarks.telegram_rig import BotProcess, environment
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

QUESTIONS = (
    "我5月10号申请退出VIP批发中心,哪天生效?",
    "诚信通没开通能退款吗",
    "保证金扣了还剩800,要补多少",
    "谢谢",
    "How do I leave the VIP wholesale centre?",
    "双十一自动确认收货多久",
    "主动退出后什么时候能再加入",
    "今天天气怎么样",
)
PEOPLE = 400


@dataclass
class Run:
    """One bot at one rate."""

    answered: int
    seconds: float
    cpu: float
    delays: list[float]

    def cells(self) -> list[str]:
        """Figures for the table."""
        points = statistics.quantiles(self.delays, n=100) if len(self.delays) > 1 else [0.0] * 99
        return [
            f"{self.answered / self.seconds:.0f}",
            f"{1000 * points[49]:.1f}",
            f"{1000 * points[98]:.1f}",
            f"{1000 * self.cpu / max(1, self.answered):.2f}",
        ]


async def _ask(botapi: BotApi, people: list[dict[str, Any]], rate: float, total: int) -> dict[int, list[float]]:
    """Asks ``total`` questions at ``rate`` a second; gives the moments of asking by chat."""
    moments: dict[int, list[float]] = {}
    began = time.time()
    pending: set[asyncio.Task[Any]] = set()
    for number in range(total):
        person = people[number % len(people)]
        wait = began + number / rate - time.time() if rate else 0.0
        if wait > 0:
            await asyncio.sleep(wait)
        moments.setdefault(person["id"], []).append(time.time())
        pending.add(asyncio.create_task(botapi.say(person["id"], QUESTIONS[number % len(QUESTIONS)], person["id"])))
        if len(pending) >= 20:
            _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    if pending:
        await asyncio.wait(pending)
    return moments


async def _answers(botapi: BotApi, after: int, total: int, seconds: float) -> list[dict[str, Any]]:
    deadline = time.time() + seconds
    while True:
        sent = [request for request in await botapi.requests("sendMessage", after) if request["ok"]]
        if len(sent) >= total or time.time() > deadline:
            return sent
        await asyncio.sleep(0.2)


async def _once(server: BotApiServer, mode: str, rate: float, total: int) -> Run:
    """Starts a bot, warms it up, asks, and measures."""
    async with server.client() as botapi:
        await botapi.reset(self_check=False, keep_requests=max(5000, 4 * total))
        people = [await botapi.user(f"P{number}") for number in range(PEOPLE)]
        with tempfile.TemporaryDirectory(prefix="policybot-load-") as folder:
            bot = BotProcess(environment(botapi, Path(folder)), Path(folder) / "log", *mode.split())
            await bot.start()
            try:
                for person in people[:20]:
                    await botapi.ask(person["id"], "你好", timeout=60)
                after = (await botapi.counters())["seq"]
                cpu, began = bot.cpu_seconds(), time.time()
                moments = await _ask(botapi, people, rate, total)
                sent = await _answers(botapi, after, total, 60)
                ended = max((request["time"] for request in sent), default=time.time())
                await asyncio.sleep(0.5)
                used = bot.cpu_seconds() - cpu
            finally:
                await bot.end()
    delays = []
    for request in sent:
        asked = moments.get(request["chat_id"])
        if asked:
            delays.append(request["time"] - asked.pop(0))
    return Run(len(sent), ended - began, used, delays)


BOTS = {
    "echo": "PTB echo bot",
    "echo --sniffio": "PTB echo bot with sniffio",
    "run": "policybot",
    "run --parrot": "policybot without understanding",
}


async def _measure(options: argparse.Namespace) -> str:
    """The table: each rate, each bot, the rounds added up."""
    rates, seconds, rounds = options.rates, options.seconds, options.rounds
    runs: dict[tuple[float, str], list[Run]] = {}
    with BotApiServer() as server:
        for _ in range(rounds):
            for rate in rates:
                total = int(rate * seconds) if rate else int(200 * seconds)
                for mode in BOTS:
                    runs.setdefault((rate, mode), []).append(await _once(server, mode, rate, total))
    rows = []
    for rate in rates:
        echo = 0.0
        for mode, name in BOTS.items():
            parts = runs[rate, mode]
            whole = Run(
                sum(part.answered for part in parts),
                sum(part.seconds for part in parts),
                sum(part.cpu for part in parts),
                [delay for part in parts for delay in part.delays],
            )
            cost = whole.cpu / max(1, whole.answered)
            echo = echo or cost
            asked = f"{rate:g}/s" if rate else "as fast as possible"
            rows.append([asked, name, *whole.cells(), f"{cost / echo:.2f}"])
    head = ["updates", "bot", "replies/s", "p50 ms", "p99 ms", "CPU ms a reply", "CPU against the echo bot"]
    return f"{rounds} rounds of {seconds:g} s.\n\n{table(head, rows)}"


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = part_parser("load", __doc__)
    parser.add_argument(
        "--rates", type=float, nargs="+", default=[10, 50, 100, 0], help="updates a second; 0: no limit"
    )
    parser.add_argument("--seconds", type=float, default=10, help="length of each run")
    parser.add_argument("--rounds", type=int, default=3, help="how often the bots take turns")
    return parser.parse_args(arguments)


def measure() -> str:
    """The table, at full size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("load", lambda: asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
