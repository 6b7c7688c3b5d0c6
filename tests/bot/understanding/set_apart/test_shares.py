"""Shares of an amount, fees beside it, and the one of several that is asked about."""

from __future__ import annotations

from decimal import Decimal

from tests.bot.understanding.roles.test_assignment import roles

_TERM = "服务期2022年8月10日到2023年8月9日"


def test_half_of_an_amount_is_told_with_what_it_comes_to() -> None:
    assert roles("refund-response", "买家付了500,退一半,也就是250")["amount"] == Decimal(250)
    assert "amount" not in roles("refund-response", "买家付了500,退一半,也就是200")
    assert "amount" not in roles("refund-response", "买家付了500,只退一半")


def test_a_share_that_somebody_hopes_for_is_none_of_the_price() -> None:
    assert roles("dianxiaomi-refund", f"总价1200,{_TERM},我同事说能退一半")["order_total"] == Decimal(1200)
    assert "order_total" not in roles("dianxiaomi-refund", f"总价1200,{_TERM},已经退了一半,还能退多少")


def test_parts_with_their_sum_are_one_amount() -> None:
    assert roles("refund-response", "退货150、90、40,加起来退280")["amount"] == Decimal(280)
    assert "amount" not in roles("refund-response", "退货150、190、40,加起来退280")


def test_a_fee_told_apart_changes_nothing() -> None:
    assert roles("refund-response", "退款是六十块运费另外十块")["amount"] == Decimal(60)


def test_the_sum_to_which_the_question_points_is_meant() -> None:
    text = f"花1200买的店小蜜,另外买了500的子账号,{_TERM},1200这一笔能退多少"
    assert roles("dianxiaomi-refund", text)["order_total"] == Decimal(1200)
