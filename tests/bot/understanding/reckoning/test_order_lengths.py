"""How long something was bought for, by whatever verb."""

from __future__ import annotations

import pytest

from bot.understanding.reckoning.order_lengths import lengths_ordered
from bot.understanding.roles.options import named_options
from bot.understanding.wording.folding import fold
from knowledge.loader import load

RENEWAL = load().entries["trustpass-renewal"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我买的是1年的", "1"),
        ("续费付了一年的钱", "1"),
        ("就是一年的", "1"),
        ("拍的两年", "2"),
        ("we only took one year", "1"),
        ("renewed for a year", "1"),
        ("it's just 1 year", "1"),
        ("续了12个月", "1"),
    ],
)
def test_the_years_of_an_order_are_read(text: str, years: str) -> None:
    assert named_options(fold(text), RENEWAL) == (
        {"order_years": years},
        [],
    )


@pytest.mark.parametrize("text", ["我买的是3年的", "续的半年", "we bought five years"])
def test_a_length_that_is_no_option_leaves_the_choice_open(text: str) -> None:
    assert named_options(fold(text), RENEWAL) == ({}, ["order_years"])


@pytest.mark.parametrize(
    "text", ["诚信通用了一年了", "去年买的1年", "做1688一年多了", "还有一年到期", "bought it a year ago", "续到2022年"]
)
def test_what_is_no_length_of_the_order_is_none(text: str) -> None:
    assert not list(lengths_ordered(fold(text)))
