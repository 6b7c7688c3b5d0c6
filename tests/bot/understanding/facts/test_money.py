"""Amounts of money, with a currency word or bare after a cue."""

from decimal import Decimal

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard, kinds

MARKED = [
    ("520块", "520"),
    ("520块钱", "520"),
    ("520元整", "520"),
    ("￥520", "520"),
    ("¥ 1,520.50", "1520.5"),
    ("RMB 520", "520"),
    ("520rmb", "520"),
    ("520人民币", "520"),
    ("人民幣五百二十元", "520"),
    ("CNY 5,200", "5200"),
    ("520 yuan", "520"),
    ("5.2k yuan", "5200"),
    ("five thousand two hundred yuan", "5200"),
    ("五百二", ""),
    ("退款五百二", "520"),
    ("三千四百五十块", "3450"),
    ("三百零七元", "307"),
    ("伍佰贰拾元", "520"),
    ("1.2万元", "12000"),
    ("五点二万元", "52000"),
    ("12块5", "12.5"),
    ("十二块五", "12.5"),
    ("12块5毛", "12.5"),
    ("两块二毛五", "2.25"),
    ("12元5角3分", "12.53"),
    ("99块99", "99.99"),
    ("12块半", "12.5"),
    ("五毛", "0.5"),
    ("三百来块", "300"),
    ("三百多块钱", "300"),
    ("七八百块", "700"),
    ("一块钱", "1"),
    ("５２０元", "520"),
    ("１，５２０元", "1520"),
    ("300-500元", "300 500"),
]
BARE = [
    ("余额4650", "4650"),
    ("余额：4650", "4650"),
    ("余额是4650", "4650"),
    ("余额现在只有四千六百五", "4650"),
    ("剩3,900", "3900"),
    ("账户里还有3900", "3900"),
    ("保证金掉到0.39万", "3900"),
    ("保证金3.9k", "3900"),
    ("保证金还有三万九", "39000"),
    ("押金3w", "30000"),
    ("金额 199.9", "199.9"),
    ("低于6000", "6000"),
    ("不够六千", "6000"),
    ("少于300", "300"),
    ("扣了800", "800"),
    ("补了一千二", "1200"),
    ("退款180", "180"),
    ("退给买家180", "180"),
    ("换成180", "180"),
    ("一万二的保证金", "12000"),
    ("180以内", "180"),
    ("余额为零", "0"),
    ("余额0", "0"),
    ("balance is 4650", "4650"),
    ("deposit dropped to 4,650", "4650"),
    ("below 6000", "6000"),
    ("sheng 4650 kuai", "4650"),
    ("从6000扣到5200", "6000 5200"),
    ("年费2700", "2700"),
    ("会员费2700", "2700"),
    ("买了2700", "2700"),
    ("刷了2700", "2700"),
    ("刷了人民幣3700元", "3700"),
    ("订单 2700", "2700"),
    ("余额其实是4700", "4700"),
    ("余额在4700到5300之间", "4700 5300"),
    ("余额4700或者5300", "4700 5300"),
    ("余额不多不少正好六千", "6000"),
]
PROBLEMS = [
    ("-300元", "!negative_amount"),
    ("余额-300", "!negative_amount"),
    ("余额负三百", "!negative_amount"),
    ("300美元", "!foreign_currency"),
    ("$300", "!foreign_currency"),
    ("新台幣300", "!foreign_currency"),
    ("9999999999999元", "!too_large"),
]
NOT_MONEY = [
    "1688怎么退",
    "满300减30",
    "买3送1",
    "3.5折",
    "评分4.8",
    "退货率5%",
    "库存5000件",
    "尾号6000",
    "订单号123456789012345678",
    "打95188",
    "这一块业务",
    "退三分之一",
    "5000双袜子",
    "千万别退",
    "百货",
    "免费2700",
    "订单 27001234",
    "今天订单 2700 发货",
]


@pytest.mark.parametrize(("text", "expected"), MARKED + BARE + PROBLEMS)
def test_amounts(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOT_MONEY)
def test_figures_that_are_no_money(text: str) -> None:
    assert "amount" not in kinds(text)


def test_amounts_are_exact_decimals() -> None:
    assert read("299.90元", NOW).facts[0].value == Decimal("299.90")


@pytest.mark.parametrize("text", ["三百多块", "三百块左右", "两千块出头", "大概三百块", "七八百块", "五百来块"])
def test_guesses_are_marked(text: str) -> None:
    assert read(text, NOW).facts[0].approximate


def test_a_plain_amount_is_no_guess() -> None:
    assert not read("三百块", NOW).facts[0].approximate
