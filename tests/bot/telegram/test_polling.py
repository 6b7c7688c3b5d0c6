"""Polling: how often Telegram is asked."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.telegram import polling
from bot.telegram.health import Health
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


def _parts(telegram: _Telegram, leash: object) -> Parts:
    """As much of a running bot as a poller and its health need."""

    async def run(_work: object) -> int:
        return 0

    parts: Any = SimpleNamespace(
        api=telegram,
        config=SimpleNamespace(poll_timeout=30, poll_pace=0.05),
        database=SimpleNamespace(run=run),
        knowledge=SimpleNamespace(version="1"),
        leash=leash,
        metrics=SimpleNamespace(leading=SimpleNamespace(set=lambda _: None)),
        monotonic=lambda: telegram.now,
    )
    return cast(Parts, parts)


class _Alone:
    """The only process."""

    leads = True
    owner = 1

    async def lead(self) -> None: ...

    async def living(self) -> frozenset[int]:
        return frozenset({self.owner})


class _Untroubled:
    """An intake that has nothing left over to take up, after a process that stopped well."""

    async def waiting(self) -> list[bytes]:
        return []

    async def patiently(self, _work: object) -> bool:
        return False


async def test_polls_are_some_time_apart_and_one_that_has_waited_is_followed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    telegram = _Telegram([0.01, 0.02, 3.0, 0.0])
    monkeypatch.setattr(polling.asyncio, "sleep", telegram.sleep)
    with pytest.raises(asyncio.CancelledError):
        await Poller(_parts(telegram, _Alone()), cast(Intake, _Untroubled())).run()
    assert telegram.polled == [100.0, 100.05, 100.1, 103.1]


class _Standby(_Alone):
    """Waits an hour for the lead, and once more after losing it."""

    def __init__(self, telegram: _Telegram) -> None:
        self.telegram = telegram
        self.leads = False

    async def lead(self) -> None:
        self.telegram.now += 3600
        self.leads = True


async def test_who_takes_over_is_well_until_its_own_first_poll_is_overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    telegram = _Telegram([0.0])
    leash = _Standby(telegram)
    parts = _parts(telegram, leash)
    poller = Poller(parts, cast(Intake, _Untroubled()))
    health, seen = Health(parts, poller), list[tuple[float, int, object]]()

    async def look() -> None:
        answer = await health.healthz(cast(Any, None))
        seen.append((telegram.now, answer.status, json.loads(answer.text or "")["last_poll_age"]))

    async def slow_poll(*_request: object, **_options: object) -> bytes:
        await look()  # just elected
        telegram.now += 89
        await look()
        telegram.now += 2
        await look()
        leash.leads = len(seen) > 3  # lost, and at the second time told to stop
        if leash.leads:
            raise asyncio.CancelledError
        return b"[]"

    monkeypatch.setattr(telegram, "call", slow_poll)
    with pytest.raises(asyncio.CancelledError):
        await poller.run()
    assert seen == [
        *((3700.0, 200, None), (3789.0, 200, None), (3791.0, 503, None)),
        *((7391.0, 200, None), (7480.0, 200, None), (7482.0, 503, None)),
    ]
