"""What cannot be: a lunar day is asked about where it may be the fact, and is none where it begins the story."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

NOW = "2024-12-24T10:00:00+08:00"


@pytest.mark.parametrize(
    "text",
    [
        "农历十月一直忙着,12月19号才把VIP批发中心的退出申请交了,几号退掉",
        "腊月前头没顾上,12月19号把VIP批发中心的退出申请递上去了,几号算退",
    ],
)
def test_a_lunar_day_before_the_day_told_is_no_fact(ask: Ask, text: str) -> None:
    assert ask(text, now=NOW)["result"]["effective_date"] == "2025-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "腊月十八那天,我把VIP批发中心退出申请交了,几号退掉",
        "12月19号写的VIP批发中心退出申请,腊月廿一才到小二手里,几号退掉",
        "腊月廿三,VIP批发中心退出申请交掉了,12月19号填的,几号退掉",
    ],
)
def test_a_lunar_day_that_may_be_the_fact_is_asked_about(ask: Ask, text: str) -> None:
    reply = ask(text, now=NOW)
    assert (reply["kind"], reply["problem"], reply["result"]) == ("ask", "lunar_date", {})
