"""Counts that go on from one another, and the total that they make."""

from __future__ import annotations

from tests.bot.understanding.test_roles import roles


def test_an_ordinal_goes_on_from_the_count_before_it() -> None:
    assert roles("vip-removal-complaints", "有效投诉两单,今天第三单也成立") == {"complaints": 3}
    assert "complaints" not in roles("vip-removal-complaints", "有效投诉两单,今天第五单也成立")
