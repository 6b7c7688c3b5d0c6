"""Left over: what a message asks beyond the two topics that a reply has room for is named."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

OPEN = "这条里还有没答的"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("VIP批发中心今天申请退出,几号生效,几号能再入驻,虚假交易几次会被清退,保证金最低多少", "保证金最低多少"),
        ("支付宝账号一年能换几次?诚信通续费从哪天开始算?店小蜜还能用吗?", "店小蜜还能用吗"),
        ("VIP中心退出要提前几天?有效投诉几次会被清退?刷单几次会被清退?", "刷单几次会被清退"),
    ],
)
def test_a_third_question_is_named(ask: Ask, text: str, left: str) -> None:
    reply = ask(text)
    assert reply["also"] is not None
    (line,) = [line for line in reply["text"].split("\n") if OPEN in line]
    assert left in line


@pytest.mark.parametrize(
    "text",
    [
        "VIP批发中心今天申请退出,几号生效,几号能再入驻",
        "VIP中心退出要提前几天?有效投诉几次会被清退?",
        "VIP批发中心今天申请退出,几号生效,几号能再入驻,保证金剩5100要补多少",
        "有效投诉和刷单各几次会被清退,一般会被清退吗",
    ],
)
def test_of_two_questions_none_is_left(ask: Ask, text: str) -> None:
    assert OPEN not in ask(text)["text"]


def test_a_second_answer_that_the_first_holds_already_is_one_line(ask: Ask) -> None:
    text = ask("昨天申请退出VIP批发中心,几号生效,几号能再加入")["text"]
    assert text.count("怎么算的") == text.count("按您说的") == text.count("依据") == 1
    assert text.split("\n")[-1].startswith("最早")


def test_no_source_is_listed_twice(ask: Ask) -> None:
    text = ask("VIP中心退出要提前几天?有效投诉几次会被清退?")["text"]
    sources = [line for line in text.split("\n") if line.startswith("• 《")]
    assert len(sources) == len(set(sources))
