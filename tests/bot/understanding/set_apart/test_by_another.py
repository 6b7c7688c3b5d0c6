"""Figures told by those of somebody else: never is the figure of the one stated as that of the other."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我5月6号申请退VIP批发中心,我表弟比我晚三天申请,他的哪天生效", "effective_date", "2023-05-24"),
        ("我5月6号申请退VIP批发中心,我表弟比我晚三天申请,我的哪天生效", "effective_date", "2023-05-21"),
        ("我5月6号申请退VIP批发中心,我表弟晚了三天,他的哪天生效", "effective_date", "2023-05-24"),
        ("表弟5月6号申请退VIP批发中心,我比他早两天,我几号生效", "effective_date", "2023-05-19"),
        ("我5月6号申请退VIP批发中心,比隔壁公司晚了三天,我们哪天生效", "effective_date", "2023-05-21"),
        ("I applied to exit VIP批发中心 May 6, my son 3 days after me, when is he out", "effective_date", "2023-05-24"),
        ("VIP批发中心保证金我剩5200,舅舅比我多500,他要补多少", "shortfall", 300),
        ("VIP批发中心保证金我剩6200,他的5100,他要补多少", "shortfall", 900),
        ("VIP批发中心保证金我剩6200,他的5100,我要补多少", "shortfall", 0),
        ("VIP批发中心一店保证金6200,二店5100昨天掉的,二店要补多少", "shortfall", 900),
        ("有效投诉我2次,我同学3次,我同学会被VIP批发中心清退吗", "removal", True),
    ],
)  # fmt: skip
def test_the_figure_is_that_of_the_one_asked_about(ask: Ask, text: str, name: str, value: object) -> None:
    assert ask(text)["result"][name] == value


@pytest.mark.parametrize(
    "text",
    [
        "我5月6号申请退VIP批发中心,我表弟比我晚几天申请,他的哪天生效",
        "我5月6号申请退VIP批发中心,我表弟比我晚三天申请,哪天生效",
        "VIP批发中心保证金我剩5200,舅舅比我多扣了500,他要补多少",
        "VIP批发中心保证金我剩5200,舅舅只有我的一半,他要补多少",
    ],
)
def test_what_cannot_be_told_for_certain_is_asked(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert reply["kind"] == "ask"
    assert not reply["result"]
