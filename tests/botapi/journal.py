"""What the bot asked for and what it got: requests, violations, counters, and waiting for the next of them."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter, deque
from typing import Any


class Journal:
    """The bot's requests in order, numbered from 1; only the last `keep` are held."""

    def __init__(self, keep: int = 5000) -> None:
        self.requests: deque[dict[str, Any]] = deque(maxlen=keep)
        self.violations: list[dict[str, Any]] = []
        self.counters: Counter[str] = Counter()
        self.last_poll: dict[str, Any] = {}
        self.seq = 0
        self._changed = asyncio.Event()

    def record(self, method: str, chat_id: Any, params: dict[str, Any], **outcome: Any) -> None:
        """Add a finished request. `outcome`: status, ok, description, result, fault."""
        self.seq += 1
        entry = {
            "seq": self.seq,
            "time": time.time(),
            "method": method,
            "chat_id": chat_id,
            "params": params,
            **outcome,
        }
        self.requests.append(entry)
        self.counters[f"{method} {outcome['status']}"] += 1
        self.notify()

    def violate(self, method: str, kind: str, detail: str, params: dict[str, Any]) -> None:
        """A request that no correct bot sends (kept up to 1000; all are counted)."""
        self.counters["violations"] += 1
        if len(self.violations) < 1000:
            self.violations.append({"method": method, "kind": kind, "detail": detail, "params": params})

    def notify(self) -> None:
        """Wake those who wait."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, timeout: float) -> None:
        """Until something changes; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            await self._changed.wait()

    def after(self, seq: int, method: str | None, chat: int | None, ok: bool | None) -> dict[str, Any] | None:
        """The first request after number `seq` that fits."""
        if self.seq <= seq:
            return None
        skip = max(0, len(self.requests) - (self.seq - seq))
        for entry in itertools.islice(self.requests, skip, None):
            if method is not None and entry["method"] != method:
                continue
            if chat is not None and entry["chat_id"] != chat:
                continue
            if ok is not None and entry["ok"] != ok:
                continue
            return entry
        return None
