"""Takes updates in: each is handled and committed before take() returns, in order a chat, chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

from sqlalchemy import Connection

from bot.storage import inbox, outbox
from bot.storage.engine import T, Work, persistently
from bot.storage.sessions import NOBODY
from bot.telegram import wire
from bot.telegram.conversion import Incoming, understand
from bot.telegram.handling import Handled
from bot.telegram.notices import flood_notice
from bot.telegram.parts import Parts
from bot.telegram.rate import PersonalLimit
from bot.telegram.redaction import where

_LOG = logging.getLogger(__name__)
_LOOK_UPS = 3
"""So many inline queries count as a message: Telegram sends one every few letters that are typed."""
_TRIES = 3
_RETRY_SECONDS = 0.2


class Lanes:
    """One update of a chat at a time, first come first served."""

    def __init__(self) -> None:
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    @property
    def idle(self) -> bool:
        """Whether nobody holds any lane."""
        return not self._locks

    def taken(self, lane: int) -> bool:
        """Whether somebody holds this one."""
        return lane in self._locks

    @asynccontextmanager
    async def turn(self, lane: int) -> AsyncIterator[None]:
        """Waits for the lane and holds it."""
        lock, users = self._locks.get(lane, (asyncio.Lock(), 0))
        self._locks[lane] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            _, users = self._locks[lane]
            if users == 1:
                del self._locks[lane]
            else:
                self._locks[lane] = (lock, users - 1)


class AtHand:
    """Everybody's updates that are being handled, in whatever chat."""

    def __init__(self) -> None:
        self._people: dict[int, list[asyncio.Future[None]]] = {}

    @contextmanager
    def update_of(self, person: int) -> Iterator[list[asyncio.Future[None]]]:
        """One more of this person; gives what comes to pass when each of the earlier ones is dealt with."""
        own = asyncio.get_running_loop().create_future()
        theirs = self._people.setdefault(person, [])
        earlier = [*theirs]
        theirs.append(own)
        try:
            yield earlier
        finally:
            own.set_result(None)
            theirs.remove(own)
            if not theirs:
                del self._people[person]


