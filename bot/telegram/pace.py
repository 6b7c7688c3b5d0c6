"""When this process sent to which chat within the last minute.

The pace of a chat is read from the outbox (lanes.py); but of fleeting messages, and of people who are forgotten,
nothing is left there, while Telegram still counts them. Known here are a chat's id and some moments, for a minute.
"""

from __future__ import annotations

from collections import OrderedDict, deque

from bot.storage.lanes import GROUP_WINDOW, Limits
from bot.telegram.ports import Monotonic

_WINDOW = GROUP_WINDOW.total_seconds()


class Pace:
    """Tries to send, by chat; the chat that was sent to last comes last."""

    def __init__(self, limits: Limits, clock: Monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._tries: OrderedDict[int, deque[float]] = OrderedDict()

    def begin(self, chat_id: int) -> None:
        """A try begins."""
        now = self._clock()
        tries = self._tries.setdefault(chat_id, deque(maxlen=self._limits.group))
        tries.append(now)
        self._tries.move_to_end(chat_id)
        while next(iter(self._tries.values()))[-1] < now - _WINDOW:
            self._tries.popitem(last=False)

    def end(self, chat_id: int) -> None:
        """The try ended: from now on counts the least time until the next one."""
        if tries := self._tries.get(chat_id):
            tries[-1] = self._clock()

    def wait(self, chat_id: int) -> float:
        """Seconds until the next try may begin, as far as this process knows."""
        tries, now = self._tries.get(chat_id), self._clock()
        if not tries:
            return 0.0
        waits = [0.0, tries[-1] + self._limits.pace.total_seconds() - now]
        if chat_id < 0 and len(tries) == self._limits.group:
            waits.append(tries[0] + _WINDOW - now)
        return max(waits)
