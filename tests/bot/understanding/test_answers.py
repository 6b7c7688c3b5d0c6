"""Short answers: numbers without a unit, figures that nobody read, times of a day told before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.assistant import Assistant
from bot.understanding.answers import (
    bare_number,
    corrected_numbers,
    day_without_time,
    holds_unread_figure,
    leaning_on_day,
    rejected_numbers,
    speaks_of_number,
)
from bot.understanding.understanding import Understanding
from tests.conftest import NOON


@pytest.fixture
def heard(assistant: Assistant):  # type: ignore[no-untyped-def]
    def _heard(text: str) -> Understanding:
        return assistant.understander.understand(text, NOON)

    return _heard


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("那要是5呢", True),
        ("要是多个两三回呢", True),
        ("如果又挨一个呢", True),
        ("what if once more", True),
        ("再一次呢", True),
        ("那1688怎么看", False),
        ("那我再问问老板", False),
        ("那又会怎样", False),
        ("万一呢", False),
        ("你十分确定么", False),
        ("一般般啦", False),
    ],
)
def test_a_figure_or_one_time_more(heard, text: str, speaks: bool) -> None:
    assert speaks_of_number(heard(text)) is speaks


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("对了,另外那笔7890没算", True),
        ("单号是A7890", False),
        ("低于6000会怎样", False),
        ("说好的6000呢", False),
        ("说好的8000呢", True),
        ("1688上怎么看", False),
        ("昨天余额4700元", False),
        ("今天又被扣300元", False),
    ],
)
def test_digits_that_are_neither_read_nor_the_rules_own(heard, text: str, holds: bool) -> None:
    assert holds_unread_figure(heard(text), {"6000"}) is holds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4321", "4321"),
        ("好嘞,4321", "4321"),
        ("仓管在点货,4321", "4321"),
        ("4321,昨天", "4321"),
        ("看了眼后台…写着四千三百二", "4320"),
        ("老婆说 4321 哈哈", "4321"),
    ],
)
def test_a_number_asked_for_may_have_a_clause_to_itself(heard, text: str, number: str) -> None:
    assert bare_number(heard(text), asked=True) == Decimal(number)


def test_a_number_that_nobody_asked_for_is_the_whole_message(heard) -> None:
    assert bare_number(heard("4321"), asked=False) == Decimal(4321)
    assert bare_number(heard("仓管在点货,4321"), asked=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "两三次",
        "四千出头",
        "3左右",
        "about 4",
        "3,还在审核",
        "2 pending",
        "4321元,昨天",
        "4321,4567",
        "4321,还有两个不算",
        "算了别问了",
        "4321,隔壁那几千不算",
    ],
)
def test_a_guess_what_is_undecided_and_two_figures_are_no_number(heard, text: str) -> None:
    assert bare_number(heard(text), asked=True) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("不是450,是540", [450]),
        ("并非1,450元", [1450]),
        ("not 450 but 540", [450]),
        ("不是4.5,是5.4", [Decimal("4.5")]),
        ("不是8号", []),
        ("不是3点", []),
        ("不是2次", []),
        ("不是2023年", []),
        ("是450", []),
    ],
)
def test_numbers_that_are_rejected(heard, text: str, numbers: list[Decimal]) -> None:
    assert rejected_numbers(heard(text)) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("不是450,是540", [540]),
        ("不对,450改成540", [540, 450]),
        ("打错了,四千三", [4300]),
        ("not 450 but 540", [540]),
        ("and the amount being 380?", [380]),
        ("let's say 290 then", [290]),
        ("with 5,100?", [5100]),
        ("sorry, it was 5,100", [5100]),
        ("要是4，200呢", []),
        ("不是3,900,是4,100", [4100]),
    ],
)
def test_numbers_that_a_correction_names_the_last_one_first(heard, text: str, numbers: list[int]) -> None:
    assert list(corrected_numbers(heard(text))) == numbers


def test_that_day_is_no_day_of_its_own(heard) -> None:
    assert [item.kind for item in leaning_on_day(heard("5月3号签的字,当天下午4点到的")).facts] == ["date", "datetime"]
    assert not [item for item in leaning_on_day(heard("当天")).facts if item.kind == "date"]


def test_of_a_time_that_cannot_be_the_day_remains(heard) -> None:
    (problem,) = heard("昨天26:10收的").reading.problems
    assert day_without_time(problem, NOON) == date(2023, 5, 16)
