"""Calls of the Bot API's methods: by name with JSON, and through python-telegram-bot's Bot; both over one pool."""

from __future__ import annotations

import base64
from typing import Any

import aiohttp
import msgspec
from msgspec import Raw, Struct
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, TelegramError

from bot.config import Secret
from bot.telegram.request import AiohttpRequest, NoAnswerError
from bot.telegram.wire import mended

_TOO_MANY = 429
_SERVER_ERROR = 500
_SOME_SECONDS = 5.0
"""How long Telegram is left alone where it does not say for how long."""
_MOST_SECONDS = 86_400.0
"""Of a longer time it is asked again after a day: no moment lies beyond the calendar, no mistake silences for ever."""


class _Parameters(Struct):
    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class _Answer(Struct):
    ok: bool
    result: Raw = Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: _Parameters | None = None


_decode = msgspec.json.Decoder(_Answer).decode
_encode = msgspec.json.Encoder().encode


class UnreadableError(NoAnswerError):
    """The answer, ``body``, is not what Telegram answers."""

    def __init__(self, text: str, body: bytes) -> None:
        super().__init__(text)
        self.body = body


class TooManyError(TelegramError):
    """Telegram wants to be left alone for so many ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many requests: wait {seconds:g} s")
        self.seconds = seconds


class QuietBot(Bot):
    """A Bot whose ``repr`` and ``str`` do not show the token."""

    def __repr__(self) -> str:
        return "Bot[token=***]"

    __str__ = __repr__


class Api:
    """The Bot API with one token. ``async with`` opens and closes the pool."""

    def __init__(self, token: Secret, base_url: str, seconds: float) -> None:
        """``base_url`` without the token, e.g. https://api.telegram.org; ``seconds`` to wait for an answer."""
        root = base_url.rstrip("/")
        self._root = f"{root}/bot{token.reveal()}/"
        self._seconds = seconds
        self.request = AiohttpRequest(seconds)
        self.bot = QuietBot(
            token.reveal(),
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self.request,
            get_updates_request=self.request,
        )

    async def __aenter__(self) -> Api:
        await self.request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.request.shutdown()

    async def call(self, method: str, parameters: dict[str, Any], *, seconds: float | None = None) -> Raw:
        """The result of ``method`` as undecoded JSON; a ``document`` with name, type and base64 is uploaded.

        Raises python-telegram-bot's errors as its Bot does, and those of bot.telegram.request. An answer that is not
        Telegram's (a gateway's 502, cut-off JSON) is a NoAnswerError, for the request may have had its effect.
        """
        wait = self._seconds if seconds is None else seconds
        sent = _upload(parameters) if isinstance(parameters.get("document"), dict) else _encode(parameters)
        status, body = await self.request.send(self._root + method, sent, wait)
        answer = _read(body)
        if answer is None and status == _TOO_MANY:  # a gateway's, or in words that are not Telegram's: it had no effect
            raise TooManyError(_SOME_SECONDS)
        if answer is None:
            raise UnreadableError(f"{method}: status {status} without an answer of Telegram's", body)
        if answer.ok:
            return answer.result
        raise _error(answer, status)


def _upload(parameters: dict[str, Any]) -> aiohttp.FormData:
    """The parameters as a form, with a document that is given by its name, type and base64 content."""
    form = aiohttp.FormData()
    for name, value in parameters.items():
        if name == "document":
            content = base64.b64decode(value["base64"])
            form.add_field(name, content, filename=value["name"], content_type=value["type"])
        else:
            form.add_field(name, value if isinstance(value, str) else _encode(value).decode())
    return form


def _read(body: bytes) -> _Answer | None:
    """Telegram's answer, or None if it is none. Halves of surrogate pairs and broken UTF-8 in it are replaced."""
    try:
        return _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    body_again = mended(body)
    try:
        return None if body_again is None else _decode(body_again)
    except msgspec.DecodeError:
        return None


def _error(answer: _Answer, status: int) -> TelegramError:
    code, text = answer.error_code or status, answer.description or f"status {status}"
    if answer.parameters is not None and answer.parameters.migrate_to_chat_id is not None:
        return ChatMigrated(answer.parameters.migrate_to_chat_id)
    wait = answer.parameters.retry_after if answer.parameters is not None else None
    if code == _TOO_MANY or wait is not None:
        return TooManyError(min(wait, _MOST_SECONDS) if wait is not None and wait > 0 else _SOME_SECONDS)
    if code >= _SERVER_ERROR:
        return NoAnswerError(text)
    known: dict[int, type[TelegramError]] = {401: InvalidToken, 403: Forbidden, 404: InvalidToken, 409: Conflict}
    return known.get(code, BadRequest)(text)
