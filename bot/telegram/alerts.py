"""Tells the operators what needs a person: in the log at once, and by a private message once in ten minutes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from html import escape

from bot.telegram.ports import Monotonic

_LOG = logging.getLogger(__name__)
_QUIET_SECONDS = 600.0
_MOST = 500


class Alerts:
    """Alerts of a kind (``key``) are passed on once in a while; ``post`` takes an operator's id and HTML."""

    def __init__(self, operators: Iterable[int], post: Callable[[int, str], None], clock: Monotonic) -> None:
        self._operators = tuple(sorted(operators))
        self._post = post
        self._clock = clock
        self._last: dict[str, float] = {}

    def tell(self, key: str, text: str) -> None:
        """Something happened that an operator should know; ``text`` holds no message of a person and no secret."""
        _LOG.error("%s: %s", key, text)
        now = self._clock()
        if now - self._last.get(key, float("-inf")) < _QUIET_SECONDS:
            return
        self._last[key] = now
        for operator in self._operators:
            self._post(operator, f"<b>{escape(key)}</b>\n{escape(text[:_MOST])}")
