"""The server as a process: how it starts and that it always ends; how fast it is and how much it holds."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time

import aiohttp
import psutil
import pytest

from .client import PATIENCE, BotApi
from .process import ROOT, BotApiServer

HTML = "<b>结果</b>: 按第15日计, 退出生效日 &lt;2023-05-25&gt;, <a href='https://rule.1688.com/x'>规则</a> " * 4
REQUESTS = 1200


@pytest.mark.parametrize("how", ["signal", "stdin", "idle"])
def test_it_ends_by_itself(how: str) -> None:
    idle = "0.2" if how == "idle" else "600"
    command = [sys.executable, "-m", "tests.botapi", "--port", "0", "--token", "1:x", "--idle", idle]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        ready = json.loads(process.stdout.readline())
        assert ready["token"] == "1:x"
        if how == "signal":
            process.send_signal(signal.SIGTERM)
        elif how == "stdin":
            process.stdin.close()
        assert process.wait(PATIENCE) == 0


async def _load(botapi: BotApi, chats: list[int]) -> float:
    """Requests a second for HTML messages with a keyboard, eight at a time."""
    url = f"{botapi.base_url}{botapi.token}/sendMessage"
    markup = json.dumps({"inline_keyboard": [[{"text": "有用", "callback_data": "fb:1"}] * 2] * 2})
    left = iter(range(REQUESTS))

    async def work(session: aiohttp.ClientSession) -> None:
        for number in left:
            form = {"chat_id": chats[number % len(chats)], "text": HTML, "parse_mode": "HTML", "reply_markup": markup}
            async with session.post(url, data=form) as response:
                assert response.status == 200
                await response.read()

    async with aiohttp.ClientSession() as session:
        began = time.perf_counter()
        await asyncio.gather(*(work(session) for _ in range(8)))
        return REQUESTS / (time.perf_counter() - began)


async def test_thousands_of_updates_leave_nothing_behind(botapi: BotApi, botapi_server: BotApiServer) -> None:
    process = psutil.Process(botapi_server.pid)
    sizes = []
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            await botapi.reset()
            await botapi.updates([{"message": {"text": "政策" * 200, "number": n}} for n in range(2000)])
            offset = seen = 0
            while seen < 2000:
                params = {"offset": offset, "timeout": 1}
                async with session.get(f"{botapi.base_url}{botapi.token}/getUpdates", params=params) as response:
                    updates = (await response.json())["result"]
                seen, offset = seen + len(updates), updates[-1]["update_id"] + 1
            sizes.append(process.memory_info().rss)
    assert (await botapi.counters())["pending"] == 100  # the last batch, until it is confirmed
    assert sizes[1] - sizes[0] < 4 * 2**20


async def test_it_is_fast_and_its_memory_is_bounded(botapi: BotApi, botapi_server: BotApiServer) -> None:
    await botapi.reset(self_check=False, keep_messages=20, keep_requests=200)
    chats = [(await botapi.user(started=True))["id"] for _ in range(20)]
    process = psutil.Process(botapi_server.pid)
    rates = [await _load(botapi, chats)]
    held = process.memory_info().rss
    cpu = sum(process.cpu_times()[:2])
    rates.append(await _load(botapi, chats))
    cpu = sum(process.cpu_times()[:2]) - cpu
    grown = (process.memory_info().rss - held) / 2**20
    print(f"{max(rates):.0f} requests/s, {cpu / REQUESTS * 1000:.2f} ms of CPU each, grew by {grown:.1f} MiB")
    assert cpu / REQUESTS < 1 / 600  # seconds on one core
    assert grown < 16
    assert len(await botapi.messages(chats[0])) == 20
