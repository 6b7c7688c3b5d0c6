"""Cases told one by one: what is told of the others is none of the case asked about."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A店5月2号申请退出VIP批发中心,B店5月11号申请的,B店哪天生效", "2023-05-26"),
        ("A店5月2号申请退出VIP批发中心,B店5月11号申请的,A店哪天生效", "2023-05-17"),
        ("老店5月2号交的VIP批发中心退出申请,新店5月11号交的,新店几号能退掉", "2023-05-26"),
        ("Shop A applied to exit VIP批发中心 May 2, shop B applied May 11. When is shop B out?", "2023-05-26"),
        ("甲店5月2号申请退出VIP批发中心,乙店5月5号,丙店5月11号申请,丙店哪天生效", "2023-05-26"),
        ("A店5月2号申请退出VIP批发中心,B店也是,B店保证金还有9000,B店哪天生效", "2023-05-17"),
        ("5月2号申请退出VIP批发中心的是老店,5月11号申请的是新店,新店哪天生效", "2023-05-26"),
        ("A店和B店5月2号都申请了退出VIP批发中心,A店哪天生效", "2023-05-17"),
    ],
)
def test_the_case_asked_about_has_its_own_day(ask: Ask, text: str, day: str) -> None:
    assert ask(text)["result"]["effective_date"] == day


@pytest.mark.parametrize(
    "text",
    [
        "A店5月2号申请退出VIP批发中心,B店比A店晚2天,B店哪天生效",
        "A店5月2号申请退出VIP批发中心,B店5月11号申请,两个店哪天生效",
        "A店5月2号申请退出VIP批发中心,B店5月11号续的诚信通,B店哪天生效",
        "A店5月2号申请退出VIP批发中心,B店5月11号申请,后来改5月12号,B店哪天生效",
    ],
)
def test_where_the_cases_lean_on_one_another_it_is_asked(ask: Ask, text: str) -> None:
    assert "effective_date" not in ask(text)["result"]
