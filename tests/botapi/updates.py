"""The queue of updates, and getUpdates as Telegram does it."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from .errors import ApiError

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_LONG_POLL = 50
_POLL_CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_CONFLICT = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True)
class Entry:
    """A waiting update; `lane` is the queue within which a webhook keeps the order."""

    update_id: int
    lane: tuple[str, int]
    body: msgspec.Raw


class UpdateQueue:
    """Updates from injection to confirmation."""

    def __init__(self, pacing: bool, conflict_delay: float, first_id: int) -> None:
        self.pending: dict[int, Entry] = {}
        self.next_id = first_id
        self.confirmed_below = first_id
        self.allowed: frozenset[str] | None = None
        self.webhook_active = False
        self.duplicate = 0.0
        self.reorder = 0.0
        self.dice = random.Random(0)
        self.on_confirm: Callable[[], None] = lambda: None
        self.on_push: Callable[[], None] = lambda: None
        self._pacing = pacing
        self._conflict_delay = conflict_delay
        self._arrived = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None
        self._last_poll = (0, float("-inf"))
        self._next_quick_conflict = float("-inf")
        self._again: list[Entry] = []

    def wants(self, kind: str) -> bool:
        """Whether the bot subscribed to updates of this kind."""
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: Any, lane: tuple[str, int]) -> dict[str, Any] | None:
        """Queue an update; None if the bot did not subscribe to this kind."""
        if not self.wants(kind):
            return None
        update = {"update_id": self.next_id, kind: payload}
        self.push_raw(update, lane)
        return update

    def push_raw(self, update: dict[str, Any], lane: tuple[str, int] = ("raw", 0)) -> int:
        """Queue anything, with an update_id if it has none."""
        number = update.get("update_id")
        if not isinstance(number, int):
            number = self.next_id
            if "update_id" not in update:
                update = {"update_id": number, **update}
        self.pending[number] = Entry(number, lane, msgspec.Raw(msgspec.json.encode(update)))
        self.next_id = max(self.next_id, number + 1)
        self._arrived.set()
        self.on_push()
        return number

    def subscribe(self, allowed: list[str] | None) -> None:
        """Remember `allowed_updates`; an empty list is the default, None leaves it as it is."""
        if allowed is not None:
            self.allowed = frozenset(allowed) or None

    def confirm(self, entry: Entry) -> None:
        """Forget one update."""
        self.pending.pop(entry.update_id, None)
        self.confirmed_below = max(self.confirmed_below, entry.update_id + 1)
        self.on_confirm()

    def drop_all(self) -> None:
        """drop_pending_updates."""
        self.pending.clear()
        self.confirmed_below = self.next_id
        self.on_confirm()

    async def poll(self, offset: int, limit: int, timeout: int, allowed: list[str] | None) -> list[msgspec.Raw]:
        """One getUpdates. Raises the 409s of a second poller and of an active webhook."""
        if self.webhook_active:
            await self._hold_back()
            raise ApiError(409, _WEBHOOK_CONFLICT)
        limit = limit if 1 <= limit <= 100 else 100
        timeout = min(max(timeout, 0), MAX_LONG_POLL)
        self.subscribe(allowed)
        limit, timeout = self._paced(offset, limit, timeout)
        self._forget(offset)
        batch = self._batch(limit)
        if not batch and timeout:
            try:
                batch = await self._long_poll(limit, timeout)
            except ApiError:
                await self._hold_back()
                raise
        return [entry.body for entry in self._disturbed(batch)]

    def _paced(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        """Telegram slows down a poller that asks for the same offset again at once."""
        previous, at = self._last_poll
        now = time.monotonic()
        self._last_poll = (offset, now)
        if not self._pacing or offset != previous:
            return limit, timeout
        return (1 if now < at + 0.5 else limit), (max(timeout, 3) if now < at + 3 else timeout)

    def _forget(self, offset: int) -> None:
        """Confirm what is below the offset; a negative one keeps the last updates only."""
        if offset < 0:
            for number in list(self.pending)[:offset]:
                self.confirm(self.pending[number])
        elif offset <= self.next_id + 10:  # Telegram ignores an offset from the future
            for number in list(itertools.takewhile(lambda number: number < offset, self.pending)):
                self.confirm(self.pending[number])
            self.confirmed_below = max(self.confirmed_below, min(offset, self.next_id))

    def _batch(self, limit: int) -> list[Entry]:
        return list(itertools.islice(self.pending.values(), limit))

    async def _long_poll(self, limit: int, timeout: int) -> list[Entry]:
        self.end_poll(_POLL_CONFLICT)
        poller = self._poller = asyncio.get_running_loop().create_future()
        deadline = time.monotonic() + timeout
        try:
            while not (batch := self._batch(limit)) and (left := deadline - time.monotonic()) > 0:
                self._arrived.clear()
                arrival = asyncio.ensure_future(self._arrived.wait())
                done, _ = await asyncio.wait({arrival, poller}, timeout=left, return_when="FIRST_COMPLETED")
                arrival.cancel()
                if poller in done:
                    poller.result()
                if arrival in done:
                    await asyncio.sleep(0.001)  # as Telegram: what arrives together is delivered together
        finally:
            if self._poller is poller:
                self._poller = None
            elif poller.done() and not poller.cancelled():
                poller.exception()
        return batch

    def end_poll(self, reason: str) -> None:
        """Answer the waiting getUpdates, if there is one, with a 409."""
        poller, self._poller = self._poller, None
        if poller is not None and not poller.done():
            poller.set_exception(ApiError(409, reason))

    async def _hold_back(self) -> None:
        """Telegram tells a conflict at once, but late if it told one just now."""
        now = time.monotonic()
        if now < self._next_quick_conflict:
            await asyncio.sleep(self._conflict_delay)
        else:
            self._next_quick_conflict = now + self._conflict_delay

    def _disturbed(self, batch: list[Entry]) -> list[Entry]:
        """The batch with neighbours swapped and old updates repeated, if a test asked for that."""
        if not batch or not (self.duplicate or self.reorder):
            return batch
        batch = list(batch)
        for index in range(len(batch) - 1):
            if self.dice.random() < self.reorder:
                batch[index], batch[index + 1] = batch[index + 1], batch[index]
        repeated, self._again = self._again, [e for e in batch if self.dice.random() < self.duplicate]
        return repeated + batch
