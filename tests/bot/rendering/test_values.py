"""Values in words, and templates filled with them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.rendering.phrases import PHRASES
from bot.rendering.script import to_traditional
from bot.rendering.values import Shown, Words, fill, parameters_at, say
from knowledge.loader import load
from knowledge.model import CHINA, PLACEHOLDER, Text


@pytest.mark.parametrize(
    ("value", "words", "shown"),
    [
        (date(2023, 5, 25), "zh", "2023年5月25日(周四)"),
        (date(2023, 5, 25), "en", "Thu 25 May 2023"),
        (datetime(2023, 5, 25, 9, 5, tzinfo=CHINA), "zh", "2023年5月25日(周四) 09:05"),
        (datetime(2024, 1, 2, 23, 59, 59, tzinfo=CHINA), "en", "Tue 2 Jan 2024, 23:59:59"),
        (Decimal("1350.00"), "zh", "1350"),
        (Decimal("0.50"), "en", "0.5"),
        (Decimal(100000), "en", "100000"),
        (3, "zh", "3"),
        (("母婴用品", "日用百货"), "zh", "母婴用品、日用百货"),
        (True, "en", "yes"),
        ("2023-02", "zh", "2023年2月"),
        ("2023-02", "en", "Feb 2023"),
        ("2023-04-10 – 2023-04-16", "en", "Mon 10 Apr 2023 – Sun 16 Apr 2023"),
        ("2022", "zh", "2022年"),
        ("< 2023-03-01", "zh", "2023年3月1日(周三)之前"),
        ("≥ 2023-03-01", "en", "Wed 1 Mar 2023 or after"),
        ("> 300", "zh", "超过300"),
        ("≤ 300", "en", "at most 300"),
    ],
)
def test_values_read_as_people_write_them(value: Shown, words: Words, shown: str) -> None:
    assert say(value, words) == shown


def test_a_template_is_filled_once_and_never_from_the_filling() -> None:
    assert fill(Text("{a}和{b}", "{a} and {b}"), "zh", {"a": "{b}", "b": "乙"}) == "{b}和乙"


def test_a_parameter_shows_its_first_value_before_the_rule_begins() -> None:
    entry = load().entries["refund-response"]
    assert parameters_at(entry, date(2020, 1, 1))["amount_limit"] == 300


def test_traditional_script_keeps_the_names_of_things() -> None:
    assert to_traditional("保证金余额低于6000元,后台里说的") == "保證金餘額低於6000元,後台裡說的"


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_every_phrase_has_the_same_placeholders_in_both_languages(key: str) -> None:
    text = PHRASES[key]
    assert set(PLACEHOLDER.findall(text.zh)) == set(PLACEHOLDER.findall(text.en))
    assert text.zh.strip()
    assert text.en.strip()
