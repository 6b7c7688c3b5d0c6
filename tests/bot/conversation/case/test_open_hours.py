"""Open hours: morning or afternoon is told later, and the hour may be put right before."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("answers", "signed_at"),
    [
        (("下午",), "2023-05-16T16:00:00+08:00"),
        (("不对,是5", "下午"), "2023-05-16T17:00:00+08:00"),
        (("no 6", "in the morning"), "2023-05-16T06:00:00+08:00"),
        (("不对,是17",), "2023-05-16T17:00:00+08:00"),
    ],
)
def test_the_hour_told_last_counts(ask: Ask, answers: tuple[str, ...], signed_at: str) -> None:
    ask("退货100元,昨天4点签收,最晚几点确认退款")
    assert [ask(answer) for answer in answers][-1]["facts"]["signed_at"] == signed_at
