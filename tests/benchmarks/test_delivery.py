"""The proofs of delivery run, on tiny sizes; and what they count, they count rightly."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from types import ModuleType

import pytest

from benchmarks import faults, hostile, kill, load, standby
from benchmarks.telegram_rig import Verdict, judge

ASKED = ["q0", "q1", "q2"]


def figures(proof: ModuleType, *options: str) -> list[list[str]]:
    """The rows of a proof's tables."""
    text = asyncio.run(proof._measure(proof._options(options)))
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in text.split("\n") if line.startswith("|")]
    heads = [number + 1 for number, row in enumerate(rows) if row[0] == "---"]
    return [row for number, row in enumerate(rows) if number + 1 not in heads and number + 2 not in heads]


@pytest.mark.parametrize(
    ("answers", "counted"),
    [
        (["1. q0", "2. q0, q1", "3. q0, q1, q2"], {"answered": 3}),
        (["1. q0", "3. q0, q1, q2"], {"answered": 2, "missing": ["q1"]}),
        (["1. q0", "2. q0, q1", "2. q0, q1", "3. q0, q1, q2"], {"answered": 3, "twice": 1, "unmarked": 1}),
        (["1. q0", "1. q0", "2. q0, q1", "3. q0, q1, q2"], {"answered": 3, "twice": 1}),
        (["2. q0, q1", "1. q0", "3. q0, q1, q2"], {"answered": 3, "out_of_order": 1}),
        (["1. q0", "1. q1", "2. q1, q2"], {"answered": 3, "forgotten": 2}),
        (["Hello", "1. q0", "2. q0, q1", "3. q0, q1, q2"], {"answered": 3}),
    ],
)
def test_what_became_of_a_chats_questions(answers: list[str], counted: dict[str, object]) -> None:
    verdict = Verdict()
    judge(ASKED, answers, verdict, marked={"1. q0"})
    assert verdict == Verdict(asked=3, **counted)  # type: ignore[arg-type]


def test_kills_lose_nothing() -> None:
    questions, reminders = figures(
        kill,
        "--updates",
        "40",
        "--chats",
        "4",
        "--kills",
        "3",
        "--seconds",
        "6",
        "--reminders",
        "20",
        "--modes",
        "polling",
    )
    assert questions[:7] == ["polling, SQLite", "40", "3", "40", "0", "0", "0"]
    assert questions[8] == "0", "sent twice and not marked"
    assert reminders[:5] == ["polling, SQLite", "20", "3", "20", "0"]
    assert reminders[6] == "0"


def test_faults_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "AWAY_SECONDS", 1.0)
    monkeypatch.setattr(faults, "FULL_SECONDS", 1.0)
    [row] = figures(faults, "--updates", "60", "--chats", "6", "--seconds", "6", "--engines", "sqlite")
    asked, struck, answered, given_up, told, lost, parked, out_of_order, forgotten, _, unmarked, _, status = row[1:14]
    assert asked == "60"
    assert int(struck) > 0
    assert int(answered) + int(told) == 60, row
    assert int(told) <= int(given_up)
    assert [lost, parked, out_of_order, forgotten, unmarked, status] == ["0"] * 6


def test_a_standby_takes_over() -> None:
    rows = figures(standby, "--times", "1")
    assert [row[0] for row in rows] == ["SIGKILL", "SIGTERM", "its connection to the database is ended"]
    assert all(float(row[3].removesuffix(" s")) < 10 for row in rows)


def test_load_puts_the_echo_bot_beside_ours() -> None:
    rows = figures(load, "--rates", "20", "--seconds", "1", "--rounds", "1")
    assert [row[1] for row in rows] == list(load.BOTS.values())
    assert rows[0][6] == "1.00"
    assert all(float(row[5]) > 0 for row in rows)


def test_hostile_updates_do_no_harm() -> None:
    [row] = figures(hostile, "--updates", "300")
    assert row[:6] == ["300", "6", "6", "no", "0", "0"]


def test_every_place_is_spoilt_in_every_way() -> None:
    template = {"message": {"chat": {"id": 1}, "text": "a"}}
    spoilt = list(hostile.systematic([template]))
    places = ("message", "chat", "id", "text")
    assert len(spoilt) == len(places) * (len(hostile.HOSTILE) + 1)
    assert {} in spoilt
    assert {"message": {"chat": {"id": None}, "text": "a"}} in spoilt
    assert {"message": {"chat": {}, "text": "a"}} in spoilt
    assert template == {"message": {"chat": {"id": 1}, "text": "a"}}, "the template itself stays whole"


def test_chance_is_the_same_for_the_same_seed() -> None:
    templates = [{"message": {"text": "a", "date": 1}}]
    one, two = (partial(next, hostile.by_chance(templates, random.Random(4))) for _ in range(2))
    assert [repr(one()) for _ in range(50)] == [repr(two()) for _ in range(50)]
