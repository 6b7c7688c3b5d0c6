"""Values of another market place, purse or registration: no verdict on them, unless it only stands by."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

NOW = "2023-05-20T10:00:00+08:00"


@pytest.mark.parametrize(
    "text",
    [
        "快手店去年12月3日清退的,VIP批发中心从来没退,我什么时候能再进VIP批发中心",
        "We applied to leave Shopee on May 9. For VIP批发中心 we have not applied yet. When is my VIP批发中心 exit?",
        "微信里剩4200元,VIP批发中心自缴保证金我没看,VIP批发中心要补多少",
        "店小蜜天猫版花了480元,2023-01-01到2023-12-31,1688版买了多少钱忘了,1688版退多少",
    ],
)
def test_a_value_of_another_place_is_none_of_the_topic(ask: Ask, text: str) -> None:
    assert ask(text, now=NOW)["result"] == {}


@pytest.mark.parametrize(
    ("text", "result", "value"),
    [
        ("我们在京东也有店,VIP批发中心5月18号申请退出的,哪天生效", "effective_date", "2023-06-02"),
        ("因为转做抖音5月18号申请退出了,VIP批发中心哪天生效", "effective_date", "2023-06-02"),
        ("为了入驻天猫5月18号申请退出,VIP批发中心哪天生效", "effective_date", "2023-06-02"),
        ("抖音直播太忙5月18号才申请退出,VIP批发中心哪天生效", "effective_date", "2023-06-02"),
        ("用淘宝账号5月18号申请的退出,VIP批发中心哪天生效", "effective_date", "2023-06-02"),
        ("because of Temu I applied to leave on May 18, when is my VIP批发中心 exit?", "effective_date", "2023-06-02"),
        ("1688的淘宝买家退货100元今天早上9点签收,最晚几点确认退款", "respond_by", "2023-05-21T09:00:00+08:00"),
        ("天猫店保证金一万,VIP批发中心自缴保证金剩4000元,VIP批发中心要补多少", "shortfall", 2000),
        ("店小蜜1688版用支付宝余额付了600元,2023-02-01到2023-07-31,能退多少", "refund", 290.3),
        ("商标下来了5月6日15:20认证通过,诚信通新签,服务几点开始", "service_start", "2023-05-06T15:20:00+08:00"),
    ],
)
def test_a_place_that_only_stands_by_takes_no_value(ask: Ask, text: str, result: str, value: object) -> None:
    assert ask(text, now=NOW)["result"][result] == value
