"""Counts that go on from one another, and the total that they make."""

from __future__ import annotations

from tests.bot.understanding.roles.test_assignment import roles
from tests.conftest import Ask


def test_an_ordinal_goes_on_from_the_count_before_it() -> None:
    assert roles("vip-removal-complaints", "有效投诉两单,今天第三单也成立") == {"complaints": 3}
    assert "complaints" not in roles("vip-removal-complaints", "有效投诉两单,今天第五单也成立")


def test_a_total_told_after_a_count_that_was_forgotten_is_the_count(ask: Ask) -> None:
    assert ask("VIP批发中心有效投诉2次,会被清退吗")["result"] == {"removal": False}
    assert ask("少算了一次,总共3次")["result"] == {"removal": True}


def test_a_count_that_was_forgotten_is_not_the_count(ask: Ask) -> None:
    ask("VIP批发中心有效投诉2次,会被清退吗")
    assert ask("漏报了一次")["result"] == {}
