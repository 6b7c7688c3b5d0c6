"""Figures told by those of somebody else: never is the figure of the one stated as that of the other."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我5月6号申请退VIP批发中心,我表弟比我晚三天申请,我的哪天生效", "effective_date", "2023-05-21"),
        ("我5月6号申请退VIP批发中心,比隔壁公司晚了三天,我们哪天生效", "effective_date", "2023-05-21"),
        ("VIP批发中心保证金我剩6200,他的5100,我要补多少", "shortfall", 0),
    ],
)  # fmt: skip
def test_the_figure_is_that_of_the_one_asked_about(ask: Ask, text: str, name: str, value: object) -> None:
    assert ask(text)["result"][name] == value


@pytest.mark.parametrize(
    "text",
    [
        "我5月6号申请退VIP批发中心,我表弟比我晚三天申请,他的哪天生效",
        "我5月6号申请退VIP批发中心,我表弟晚了三天,他的哪天生效",
        "表弟5月6号申请退VIP批发中心,我比他早两天,我几号生效",
        "I applied to exit VIP批发中心 May 6, my son 3 days after me, when is he out",
        "VIP批发中心保证金我剩5200,舅舅比我多500,他要补多少",
        "VIP批发中心保证金我剩6200,他的5100,他要补多少",
        "VIP批发中心一店保证金6200,二店5100昨天掉的,二店要补多少",
        "有效投诉我2次,我同学3次,我同学会被VIP批发中心清退吗",
        "我5月6号申请退VIP批发中心,我表弟比我晚几天申请,他的哪天生效",
        "我5月6号申请退VIP批发中心,我表弟比我晚三天申请,哪天生效",
        "VIP批发中心保证金我剩5200,舅舅比我多扣了500,他要补多少",
        "VIP批发中心保证金我剩5200,舅舅只有我的一半,他要补多少",
    ],
)
def test_a_figure_told_by_anothers_is_asked_for(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert reply["kind"] == "ask"
    assert not reply["result"]
