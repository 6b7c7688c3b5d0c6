"""After a poller died: its first updates one at a time, each try counted, so that one that kills is found and parked.

What fails by an exception is tried and parked while it is handled. What ends the process (no memory left, a crash in a
library) would come again with every start and keep the bot from everybody. The first death is not counted, for nobody
knew yet; from then on it is.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging

from bot.storage import trials
from bot.storage.engine import DatabaseAwayError
from bot.telegram import wire
from bot.telegram.intake import Intake
from bot.telegram.parts import Parts

_LOG = logging.getLogger(__name__)
_TRIES = 3
_PATIENCE_SECONDS = 0.5


class ProcessDiedError(Exception):
    """Every process that tried this update ended while it did."""


class Caution:
    """Knows whether the poller before this one died, and finds out what of."""

    def __init__(self, parts: Parts, intake: Intake) -> None:
        self._parts = parts
        self._intake = intake
        self._tried: dict[int, int] = {}
        self._turn = asyncio.Lock()
        self._needed = False

    async def begin(self) -> None:
        """Polling begins; raises DatabaseAwayError."""
        self._needed = await self._parts.database.run(trials.begin)
        if self._needed:
            self._tried = await self._parts.database.run(trials.tried)
            _LOG.warning("the last poller did not say that it stops: its updates are tried one at a time")

    async def take(self, raw: bytes) -> None:
        """Intake.take(), with caution where it is needed; then it raises DatabaseAwayError too."""
        if not self._needed:
            await self._intake.take(raw)
            return
        number = wire.read_number(raw)
        async with self._turn:
            if self._tried.get(number, 0) >= _TRIES:
                await self._intake.park(number, raw, ProcessDiedError(f"{_TRIES} processes ended while they tried it"))
                return
            # Nobody else need wait for a slow one, nor for what waits behind one.
            patience = 0.0 if self._intake.is_behind(raw) else _PATIENCE_SECONDS
            await self._count(number)
            handling = asyncio.create_task(self._intake.take(raw))
            handling.add_done_callback(lambda _: self._tried.pop(number, None))
            try:
                await asyncio.wait([handling], timeout=patience)
            except asyncio.CancelledError:
                handling.cancel()
                raise
        await handling

    async def relax(self) -> None:
        """What the last poller had at hand is dealt with, or kept by us."""
        if self._needed:
            self._needed = False
            with contextlib.suppress(DatabaseAwayError):
                await self._note(self._tried)

    async def end(self) -> None:
        """Polling stops in an orderly way; raises DatabaseAwayError."""
        await self._parts.database.run(trials.end)

    async def _count(self, number: int) -> None:
        """One more try is on record before it begins."""
        tried = self._tried | {number: self._tried.get(number, 0) + 1}
        await self._note(tried)
        self._tried[number] = tried[number]

    async def _note(self, tried: dict[int, int]) -> None:
        await self._parts.database.run(lambda c: trials.note(c, tried), durable=False)
