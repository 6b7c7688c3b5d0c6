"""/healthz for whoever restarts the bot, /metrics for whoever watches it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Protocol

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.storage import inbox
from bot.storage.engine import DatabaseAwayError
from bot.telegram.parts import Parts

_LATE_SECONDS = 60.0
_DATABASE_SECONDS = 3.0
_IDLE_SECONDS = 75.0
"""A connection ends that has not sent the whole head of a request for so long, however slowly it sends; a little more
than the minute after which load balancers leave an idle one."""


class Polling(Protocol):
    """How the polling goes."""

    def age(self) -> float | None:
        """Seconds since the last successful poll, None before the first of this election."""

    def overdue(self) -> float:
        """Seconds for which no poll has succeeded although this process was the leader."""


class Health:
    """Answers for one process, which polls or not."""

    def __init__(self, parts: Parts, polling: Polling | None = None) -> None:
        self._parts = parts
        self._polling = polling

    def add_to(self, app: web.Application) -> None:
        """Adds the two pages."""
        app.router.add_get("/healthz", self.healthz)
        app.router.add_get("/metrics", self.metrics)

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 if all is well, else 503: age of the last poll, database, version of the knowledge base."""
        body: dict[str, object] = {"knowledge": self._parts.knowledge.version}
        parked = await self._parked()
        body["database"] = "away" if parked is None else "ok"
        if parked is not None:
            body["parked"] = parked
        well = body["database"] == "ok" and self._polls_well(body)
        body["status"] = "ok" if well else "failing"
        return web.json_response(body, status=200 if well else 503)

    async def _parked(self) -> int | None:
        """How many updates are parked; None if the database does not say so in time."""
        asking = asyncio.create_task(self._parts.database.run(inbox.parked_count))
        done, _ = await asyncio.wait([asking], timeout=_DATABASE_SECONDS)
        if not done:  # not waited for any longer: what hangs may take its time to end, too
            asking.add_done_callback(lambda task: task.cancelled() or task.exception())
            asking.cancel()
            return None
        try:
            return asking.result()
        except DatabaseAwayError:
            return None

    async def metrics(self, _request: web.Request) -> web.Response:
        """Prometheus' text format."""
        polls = self._polling is not None and self._parts.leash.leads
        age = self._polling.age() if self._polling is not None and polls else None
        return web.Response(body=self._parts.metrics.text(age), content_type="text/plain", charset="utf-8")

    def _polls_well(self, body: dict[str, object]) -> bool:
        if self._polling is None:
            return True
        if not self._parts.leash.leads:
            body["role"] = "standby"
            return True
        age = self._polling.age()
        body["role"] = "poller"
        body["last_poll_age"] = None if age is None else round(age, 3)
        return self._polling.overdue() <= self._parts.config.poll_timeout + _LATE_SECONDS


class _ServerLog(logging.LoggerAdapter[logging.Logger]):
    """What aiohttp says of its work; anybody can send what is no HTTP, which is worth no traceback each."""

    def exception(self, msg: object, *args: object, exc_info: Any = True, **named: Any) -> None:
        """An error with its traceback, unless it is the other side's."""
        if isinstance(exc_info, HttpProcessingError | web.RequestPayloadError):
            self.debug("somebody sent what is no HTTP: %s", type(exc_info).__name__)
        else:
            super().exception(msg, *args, exc_info=exc_info, **named)


async def listen(app: web.Application, host: str, port: int, seconds: float) -> web.AppRunner:
    """Serves ``app`` until the runner's cleanup, which waits ``seconds`` for open requests; raises OSError."""
    log = _ServerLog(logging.getLogger("aiohttp.server"))
    # Unpacked before anybody asks for the secret, little that comes in would be much in memory. Telegram packs nothing.
    runner = web.AppRunner(
        app,
        access_log=None,
        logger=log,
        shutdown_timeout=seconds,
        handle_signals=False,
        auto_decompress=False,
        keepalive_timeout=_IDLE_SECONDS,
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
