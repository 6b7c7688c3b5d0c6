"""A message that only names a thing is offered the topics about it."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("押金", {"vip-removal-deposit"}),
        ("诚信通", {"trustpass-activation", "trustpass-renewal"}),
        ("店小蜜?", {"dianxiaomi-benefit", "dianxiaomi-refund"}),
        ("bzj", {"vip-removal-deposit"}),
        ("TrustPass", {"trustpass-activation", "trustpass-renewal"}),
    ],
)
def test_a_name_alone_is_offered(matcher: IntentMatcher, text: str, topics: set[str]) -> None:
    reading = matcher.read(text)
    assert reading.decision == "offer"
    assert {ranked.topic for ranked in reading.ranked} == topics


def test_at_most_three_are_offered(matcher: IntentMatcher) -> None:
    reading = matcher.read("批发中心")
    assert (reading.decision, len(reading.ranked)) == ("offer", 3)


@pytest.mark.parametrize(
    "text",
    [
        "诚信通怎么收费",
        "批发中心的入口在哪个菜单",
        "发货地址填错了",
        "老客户都跑了",
        "1688",
        "支付宝怎么实名",
        "支付宝崩了",
        "地址发我",
    ],
)
def test_a_question_or_a_sentence_is_no_fragment(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).decision == "refuse"


def test_in_a_conversation_a_fragment_belongs_to_it(matcher: IntentMatcher) -> None:
    reading = matcher.read("店小蜜", context="dianxiaomi-refund")
    assert reading.ranked[0].topic == "dianxiaomi-refund"
