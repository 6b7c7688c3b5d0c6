"""Signals to a process that only begins: there is nothing yet to be brought to an end, and nothing is missed.

What comes later is heard by the event loop, see bot.telegram.runtime.
"""

from __future__ import annotations

import os
import signal
import threading

_early: list[int] = []


def listen() -> None:
    """From now on SIGTERM ends the process with status 0, and SIGHUP is kept in mind."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGHUP, lambda number, _frame: _early.append(number))
    # Python calls these between two steps of its own: never, if a signal comes just before a step that waits, say for a
    # file to be written. A thread hears of it all the same, until the event loop takes the descriptor's place.
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    threading.Thread(target=_end_when_told, args=(heard,), daemon=True).start()


def _end_when_told(heard: int) -> None:
    while number := os.read(heard, 1):
        if number[0] == signal.SIGTERM:
            os._exit(0)


def hung_up() -> bool:
    """Whether SIGHUP came so far; asked once, before something else hears it."""
    return bool(_early)
