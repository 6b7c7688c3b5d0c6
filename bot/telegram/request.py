"""HTTP to the Bot API: one aiohttp pool, under python-telegram-bot's Bot and under our own calls alike.

Errors say what matters for sending again: was the request sent, and may it have had its effect.
"""

from __future__ import annotations

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT_SECONDS = 5.0
_CONNECTIONS = 100


class NotSentError(NetworkError):
    """No connection came about: the request had no effect for certain."""


class NoAnswerError(NetworkError):
    """The connection broke after the request was sent: it may have had its effect."""


class AnswerTimeoutError(TimedOut):
    """No answer came in time: the request may have had its effect, and may still have it."""


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's extension point over one aiohttp session, which :meth:`send` shares."""

    __slots__ = ("_seconds", "_session")

    def __init__(self, seconds: float) -> None:
        """``seconds`` is how long an answer is waited for."""
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds an answer is waited for."""
        return self._seconds

    async def initialize(self) -> None:
        """Opens the pool; within the event loop that uses it."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            )

    async def shutdown(self) -> None:
        """Closes the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body; called by python-telegram-bot. The timeouts but for the reading one are the pool's own."""
        del write_timeout, connect_timeout, pool_timeout
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._seconds
        if request_data is None:
            return await self.send(url, None, seconds, method=method)
        if request_data.contains_files:
            return await self.send(url, _form(request_data), seconds)
        return await self.send(url, request_data.json_payload, seconds)

    async def send(
        self, url: str, body: bytes | aiohttp.FormData | None, seconds: float, *, method: str = "POST"
    ) -> tuple[int, bytes]:
        """Status and body of one request; ``body`` bytes are JSON.

        Raises NotSentError, NoAnswerError or AnswerTimeoutError, none of which shows the URL, for it holds the token.
        """
        if self._session is None:
            raise NotSentError("the connection pool is closed")
        headers = {"Content-Type": "application/json"} if isinstance(body, bytes) else None
        # The total counts from before the connection; a pool without a free connection waits within it.
        timeout = aiohttp.ClientTimeout(total=seconds, connect=_CONNECT_SECONDS)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failure = _failure(error, seconds)
        # Raised out here, so that the exception does not carry aiohttp's along, whose text may hold the URL.
        raise failure


def _form(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, part in request_data.multipart_data.items():
        filename, content, content_type = part
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form


def _failure(error: Exception, seconds: float) -> NetworkError:
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | ValueError):
        return NotSentError(_reason(error))
    if isinstance(error, TimeoutError):
        return AnswerTimeoutError(f"no answer within {seconds:g} s")
    return NoAnswerError(_reason(error))


def _reason(error: Exception) -> str:
    """What went wrong in words that hold no URL."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"cannot connect to {error.host}:{error.port}: {error.os_error.strerror or type(error).__name__}"
    if isinstance(error, ValueError):
        return "the address of the Bot API server is not valid"
    return type(error).__name__
