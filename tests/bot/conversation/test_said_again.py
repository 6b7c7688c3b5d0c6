"""Said again: what was told the turn before is not told word for word once more."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

EXIT = "VIP批发中心退出申请4月3号交的,哪天生效"
DEPOSIT = "VIP批发中心自缴保证金余额5200,差多少"
RULE = "VIP批发中心有效投诉几次会被清退"
LEAVING = "退出VIP批发中心要提前几天"


@pytest.mark.parametrize("text", ["确定吗", "为什么是15天", "还是不太明白", "所以是18号对吧", "why 15 days?"])
def test_the_same_result_is_said_as_the_same_with_its_steps(ask: Ask, text: str) -> None:
    first = ask(EXIT)
    again = ask(text)
    assert again["result"] == first["result"]
    assert again["steps"]
    assert again["text"].startswith(("还是这个结果", "Still the same"))
    assert len(again["text"].split("\n\n")) < len(first["text"].split("\n\n"))


def test_who_asks_why_sees_the_source(ask: Ask) -> None:
    ask(DEPOSIT)
    assert "依据" in ask("为啥")["text"]
    assert "依据" not in ask("没看明白")["text"]


@pytest.mark.parametrize(("first", "text"), [(RULE, "不知道"), (RULE, "我们也不太清楚"), (LEAVING, "口头讲一声算数吗")])
def test_a_rule_just_told_is_not_told_in_full_again(ask: Ask, first: str, text: str) -> None:
    told = ask(first)["text"]
    again = ask(text)["text"]
    assert again != told
    assert len(again.split("\n")) == 1


@pytest.mark.parametrize("text", [EXIT + "?", "请问" + EXIT])
def test_a_question_put_right_is_answered_in_full(ask: Ask, text: str) -> None:
    """It stands in the place of the one before: an edited message."""
    assert ask(EXIT)["text"] == ask(text)["text"]


def test_another_case_is_answered_in_full(ask: Ask) -> None:
    first = ask(EXIT)["text"]
    assert len(ask("要是4月5号交的呢")["text"].split("\n")) == len(first.split("\n"))
