"""The webhook: updates that Telegram posts to us, confirmed by status 200 only after they are committed."""

from __future__ import annotations

import asyncio
import hmac
import logging
import sys
from urllib.parse import unquote

import msgspec
from aiohttp import web
from telegram import WebhookInfo
from telegram.error import TelegramError

from bot.config import Config
from bot.telegram import wire
from bot.telegram.api import Api
from bot.telegram.caution import Caution
from bot.telegram.intake import Intake
from bot.telegram.redaction import where
from bot.telegram.request import NotSentError
from bot.telegram.start import StartError, greet

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 1024 * 1024
_BODY_SECONDS = 10.0
_COMMIT_SECONDS = 30.0
_CONNECTIONS = 40
_AGAIN_SECONDS = 10.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  (a name, no secret)


class Webhook:
    """Takes in what is posted with the right secret."""

    def __init__(self, caution: Caution, secret: str) -> None:
        self._caution = caution
        self._secret = secret.encode()
        self._tasks: set[asyncio.Task[None]] = set()

    def app(self, path: str) -> web.Application:
        """An application that accepts updates at ``path``."""
        app = web.Application(client_max_size=_MOST_BYTES)
        # As it stands, though the router would take braces for a pattern.
        resource = web.PlainResource(unquote(path))
        app.router.register_resource(resource)
        resource.add_route("POST", self.receive)
        return app

    async def receive(self, request: web.Request) -> web.Response:
        """200 once the update is committed; 401 without the secret, 415 and 400 for what is no update, 503 if it has to
        be posted again.
        """
        given = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            raise web.HTTPUnauthorized
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            body = await asyncio.wait_for(request.read(), _BODY_SECONDS)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except web.RequestPayloadError:  # cut off, or not packed as it says
            raise web.HTTPBadRequest from None
        raw = _update_in(body)
        if raw is None:
            raise web.HTTPBadRequest
        await self._committed(raw)
        return web.Response()

    async def _committed(self, raw: bytes) -> None:
        """Waits until the update is dealt with, which goes on even if Telegram hangs up."""
        task = asyncio.create_task(self._caution.take(raw))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await asyncio.wait_for(asyncio.shield(task), _COMMIT_SECONDS)
        except TimeoutError:
            raise web.HTTPServiceUnavailable from None
        except Exception as error:  # Telegram posts it again
            _LOG.error("an update could not be taken in: %s", where(error))
            raise web.HTTPServiceUnavailable from None

    def take_up(self, raw: bytes, intake: Intake) -> None:
        """Handles what a poller had confirmed to Telegram and kept, and did not come to; nobody posts that again."""
        task = asyncio.create_task(self._taken_up(raw, intake))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _taken_up(self, raw: bytes, intake: Intake) -> None:
        while True:
            try:
                await self._caution.take(raw)
                break
            except Exception as error:
                _LOG.error("an update that was kept could not be taken in: %s", where(error))
                await asyncio.sleep(_AGAIN_SECONDS)
        await intake.settle(raw)

    async def finish(self, seconds: float) -> None:
        """Gives the updates at hand so many seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _update_in(body: bytes) -> bytes | None:
    """The body if it is an update, else None."""
    for candidate in (body, wire.mended(body)):
        try:
            if candidate is not None:
                wire.read_number(candidate)
                return candidate
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return None


async def command(config: Config, action: str) -> None:
    """``policybot webhook set|delete|info``: once a deployment; prints the outcome. Raises StartError."""
    if action == "set" and (not config.webhook_url or config.webhook_secret is None):
        raise StartError("WEBHOOK_URL and WEBHOOK_SECRET are needed to set the webhook")
    async with Api(config.token, config.api_url, config.request_timeout) as api:
        await greet(api, config)
        try:
            print(await _carry_out(api, config, action), file=sys.stdout)
        except NotSentError as error:
            raise StartError(f"the Bot API server {config.api_url} cannot be reached: {error}") from None
        except TelegramError as error:
            raise StartError(f"Telegram refuses: {error}") from None


async def _carry_out(api: Api, config: Config, action: str) -> str:
    if action == "set" and config.webhook_secret is not None:
        await api.bot.set_webhook(
            config.webhook_url,
            secret_token=config.webhook_secret.reveal(),
            allowed_updates=wire.KINDS,
            max_connections=_CONNECTIONS,
        )
        return f"Telegram posts updates to {config.webhook_url} from now on."
    if action == "delete":
        await api.bot.delete_webhook()
        return "Telegram keeps updates for `policybot run` from now on."
    return _described(await api.bot.get_webhook_info())


def _described(info: WebhookInfo) -> str:
    if not info.url:
        return f"No webhook is set; {info.pending_update_count} updates wait for `policybot run`."
    lines = [f"Updates go to {info.url}; {info.pending_update_count} wait."]
    if info.last_error_date is not None:
        lines.append(f"Last error: {info.last_error_date:%Y-%m-%d %H:%M:%S %Z}, {info.last_error_message}")
    return "\n".join(lines)
