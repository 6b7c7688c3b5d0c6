"""What is known after a message: values with their roles, corrections, steps and what was told before, merged."""

from __future__ import annotations

import pytest

from tests.bot.conversation.conftest import Facts, Tell, values

APPLIED = {"application_date": "2023-05-10"}
BOTH = {"application_date": "2023-05-10", "confirmed_date": "2023-05-18"}
RETURN = {"amount": 120, "signed_at": "2023-05-16T15:00:00+08:00"}


@pytest.mark.parametrize(
    ("topic", "text", "before", "after"),
    [
        ("vip-exit", "不是10号是12号", APPLIED, {"application_date": "2023-05-12"}),
        ("vip-exit", "把10号改成12号", APPLIED, {"application_date": "2023-05-12"}),
        ("vip-exit", "not the 10th but the 12th", APPLIED, {"application_date": "2023-05-12"}),
        ("vip-exit", "说错了,确认的是20号", BOTH, {**BOTH, "confirmed_date": "2023-05-20"}),
        ("vip-exit", "不是18号,是20号", BOTH, {**BOTH, "confirmed_date": "2023-05-20"}),
        (
            "vip-exit",
            "不对,6月30号是我打算申请的日子",
            {"wanted_date": "2023-06-30"},
            {"application_date": "2023-06-30"},
        ),
        ("vip-removal-deposit", "不是4500,4300", {"balance": 4500}, {"balance": 4300}),
        ("vip-removal-deposit", "余额其实是4300", {"balance": 4500}, {"balance": 4300}),
        ("vip-removal-complaints", "不是两次,三次", {"complaints": 2}, {"complaints": 3}),
        ("refund-response", "那要是320呢", RETURN, {**RETURN, "amount": 320}),
        ("refund-response", "不对,是16:30", RETURN, {**RETURN, "signed_at": "2023-05-16T16:30:00+08:00"}),
        ("refund-response", "不是16号,是15号", RETURN, {**RETURN, "signed_at": "2023-05-15T15:00:00+08:00"}),
    ],
)
def test_a_correction_puts_the_new_value_in_the_place_of_the_old(
    told: Tell, topic: str, text: str, before: Facts, after: Facts
) -> None:
    assert values(told(topic, text, before)) == after


@pytest.mark.parametrize(
    ("topic", "text", "before", "fact"),
    [
        ("vip-exit", "说错了,是5月15号", BOTH, "application_date"),
        ("vip-exit", "不对,是24号", {**APPLIED}, "application_date"),
        ("vip-exit", "不对,其实还没申请", APPLIED, "application_date"),
        ("vip-exit", "不是10号", APPLIED, "application_date"),
        ("vip-removal-deposit", "今天又被扣了几百块", {"balance": 5200}, "balance"),
        ("vip-exit", "如果阿里提前三天放我走呢", APPLIED, "confirmed_date"),
    ],
)
def test_what_a_message_takes_back_or_leaves_open_is_no_longer_known(
    told: Tell, topic: str, text: str, before: Facts, fact: str
) -> None:
    after = told(
        topic,
        text,
        before,
        goals=("effective_date",) if topic == "vip-exit" else (),
        results={"effective_date": "2023-05-25"},
    )
    assert fact in after.unclear
    assert fact not in after.facts


def test_a_confirmation_that_was_not_given_is_dropped(told: Tell) -> None:
    assert values(told("vip-exit", "不对,阿里没确认", BOTH)) == APPLIED


def test_doubt_at_the_result_takes_nothing_back(told: Tell) -> None:
    after = told("vip-exit", "不是24号吗?", APPLIED, results={"effective_date": "2023-05-25"})
    assert values(after) == APPLIED
    assert not after.unclear


@pytest.mark.parametrize(
    ("topic", "text", "before", "after"),
    [
        ("vip-exit", "晚两天申请呢", APPLIED, {"application_date": "2023-05-12"}),
        ("vip-removal-complaints", "再来一次呢", {"complaints": 2}, {"complaints": 3}),
        ("refund-response", "晚一个小时签收呢", RETURN, {**RETURN, "signed_at": "2023-05-16T16:00:00+08:00"}),
    ],
)
def test_a_step_moves_the_fact_that_it_speaks_of(
    told: Tell, topic: str, text: str, before: Facts, after: Facts
) -> None:
    assert values(told(topic, text, before)) == after


