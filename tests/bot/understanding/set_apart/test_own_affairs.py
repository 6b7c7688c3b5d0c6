"""Own affairs: a day of one's shop or family is no exit that somebody else set; one that could be it is asked about."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

NOW = "2023-05-17T10:00:00+08:00"
APPLIED = "5月12号交了退出VIP批发中心的申请,{},几号生效"
APPLIED_EN = "Handed in the exit request for VIP批发中心 on May 12. {}. Which day are we out?"


@pytest.mark.parametrize(
    "text",
    [
        APPLIED.format("5月20号工厂盘库存"),
        APPLIED.format("520那天还有两百多单要发"),
        APPLIED.format("5月22号闺女订婚摆酒席"),
        APPLIED.format("5月24号要去广州参加展会"),
        APPLIED_EN.format("The lease of our warehouse ends on May 22"),
    ],
)
def test_a_day_of_ones_own_affairs_sets_no_exit(ask: Ask, text: str) -> None:
    assert ask(text, now=NOW)["result"]["effective_date"] == "2023-05-27"


@pytest.mark.parametrize(
    "text",
    [
        APPLIED.format("5月22号闺女订婚,小二说照那个日子放我"),
        APPLIED.format("5月22号就不用接他们的订单了"),
        APPLIED.format("平台让我干到仓库清空,5月22号仓库清空"),
        APPLIED.format("5月22号客户就看不到我们了"),
        APPLIED.format("那边说5月22号"),
        APPLIED_EN.format("No orders from May 22"),
    ],
)
def test_a_day_that_could_be_the_exit_is_asked_about(ask: Ask, text: str) -> None:
    reply = ask(text, now=NOW)
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "confirmed_date", {})
