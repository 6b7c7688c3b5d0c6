"""Delivery of updates to the bot's own URL, in the manner of tdlib/telegram-bot-api's WebhookActor."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import msgspec

from .updates import Entry, UpdateQueue

MAX_RETRY_AFTER = 3600
MAX_DELAY = 60.0
Reply = Callable[[dict[str, Any]], Awaitable[None]]


class Webhook:
    """Posts each update until it is answered with 2xx: lanes in order, up to max_connections at a time.

    The first retry comes at once, the next ones after 2, 4, 8 … s (times `retry_scale`) or as Retry-After says.
    """

    def __init__(self, queue: UpdateQueue, timeout: float, retry_scale: float, balancer: list[str]) -> None:
        self.done: Counter[str] = Counter()
        self.url = ""
        self.reply: Reply | None = None
        self._queue = queue
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._retry_scale = retry_scale
        self._balancer = itertools.cycle(balancer) if balancer else None
        self._secret = ""
        self._connections = 40
        self._last_error: tuple[int, str] | None = None
        self._lanes: dict[tuple[str, int], deque[Entry]] = {}
        self._loaded: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(1)
        self._session: aiohttp.ClientSession | None = None

    async def start(self, url: str, secret: str, connections: int) -> None:
        """Deliver to `url` from now on, what is waiting first."""
        await self.stop()
        self.url, self._secret, self._connections, self._last_error = url, secret, connections, None
        self._slots = asyncio.Semaphore(connections)
        connector = aiohttp.TCPConnector(limit=connections)
        self._session = aiohttp.ClientSession(connector=connector, timeout=self._timeout)
        self._queue.webhook_active = True
        self._queue.on_push = self._load
        self._load()

    async def stop(self) -> None:
        """No more deliveries; what was not answered stays in the queue."""
        self._queue.webhook_active = False
        self._queue.on_push = lambda: None
        self.url = ""
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._loaded.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def info(self) -> dict[str, Any]:
        """Telegram's WebhookInfo."""
        queue = self._queue
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(queue.pending),
        }
        if self._last_error is not None and self.url:
            info["last_error_date"], info["last_error_message"] = self._last_error
        if self.url:
            info |= {"max_connections": self._connections, "ip_address": "127.0.0.1"}
        if queue.allowed is not None:
            info["allowed_updates"] = sorted(queue.allowed)
        return info

    def _load(self) -> None:
        """Put what is new in the queue into its lanes; each lane has a task while it is not empty."""
        unseen = itertools.takewhile(lambda number: number not in self._loaded, reversed(self._queue.pending))
        for entry in [self._queue.pending[number] for number in unseen][::-1]:
            self._loaded.add(entry.update_id)
            lane = self._lanes.get(entry.lane)
            if lane is None:
                lane = self._lanes[entry.lane] = deque()
                task = asyncio.ensure_future(self._drain(entry.lane, lane))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            lane.append(entry)

    async def _drain(self, key: tuple[str, int], lane: deque[Entry]) -> None:
        while lane:
            if len(lane) > 1 and self._queue.dice.random() < self._queue.reorder:
                lane[0], lane[1] = lane[1], lane[0]
            entry = lane[0]
            await self._deliver(entry)
            if self._queue.dice.random() < self._queue.duplicate:
                await self._deliver(entry)
            lane.popleft()
            self._loaded.discard(entry.update_id)
            self._queue.confirm(entry)
        del self._lanes[key]

    async def _deliver(self, entry: Entry) -> None:
        """Until it is answered with 2xx."""
        delay, failures = 1.0, 0
        while entry.update_id in self._queue.pending:
            async with self._slots:
                retry_after = await self._post(entry)
            if retry_after is None:
                return
            if not retry_after and failures:
                delay = min(random.uniform(MAX_DELAY, 2 * MAX_DELAY), delay * 2)
                retry_after = delay
            failures += 1
            await asyncio.sleep(retry_after * self._retry_scale)

    def _target(self) -> str:
        if self._balancer is None:
            return self.url
        parts = urlsplit(self.url)
        return next(self._balancer).rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")

    async def _post(self, entry: Entry) -> float | None:
        """None if it was taken, else the seconds the receiver asks to wait (0: it does not say)."""
        if self._session is None:
            raise asyncio.CancelledError
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        try:
            async with self._session.post(self._target(), data=bytes(entry.body), headers=headers) as response:
                body = await response.read()
                self.done[str(response.status)] += 1
                if 200 <= response.status <= 299:
                    await self._take_reply(body)
                    return None
                self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                asked = response.headers.get("Retry-After", "0")
                return min(float(asked), MAX_RETRY_AFTER) if asked.isdigit() else 0.0
        except TimeoutError:
            self._failed("Read timeout expired", "timeout")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused", "refused")
        except aiohttp.ClientError:
            self._failed("Webhook connection closed", "closed")
        return 0.0

    def _failed(self, message: str, counter: str | None = None) -> None:
        self._last_error = (int(time.time()), message)
        if counter:
            self.done[counter] += 1

    async def _take_reply(self, body: bytes) -> None:
        """A method call in the answer is carried out, its result is not reported."""
        with contextlib.suppress(msgspec.DecodeError):
            reply = msgspec.json.decode(body) if body else None
            if isinstance(reply, dict) and "method" in reply and self.reply:
                await self.reply(reply)