def test_a_step_from_an_unknown_fact_tells_nothing(told: Tell) -> None:
    assert not told("vip-removal-complaints", "再来一次呢").facts
    assert not told("vip-removal-complaints", "再来一次呢", {}).facts


def test_a_number_alone_answers_the_question_or_gives_what_is_wanted(told: Tell) -> None:
    assert values(told("vip-removal-deposit", "4500", {}, asked="balance")) == {"balance": 4500}
    assert values(told("vip-removal-deposit", "4500", {}, goals=("shortfall",))) == {"balance": 4500}
    assert values(told("vip-exit", "10", {}, asked="application_date")) == {}


def test_a_time_on_that_day_leans_on_the_day_told_before(told: Tell) -> None:
    for text in ("当天下午3点", "那天下午3点", "at 3 pm that day"):
        after = told("refund-response", text, {"amount": 120, "signed_at": "2023-05-15"}, asked="signed_at")
        assert values(after)["signed_at"] == "2023-05-15T15:00:00+08:00"


def test_another_application_stands_for_the_exit_that_was_told(told: Tell) -> None:
    before = {"exit_date": "2023-05-01"}
    assert values(told("vip-rejoin", "要是5月2号申请的呢", before)) == {"application_date": "2023-05-02"}
    assert values(told("vip-rejoin", "我是4月16号申请的", before)) == {**before, "application_date": "2023-04-16"}


def test_a_wish_that_is_no_longer_asked_about_is_dropped(told: Tell) -> None:
    after = told("vip-exit", "那我明天申请,哪天生效", {"wanted_date": "2023-07-10"}, goals=("effective_date",))
    assert values(after) == {"application_date": "2023-05-18"}


def test_of_an_impossible_time_the_day_is_kept_and_the_time_alone_can_be_put_right(told: Tell) -> None:
    after = told("refund-response", "昨天25:10签收的", {"amount": 120}, asked="signed_at")
    assert values(after) == {"amount": 120, "signed_at": "2023-05-16"}
    assert after.problem_fact == "signed_at"
    again = told("refund-response", "22:10", values(after), asked="signed_at")
    assert values(again)["signed_at"] == "2023-05-16T22:10:00+08:00"


def test_an_impossible_correction_takes_the_old_value_away(told: Tell) -> None:
    assert values(told("vip-exit", "不对,是5月35号", APPLIED)) == {}


def test_an_impossible_value_is_a_problem_of_the_fact_asked_for(told: Tell) -> None:
    after = told("vip-exit", "5月35号", {}, asked="application_date")
    assert after.problem is not None
    assert after.problem_fact == "application_date"


@pytest.mark.parametrize("text", ["小二又说不能提前了", "弄错了,没有提前,还是按正常的15天", "没法提前了"])
def test_an_earlier_day_that_others_had_set_is_given_up(told: Tell, text: str) -> None:
    after = told("vip-exit", text, BOTH, results={"effective_date": "2023-05-18"})
    assert values(after) == APPLIED
    assert after.unclear == ()


@pytest.mark.parametrize("text", ["老板没同意,那我哪天退出", "he didn't agree. So when am I out?", "财务没点头"])
def test_a_planned_day_is_open_again_where_the_plan_failed(told: Tell, text: str) -> None:
    after = told("vip-exit", text, {"application_date": "2023-05-29"}, results={"effective_date": "2023-06-13"})
    assert after.facts == {}
    assert told("vip-exit", text, APPLIED, results={"effective_date": "2023-05-25"}).facts.keys() == APPLIED.keys()


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("trustpass-activation", "新办诚信通,5月8号10点认证没通过,服务什么时候开始"),
        ("trustpass-activation", "新办诚信通,原定5月8号上午10点认证通过,结果推迟了还没消息"),
        ("vip-rejoin", "那份申请我今天撤了,哪天能重新加入"),
        ("vip-rejoin", "VIP批发中心5月8号的退出推迟了,哪天能重新加入"),
        ("vip-rejoin", "旧历三月初三主动退的VIP批发中心,哪天能重新加入"),
    ],
)
def test_not_even_the_day_is_known_of_what_did_not_come_about_or_was_told_by_the_moon(
    told: Tell, topic: str, text: str
) -> None:
    assert not [name for name, fact in told(topic, text).facts.items() if fact.type in ("date", "datetime")]
