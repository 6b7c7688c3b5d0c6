"""What-ifs that lean on a fact already told."""

import pytest

from bot.understanding.facts import read_shift
from tests.bot.understanding.facts.reading import short

TIME = [
    ("晚一天递呢", "P1D"),
    ("要是早三天呢", "P-3D"),
    ("提前两天", "P-2D"),
    ("推迟两周呢", "P14D"),
    ("往后推半个月", "P15D"),
    ("晚40分钟呢", "PT40M"),
    ("早递四天", "P-4D"),
    ("晚两個月退", "P2M"),
    ("前一天呢", "P-1D"),
    ("那第二天呢", "P1D"),
    ("four days later", "P4D"),
    ("what if it was an hour earlier", "PT-1H"),
]
COUNTS = [
    ("再来一次呢", 1),
    ("再多两个投诉", 2),
    ("要是又被抓到一次", 1),
    ("少一次", -1),
    ("another complaint", 1),
    ("two more complaints", 2),
]
AMOUNTS = [
    ("少150块呢", "-150"),
    ("多150呢", "150"),
    ("余额再多150元", "150"),
    ("再扣150", "-150"),
    ("要是少扣150", "150"),
    ("150 yuan less", "-150"),
]
NONE = ["晚上8点签收", "最晚哪天", "今晚递", "早点", "多少钱", "5月10号", "三天", "再见", "多谢", "", "more or less"]


@pytest.mark.parametrize(("text", "expected"), TIME)
def test_time_moves(text: str, expected: str) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert short(shift.delta) == expected
    assert (shift.count, shift.amount) == (None, None)


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts_move(text: str, expected: int) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert (shift.delta, shift.count, shift.amount) == (None, expected, None)


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_move(text: str, expected: str) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert short(shift.amount) == expected
    assert (shift.delta, shift.count) == (None, None)


@pytest.mark.parametrize("text", NONE)
def test_nothing_moves(text: str) -> None:
    assert read_shift(text) is None


def test_the_span_covers_the_moving_word_and_its_quantity() -> None:
    text = "那要是 晚一天 递呢"
    shift = read_shift(text)
    assert shift is not None
    assert text[slice(*shift.span)] == "晚一天"
