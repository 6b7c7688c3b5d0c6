"""Values put forward: to be counted with, or standing on record."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.understanding.acts.put_forward import goes_back_to, is_put_forward, is_to_be_counted_with
from bot.understanding.facts import read
from bot.understanding.wording.folding import fold
from tests.conftest import CHINA

NOW = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    "text",
    [
        "那按9月3号，最迟哪天交",
        "改按6月8号哪天生效",
        "以下午5点半为准，几点前要处理",
        "照11号来算呢",
        "算3次，会清退吗",
        "还是14号，几号生效",
        "let's go with June 3, when is it effective?",
    ],
)
def test_a_value_is_to_be_counted_with(text: str) -> None:
    folded = fold(text)
    assert is_to_be_counted_with(read(folded, NOW).facts[0], folded)


@pytest.mark.parametrize(
    "text",
    ["后台登记的是12号，哪天生效", "快递显示昨晚9点，最晚几点", "the system shows May 12, when is the last day?"],
)
def test_a_value_stands_on_record(text: str) -> None:
    folded = fold(text)
    item = read(folded, NOW).facts[0]
    assert is_put_forward(item, folded)
    assert not is_to_be_counted_with(item, folded)


@pytest.mark.parametrize(
    "text",
    [
        "按25号退，来得及吗",
        "按5月10号算的吗",
        "我打算3月5号，行不行",
        "可以20号走吗",
        "以前3月5号交过",
        "合同上写的是6月30号到期",
        "用到2026年6月30号",
        "从付款那天算是25号",
    ],
)
def test_a_value_of_which_more_is_said_is_not_put_forward(text: str) -> None:
    folded = fold(text)
    assert not is_put_forward(read(folded, NOW).facts[0], folded)


def test_a_day_is_gone_back_to() -> None:
    assert goes_back_to(read("还是按30号到期", NOW).facts[0], "还是按30号到期")
    assert not goes_back_to(read("按30号到期", NOW).facts[0], "按30号到期")
