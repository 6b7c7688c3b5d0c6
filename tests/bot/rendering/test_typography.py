"""Chinese punctuation in Chinese text, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.typography import chinese_punctuation


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("要提前15天,不能口头说:要书面。", "要提前15天，不能口头说：要书面。"),
        ("2023年5月25日(周四) 09:05", "2023年5月25日（周四） 09:05"),
        ("余额1,280.50元;够了吗?", "余额1,280.50元；够了吗？"),
        ("Sign in to 1688, then open it (twice).", "Sign in to 1688, then open it (twice)."),
        ("还没有开始(自2023年3月10日(周五)起)。", "还没有开始（自2023年3月10日（周五）起）。"),
        ("(A(1688)版)和(a(b)c)", "（A(1688)版）和(a(b)c)"),
        ("《关于《次数限制》的通知》甲", "《关于〈次数限制〉的通知》甲"),
        ("《《规范》补充通知》,《规范》", "《〈规范〉补充通知》，《规范》"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("APP(1688)里,点A,B", "APP(1688)里，点A,B"),
    ],
)
def test_marks(typed: str, shown: str) -> None:
    assert chinese_punctuation(typed) == shown


@given(st.text())
def test_marks_are_exchanged_one_for_one(text: str) -> None:
    assert len(chinese_punctuation(text)) == len(text)
