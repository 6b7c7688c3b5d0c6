"""Signals to a process that only begins: there is nothing yet to be brought to an end, and nothing is missed.

What comes later is heard by the event loop, see bot.telegram.runtime.
"""

from __future__ import annotations

import os
import signal

_early: list[int] = []


def listen() -> None:
    """From now on SIGTERM ends the process with status 0, and SIGHUP is kept in mind."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGHUP, lambda number, _frame: _early.append(number))


def hung_up() -> bool:
    """Whether SIGHUP came so far; asked once, before something else hears it."""
    return bool(_early)
