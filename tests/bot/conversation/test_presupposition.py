"""What somebody takes for the rule is held against it; what they tell of themselves is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.conversation.presupposition import is_contradicted
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("topic", "text", "contradicted"),
    [
        ("vip-removal-deposit", "自缴保证金最低是3000元对吧", True),
        ("vip-removal-deposit", "自缴保证金最低是6000元对吧", False),
        ("vip-exit", "提前三十天申请退出,没错吧", True),
        ("vip-exit", "提前十五天申请退出,没错吧", False),
        ("vip-rejoin", "退出后6个月不能再加入,是吧", True),
        ("vip-removal-complaints", "有效投诉攒够8次才会清退吧", True),
        ("vip-removal-complaints", "有效投诉8次", False),
        ("refund-response", "签收后48小时内确认退款对吗", True),
    ],
)
def test_a_number_that_the_rule_does_not_have_is_contradicted(
    assistant: Assistant, topic: str, text: str, contradicted: bool
) -> None:
    heard = assistant.understander.understand(text, NOON)
    assert is_contradicted(heard, assistant.kb.entries[topic], date(2023, 5, 17)) is contradicted