class Intake:
    """The way in, the same for polling and webhook."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._clock = parts.clock
        self._limit = PersonalLimit(parts.config.flood_messages, parts.config.flood_window, parts.monotonic)
        look_ups = parts.config.flood_messages * _LOOK_UPS
        self._look_ups = PersonalLimit(look_ups, parts.config.flood_window, parts.monotonic)
        self._unasked = PersonalLimit(parts.config.flood_messages, parts.config.flood_window, parts.monotonic)
        self._lanes = Lanes()
        self._at_hand = AtHand()

    async def take(self, raw: bytes) -> None:
        """Handles one update (its JSON) and commits. An update that cannot be handled is parked, and the operator told.

        Waits as long as the database is away. Raises msgspec.DecodeError if there is not even an update_id.
        """
        update_id, came = wire.read_number(raw), self._clock()
        try:
            incoming = self._understood(raw)
        except Exception as error:  # whatever is wrong with it, the next update must not wait for it
            await self.park(update_id, raw, error)
            return
        if incoming is None:
            return
        with self._at_hand.update_of(incoming.place.user_id) as earlier:
            async with self._lanes.turn(incoming.place.chat_id):
                if earlier and any(feature.comes_last(incoming) for feature in self._parts.handler.features):
                    await asyncio.wait(earlier)
                await self._handle(incoming, raw, came)

    def is_behind(self, raw: bytes) -> bool:
        """Whether an earlier update of the same chat is still being handled."""
        if self._lanes.idle:
            return False
        try:
            incoming = self._understood(raw)
        except Exception:  # take() will park it
            return False
        return incoming is not None and self._lanes.taken(incoming.place.chat_id)

    def _understood(self, raw: bytes) -> Incoming | None:
        """What the update says, None if it is nothing to us."""
        incoming = understand(wire.read_update(raw), self._parts.me, self._clock())
        return None if incoming is None or self._overheard(incoming) else incoming

    async def remember(self, raw: bytes) -> None:
        """Keeps the update in the database, so that it may be confirmed to Telegram before it is handled."""
        update_id, text = wire.read_number(raw), raw.decode("utf-8", "replace")
        await self._parts.database.run(lambda c: inbox.remember(c, update_id, text, self._clock()))

    async def settle(self, raw: bytes) -> None:
        """A kept update is dealt with: nothing of it stays, even if it came to nothing before it was kept."""
        update_id = wire.read_number(raw)
        await self.patiently(lambda c: inbox.settle(c, update_id))

    async def waiting(self) -> list[bytes]:
        """What was kept so and never handled."""
        return [text.encode() for text in await self.patiently(inbox.waiting)]

    def _overheard(self, incoming: Incoming) -> bool:
        """Said in a group to others, and no feature listens: not looked at any further."""
        message = incoming.message
        if message is None or message.addressed:
            return False
        return not any(feature.listens(incoming) for feature in self._parts.handler.features)

    async def _handle(self, incoming: Incoming, raw: bytes, came: datetime) -> None:
        began = self._parts.monotonic()
        unasked = incoming.message is not None and not incoming.message.addressed
        if unasked and self._unasked.used_up(incoming.sender):
            return
        flooded = self._floods(incoming)
        for attempt in range(1, _TRIES + 1):
            try:
                handled = await (self._slow_down(incoming) if flooded else self._answer(incoming))
            except Exception as error:  # a fault in handling one update must not stop the others
                if attempt == _TRIES:
                    await self.park(incoming.update_id, raw, error, came)
                    return
                _LOG.error("update %s failed, try %s of %s: %s", incoming.update_id, attempt, _TRIES, where(error))
                await asyncio.sleep(_RETRY_SECONDS * attempt)
                continue
            if unasked and handled.result == "answered":
                self._unasked.exceeded(incoming.sender)
            self._parts.metrics.handled(handled.result, handled.kind, self._parts.monotonic() - began)
            self._parts.sender.go(handled.placed)
            return

    def _floods(self, incoming: Incoming) -> bool:
        """Counts what is meant for the bot; whether it is too much."""
        if incoming.message is None or incoming.sender == NOBODY:
            return False
        if incoming.kind == "inline":
            return self._look_ups.exceeded(incoming.sender)
        meant = incoming.kind in ("message", "edit", "press") and incoming.message.addressed
        return meant and self._limit.exceeded(incoming.sender)

    async def _answer(self, incoming: Incoming) -> Handled:
        evidence = await self._parts.handler.prepare(incoming, self._parts.api)

        def work(connection: Connection) -> Handled:
            return self._parts.handler.handle(connection, incoming, self._clock(), evidence, may_send=may_send)

        may_send = self._parts.sender.take_turn(incoming.place.chat_id)
        used = False
        try:
            handled = await self.patiently(work)
            used = any(send.chat_id is not None for send in handled.placed.sends)
            return handled
        finally:
            if may_send and not used:
                self._parts.sender.give_back()

    async def _slow_down(self, incoming: Incoming) -> Handled:
        """Says once, politely, that it is too much."""
        until = self._clock() + self._parts.config.flood_window

        def work(connection: Connection) -> Handled:
            messages = flood_notice(connection, incoming, self._clock(), until)
            inbox.finish(connection, incoming.update_id, self._clock())
            return Handled("flood", outbox.place(connection, messages, self._clock(), owner=self._parts.leash.owner))

        return await self.patiently(work)

    async def patiently(self, work: Work[T]) -> T:
        """The result of ``work``, however long the database is away."""
        return await persistently(self._parts.database, work)

    async def park(self, update_id: int, raw: bytes, error: Exception, came: datetime | None = None) -> None:
        """Keeps an update that cannot be handled for the operator, and says so; nothing if it was dealt with before.

        ``came``: when it was taken in; now, if that is not said.
        """
        text, name = raw.decode("utf-8", "replace"), type(error).__name__
        why = f"{name}: {error}"
        _LOG.error("update %s is parked: %s", update_id, where(error))
        if not await self.patiently(lambda c: inbox.park(c, update_id, text, why, self._clock(), came)):
            return
        self._parts.metrics.parked.inc()
        self._parts.alerts.tell(
            "parked", f"update {update_id} could not be handled ({name}) and is kept in the table updates"
        )
