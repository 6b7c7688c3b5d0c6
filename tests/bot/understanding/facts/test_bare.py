"""Short answers that are only a number."""

import pytest

from bot.understanding.facts import read_bare_number
from tests.bot.understanding.facts.reading import short

NUMBERS = [
    ("3900", "3900"),
    ("３９００", "3900"),
    ("三千九", "3900"),
    ("3.9k", "3900"),
    ("0.39万", "3900"),
    ("¥3,900.5", "3900.5"),
    ("39块5", "39.5"),
    ("余额3900", "3900"),
    ("三", "3"),
    ("就2次", "2"),
    ("应该是两次吧", "2"),
    ("第三次", "3"),
    ("3个投诉", "3"),
    ("two", "2"),
    ("twice", "2"),
    ("③", "3"),
    ("零", "0"),
    ("-300", "-300"),
    ("负三百", "-300"),
    ("5.28", "5.28"),
    ("6.9!", "6.9"),
    ("就两趟", "2"),
    ("三只", "3"),
    ("四宗", "4"),
    ("两桩咯", "2"),
    ("得一单", "1"),
    ("three only lah", "3"),
    ("only three", "3"),
    ("mine is 3900", "3900"),
    ("700 without minus", "700"),
    ("sorry typing mistake, 700 without minus", "700"),
    ("打错了,700", "700"),
    ("打錯咗 700", "700"),
    ("是3900才对", "3900"),
    ("改成2500", "2500"),
    ("经核查,共计贰次", "2"),
]
NONE = [
    "",
    "没有",
    "不知道",
    "昨天",
    "5号",
    "5月10号",
    "24小时",
    "3天",
    "3到5",
    "16:20",
    "下午3点",
    "大概3900吧",
    "about 3900 yuan",
    "几十次",
    "尾号3900",
    "三点水",
    "3900" + "啊" * 40,
    "订单 3900 发货",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_bare_number(text: str, expected: str) -> None:
    number = read_bare_number(text)
    assert number is not None
    assert short(number) == expected


@pytest.mark.parametrize("text", NONE)
def test_everything_else_is_no_bare_number(text: str) -> None:
    assert read_bare_number(text) is None
