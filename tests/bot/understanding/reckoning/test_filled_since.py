"""A balance that was filled up and fell once more: the last fall counts."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("5月2号扣到5800,5月4号补足了,5月16号又扣到5100", "2023-05-16"),
        ("5月2号掉到5800,当天补回到6300,15号又跌到5100", "2023-05-15"),
        ("上周一不足,上周二充满了,昨天又跌破6000,剩5100", "2023-05-16"),
        ("fell below 6000 on May 2, I refilled it on May 3, it fell again yesterday, 5100 left", "2023-05-16"),
    ],
)
def test_what_was_before_it_was_full_again_is_over(ask: Ask, told: str, day: str) -> None:
    assert ask(f"VIP批发中心自缴保证金{told},最晚哪天补")["facts"] == {"balance": 5100, "below_since": day}


@pytest.mark.parametrize(
    "told",
    [
        "5月2号扣到5800,当天补到5900,5月16号又扣到5100",
        "5月2号扣到5800,5月4号没补足,5月16号又扣到5100",
        "5月2号扣到5800,5月4号补足了,5月10号又扣到5300,5月16号又扣到5100",
        "5月2号扣到5800,5月4号补足了,5月16号又扣了300",
        "5月2号扣到5800,5月4号补了500,5月16号又扣到5100",
        "5月2号扣到5800,5月4号补足了,会不会5月16号又扣到5100",
    ],
)
def test_where_it_may_not_have_been_full_or_low_again_the_day_is_open(ask: Ask, told: str) -> None:
    assert "below_since" not in ask(f"VIP批发中心自缴保证金{told},最晚哪天补")["facts"]
