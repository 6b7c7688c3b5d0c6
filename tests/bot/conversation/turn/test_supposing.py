"""Supposing: after a what-if, or another's case, the talk comes back to the case as it is."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

APPLIED = "VIP批发中心的退出申请5月12号交的,哪天生效"
BACK_AGAIN = {"rejoin_from": "2023-08-28"}


@pytest.mark.parametrize(
    ("other", "back"),
    [
        ("要是5月2号就交了呢", "那实际哪天能重新加入"),
        ("我表哥是5月6号交的呢", "那我自己哪天能重新加入"),
        ("第二家店5月8号交的呢", "第一家店哪天能重新加入"),
        ("what if it had been 3 May?", "ok, and my first shop, when can it re-join?"),
    ],
)
def test_the_case_at_hand_comes_back_with_its_own_day(ask: Ask, other: str, back: str) -> None:
    assert ask(APPLIED)["result"]["effective_date"] == "2023-05-27"
    assert ask(other)["result"]["effective_date"] != "2023-05-27"
    assert ask(back)["result"].items() >= BACK_AGAIN.items()


def test_a_correction_is_in_earnest_and_replaces_the_case(ask: Ask) -> None:
    ask(APPLIED)
    assert ask("说错了,是5月10号")["result"]["effective_date"] == "2023-05-25"
    assert ask("那实际哪天能重新加入")["result"]["rejoin_from"] == "2023-08-26"


def test_what_is_asked_on_without_such_a_word_goes_on_from_the_supposed_case(ask: Ask) -> None:
    ask(APPLIED)
    ask("要是5月2号就交了呢")
    assert ask("那哪天能重新加入")["result"]["rejoin_from"] == "2023-08-18"


def test_a_step_after_a_supposed_one_leaves_open_from_where_it_is_counted(ask: Ask) -> None:
    assert ask("VIP批发中心有效投诉1次,会被清退吗")["result"] == {"removal": False}
    assert ask("再多两次呢")["result"] == {"removal": True}
    assert ask("再多一次呢")["result"] == {}


@pytest.mark.parametrize("back", ["我那个呢,到底哪天", "我这单哪天生效", "那目前是哪天", "那我的是几号生效"])
def test_ones_own_is_the_case_at_hand(ask: Ask, back: str) -> None:
    ask(APPLIED)
    ask("要是5月2号交的呢")
    assert ask(back)["result"].get("effective_date") == "2023-05-27"


@pytest.mark.parametrize(
    ("case", "aside", "next_day"),
    [
        (APPLIED, "5月24号能走吗", "26号呢"),
        ("批发中心保证金余额4800,前天掉到线下的,最晚哪天补齐", "19号下午打款来得及吗", "20号呢"),
        ("退货款95元,昨天上午11点签收的,几点前要确认退款", "明天下午处理行不行", "明天晚上8点呢"),
    ],
)
def test_after_a_day_that_is_no_fact_another_one_is_none_either(ask: Ask, case: str, aside: str, next_day: str) -> None:
    stated = ask(case)["result"]
    ask(aside)
    assert ask(next_day)["result"].items() <= stated.items()
