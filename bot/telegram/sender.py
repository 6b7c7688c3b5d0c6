"""Sends what the outbox holds: at once what was just committed, in order a chat, and what a crash left over."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from telegram.error import TelegramError

from bot.storage import deliveries, outbox
from bot.storage.engine import Database, DatabaseAwayError, persistently
from bot.storage.lanes import Limits
from bot.storage.leash import Leash
from bot.storage.outbox import Orphan, Outgoing, Payload, Placed, Send
from bot.telegram import books, verdicts
from bot.telegram.alerts import Alerts
from bot.telegram.api import Api
from bot.telegram.markup import without_markup
from bot.telegram.metrics import Metrics
from bot.telegram.notices import UNSURE, marked_as_repeat
from bot.telegram.pace import Pace
from bot.telegram.ports import Clock
from bot.telegram.rate import Bucket
from bot.telegram.redaction import where
from bot.telegram.request import AnswerTimeoutError, NoAnswerError, NotSentError
from bot.telegram.verdicts import Verdict

_LOG = logging.getLogger(__name__)
_OWN_PATIENCE = 3
_LONGEST_PAUSE = 10.0
_PROBE_SECONDS = 2.0


class Sender:
    """The one way to Telegram for everything that is said."""

    def __init__(
        self,
        api: Api,
        database: Database,
        leash: Leash,
        rate: Bucket,
        limits: Limits,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._api = api
        self._database = database
        self._leash = leash
        self._rate = rate
        self._limits = limits
        self._clock = clock
        self._metrics = metrics
        self.alerts = Alerts((), lambda _operator, _html: None, lambda: 0.0)
        self._tasks: set[asyncio.Task[None]] = set()
        self._sending: set[int] = set()
        self._lanes: set[int | None] = set()
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._missing: dict[int, int] = {}
        self._pace = Pace(limits, time.monotonic)
        self._pause = 0.0
        self._open = asyncio.Event()
        self._open.set()
        self._stopping = asyncio.Event()

    # -- from outside ------------------------------------------------------------------------------------------

    def go(self, placed: Placed) -> None:
        """Sends what was claimed in a transaction that is committed now, and comes back to the rest."""
        for send in placed.sends:
            self._start(self._deliver(send))
        for chat_id, at in placed.wakes.items():
            self._wake(chat_id, at)

    def take_turn(self, chat_id: int) -> bool:
        """Whether a message to the chat may go out now; a turn that is not used is given back by :meth:`give_back`."""
        if not self._open.is_set() or self._stopping.is_set() or chat_id in self._lanes or self._pace.wait(chat_id):
            return False
        return self._rate.take()

    def give_back(self) -> None:
        """A turn that :meth:`take_turn` took was not used."""
        self._rate.give_back()

    def post(self, outgoing: Outgoing) -> None:
        """Puts a message into the outbox in the background, and sends it."""
        self._start(self._place(outgoing))

    async def run(self) -> None:
        """Looks again and again for what nobody sends: left over by a crash, or due. Ends when cancelled."""
        while True:
            try:
                await self._sweep()
            except DatabaseAwayError as error:
                _LOG.warning("the database is away: %s", error)
            await asyncio.sleep(self._leash.sweep_seconds)

    async def stop(self, seconds: float) -> None:
        """Begins nothing new, and gives what is under way so many seconds to end."""
        self._stopping.set()
        self._open.set()
        for timer in self._timers.values():
            timer.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # -- one chat's turn ---------------------------------------------------------------------------------------

    def _wake(self, chat_id: int, at: datetime) -> None:
        if self._stopping.is_set() or chat_id in self._timers:
            return
        wait = max(0.0, min((at - self._clock()).total_seconds(), 3600.0))
        self._timers[chat_id] = asyncio.get_running_loop().call_later(wait, self._turn, chat_id)

    def _turn(self, chat_id: int) -> None:
        self._timers.pop(chat_id, None)
        self._start(self._advance(chat_id))

    async def _advance(self, chat_id: int) -> None:
        """Claims and sends the chat's next message, when the overall rate allows."""
        await self._open.wait()
        if chat_id in self._lanes:  # whoever sends there now comes back to it
            return
        if wait := self._pace.wait(chat_id):
            self._wake(chat_id, self._clock() + timedelta(seconds=wait))
            return
        if wait := self._rate.reserve():
            await asyncio.sleep(wait)
        if self._stopping.is_set():
            return
        owner, claimed = self._leash.owner, None
        try:
            claimed = await self._database.run(lambda c: outbox.claim(c, chat_id, owner, self._clock(), self._limits))
        except DatabaseAwayError:
            claimed = self._clock() + timedelta(seconds=1)
        if isinstance(claimed, Send):
            await self._deliver(claimed)
            return
        self._rate.give_back()
        if claimed is not None:
            self._wake(chat_id, claimed)

    async def _deliver(self, send: Send) -> None:
        """Tries once to send what is claimed, and writes down how that ended."""
        self._sending.add(send.id)
        self._lanes.add(send.chat_id)
        if send.chat_id is not None:
            self._pace.begin(send.chat_id)
        try:
            if send.doubts and not await self._telegram_answers():
                verdict: Verdict = verdicts.Barred("stopped while Telegram does not answer", alarming=False)
            else:
                verdict = await self._try(send)
            if isinstance(verdict, verdicts.Unparsable):
                send = await self._without_markup(send, verdict)
                verdict = await self._try(send)
                if isinstance(verdict, verdicts.Unparsable):
                    verdict = verdicts.Refused(verdict.error)
            if send.chat_id is not None:
                self._pace.end(send.chat_id)
            self._metrics.sent(verdict, send.method)
            self._judge(send, verdict)
            # That it was sent need not wait for the disk: if the machine dies now, it is sent once more, as it would be
            # if the machine had died a moment earlier.
            durable = not isinstance(verdict, verdicts.Delivered)
            more = await persistently(
                self._database, lambda c: books.write(c, send, verdict, self._clock()), durable=durable
            )
        finally:
            self._sending.discard(send.id)
            self._lanes.discard(send.chat_id)
        for chat_id in more:
            self._wake(chat_id, self._clock())

    async def _try(self, send: Send) -> Verdict:
        if send.method == "deleteMessage" and "message_id" not in send.payload:
            return verdicts.Refused("there is no message to delete", moot=True)
        payload = send.payload if send.chat_id is None else {"chat_id": send.chat_id, **send.payload}
        if send.method in verdicts.ANSWERS and send.doubts >= verdicts.QUIET_DOUBTS:
            payload = marked_as_repeat(payload)
        try:
            verdict: Verdict = verdicts.accepted(await self._api.call(send.method, payload))
        except TelegramError as error:
            verdict = verdicts.rejected(error, send)
        if isinstance(verdict, verdicts.Barred):
            self._bar()
        else:
            self._pause = 0.0
        return verdict

    async def _telegram_answers(self) -> bool:
        """Waits until it does, for what may have arrived is tried only once more; False if we are to stop first."""
        wait = 0.5
        while not self._stopping.is_set():
            try:
                await self._api.call("getMe", {}, seconds=_PROBE_SECONDS)
                return True
            except (NotSentError, NoAnswerError, AnswerTimeoutError) as error:
                _LOG.warning("Telegram does not answer: %s", error)
            except TelegramError:
                return True
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), wait)
            wait = min(wait * 2, _LONGEST_PAUSE)
        return False

    def _bar(self) -> None:
        """Nothing goes through: everybody waits a while, longer each time."""
        if not self._open.is_set() or self._stopping.is_set():
            return
        self._pause = min(max(0.5, self._pause * 2), _LONGEST_PAUSE)
        self._open.clear()
        asyncio.get_running_loop().call_later(self._pause, self._open.set)

    async def _without_markup(self, send: Send, verdict: verdicts.Unparsable) -> Send:
        """The same message as plain text; the operator hears of it, for our markup must never be wrong."""
        self.alerts.tell("markup", f"sent as plain text: {verdict.error}")
        payload = without_markup(send.payload)
        await persistently(self._database, lambda c: deliveries.reword(c, send.id, payload))
        return send._replace(payload=payload)

    def _judge(self, send: Send, verdict: Verdict) -> None:
        """Tells people what they should know."""
        if isinstance(verdict, verdicts.Refused) and not verdict.moot:
            self.alerts.tell("refused", f"{send.method}: {verdict.error}")
        elif isinstance(verdict, verdicts.Unclear):
            self.alerts.tell("unclear", f"{send.method} may not have arrived and is not tried again: {verdict.error}")
            self._own_up(send)
        elif isinstance(verdict, verdicts.Barred) and verdict.alarming:
            self.alerts.tell("token", f"Telegram refuses the bot: {verdict.error}")
        elif not isinstance(verdict, verdicts.Delivered):
            _LOG.warning("%s: %s", send.method, verdict)

    def _own_up(self, send: Send) -> None:
        """Tells the person, in a message of its own, that an answer may not have arrived; in a group by a reply."""
        if send.chat_id is None or send.method not in verdicts.ANSWERS or send.payload.get("text") == UNSURE:
            return
        payload: Payload = {"text": UNSURE}
        if "message_thread_id" in send.payload:
            payload["message_thread_id"] = send.payload["message_thread_id"]
        if send.chat_id < 0 and send.question_id is not None:
            payload["reply_parameters"] = {"message_id": send.question_id, "allow_sending_without_reply": True}
        self.post(Outgoing(method="sendMessage", payload=payload, chat_id=send.chat_id, fleeting=True))

    async def _place(self, message: Outgoing) -> None:
        owner = self._leash.owner
        placed = await persistently(self._database, lambda c: outbox.place(c, [message], self._clock(), owner=owner))
        self.go(placed)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _LOG.error("sending failed: %s", where(error))

    # -- what was left over ------------------------------------------------------------------------------------

    async def _sweep(self) -> None:
        living = await self._leash.living()
        if living is not None:
            self._rate.divide(len(living))
        now, mine = self._clock(), self._leash.owner
        left = await self._database.run(lambda c: books.left_over(c, living, mine, now))
        self.go(Placed(left.loose, {}))
        for chat_id in left.chats:
            if chat_id not in self._lanes:
                self._wake(chat_id, now)
        await self._take_over([row for row in left.orphans if row.send.id not in self._sending])

    async def _take_over(self, lost: list[Orphan]) -> None:
        """Gives back what is being sent by nobody: by a dead process, or by this one in an answer that was lost."""
        self._missing = {row.send.id: self._missing.get(row.send.id, 0) + 1 for row in lost}
        mine, patience = self._leash.owner, self._leash.patience
        gone = [row for row in lost if self._missing[row.send.id] >= (_OWN_PATIENCE if row.owner == mine else patience)]
        if not gone:
            return
        if given_up := await self._database.run(lambda c: books.release(c, gone, mine, self._clock())):
            self.alerts.tell("unclear", f"{len(given_up)} messages, left over too often, are given up")
            for send in given_up:
                self._own_up(send)
        for chat_id in {row.send.chat_id for row in gone if row.send.chat_id is not None}:
            self._wake(chat_id, self._clock())
