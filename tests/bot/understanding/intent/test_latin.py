"""Pinyin without tones, initials, misspelled English."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.analysis import Analyst


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("baozhengjin bugou", ["保证金", "不够"]),
        ("bao zheng jin bu gou", ["保证金", "不够"]),
        ("zijiaobaozhengjin", ["自缴保证金"]),
        ("woyaotuichuvippifazhongxin", ["退出", "vip批发中心"]),
        ("neng zaijiaru ma", ["再加入", "吗"]),
        ("cengxintong kaitong", ["诚信通", "开通"]),
        ("tuichu 15tian", ["退出"]),
        ("the wholsale center", ["wholesal"]),
        ("supplyer deposit", ["supplier"]),
    ],
)
def test_latin_spellings_are_read(analyst: Analyst, typed: str, meant: list[str]) -> None:
    analysis = analyst.analyse(typed)
    repaired = [change.meant for change in analysis.repairs]
    assert [word for word in meant if word in repaired or word in analysis.where.text] == meant


def test_initials_stand_for_names(analyst: Analyst) -> None:
    assert "deposit" in analyst.analyse("bzj").found
    assert "trustpass" in analyst.analyse("cxt到期").found


def test_tone_marks_are_no_hindrance(analyst: Analyst) -> None:
    assert "deposit" in analyst.analyse("bǎozhèngjīn").found


@pytest.mark.parametrize(
    "text",
    [
        "he can change again",
        "we have a long song to sing",
        "hi bro how are you",
        "list the panda fan page",
        "note the date",
    ],
)
def test_english_is_not_read_as_pinyin(analyst: Analyst, text: str) -> None:
    assert all(change.meant.isascii() for change in analyst.analyse(text).repairs)


@pytest.mark.parametrize("text", ["guize", "xianzai", "tuijian"])
def test_common_words_are_not_forced_into_terms(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).topic is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("pifazhongxin tuichu shenqing tiqian jitian", "vip-exit"),
        ("xiaomi 1688 ban tuikuan", "dianxiaomi-refund"),
        ("fen xiao shang bu gei di zhi", "distribution-shipping-info"),
        ("qi ye guan wei mei le", "enterprise-guanwei"),
        ("zhifubao biangeng cishu xianzhi", "alipay-change-limit"),
    ],
)
def test_pinyin_questions_find_their_topic(matcher: IntentMatcher, text: str, topic: str) -> None:
    reading = matcher.read(text)
    assert (reading.topic, reading.language) == (topic, "zh-hans")
