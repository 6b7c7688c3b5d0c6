"""Distance: a word that names a field speaks for what was filled in behind it, never for what stands before it."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

NOW = "2023-11-17T10:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("VIP批发中心退出 申请日期=2023-11-09 生效日期=?", {"effective_date": "2023-11-24"}),
        ("VIP批发中心 主动退出 application_date=20231109, effective_date=?", {"effective_date": "2023-11-24"}),
        ("| VIP批发中心退出 | 提交日期 | 2023-11-09 | 生效日期 | ? |", {"effective_date": "2023-11-24"}),
        ("VIP批发中心 保证金余额=5100.5 差额=?", {"shortfall": 899.5}),
        ("退货金额=88 签收时间=2023-11-16 09:12:30 确认截止=?", {"respond_by": "2023-11-17T09:12:30+08:00"}),
        ("实力商家 renew_date=2023-04-02 店小蜜赠送权益 true/false?", {"entitled": False}),
    ],
)
def test_a_field_speaks_for_what_fills_it(ask: Ask, text: str, result: dict[str, object]) -> None:
    assert result.items() <= ask(text, now=NOW)["result"].items()


@pytest.mark.parametrize(
    "text",
    [
        "VIP批发中心退出 建档时间=2023-11-09 申请日期=? 生效日期=?",
        "VIP批发中心退出 建档时间:2023-11-09 申请日期:空 生效日期:?",
        "VIP批发中心退出 订单号=20231109 几号生效",
        "VIP批发中心退出 ticket_id=20231109 申请单 几号生效",
    ],
)
def test_an_empty_field_or_a_number_tells_nothing(ask: Ask, text: str) -> None:
    assert ask(text, now=NOW)["result"] == {}
