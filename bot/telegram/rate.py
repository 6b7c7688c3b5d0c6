"""How much may happen in a time: the overall rate of sending, and how much one person may write."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta

from bot.telegram.ports import Monotonic

_PEOPLE = 10_000


class Bucket:
    """A token bucket that holds a little less than a second's worth of tokens, for the way is not equally long.

    It begins with one token: what went out just before, from the process that died, nobody knows.
    """

    def __init__(self, rate: float, clock: Monotonic) -> None:
        """``rate`` in tokens a second."""
        self._rate = self._share = rate
        self._clock = clock
        self._level = 1.0
        self._filled = clock()

    @property
    def _capacity(self) -> float:
        return max(1.0, 0.9 * self._share)

    def divide(self, processes: int) -> None:
        """So many processes share the rate."""
        self._refill()
        self._share = self._rate / max(1, processes)
        self._level = min(self._level, self._capacity)

    def take(self) -> bool:
        """Takes a token if there is one now."""
        self._refill()
        if self._level < 1:
            return False
        self._level -= 1
        return True

    def reserve(self) -> float:
        """Takes a token, if need be a future one; gives the seconds until it may be used."""
        self._refill()
        self._level -= 1
        return max(0.0, -self._level / self._share)

    def give_back(self) -> None:
        """A token that was taken is not used."""
        self._level = min(self._capacity, self._level + 1)

    def _refill(self) -> None:
        now = self._clock()
        self._level = min(self._capacity, self._level + max(0.0, now - self._filled) * self._share)
        self._filled = now


class PersonalLimit:
    """How many messages a person may send within a window; the count starts anew after each window."""

    def __init__(self, messages: int, window: timedelta, clock: Monotonic) -> None:
        self._messages = messages
        self._window = window.total_seconds()
        self._clock = clock
        self._counts: OrderedDict[int, tuple[float, int]] = OrderedDict()

    def used_up(self, user_id: int) -> bool:
        """Whether the person's next message is one too many; counts nothing."""
        start, count = self._counts.get(user_id, (float("-inf"), 0))
        return count >= self._messages and self._clock() - start < self._window

    def exceeded(self, user_id: int) -> bool:
        """Counts one message of the person; whether it is one too many."""
        now = self._clock()
        start, count = self._counts.pop(user_id, (now, 0))
        if now - start >= self._window:
            start, count = now, 0
        self._counts[user_id] = (start, count + 1)
        while len(self._counts) > _PEOPLE:
            self._counts.popitem(last=False)
        return count >= self._messages
