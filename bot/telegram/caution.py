"""After a process died: the next updates one at a time, each try counted, so that one that kills is found and parked.

What fails by an exception is tried and parked while it is handled. What ends the process (no memory left, a crash in a
library) would come again with every start and keep the bot from everybody. The first death is not counted, for nobody
knew yet; from then on every one is, whichever process it is that dies.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.storage import trials
from bot.telegram import wire
from bot.telegram.intake import Intake
from bot.telegram.parts import Parts

_LOG = logging.getLogger(__name__)
_TRIES = 3
_PATIENCE_SECONDS = 0.5
_LAST_WORD_SECONDS = 2.0
_CAREFUL_SECONDS = 900.0
"""After a death; Telegram posts what was not confirmed again at least once a minute."""
_DYING = timedelta(hours=1)
"""When an update first came that processes have died of, nobody knows; not longer ago than this."""


class ProcessDiedError(Exception):
    """Every process that tried this update ended while it did."""


class Caution:
    """Knows whether a process before this one died, and finds out what of."""

    def __init__(self, parts: Parts, intake: Intake) -> None:
        self._parts = parts
        self._intake = intake
        self._ended: set[int] = set()
        self._turn = asyncio.Lock()
        self._needed = False

    async def begin(self) -> bool:
        """Updates are taken in from now on, once the database is there; gives whether with caution."""
        owner, living = self._parts.leash.owner, await self._parts.leash.living()
        self._needed = await self._intake.patiently(lambda c: trials.begin(c, owner, living))
        if self._needed:
            _LOG.warning("a process ended and did not say so: updates are tried one at a time")
        return self._needed

    async def watch(self) -> None:
        """Careful for a while whenever another process dies: Telegram posts what it died of to the next one."""
        leash, relaxing = self._parts.leash, self._relax_later()
        known: frozenset[int] = frozenset()
        while True:
            await asyncio.sleep(leash.sweep_seconds)
            living = await leash.living()
            if living is None:
                continue
            gone, known = known - living, living
            if gone and await self._died(gone):
                _LOG.warning("another process ended and did not say so: updates are tried one at a time")
                self._needed = True
                relaxing.cancel()
                relaxing = self._relax_later()

    async def _died(self, owners: frozenset[int]) -> bool:
        return await self._intake.patiently(lambda c: trials.died(c, owners))

    def _relax_later(self) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(_CAREFUL_SECONDS, self.relax)

    async def take(self, raw: bytes) -> None:
        """Intake.take(), with caution where it is needed; then it raises DatabaseAwayError too."""
        if not self._needed:
            await self._intake.take(raw)
            return
        number = wire.read_number(raw)
        async with self._turn:
            if await self._tried(number) >= _TRIES:
                error = ProcessDiedError(f"{_TRIES} processes ended while they tried it")
                await self._intake.park(number, raw, error, self._parts.clock() - _DYING)
                self._ended.add(number)
                return
            # Nobody else need wait for a slow one, nor for what waits behind one.
            patience = 0.0 if self._intake.is_behind(raw) else _PATIENCE_SECONDS
            handling = asyncio.create_task(self._intake.take(raw))
            handling.add_done_callback(lambda _: self._ended.add(number))
            try:
                await asyncio.wait([handling], timeout=patience)
            except asyncio.CancelledError:
                handling.cancel()
                raise
        await handling

    def relax(self) -> None:
        """What the one that died had at hand is dealt with, or kept by us."""
        self._needed = False

    async def end(self) -> None:
        """Leaves word that this process did not die. If it cannot, the next one is careful in vain."""
        owner, ended = self._parts.leash.owner, frozenset(self._ended)
        try:
            await asyncio.wait_for(self._intake.patiently(lambda c: trials.end(c, owner, ended)), _LAST_WORD_SECONDS)
        except TimeoutError:
            _LOG.warning("the database is away; the next process will take this end for a death")

    async def _tried(self, number: int) -> int:
        """How many tries of an update did not end, before the one that now begins and is on record."""
        ended = frozenset(self._ended)
        before = await self._parts.database.run(lambda c: trials.begun(c, number, ended), durable=False)
        self._ended -= ended
        return before
