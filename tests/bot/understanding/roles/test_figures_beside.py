"""A figure without a unit is a value where it touches a word for a fact of the topic."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.understanding.facts import read
from bot.understanding.roles.figures_beside import figures_beside
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 11, 14, 14, 0, tzinfo=CHINA)


def values(topic: str, text: str) -> list[object]:
    folded = fold(text)
    return [item.value for item in figures_beside(folded, read(text, NOW).facts, KB.entries[topic], NOW)]


def test_the_numbers_of_a_list_count_nothing() -> None:
    assert values("vip-removal-complaints", "1)有效投诉2)刷单,各几次清退") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("保证金账上还趴着4700,要补多少", "4700"),
        ("余4,650,补多少", "4650"),
        ("眼下五千三百五十,要补多少", "5350"),
        ("there's 5,200 left, how much to top up", "5200"),
        ("the deposit is 5,150 left after they cut", "5150"),
        ("保证金现4.2k", "4200"),
        ("账户里余四千三", "4300"),
    ],
)
def test_an_amount_after_a_word_for_the_balance(text: str, amount: str) -> None:
    assert values("vip-removal-deposit", text) == [Decimal(amount)]


@pytest.mark.parametrize("text", ["保证金趴着3天了", "保证金还剩2024年的", "趴着5", "趴着47号店的钱"])
def test_what_is_counted_otherwise_is_no_amount(text: str) -> None:
    assert not [value for value in values("vip-removal-deposit", text) if isinstance(value, Decimal)]


@pytest.mark.parametrize(
    "text",
    [
        "投诉记录:有效2",
        "有效投诉数2,会清退吗",
        "有效投诉x2",
        "两件成立",
        "2 valid, are we out",
        "有效投诉那一栏是个2",
        "valid complaint total now is two pcs only",
        "valid complaints so far: 2. bad?",
    ],
)
def test_a_count_beside_a_word_for_the_complaints(text: str) -> None:
    assert values("vip-removal-complaints", text) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "两笔订单被平台定性成刷单",
        "就那么两笔补单给逮着了",
        "Alibaba says 2 orders of us are fake deal",
        "caught brushing for two orders",
    ],
)
def test_orders_counted_beside_a_word_for_the_fake_trades(text: str) -> None:
    assert values("vip-removal-fake-trade", text) == [2]


def test_orders_that_something_else_happened_to_are_no_count() -> None:
    assert values("vip-removal-fake-trade", "we shipped 2 orders late, is that fake trade") == []
    assert values("vip-removal-complaints", "complaint about 2 pcs") == []


@pytest.mark.parametrize("text", ["成立2年了", "第2个成立的", "有效期2个月", "投诉电话12315"])
def test_ordinals_times_and_numbers_of_other_things_are_no_counts(text: str) -> None:
    assert not [value for value in values("vip-removal-complaints", text) if isinstance(value, int)]


@pytest.mark.parametrize("text", ["11.9弄上去的", "the letter was dispatched 11.9"])
def test_a_day_written_with_a_point_beside_a_word_for_the_application(text: str) -> None:
    assert values("vip-exit", text) == [date(2023, 11, 9)]


def test_a_day_written_with_a_hyphen_after_a_word_for_the_shipment() -> None:
    assert values("double11-auto-receipt", "跨境专供 发货11-9") == [date(2023, 11, 9)]


def test_what_has_been_read_is_left_as_it_is() -> None:
    heard = read("余额4700元", NOW).facts
    assert figures_beside("余额4700元", heard, KB.entries["vip-removal-deposit"], NOW) == heard
