"""Polling: how often Telegram is asked."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.telegram import polling
from bot.telegram.intake import Intake
from bot.telegram.parts import Parts
from bot.telegram.polling import Poller


class _Telegram:
    """Answers polls without updates; each takes as long as it is told to, on a clock that only it and sleeping move."""

    def __init__(self, lengths: list[float]) -> None:
        self.lengths = lengths
        self.now = 100.0
        self.polled: list[float] = []

    async def call(self, *_request: object, **_options: object) -> bytes:
        if not self.lengths:
            raise asyncio.CancelledError
        self.polled.append(round(self.now, 3))
        self.now += self.lengths.pop(0)
        return b"[]"

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class _Alone:
    """The only process, which has nothing left over to take up."""

    leads = True

    async def lead(self) -> None: ...

    async def waiting(self) -> list[bytes]:
        return []


async def test_polls_are_some_time_apart_and_one_that_has_waited_is_followed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    telegram = _Telegram([0.01, 0.02, 3.0, 0.0])
    config = SimpleNamespace(poll_timeout=30, poll_pace=0.05)
    metrics = SimpleNamespace(leading=SimpleNamespace(set=lambda _: None))
    parts: Any = SimpleNamespace(
        api=telegram, config=config, leash=_Alone(), metrics=metrics, monotonic=lambda: telegram.now
    )
    monkeypatch.setattr(polling.asyncio, "sleep", telegram.sleep)
    with pytest.raises(asyncio.CancelledError):
        await Poller(cast(Parts, parts), cast(Intake, _Alone())).run()
    assert telegram.polled == [100.0, 100.05, 100.1, 103.1]
