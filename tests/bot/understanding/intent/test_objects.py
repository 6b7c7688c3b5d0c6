"""What is left, joined again or held and is none of ours is told by where it stands."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.objects import STRANGE


@pytest.mark.parametrize(
    "text",
    [
        "我6月3号申请退出星火计划,几号生效",
        "退出跨境直通车的申请6月3号交了,哪天生效",
        "退出平台6月3号递的申请",
        "6月3號遞交退出廠長聯盟的申請,幾號生效",
        "6月3号申请退1688,哪天走",
        "6月3号申请退店,哪天生效",
        "we applied to leave the supplier guild on June 3, when are we out",
        "quit 1688 on June 3, exit effective when",
        "2月退出的VIP批发中心,几号能重新加入金冠俱乐部",
        "left VIP in February, when may we rejoin the seller league",
        "有效投诉3次,团长资格会被取消吗",
        "我6月3号从货源团退出来的,几号能重新加入",
        "我6月3号退了严货通,几号能重新加入",
        "商圈6月3号退的,几号能再加入",
        "I left the seller club on June 3, when may I rejoin",
    ],
)
def test_a_name_that_no_word_is_known_for_is_another_programme(analyst: Analyst, text: str) -> None:
    assert STRANGE in analyst.analyse(text).found


@pytest.mark.parametrize(
    "text",
    [
        "6月3号申请退出,哪天生效",
        "退出流程6月3号走的,哪天生效",
        "退出实际哪天生效",
        "退出邮件6月3号发的",
        "退出平台同意了,几号走",
        "退出批发那边 老板同意了",
        "申请退出VIP批发中心供应商身份",
        "退出VIP以后几号能再加入",
        "退出公司盖章了,6月3号寄的",
        "从提交申请起算,几号退出",
        "退了俩月了,几号能再加入",
        "tuichu yao jitian",
        "applied to leave the wholesale programme on June 3",
        "exit takes effect when, applied in June",
        "有效投诉3次,供应商资格会被取消吗",
    ],
)
def test_endings_ordinary_words_and_our_own_names_are_no_other_programme(analyst: Analyst, text: str) -> None:
    assert STRANGE not in analyst.analyse(text).found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("打样保证金余额3500,要补多少", True),
        ("直播自缴保证金剩3500", True),
        ("我们自缴的保证金余额3500,要补多少", False),
        ("后台看保证金剩3500", False),
        ("目前保证金剩3500,差多少", False),
        ("VIP店铺保证金剩3500", False),
    ],
)
def test_the_kind_of_a_deposit_is_told_by_the_word_before_it(analyst: Analyst, text: str, other: bool) -> None:
    found = analyst.analyse(text).found
    assert ("other-deposit" in found and "vip-centre" not in found) is other


@pytest.mark.parametrize("text", ["我申请退出采购直通队,6月3号交的书面申请,什么时候生效", "刷单2次会被封店吗"])
def test_nothing_of_another_programme_or_another_penalty_is_answered(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).decision != "answer"


def test_what_is_merely_like_a_computing_topic_is_offered(matcher: IntentMatcher) -> None:
    assert matcher.read("续费2年,5月1号到期,新的到哪天").decision == "offer"
    assert matcher.read("诚信通续费2年,5月1号到期,新的到哪天").decision == "answer"


def test_what_names_another_matter_leans_on_no_conversation(matcher: IntentMatcher) -> None:
    reading = matcher.judge(matcher.weigh_after("VIP批发中心", matcher.weigh("那退出商家联盟呢")), context="vip-exit")
    assert (reading.other_matter, reading.decision) == (True, "refuse")
    assert not matcher.read("那退出呢", context="vip-exit").other_matter
