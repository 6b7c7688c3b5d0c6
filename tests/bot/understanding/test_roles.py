"""Roles: the words beside a value decide which fact it is; where they do not, it gets no role."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.understanding.facts import read
from bot.understanding.folding import fold
from bot.understanding.roles import Expectation, assign
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)


def roles(topic: str, text: str, expected: Expectation = Expectation()) -> dict[str, object]:  # noqa: B008
    assigned = assign(fold(text), read(text, NOW).facts, KB.entries[topic], expected)
    return {name: item.value for name, item in assigned.roles.items()} | dict(assigned.options)


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-exit", "我4月28号递交的退出单子", {"application_date": date(2023, 4, 28)}),
        ("vip-exit", "平台批准5月12日退", {"confirmed_date": date(2023, 5, 12)}),
        ("vip-exit", "希望6月30号能离开", {"wanted_date": date(2023, 6, 30)}),
        ("vip-exit", "I applied on May 10", {"application_date": date(2023, 5, 10)}),
        ("vip-removal-deposit", "余额只有4300块,昨天被扣的", {"balance": Decimal(4300), "below_since": date(2023, 5, 16)}),
        (
            "refund-response",
            "买家5月8日寄回,5月10日9点签收,退款88元",
            {
                "returned_at": date(2023, 5, 8),
                "signed_at": datetime(2023, 5, 10, 9, tzinfo=CHINA),
                "amount": Decimal(88),
            },
        ),
        ("store-type-rename", "品牌专营店现在叫什么", {"old_name": "品牌专营店"}),
    ],
)
def test_cue_words_give_a_role(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-removal-deposit", "自缴保证金余额低于6000会怎样"),
        ("vip-removal-deposit", "余额不到五千"),
        ("vip-removal-deposit", "刚补了2000进去"),
        ("vip-exit", "5月10号还是11号申请的"),
        ("vip-exit", "不是5月10号申请"),
        ("refund-response", "昨天下午3点到5点之间签收"),
        ("vip-removal-complaints", "被投诉两三次"),
        ("store-type-rename", "官方旗舰店和品牌专营店改叫什么"),
    ],
)
def test_what_determines_nothing_gets_no_role(topic: str, text: str) -> None:
    assert roles(topic, text) == {}


def test_a_value_without_a_cue_answers_the_question_that_was_asked() -> None:
    assert roles("vip-exit", "5月10号", Expectation(asked="application_date")) == {"application_date": date(2023, 5, 10)}
    assert roles("vip-exit", "5月10号", Expectation(asked="wanted_date")) == {"wanted_date": date(2023, 5, 10)}


def test_a_day_of_something_else_is_not_taken_for_the_missing_fact() -> None:
    assert roles("vip-exit", "5月3号收到通知", Expectation(needed=("application_date",))) == {}


def test_in_a_correction_the_later_value_counts() -> None:
    text = "5月10号申请的,不对,5月12号申请的"
    assert roles("vip-exit", text, Expectation(last_wins=True)) == {"application_date": date(2023, 5, 12)}


def test_two_different_values_for_one_fact_are_left_open() -> None:
    assert roles("vip-exit", "5月2号申请,5月9号申请") == {}


def test_a_written_range_fills_start_and_end() -> None:
    found = roles("dianxiaomi-refund", "服务期2023-02-04到2023-06-03")
    assert found == {"term_start": date(2023, 2, 4), "term_end": date(2023, 6, 3)}
