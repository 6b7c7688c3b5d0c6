"""What has to be done from time to time: delete what is old, load the knowledge base anew, let features speak up."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from sqlalchemy import Connection

from bot.storage import installation, outbox, retention
from bot.storage.engine import DatabaseAwayError
from bot.storage.retention import Retention
from bot.telegram.features.reload import RELOAD, reason
from bot.telegram.handling import Feature
from bot.telegram.parts import Parts
from bot.telegram.redaction import where

_LOG = logging.getLogger(__name__)
_RETENTION_SECONDS = 600.0
_RELOAD_SECONDS = 5.0
_CLOCK_SLACK = 300.0


class Housekeeping:
    """Runs beside the answering."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._offset: float | None = None

    async def run(self) -> None:
        """Until cancelled."""
        features = [feature for feature in self._parts.handler.features if feature.tick_seconds is not None]
        await asyncio.gather(self._clear(), self._watch_reload(), *(self._tick(feature) for feature in features))

    async def _clear(self) -> None:
        while True:
            if self._clock_is_steady():
                try:
                    _LOG.info("%s old rows deleted", await self._parts.database.run(self._clear_in))
                except DatabaseAwayError as error:
                    _LOG.warning("the database is away: %s", error)
            await asyncio.sleep(_RETENTION_SECONDS)

    def _clear_in(self, connection: Connection) -> int:
        config = self._parts.config
        kept = Retention(config.session_retention, config.question_retention)
        return retention.clear(connection, kept, self._parts.clock())

    def _clock_is_steady(self) -> bool:
        """False once after the clock was set: what looks old then may not be."""
        offset = self._parts.clock().timestamp() - self._parts.monotonic()
        before, self._offset = self._offset, offset
        if before is None or abs(offset - before) <= _CLOCK_SLACK:
            return True
        _LOG.warning("the clock was set by %.0f s; old data is kept for now", offset - before)
        return False

    async def _watch_reload(self) -> None:
        """Another process was told to load the knowledge base: so does this one."""
        known: str | None = None
        first = True
        while True:
            try:
                wanted = await self._parts.database.run(lambda c: installation.read(c, RELOAD))
                if not first and wanted != known:
                    await self.reload()
                known, first = wanted, False
            except DatabaseAwayError as error:
                _LOG.warning("the database is away: %s", error)
            await asyncio.sleep(_RELOAD_SECONDS)

    async def reload(self) -> None:
        """Loads the knowledge base anew; if it is not valid, the old one stays and the operator is told."""
        try:
            version = await asyncio.to_thread(self._parts.knowledge.reload)
            _LOG.info("knowledge base %s is in use", version)
        except Exception as error:  # whatever is wrong with the files, the bot goes on with what it has
            self._parts.alerts.tell("reload", f"the knowledge base stays as it was: {reason(error)}")

    async def _tick(self, feature: Feature) -> None:
        while True:
            try:
                self._parts.sender.go(await self._parts.database.run(partial(self._ticked, feature)))
            except DatabaseAwayError as error:
                _LOG.warning("the database is away: %s", error)
            except Exception as error:  # one feature's fault must not stop the others
                _LOG.error("%s failed: %s", type(feature).__name__, where(error))
            await asyncio.sleep(feature.tick_seconds or 1.0)

    def _ticked(self, feature: Feature, connection: Connection) -> outbox.Placed:
        now = self._parts.clock()
        return outbox.place(connection, feature.tick(connection, now), now, owner=self._parts.leash.owner)
