"""Folding, the lexer's numbers, and the vocabulary."""

from decimal import Decimal

import opencc
import pytest

from bot.understanding.facts import read
from bot.understanding.facts.holidays import COVERED_YEARS, HOLIDAYS
from bot.understanding.facts.numerals import english_number, han_number
from bot.understanding.facts.scan import MAX_CHARACTERS, fold
from bot.understanding.facts.tokens import tokenize
from bot.understanding.facts.vocabulary import VOCABULARY
from tests.bot.understanding.facts.reading import NOW

FOLDED = [
    ("５月１０號", "5月10号"),
    ("３️⃣次", "3次"),
    ("③次", "3次"),
    ("兩萬塊", "两万块"),
    ("叁佰元", "三百元"),
    ("二○二四", "二零二四"),
    ("a\u200bb\u0301", "ab"),
    ("5—10", "5-10"),
    ("A１，２８０", "a1,280"),
    ("扣了200，300", "扣了200，300"),
]
NUMBERS = [
    ("四千六百五", "4650"),
    ("两百八", "280"),
    ("一万二", "12000"),
    ("一万零二", "10002"),
    ("三百零五", "305"),
    ("五千零八十", "5080"),
    ("二十", "20"),
    ("廿八", "28"),
    ("一百一十五", "115"),
    ("两亿三千万", "230000000"),
    ("二零二四", "2024"),
    ("三十五", "35"),
    ("五点八万", "58000"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding(text: str, expected: str) -> None:
    assert fold(text).text == expected


def test_spans_count_characters_of_the_original() -> None:
    text = "\u200b好，３️⃣次\u200b投诉"
    fact = read(text, NOW).facts[0]
    assert fact.text == "３️⃣次"
    assert text[slice(*fact.span)] == fact.text


def test_long_texts_are_cut() -> None:
    assert len(fold("五" * 9999).text) == MAX_CHARACTERS
    assert read("啊" * MAX_CHARACTERS + "昨天", NOW).facts == ()


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_chinese_numbers(text: str, expected: str) -> None:
    found = han_number(text, 0)
    assert found is not None
    assert (found[0].value, found[1]) == (Decimal(expected), len(text))


@pytest.mark.parametrize("text", ["百货", "万能", "千牛", "一一二三十"])
def test_numerals_that_make_no_number(text: str) -> None:
    found = han_number(text, 0)
    assert found is None


def test_a_last_digit_belongs_to_the_unit_after_it() -> None:
    found = han_number("三百五月", 0)
    assert found is not None
    assert (found[0].value, found[1]) == (300, 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5千8", 5800), ("1万2千3百", 12300), ("1万零80", 10080), ("0.45万", 4500), ("3w", 30000), ("1,280", 1280)],
)
def test_mixed_figures_are_one_number(text: str, value: int) -> None:
    (token,) = tokenize(text)
    assert token.number is not None
    assert token.number.value == value


@pytest.mark.parametrize(
    ("text", "value"), [("two hundred and eighty", 280), ("twenty one", 21), ("five thousand", 5000), ("zero", 0)]
)
def test_english_numbers(text: str, value: int) -> None:
    found = english_number(text, 0)
    assert found is not None
    assert (found[0].value, found[1]) == (value, len(text))


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_every_word_is_known_in_traditional_script_too(script: str) -> None:
    converter = opencc.OpenCC(script)
    unknown = {
        word: fold(converter.convert(word)).text
        for word in VOCABULARY
        if fold(converter.convert(word)).text not in VOCABULARY
    }
    assert unknown == {}


def test_the_vocabulary_is_written_as_texts_are_folded() -> None:
    assert {word for word in VOCABULARY if fold(word).text != word} == set()


def test_every_moving_holiday_is_known_for_every_covered_year() -> None:
    assert all(HOLIDAYS[name](year) for name in HOLIDAYS for year in COVERED_YEARS)
    assert (HOLIDAYS["春节"](2017), HOLIDAYS["春节"](2031)) == (None, None)


def test_spring_festival_lies_on_the_day_after_its_eve_and_two_weeks_before_the_lanterns() -> None:
    for year in COVERED_YEARS:
        eve, first, lanterns = (HOLIDAYS[name](year) for name in ("除夕", "春节", "元宵节"))
        assert eve
        assert first
        assert lanterns
        assert ((first - eve).days, (lanterns - first).days) == (1, 14)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("中五12点40签收", "中午12点40签收"),
        ("9月1好签收", "9月1号签收"),
        ("其中五次", "其中五次"),
        ("9月1好评", "9月1好评"),
    ],
)
def test_what_is_typed_by_its_sound_before_an_hour_or_behind_a_month(typed: str, meant: str) -> None:
    assert fold(typed).text == meant
