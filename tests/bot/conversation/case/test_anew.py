"""What came about once more: of the earlier time nothing holds."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

DEPOSIT = "VIP批发中心自缴保证金5月3号低于6000,剩5200,最晚哪天补"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("补完了又扣了,重新掉到5700", {"shortfall": 300}),
        ("补上过,这次是昨天跌到5800", {"shortfall": 200, "topup_by": "2023-05-19"}),
    ],
)
def test_a_balance_that_was_enough_since_has_a_new_day(ask: Ask, text: str, result: dict[str, object]) -> None:
    ask(DEPOSIT)
    assert result.items() >= ask(text)["result"].items()


def test_a_payment_that_was_not_enough_moves_no_day(ask: Ask) -> None:
    ask(DEPOSIT)
    assert ask("补了500,现在5700")["result"] == {"shortfall": 300, "topup_by": "2023-05-06"}


def test_an_hour_is_not_that_of_the_time_before(ask: Ask) -> None:
    ask("退货120元,5月15号下午3点签收,最晚几点确认退款")
    reply = ask("买家又寄了一次,今天重新签收的")
    assert reply["asks"] == "signed_at"
    assert "respond_by" not in reply["result"]
