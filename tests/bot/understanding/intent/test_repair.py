"""Mistyped words become the domain's words, and ordinary text stays."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.analysis import Analyst


def _repairs(analyst: Analyst, text: str) -> list[tuple[str, str]]:
    analysis = analyst.analyse(text)
    return [(analysis.folded.text[change.start : change.end], change.meant) for change in analysis.repairs]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("宝证金不够了", "保证金"),
        ("自己腿出vip以后", ""),
        ("店小觅还送吗", "店小蜜"),
        ("昨天交的退初申请", "退出申请"),
        ("有效偷诉几次", "有效投诉"),
        ("成信通续两年", "诚信通"),
        ("企业观微没了", "企业官微"),
        ("实力伤家的店小蜜", "实力商家"),
        ("供应等纪去哪了", "供应等级"),
        ("虚假胶易两次", "虚假交易"),
    ],
)
def test_homophones(analyst: Analyst, typed: str, meant: str) -> None:
    assert (meant in [right for _, right in _repairs(analyst, typed)]) is bool(meant)


@pytest.mark.parametrize(
    ("typed", "meant"), [("供应等圾没了", "供应等级"), ("跨境专洪", "跨境专供"), ("官方旗帜店", "")]
)
def test_one_wrong_character_in_a_name(analyst: Analyst, typed: str, meant: str) -> None:
    assert (meant in [right for _, right in _repairs(analyst, typed)]) is bool(meant)


@pytest.mark.parametrize(
    "text",
    [
        "该供应商昨天发货了",
        "我有没有机会",
        "什么是一件代发",
        "1688怎么看买家等级",
        "今天的饭很好吃",
        "那会儿还没有",
        "亚马逊账号被封",
        "会加到多少",
        "24小时内确认退款",
        "办了什么手续",
        "申请退款要多久",
    ],
)
def test_ordinary_text_is_left_alone(analyst: Analyst, text: str) -> None:
    assert _repairs(analyst, text) == []


def test_a_real_word_is_taken_for_a_term_only_where_that_completes_a_frame(matcher: IntentMatcher) -> None:
    assert matcher.read("批发中心推出要提前几天申请").topic == "vip-exit"
    assert matcher.read("平台推出了新的活动").topic is None


def test_the_seam_of_two_words_is_no_word_that_could_be_mistyped(analyst: Analyst) -> None:
    doubtful = {change.meant for change in analyst.analyse("问分销商价格怎么设").perhaps}
    assert "上家" not in doubtful


def test_repairs_tell_what_was_typed_and_where(matcher: IntentMatcher) -> None:
    assert matcher.read("請問寶證金低於多少要補").repairs == (("寶證金", "保证金", (2, 5)),)
