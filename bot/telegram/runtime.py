"""Runs the bot until it is told to stop, and stops it in bounded time; nothing that was committed needs the stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from aiohttp import web
from telegram.error import TelegramError

from bot.config import Config
from bot.messages import Kept
from bot.telegram import signals
from bot.telegram.caution import Caution
from bot.telegram.health import Health, listen
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.intake import Intake
from bot.telegram.menus import set_menus
from bot.telegram.parts import Parts
from bot.telegram.polling import Poller
from bot.telegram.ports import Answering, Knowledge
from bot.telegram.start import StartError, assembled
from bot.telegram.webhook import Webhook

_LOG = logging.getLogger(__name__)
_GRACE = 5.0
T = TypeVar("T")


async def poll(config: Config, knowledge: Knowledge, stop: asyncio.Event) -> None:
    """``policybot run``, until ``stop`` is set. Raises StartError."""
    async with _started(config, knowledge, stop) as parts:
        if parts is None or await _unless(stop, _refuse_webhook(parts)) is None:
            return
        poller = Poller(parts, Intake(parts))
        runner = await _health_server(parts, Health(parts, poller))
        _LOG.info("@%s runs, knowledge base %s", parts.me.username, parts.knowledge.version)
        try:
            await _until(stop, [poller.run(), *_background(parts)])
        finally:
            await poller.finish(config.stop_timeout / 3)
            await parts.sender.stop(config.stop_timeout / 3)
            await poller.last_word()
            if runner is not None:
                await runner.cleanup()
        await poller.farewell()
    _LOG.info("stopped")


async def serve(config: Config, knowledge: Knowledge, stop: asyncio.Event) -> None:
    """``policybot serve``: one of any number of webhook processes, until ``stop`` is set. Raises StartError."""
    if not config.webhook_url or config.webhook_secret is None:
        raise StartError("WEBHOOK_URL and WEBHOOK_SECRET are needed to serve the webhook")
    async with _started(config, knowledge, stop) as parts:
        if parts is None:
            return
        intake = Intake(parts)
        caution = Caution(parts, intake)
        webhook = Webhook(caution, config.webhook_secret.reveal())
        app = webhook.app(config.webhook_path)
        Health(parts).add_to(app)
        if await _unless(stop, caution.begin()) is None:
            return
        try:
            for raw in await _unless(stop, intake.waiting()) or ():
                webhook.take_up(raw, intake)
            await _receive(parts, caution, webhook, app, stop)
        finally:
            await caution.end()
    _LOG.info("stopped")


async def _receive(parts: Parts, caution: Caution, webhook: Webhook, app: web.Application, stop: asyncio.Event) -> None:
    config = parts.config
    runner = await _listening(app, config, "LISTEN_PORT", config.listen_port)
    _LOG.info("@%s listens on %s, knowledge base %s", parts.me.username, runner.addresses, parts.knowledge.version)
    try:
        await _until(stop, [caution.watch(), *_background(parts)])
    finally:
        await runner.cleanup()
        await webhook.finish(config.stop_timeout / 3)
        await parts.sender.stop(config.stop_timeout / 3)


@asynccontextmanager
async def _started(config: Config, knowledge: Knowledge, stop: asyncio.Event) -> AsyncIterator[Parts | None]:
    """All parts; None if ``stop`` is set before they are ready."""
    async with AsyncExitStack() as stack:
        yield await _unless(stop, stack.enter_async_context(assembled(config, knowledge)))


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of ``work``, which is broken off when ``stop`` is set: None."""
    task, waiting = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
        task.cancel()
        await asyncio.wait([task])
    return None if task.cancelled() else task.result()


async def _refuse_webhook(parts: Parts) -> bool:
    """While a webhook is set, Telegram gives nobody updates by polling: StartError, else true."""
    try:
        info = await parts.api.bot.get_webhook_info()
    except TelegramError as error:
        _LOG.warning("cannot tell whether a webhook is set: %s", error)
        return True
    if info.url:
        raise StartError("a webhook is set, so polling gets nothing. Try: policybot webhook delete")
    return True


async def _health_server(parts: Parts, health: Health) -> web.AppRunner | None:
    config = parts.config
    if not config.health_port:
        return None
    app = web.Application()
    health.add_to(app)
    return await _listening(app, config, "HEALTH_PORT", config.health_port)


async def _listening(app: web.Application, config: Config, setting: str, port: int) -> web.AppRunner:
    try:
        return await listen(app, config.listen_host, port, config.stop_timeout / 3)
    except OSError as error:
        raise StartError(f"{setting}: cannot listen on {config.listen_host}:{port}: {error.strerror}") from None


def stop_on_signals(config: Config) -> asyncio.Event:
    """An event that is set by the first SIGTERM or SIGINT.

    The second one ends the process at once, and so does the time: whatever hangs while stopping, the process ends.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def told() -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()
        timer = threading.Timer(config.stop_timeout + _GRACE, os._exit, args=(1,))
        timer.daemon = True
        timer.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
    return stop


def _background(parts: Parts) -> list[Coroutine[Any, Any, None]]:
    """What runs beside the intake. SIGHUP loads the knowledge base anew."""
    hung_up = asyncio.Event()
    if signals.hung_up():
        hung_up.set()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, hung_up.set)
    housekeeping = Housekeeping(parts)

    async def reload_when_told() -> None:
        while True:
            await hung_up.wait()
            hung_up.clear()
            await housekeeping.reload()

    async def menus() -> None:
        await set_menus(parts.api, parts.config.operators)
        await asyncio.Event().wait()

    return [parts.sender.run(), housekeeping.run(), reload_when_told(), menus()]


async def _until(stop: asyncio.Event, work: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Does all the work side by side until ``stop`` is set, or one of it fails."""
    tasks = [asyncio.create_task(item) for item in work]
    waiting = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (*tasks, waiting):
            task.cancel()
        results = await asyncio.gather(*tasks, waiting, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


def load_knowledge(config: Config, load: Callable[[], Answering] | None) -> Knowledge:
    """The assistant of this installation, or of another ``load``."""
    if load is not None:
        return Knowledge(load, lambda assistant: str(getattr(assistant, "version", "")))
    hours, days = config.session_retention / timedelta(hours=1), config.question_retention / timedelta(days=1)
    warm = partial(_warm_assistant, Kept(hours, days))
    return Knowledge(warm, lambda assistant: str(assistant.kb.version))  # type: ignore[attr-defined]


def _warm_assistant(kept: Kept) -> Answering:
    """The assistant, ready to answer at once; raises KnowledgeError."""
    from bot.assembly import load_assistant, warmed

    return warmed(load_assistant(kept=kept))
