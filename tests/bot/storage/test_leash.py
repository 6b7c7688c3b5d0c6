"""Leases: one process a SQLite folder; with PostgreSQL one leader, and a dead process is missed at once."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import asyncpg
import pytest

from bot.storage.leash import DatabaseInUseError, FileLeash, PostgresLeash, leash_of
from tests.bot.storage.databases import Postgres


async def test_a_second_process_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = leash_of(None, tmp_path / "d"), leash_of(None, tmp_path / "d")
    await first.hold()
    await first.lead()
    assert first.leads
    assert await first.living() == {first.owner}
    with pytest.raises(DatabaseInUseError):
        await second.hold()
    await first.release()
    assert not first.leads
    await second.hold()
    assert isinstance(second, FileLeash)
    await second.release()


async def test_one_leads_and_the_other_takes_over_when_it_dies(postgres: Postgres) -> None:
    url = await postgres.create()
    first, second = PostgresLeash(url), PostgresLeash(url)
    for leash in (first, second):
        await leash.hold()
    assert await first.living() == {first.owner, second.owner}
    await asyncio.wait_for(first.lead(), 60)
    waiting = asyncio.create_task(second.lead())
    await asyncio.sleep(1.5)
    assert not second.leads
    began = time.monotonic()
    await first.release()
    await asyncio.wait_for(waiting, 60)
    assert time.monotonic() - began < 3
    assert second.leads
    assert await second.living() == {second.owner}
    await second.release()


async def test_a_leader_whose_connection_breaks_knows_that_it_leads_no_more(postgres: Postgres) -> None:
    url = await postgres.create()
    leash = PostgresLeash(url)
    await leash.hold()
    await asyncio.wait_for(leash.lead(), 60)
    admin = await asyncpg.connect(url.replace("+asyncpg", ""))
    await admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'policybot leash' AND datname = current_database()"
    )
    async with asyncio.timeout(60):
        while leash.leads:
            await asyncio.sleep(0.05)
    await asyncio.wait_for(leash.lead(), 60)
    assert await leash.living() == {leash.owner}
    await admin.close()
    await leash.release()


async def test_while_the_server_is_away_nobody_is_declared_dead() -> None:
    leash = PostgresLeash("postgresql+asyncpg://u@127.0.0.1:1/x")
    await leash.hold()
    assert await leash.living() is None
    assert not leash.leads
    await leash.release()
