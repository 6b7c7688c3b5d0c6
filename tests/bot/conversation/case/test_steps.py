"""Steps: which fact told before is moved, and where it is open which one."""

from __future__ import annotations

import pytest

from tests.bot.conversation.conftest import Facts, Tell, values
from tests.conftest import Ask

APPLIED = {"application_date": "2023-05-10"}
BOTH = {"application_date": "2023-05-10", "confirmed_date": "2023-05-18"}
TWO_PLANS = {**APPLIED, "wanted_date": "2023-07-10"}
RETURN = {"amount": 120, "signed_at": "2023-05-16T15:00:00+08:00"}
SENT = {**RETURN, "returned_at": "2023-05-12T10:00:00+08:00"}
COUNTED = {"complaints": 2}
BALANCE = {"balance": 4300, "below_since": "2023-05-10"}


@pytest.mark.parametrize(
    ("topic", "text", "before", "after"),
    [
        ("vip-exit", "要是晚一天发呢", TWO_PLANS, {**TWO_PLANS, "application_date": "2023-05-11"}),
        ("vip-exit", "早一天交呢", APPLIED, {"application_date": "2023-05-09"}),
        ("vip-exit", "阿里晚三天放呢", BOTH, {**BOTH, "confirmed_date": "2023-05-21"}),
        ("vip-exit", "要是小二早两天呢", BOTH, {**BOTH, "confirmed_date": "2023-05-16"}),
        ("vip-exit", "要是晚一天申请呢", BOTH, {**BOTH, "application_date": "2023-05-11"}),
        ("refund-response", "如果晚两小时签呢", SENT, {**SENT, "signed_at": "2023-05-16T17:00:00+08:00"}),
        ("refund-response", "如果晚两小时寄呢", SENT, {**SENT, "returned_at": "2023-05-12T12:00:00+08:00"}),
        ("vip-removal-complaints", "要是再多一次呢", COUNTED, {"complaints": 3}),
        ("vip-removal-complaints", "万一再被投诉一次", COUNTED, {"complaints": 3}),
        ("vip-removal-complaints", "刚又判了一次有效", COUNTED, {"complaints": 3}),
        ("vip-removal-deposit", "要是再多500元呢", {"balance": 4300}, {"balance": 4800}),
    ],
)
def test_a_step_moves_what_its_verb_or_who_makes_it_speaks_of(
    told: Tell, topic: str, text: str, before: Facts, after: Facts
) -> None:
    assert values(told(topic, text, before)) == after


@pytest.mark.parametrize(
    ("topic", "text", "before", "goals"),
    [
        ("vip-removal-complaints", "又来一个,不过还没判", COUNTED, ()),
        ("vip-removal-complaints", "又来一次,已经撤了", COUNTED, ()),
        ("vip-removal-complaints", "another one came in, still pending", COUNTED, ()),
        ("vip-removal-complaints", "刚刚又有人投诉一次", COUNTED, ()),
        ("vip-removal-complaints", "今日又多一个投诉咗", COUNTED, ()),
        ("vip-removal-complaints", "yesterday we received another complaint", COUNTED, ()),
        ("vip-removal-complaints", "老客户昨天又拍了2单货", COUNTED, ()),
        ("vip-removal-complaints", "今天又卖掉一单", COUNTED, ()),
        ("vip-exit", "要是申请早一天,放行晚两天呢", BOTH, ()),
        ("vip-removal-deposit", "如果又扣500元呢", BALANCE, ()),
        ("vip-exit", "要是晚一天呢", TWO_PLANS, ("effective_date", "apply_by")),
    ],
)
def test_what_counts_for_nothing_two_steps_and_an_open_one_move_nothing(
    told: Tell, topic: str, text: str, before: Facts, goals: tuple[str, ...]
) -> None:
    after = values(told(topic, text, before, goals=goals))
    assert {name: value for name, value in after.items() if before.get(name) != value} == {}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("其中一次平台已经撤销了,那还会吗", 2),
        ("刚刚申诉成功撤掉了2次", 1),
        ("其中1次有效,2次被驳回", 1),
        ("one was just overturned on appeal", 2),
    ],
)
def test_those_that_fell_away_since_are_taken_off(told: Tell, text: str, left: int) -> None:
    assert values(told("vip-removal-complaints", text, {"complaints": 3})) == {"complaints": left}


@pytest.mark.parametrize(
    "text", ["其中一次还在申诉", "其中一次申诉被驳回了", "如果其中一次撤销了呢", "有一次早就撤销了", "刚撤销了一次申诉"]
)
def test_what_may_have_been_left_out_before_is_asked_about(told: Tell, text: str) -> None:
    assert values(told("vip-removal-complaints", text, {"complaints": 3})) in ({}, {"complaints": 3})
    assert "complaints" in told("vip-removal-complaints", text, {"complaints": 3}).unclear


def test_a_step_of_a_fact_that_nobody_told_moves_no_other_one(told: Tell) -> None:
    after = told("vip-exit", "要是阿里晚三天放呢", APPLIED)
    assert not after.new
    assert after.unclear == ("confirmed_date",)
    assert values(after) == APPLIED


def test_what_was_read_only_beside_a_goal_moves_with_it(told: Tell) -> None:
    after = told("vip-exit", "要是晚一天呢", BOTH, goals=("effective_date",))
    assert values(after) == {**BOTH, "application_date": "2023-05-11"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("有效投诉已有两次,再来一次会不会被清退", 3),
        ("we have 2 valid complaints, one more will remove us?", 3),
        ("有效投诉两次,再有几次会清退", 2),
        ("有效投诉一次,再来两次才清退吗", 1),
        ("有效投诉两次了,怕再来一次,现在会清退我吗", 2),
    ],
)
def test_what_is_supposed_to_come_is_counted_to_what_is_told_before_it(told: Tell, text: str, count: int) -> None:
    assert values(told("vip-removal-complaints", text, {})) == {"complaints": count}


@pytest.mark.parametrize(
    ("text", "shortfall"),
    [
        ("那我现在转1000进去够吗", 200),
        ("充1200够不够", 0),
        ("存500进去呢", 700),
        ("I pay 700 now, is it enough?", 500),
    ],
)
def test_what_would_be_paid_in_comes_to_the_balance_told(ask: Ask, text: str, shortfall: int) -> None:
    ask("批发中心保证金余额4800,要补多少")
    assert ask(text)["result"]["shortfall"] == shortfall


@pytest.mark.parametrize("text", ["我转了1000进去", "充到6000够吗"])
def test_what_was_paid_in_or_is_to_be_reached_leaves_the_balance_open(ask: Ask, text: str) -> None:
    ask("批发中心保证金余额4800,要补多少")
    assert ask(text)["asks"] == "balance"
