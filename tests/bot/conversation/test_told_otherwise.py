"""A statement that somebody changed takes the place of the one before, or unsettles it, whatever is asked beside it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.understanding.acts.speech import read_speech
from bot.understanding.acts.told_otherwise import is_told_otherwise
from bot.understanding.acts.told_rules import is_told_rule
from bot.understanding.facts import read

NOW = datetime.fromisoformat("2024-04-08T10:00:00+08:00")


@pytest.mark.parametrize(
    "text",
    [
        "客服又改口了,那以哪天为准",
        "口径又变了",
        "他又说是4月15号",
        "余额又变了,补多少",
        "now they say 15 April",
        "更正:4月15号",
    ],
)
def test_words_of_a_changed_statement_are_a_correction(text: str) -> None:
    assert is_told_otherwise(text)
    assert read_speech(text).does("correction")


@pytest.mark.parametrize(
    "text", ["你又说15天,到底哪天", "规则又说3次", "又说了半天", "他说4月15号", "they say 15 April"]
)
def test_what_the_bot_or_the_rule_says_is_no_changed_statement(text: str) -> None:
    assert not is_told_otherwise(text)


@pytest.mark.parametrize(
    ("text", "day"), [("确认的是4.15 那以哪天为准", "2024-04-15"), ("申请递的是4.3", "2024-04-03")]
)
def test_a_figure_that_says_when_something_was_done_is_a_day(text: str, day: str) -> None:
    assert [str(item.value) for item in read(text, NOW).facts] == [day]


@pytest.mark.parametrize("text", ["退的是4.15", "付的是4.15", "确认的是4.15元", "评分是4.15"])
def test_a_figure_that_may_be_a_sum_is_no_day(text: str) -> None:
    assert all(item.kind != "date" for item in read(text, NOW).facts)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("他们又说有效的是3次 那会被清退吗", False),
        ("小二又说2次虚假交易就清退 是吗", True),
        ("听说3次投诉就清退 是吗", True),
    ],
)
def test_a_changed_count_is_no_rule_that_others_tell(text: str, rule: bool) -> None:
    counts = [item for item in read(text, NOW).facts if item.kind == "count"]
    assert [is_told_rule(item, text) for item in counts] == [rule]
