"""Facts moved by a step, and what cannot be moved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.conversation.case.computation import shifted
from bot.session import KnownFact
from bot.understanding.facts import Duration, Shift
from knowledge.loader import load

KB = load()
EXIT, REFUND = KB.entries["vip-exit"].facts, KB.entries["refund-response"].facts
DEPOSIT, COMPLAINTS = KB.entries["vip-removal-deposit"].facts, KB.entries["vip-removal-complaints"].facts
APPLIED = KnownFact(value="2023-05-10", type="date", assumed=("year",))
SIGNED = KnownFact(value="2023-05-16T15:00:00+08:00", type="datetime")
HALF_A_DAY = Duration(seconds=12 * 3600)


def step(delta: Duration | None = None, amount: int | None = None, count: int | None = None) -> Shift:
    return Shift((0, 1), delta=delta, amount=None if amount is None else Decimal(amount), count=count)


@pytest.mark.parametrize("delta", [HALF_A_DAY, Duration(days=1, seconds=12 * 3600), Duration(seconds=-3600)])
def test_hours_move_no_day(delta: Duration) -> None:
    assert shifted(APPLIED, EXIT["application_date"], step(delta)) is None


def test_whole_days_move_a_day_which_keeps_what_was_assumed() -> None:
    for delta in (Duration(days=2), Duration(seconds=48 * 3600)):
        assert shifted(APPLIED, EXIT["application_date"], step(delta)) == KnownFact(
            value="2023-05-12", type="date", assumed=("year",)
        )


def test_half_a_day_moves_a_moment() -> None:
    moved = shifted(SIGNED, REFUND["signed_at"], step(HALF_A_DAY))
    assert moved is not None
    assert moved.value == "2023-05-17T03:00:00+08:00"


def test_amounts_and_counts_move_by_their_own_kind_only() -> None:
    balance, complaints = KnownFact(value=4300, type="amount"), KnownFact(value=2, type="count")
    moved = shifted(balance, DEPOSIT["balance"], step(amount=-300))
    assert moved is not None
    assert moved.value == 4000
    assert shifted(balance, DEPOSIT["balance"], step(count=1)) is None
    more = shifted(complaints, COMPLAINTS["complaints"], step(count=1))
    assert more is not None
    assert more.value == 3
    assert shifted(complaints, COMPLAINTS["complaints"], step(amount=1)) is None
    assert shifted(APPLIED, EXIT["application_date"], step(count=1)) is None


def test_a_bound_cannot_be_moved() -> None:
    assert shifted(KnownFact(value="<300", type="amount"), DEPOSIT["balance"], step(amount=100)) is None
