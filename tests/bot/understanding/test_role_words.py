"""Roles of values in messages that also tell of other things: all that there was, what is open, what others sent."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.expectation import Expectation
from bot.understanding.roles import Assignment, assign
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA
from tests.conftest import Ask

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
TENTH = date(2023, 5, 10)


def assigned(topic: str, text: str) -> Assignment:
    return assign(fold(text), read(text, NOW).facts, KB.entries[topic], Expectation())


def roles(topic: str, text: str) -> dict[str, object]:
    return {name: role.heard.value for name, role in assigned(topic, text).roles.items()}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-complaints", "一共5个投诉,成立的2个", {"complaints": 2}),
        ("vip-removal-fake-trade", "刷了20单,抓到3单", {"fake_trades": 3}),
    ],
)
def test_of_all_counts_those_that_were_found_count(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-removal-complaints", "收到2个投诉,还在审核", "complaints"),
        ("vip-removal-complaints", "we got 2 complaints but nobody decided yet", "complaints"),
        ("vip-removal-complaints", "第一个投诉是上周,第二个是昨天", "complaints"),
        ("vip-removal-fake-trade", "刷了4单,没被抓到", "fake_trades"),
        ("vip-removal-deposit", "保证金6000元被扣了700元", "balance"),
    ],
)
def test_what_is_undecided_or_has_gone_on_is_asked_for(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact not in found.roles
    assert fact in found.unclear


@pytest.mark.parametrize(
    "text",
    [
        "5月10号把货发过去了",
        "5月10号阿里发过来的",
        "5月10号小二给我们发了流程",
        "The samples were sent on May 10",
        "快递5月10号到的",
    ],
)
def test_what_else_was_sent_or_came_from_them_is_no_application(text: str) -> None:
    assert "application_date" not in roles("vip-exit", text)


@pytest.mark.parametrize(
    "text",
    [
        "5月10号发过去的",
        "5月10号给快递寄了出去",
        "5月10号我们把单子甩给小二了",
        "we got the letter in on May 10",
        "5月10号叫人把函送到阿里",
    ],
)
def test_an_application_is_handed_over_in_many_ways(text: str) -> None:
    assert roles("vip-exit", text) == {"application_date": TENTH}


def test_a_word_that_leads_to_a_promise_speaks_only_for_what_follows() -> None:
    applied = "5月1号递的申请,"
    assert roles("vip-exit", applied + "小二说2023年5月10号能走")["confirmed_date"] == TENTH
    assert "confirmed_date" not in roles("vip-exit", "5月10号小二说可以申请退")
    assert "confirmed_date" not in roles("vip-exit", applied + "小二说5月10号之前不能走")


@pytest.mark.parametrize(
    "text", ["保证金被罚2000元", "保证金昨天扣了我700元", "货款账户里有8000元,保证金不够", "保证金要再交1500元"]
)
def test_what_moved_or_lies_elsewhere_is_no_balance(text: str) -> None:
    assert "balance" not in roles("vip-removal-deposit", text)


def test_what_happened_again_is_not_counted_once() -> None:
    found = assigned("vip-removal-fake-trade", "3号刷单被抓一次,20号又被抓一次")
    assert "fake_trades" in found.unclear
    assert not found.roles


def test_the_infinitive_of_what_was_sent_is_no_event_of_its_own() -> None:
    assert roles("vip-rejoin", "I sent the notice to quit on May 10") == {"application_date": TENTH}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-rejoin", "5月10号走了一批货,批发中心是自己退的"),
        ("vip-rejoin", "5月10号放了个假,批发中心是自己退的"),
        ("vip-exit", "5月10号小二把退出的表发到我邮箱"),
        ("vip-exit", "他们5月10号送了个礼盒过来"),
    ],
)
def test_what_was_done_to_something_else_is_no_event_of_the_topic(topic: str, text: str) -> None:
    assert roles(topic, text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("保证金被扣光了,要补多少", {"balance": 0}),
        ("保证金6000全被扣光了", {"balance": 0}),
        ("5月10号保证金归零,要补6000吗", {"balance": 0, "below_since": TENTH}),
        ("our deposit went to zero", {"balance": 0}),
        ("保证金一毛都没有了,被划光的", {"balance": 0}),
        ("保证金快扣光了,还剩300元", {"balance": 300}),
        ("支付宝里一分不剩,保证金还剩3000元", {"balance": 3000}),
    ],
)
def test_a_word_tells_that_nothing_is_left(text: str, found: dict[str, object]) -> None:
    assert roles("vip-removal-deposit", text) == found


@pytest.mark.parametrize("text", ["保证金扣光了,我充了4000元", "保证金剩5000元,后来扣光了", "保证金扣光了,已经补满了"])
def test_what_was_put_in_or_left_besides_is_asked_for(text: str) -> None:
    assert "balance" in assigned("vip-removal-deposit", text).unclear


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-complaints", "有效投诉一共3次,其中1次是上个月的", {"complaints": 3}),
        ("vip-removal-complaints", "上月被有效投诉2回,这月又有效投诉1回,加起来3回", {"complaints": 3}),
        ("vip-removal-complaints", "投诉一共3次,其中有效的1次", {"complaints": 1}),
        ("vip-removal-fake-trade", "找人拍了3单,系统只认定1单虚假", {"fake_trades": 1}),
    ],
)
def test_a_total_counts_with_what_is_told_of_its_parts(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize("text", ["有效投诉一共3次,其中1次驳回了", "we got one valid complaint and another this week"])
def test_a_count_of_which_the_number_is_left_open(text: str) -> None:
    assert "complaints" in assigned("vip-removal-complaints", text).unclear


def test_what_an_assignment_holds_cannot_be_changed() -> None:
    found = assigned("vip-exit", "我4月28号递交的退出单子")
    assert isinstance(found.undone, frozenset)
    assert isinstance(found.barred, frozenset)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("诚信通断约之后5月15号晚上9点认证通过,什么时候开通", {"service_start": "2023-05-15T21:00:00+08:00"}),
        ("誠信通斷約之後5月15號夜晚9點認證通過,幾時開通", {"service_start": "2023-05-15T21:00:00+08:00"}),
        ("诚信通新签的,今天晚上8点认证通过,什么时候开通", {"service_start": "2023-05-17T20:00:00+08:00"}),
        ("诚信通新签的,今天晚上8点认证通过了,什么时候开通", {}),
        ("小蜜1688版2023-02-04到2023-06-03,付了559,退多少", {"refund": 140.5}),
        ("小蜜1688版93元一个月共付559元,2023-02-04到2023-06-03,退多少", {"refund": 140.5}),
        (
            "I want to be out of the VIP wholesale center by July 1 at the latest. When should I apply?",
            {"apply_by": "2023-06-16"},
        ),
        ("实力商家3月9号系统自动续费的,店小蜜还送吗", {"entitled": False}),
        ("实力商家3月9号到期会自动续费的,店小蜜还送吗", {}),
    ],
)
def test_words_around_a_value_that_settle_it(ask: Ask, text: str, result: dict[str, object]) -> None:
    assert ask(text)["result"] == result


def test_a_sale_named_beside_the_day_is_no_second_day(ask: Ask) -> None:
    text = "cross-border supply order paid Nov 11 2020 17:30, shipped Nov 15 2020, auto receipt when? (double 11)"
    assert ask(text)["result"]["auto_receipt_on"] == "2020-11-28"


def test_another_month_is_supposed(ask: Ask) -> None:
    ask("超级工厂3月6号续的,店小蜜还送吗")
    assert ask("如果是去年12月续的呢")["result"] == {"entitled": True}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-fake-trade", "第一次被抓是去年,这是第二次被抓", {"fake_trades": 2}),
        ("vip-removal-fake-trade", "第二次被抓是昨天,第一次被抓是去年", {"fake_trades": 2}),
        ("vip-removal-complaints", "第一个有效投诉是前年,这是第三个有效投诉", {"complaints": 3}),
    ],
)
def test_of_two_ordinals_the_later_tells_how_many(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-removal-fake-trade", "第一次虚假交易是去年,这是第二次", "fake_trades"),
        ("vip-removal-complaints", "第一次有效投诉是前年,这是第三次", "complaints"),
    ],
)
def test_an_ordinal_that_a_higher_one_goes_beyond_does_not_tell_how_many(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact in found.unclear
    assert fact not in found.roles
