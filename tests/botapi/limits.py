"""Telegram's published flood limits as token buckets: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits."""

from __future__ import annotations

import math

from .errors import ApiError

# name -> (messages a second, burst that is let through)
PUBLISHED = {"chat": (1.0, 3.0), "group": (20 / 60, 20.0), "overall": (30.0, 30.0)}


class _Bucket:
    __slots__ = ("filled", "level")

    def __init__(self, level: float, now: float) -> None:
        self.level = level
        self.filled = now


class FloodLimits:
    """Off, the published limits, or others of the same form."""

    def __init__(self, setting: bool | dict[str, tuple[float, float]]) -> None:
        self.rates = PUBLISHED if setting is True else dict(setting or {})
        self._buckets: dict[tuple[str, int], _Bucket] = {}

    def take(self, chat_id: int, now: float) -> None:
        """Count one message to the chat at `now` (s); 429 with the seconds to wait if a limit is exceeded."""
        if not self.rates:
            return
        keys = [("overall", 0), ("chat" if chat_id > 0 else "group", chat_id)]
        wanted = [(key, *self.rates[key[0]]) for key in keys if key[0] in self.rates]
        wait = max((self._missing(key, rate, burst, now) for key, rate, burst in wanted), default=0.0)
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"retry after {seconds}", parameters={"retry_after": seconds})
        for key, _, _ in wanted:
            self._buckets[key].level -= 1

    def _missing(self, key: tuple[str, int], rate: float, burst: float, now: float) -> float:
        """Seconds until the bucket holds a whole token."""
        bucket = self._buckets.setdefault(key, _Bucket(burst, now))
        bucket.level = min(burst, bucket.level + (now - bucket.filled) * rate)
        bucket.filled = now
        return max(0.0, (1 - bucket.level) / rate)
