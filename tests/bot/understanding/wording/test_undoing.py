"""Words that undo what was told and name no fact."""

from __future__ import annotations

import pytest

from bot.understanding.wording.undoing import (
    leaves_the_supposed,
    tells_a_plan_failed,
    tells_it_came_to_nothing,
    tells_no_earlier_day,
)


@pytest.mark.parametrize(
    "text", ["小二说弄错了,没有提前,还是按正常的15天", "阿里反悔了", "no early exit", "the normal 15 days apply"]
)
def test_an_earlier_day_is_taken_back(text: str) -> None:
    assert tells_no_earlier_day(text)


@pytest.mark.parametrize("text", ["能不能提前", "不能提前吗", "阿里同意提前到18号", "提前15天申请"])
def test_a_question_for_an_earlier_day_takes_nothing_back(text: str) -> None:
    assert not tells_no_earlier_day(text)


@pytest.mark.parametrize(
    "text", ["老板没同意", "财务没点头,那几号能退", "he didn't agree. so when am i out?", "计划取消了"]
)
def test_a_plan_fails(text: str) -> None:
    assert tells_a_plan_failed(text)


@pytest.mark.parametrize(
    "text", ["老板同意了", "阿里没同意提前", "老板没同意我重新加入", "如果老板没同意呢", "老板没批吗"]
)
def test_a_plan_goes_on(text: str) -> None:
    assert not tells_a_plan_failed(text)


@pytest.mark.parametrize("text", ["不假设了,什么时候能重新加入", "never mind the what-if", "back to reality: when?"])
def test_a_what_if_is_left(text: str) -> None:
    assert leaves_the_supposed(text)


def test_a_what_if_goes_on() -> None:
    assert not leaves_the_supposed("那什么时候能重新加入")


@pytest.mark.parametrize(
    "text", ["后来我自己撤了,那几号生效", "阿里今天驳回了", "it got rejected", "they sent it back"]
)
def test_what_was_handed_in_came_to_nothing(text: str) -> None:
    assert tells_it_came_to_nothing(text)


@pytest.mark.parametrize(
    "text", ["会不会被驳回?", "如果被驳回了怎么办", "投诉被驳回了", "买家把货退回来了", "提前的事被拒绝了"]
)
def test_what_was_handed_in_still_stands(text: str) -> None:
    assert not tells_it_came_to_nothing(text)
