"""Doubtful days: what was taken back since, or fell further after it was too low already, is asked for again."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("2022年7月4日上午9点认证通过,后来又被驳回了", False),
        ("2022年7月4日上午9点认证通过,结果第二天说不合格", False),
        ("2022年7月4日上午9点认证通过,平台给撤了", False),
        ("2022年7月4日上午9点认证通过", True),
        ("2022年7月4日上午9点认证通过,没有被驳回", True),
        ("2022年7月4日上午9点认证通过,之前被驳回过一次", True),
        ("2022年7月4日上午9点认证通过,朋友的被驳回了", True),
    ],
)
def test_what_was_passed_and_taken_back_is_asked_for_again(ask: Ask, told: str, known: bool) -> None:
    assert ("service_start" in ask(f"诚信通新签,{told},服务几点开通")["result"]) == known


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ("上个月一直是5700,5月15号降到5200", None),
        ("上周一直5700,5月15号降到5200", None),
        ("5月10号只剩5700,5月15号跌到5200", None),
        ("4月就不到6000了,5月15号掉到5200", None),
        ("上个月是7500,5月15号扣到5200", "2023-05-15"),
        ("已经不足6000了,5月15号掉到5200的", "2023-05-15"),
        ("上个月被扣了500,5月15号掉到5200", "2023-05-15"),
        ("本来6700,5月15号扣到5200", "2023-05-15"),
    ],
)
def test_a_later_fall_is_no_beginning(ask: Ask, told: str, since: str | None) -> None:
    assert ask(f"VIP批发中心保证金{told},最晚哪天补")["facts"].get("below_since") == since


def test_what_was_taken_today_is_taken_off_the_balance_of_yesterday(ask: Ask) -> None:
    reply = ask("VIP批发中心保证金余额,昨天是5700,今天被扣了400,补多少")
    assert reply["result"] == {"shortfall": 700}
