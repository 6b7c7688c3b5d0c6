"""Roles of values in messages that also tell of other things: all that there was, what is open, what others sent."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.folding import fold
from bot.understanding.roles import Assignment, Expectation, assign
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
TENTH = date(2023, 5, 10)


def assigned(topic: str, text: str) -> Assignment:
    return assign(fold(text), read(text, NOW).facts, KB.entries[topic], Expectation())


def roles(topic: str, text: str) -> dict[str, object]:
    return {name: role.heard.value for name, role in assigned(topic, text).roles.items()}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-complaints", "一共5个投诉,成立的2个", {"complaints": 2}),
        ("vip-removal-fake-trade", "刷了20单,抓到3单", {"fake_trades": 3}),
    ],
)
def test_of_all_counts_those_that_were_found_count(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-removal-complaints", "收到2个投诉,还在审核", "complaints"),
        ("vip-removal-complaints", "we got 2 complaints but nobody decided yet", "complaints"),
        ("vip-removal-complaints", "第一个投诉是上周,第二个是昨天", "complaints"),
        ("vip-removal-fake-trade", "刷了4单,没被抓到", "fake_trades"),
        ("vip-removal-deposit", "保证金6000元被扣了700元", "balance"),
    ],
)
def test_what_is_undecided_or_has_gone_on_is_asked_for(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact not in found.roles
    assert fact in found.unclear


@pytest.mark.parametrize(
    "text",
    [
        "5月10号把货发过去了",
        "5月10号阿里发过来的",
        "5月10号小二给我们发了流程",
        "The samples were sent on May 10",
        "快递5月10号到的",
    ],
)
def test_what_else_was_sent_or_came_from_them_is_no_application(text: str) -> None:
    assert "application_date" not in roles("vip-exit", text)


@pytest.mark.parametrize(
    "text",
    [
        "5月10号发过去的",
        "5月10号给快递寄了出去",
        "5月10号我们把单子甩给小二了",
        "we got the letter in on May 10",
        "5月10号叫人把函送到阿里",
    ],
)
def test_an_application_is_handed_over_in_many_ways(text: str) -> None:
    assert roles("vip-exit", text) == {"application_date": TENTH}
