"""The language and script of a question."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.language import tells_no_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("VIP批发中心怎么退出", "zh-hans"),
        ("VIP批發中心怎麼退出", "zh-hant"),
        ("保證金", "zh-hant"),
        ("How do I leave the VIP wholesale centre?", "en"),
        ("what about 店小蜜 for 超级工厂 members?", "en"),
        ("最早哪天可以重新apply?", "zh-hans"),
        ("baozhengjin bugou zenme ban", "zh-hans"),
        ("cheng xin tong renewal, expires 31 May 2023, 2 years, certified", "en"),
        ("how much to top up the VIP批发中心 deposit, which day is the last", "en"),
        ("wo 5 yue 10 hao shenqing tuichu vip pifa zhongxin, na tian shengxiao", "zh-hans"),
        ("wo de refund amount 200 yuan, zenme confirm", "zh-hans"),
        ("KPI没完成会被清退吗", "zh-hans"),
        ("企业官微 下线", "zh-hans"),
        ("ALIPAY更换次数", "zh-hans"),
        ("Trustpass续费从哪天算", "zh-hans"),
        ("VIP exit要提前几天", "zh-hans"),
        ("VIP exit要提前幾天", "zh-hant"),
        ("deposit不足怎么办 VIP wholesale center", "zh-hans"),
        ("how many times can I change 支付宝", "en"),
        ("what is 几号", "en"),
        ("诚信通 renewal date", "en"),
        ("alipay", "en"),
        ("6000", "zh-hans"),
        ("", "zh-hans"),
        ("著名的店", "zh-hans"),
    ],
)
def test_language_is_told(matcher: IntentMatcher, text: str, language: str) -> None:
    assert matcher.read(text).language == language


@pytest.mark.parametrize("text", ["", "👍", "?", "？", "5000", "ok", "OK!", "VIP", "5k"])
def test_what_belongs_to_no_language(text: str) -> None:
    assert tells_no_language(text)


@pytest.mark.parametrize("text", ["好", "ok好", "thanks", "alipay", "tuichu"])
def test_what_belongs_to_one(text: str) -> None:
    assert not tells_no_language(text)
