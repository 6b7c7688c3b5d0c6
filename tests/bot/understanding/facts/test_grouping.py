"""Thousands separators: one number, two numbers, or none; never the smaller part of a number that was cut off."""

import pytest

from bot.understanding.facts import read_bare_number
from tests.bot.understanding.facts.reading import heard, short

ONE_NUMBER = [
    ("余额¥4,870,前天掉的", "4870 2024-11-11"),
    ("余额4,870，前天掉的", "4870 2024-11-11"),
    ("RMB 14,000, paid", "14000"),
    ("余额1,480.50, 够不够", "1480.5"),
    ("余额4,870.", "4870"),
    ("余额4'870", "4870"),
    ("余额1,300-2,600", "1300 2600"),
    ("balance 148,500", "148500"),
    ("¥148,500", "148500"),
    ("余额148,000", "148000"),
    ("是4,833才對", "4833"),
    ("余额5千7,要补多少", "5700"),
]
CLAUSE_ENDS = [
    ("余额4,870,4次投诉", "4870 4"),
    ("余额4,870,4月3号掉的", "4870 2024-04-03"),
    ("余额470,4月3号掉的", "470 2024-04-03"),
    ("余额4870,16:30签收", "4870 2024-11-12T16:30"),
    ("退款270，310以内", "270 310"),
    ("6千5/3递交", "2024-05-03"),
    ("余额4千9,11月10号掉的", "4900 2024-11-10"),
    ("余额4千9,4次投诉", "4900 4"),
    ("4月15 310块", "2024-04-15 310"),
]
NO_NUMBER = [
    "余额4,87,0元",
    "余额4,8700元",
    "余额4，870",
    "余额12，000元",
    "余额1.480,50",
    "余额1.480元",
    "余额1万4,870",
    "余额4 870",
    "4 870元",
    "余额14 000元",
    "退款270,310以内",
    "1,2,3",
]


@pytest.mark.parametrize(("text", "expected"), ONE_NUMBER)
def test_thousands_are_one_number(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSE_ENDS)
def test_a_comma_before_something_new_ends_the_clause(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_not_clearly_one_number_is_none(text: str) -> None:
    assert heard(text) == ""
    assert read_bare_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("1,480.50,", "1480.5"), ("14,000,000", "14000000"), ("是4,833才对", "4833")]
)
def test_bare_answers_have_thousands_too(text: str, expected: str) -> None:
    number = read_bare_number(text)
    assert number is not None
    assert short(number) == expected
