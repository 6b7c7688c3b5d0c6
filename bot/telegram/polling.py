"""Long polling: handle, commit, and only then confirm."""

from __future__ import annotations

import asyncio
import logging
import re

import msgspec
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.storage.engine import DatabaseAwayError
from bot.telegram import wire
from bot.telegram.api import TooManyError, UnreadableError
from bot.telegram.caution import Caution
from bot.telegram.intake import Intake
from bot.telegram.parts import Parts
from bot.telegram.redaction import where
from bot.telegram.request import AnswerTimeoutError

_LOG = logging.getLogger(__name__)
_BATCH = 100
_MARGIN_SECONDS = 10.0
_SLOW_SECONDS = 0.15
_LONGEST_BATCH = 1.0
_MOST_SLOW = 1000
_LONGEST_WAIT = 10.0
_LONGEST_QUIET = 60.0
"""As long as health allows polls to fail."""
_LAST_WORD_SECONDS = 2.0
_TRIES = 3
_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')


class Poller:
    """Asks Telegram for updates, as long as this process is the leader."""

    def __init__(self, parts: Parts, intake: Intake) -> None:
        self._parts = parts
        self._intake = intake
        self._caution = Caution(parts, intake)
        self._offset = 0
        self._limit = _BATCH
        self._wait = 0.0
        self._unreadable = 0
        self._asked = float("-inf")
        self._tasks: set[asyncio.Task[bool]] = set()
        self._elected: float | None = None
        self._last_success: float | None = None

    async def run(self) -> None:
        """Polls until cancelled; nothing that Telegram or the network does ends it."""
        while True:
            await self._parts.leash.lead()
            self._elected, self._last_success = self._parts.monotonic(), None
            self._parts.metrics.leading.set(1)
            _LOG.info("polling for updates")
            await self._resume()
            while self._parts.leash.leads:
                await self._once()
            self._elected = None
            self._parts.metrics.leading.set(0)
            _LOG.warning("no longer the poller: the connection to the database broke")

    def age(self) -> float | None:
        """Seconds since the last successful poll, None before the first of this election."""
        return None if self._last_success is None else self._parts.monotonic() - self._last_success

    def overdue(self) -> float:
        """Seconds for which no poll has succeeded although this process was the leader."""
        since = self._elected if self._last_success is None else self._last_success
        return 0.0 if since is None else self._parts.monotonic() - since

    async def finish(self, seconds: float) -> None:
        """After run() was cancelled: gives the updates at hand so many seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def last_word(self) -> None:
        """Confirms what is handled, so that nobody need look at it again. Only a courtesy; may fail."""
        if not self._offset or not self._parts.leash.leads:
            return
        try:
            await self._parts.api.call(
                "getUpdates", {"offset": self._offset, "limit": 1, "timeout": 0}, seconds=_LAST_WORD_SECONDS
            )
        except TelegramError as error:
            _LOG.info("the last confirmation failed: %s", error)

    async def farewell(self) -> None:
        """Leaves word for the next poller that this one did not die."""
        if self._parts.leash.leads:
            await self._caution.end()

    async def _resume(self) -> None:
        """Takes up what was confirmed but not handled when a process died."""
        waiting = await self._intake.waiting()
        await self._caution.begin()
        for raw in waiting:
            self._keep(asyncio.create_task(self._persist(asyncio.create_task(self._take(raw)), raw)))

    async def _once(self) -> None:
        try:
            updates = await self._poll()
        except UnreadableError as error:
            await self._isolate(error)
            return
        except TelegramError as error:
            await self._back_off(error)
            return
        self._wait = self._unreadable = 0
        self._last_success = self._parts.monotonic()
        if updates and self._parts.leash.leads:
            await self._handle(updates)

    async def _poll(self) -> list[bytes]:
        await self._keep_pace()
        seconds = self._parts.config.poll_timeout
        asked = {
            "offset": self._offset,
            "limit": self._limit,
            "timeout": seconds,
            "allowed_updates": wire.KINDS,
        }
        result = await self._parts.api.call("getUpdates", asked, seconds=seconds + _MARGIN_SECONDS)
        self._limit = _BATCH
        try:
            return wire.read_list(result)
        except msgspec.DecodeError as error:
            raise UnreadableError(f"getUpdates: {error}", bytes(result)) from None

    async def _keep_pace(self) -> None:
        """Waits until the last poll is some time ago: what comes meanwhile is fetched and handled together.

        A poll that waited for its update is long ago when it comes, so that a lone message is never held up. In heavy
        traffic a poll, a commit and a process woken up for every single message cost more than understanding it.
        """
        early = self._asked + self._parts.config.poll_pace - self._parts.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        self._asked = self._parts.monotonic()

    async def _handle(self, updates: list[bytes]) -> None:
        """Handles all, chats side by side; what takes long is kept in the database, so that the rest is confirmed.

        What waits behind a slow one of its own chat takes long too, and is known to before it begins.
        """
        numbered, offset = self._in_turn(self._numbered(updates))
        if not numbered:
            await self._pause()
            return
        stuck = {number for number, raw in numbered if self._intake.is_behind(raw)}
        tasks = {asyncio.create_task(self._take(raw)): (number, raw) for number, raw in numbered}
        for task in tasks:
            self._keep(task)
        pending = await self._unfinished({task for task in tasks if tasks[task][0] not in stuck})
        pending |= {task for task in tasks if tasks[task][0] in stuck}
        await asyncio.gather(*(self._set_aside(task, tasks[task][1]) for task in pending))
        failed = [number for task, (number, _) in tasks.items() if task.done() and not task.result()]
        self._offset = min([offset, *failed])
        if failed:
            await self._pause()
        else:
            self._caution.relax()

    async def _unfinished(self, tasks: set[asyncio.Task[bool]]) -> set[asyncio.Task[bool]]:
        """Waits for all of them while they get done; gives those that stand still, or take too long in all."""
        until = self._parts.monotonic() + _LONGEST_BATCH
        pending, done = tasks, tasks
        while pending and done and self._parts.monotonic() < until:
            done, pending = await asyncio.wait(pending, timeout=_SLOW_SECONDS)
        return pending

    def _numbered(self, updates: list[bytes]) -> list[tuple[int, bytes]]:
        """The updates by their ids, in that order; one without an id cannot even be confirmed."""
        numbered = []
        for raw in updates:
            try:
                numbered.append((wire.read_number(raw), raw))
            except msgspec.DecodeError as error:
                self._parts.alerts.tell("update", f"an update without an id is skipped: {error}")
        return sorted(numbered)

    def _in_turn(self, numbered: list[tuple[int, bytes]]) -> tuple[list[tuple[int, bytes]], int]:
        """The updates up to the first gap in their numbers, and the offset that confirms them.

        What comes after a gap may have come out of turn: confirmed, it would confirm what is missing as well; handled,
        it would overtake it. It comes again, and a gap that is really one costs one more poll. Numbers that are all
        below the offset have begun anew, as Telegram's do after a quiet week.
        """
        numbers = {number for number, _ in numbered}
        end = min({number for number in numbers if number >= self._offset} or numbers, default=self._offset)
        while end in numbers:
            end += 1
        return [(number, raw) for number, raw in numbered if number < end], end

    async def _set_aside(self, task: asyncio.Task[bool], raw: bytes) -> None:
        """Waits until the update is either handled or kept by us."""
        while not task.done():
            if len(self._tasks) < _MOST_SLOW:
                try:
                    await self._intake.remember(raw)
                    self._keep(asyncio.create_task(self._persist(task, raw)))
                    return
                except DatabaseAwayError as error:
                    _LOG.warning("the database is away: %s", error)
            await asyncio.wait([task], timeout=_SLOW_SECONDS)

    async def _persist(self, task: asyncio.Task[bool], raw: bytes) -> bool:
        """Tries until an update that is confirmed already is dealt with."""
        done = await task
        while not done:
            await asyncio.sleep(_LONGEST_WAIT)
            done = await self._take(raw)
        await self._intake.settle(raw)
        return done

    def _keep(self, task: asyncio.Task[bool]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self, raw: bytes) -> bool:
        """Whether the update is dealt with; if not, it must not be confirmed, and comes again."""
        try:
            await self._caution.take(raw)
        except Exception as error:
            _LOG.error("an update could not be taken in: %s", where(error))
            return False
        return True

    async def _isolate(self, error: UnreadableError) -> None:
        """An answer that cannot be read at all: asked for one at a time, the culprit is found, parked and passed."""
        found = _NUMBER.search(error.body)
        self._unreadable += 1
        if self._limit > 1 or found is None or self._unreadable < _TRIES:
            self._limit = 1
            await self._back_off(error)
            return
        number = int(found[1])
        await self._intake.park(number, error.body, error)
        self._offset = number + 1

    async def _back_off(self, error: TelegramError) -> None:
        if isinstance(error, AnswerTimeoutError):
            _LOG.info("a poll ended without an answer")
            return
        if isinstance(error, TooManyError):
            _LOG.warning("polling: %s", error)
            await asyncio.sleep(min(error.seconds, _LONGEST_QUIET))
            return
        if isinstance(error, InvalidToken):
            self._parts.alerts.tell("token", f"Telegram refuses the bot: {error}")
        elif isinstance(error, Conflict):
            self._parts.alerts.tell("conflict", f"somebody else receives the updates: {error}")
        elif not isinstance(error, NetworkError):
            self._parts.alerts.tell("polling", str(error))
        _LOG.warning("polling failed: %s", error)
        await self._pause()

    async def _pause(self) -> None:
        self._wait = min(max(0.5, self._wait * 2), _LONGEST_WAIT)
        await asyncio.sleep(self._wait)
