"""Answer, offer or refuse; and a second question answered along."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher, Ranked
from bot.understanding.intent.decision import decide, framed_first
from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence


def _evidence(*framed: str) -> Evidence:
    return Evidence({}, [1.0] + [0.0] * (len(NONE_FEATURES) - 1), dict.fromkeys(framed, ()))


@pytest.mark.parametrize(
    ("probabilities", "none", "decision"),
    [
        ((0.9,), 0.05, "answer"),
        ((0.45, 0.4), 0.1, "offer"),
        ((0.3, 0.2, 0.2), 0.2, "offer"),
        ((0.4,), 0.55, "offer"),
        ((0.2, 0.02), 0.75, "offer"),  # by itself, if nothing else is near
        ((0.2, 0.1), 0.65, "refuse"),
        ((0.1,), 0.85, "refuse"),
        ((), 0.9, "refuse"),
    ],
)
def test_what_is_done_follows_from_the_probabilities(
    probabilities: tuple[float, ...], none: float, decision: str
) -> None:
    ranked = [Ranked(f"t{place}", value) for place, value in enumerate(probabilities)]
    assert decide(ranked, none, _evidence("t0")) == decision


def test_a_topic_without_a_complete_frame_must_be_more_probable() -> None:
    decisions = [decide([Ranked("t0", value)], 1 - value, _evidence()) for value in (0.9, 0.65, 0.1)]
    assert decisions == ["answer", "offer", "refuse"]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("我6月3号申请退出批发中心,哪天生效?之后又要等多久才能重新加入?", {"vip-exit", "vip-rejoin"}),
        (
            "When does the exit from VIP wholesale take effect, and how long until I may rejoin?",
            {"vip-exit", "vip-rejoin"},
        ),
        ("会员送的店小蜜从哪天起不送了?自己买的小蜜1688版怎么退款?", {"dianxiaomi-benefit", "dianxiaomi-refund"}),
        ("誠信通新客戶認證後何時開通?另外,到期前續兩年,新的期限怎麼算?", {"trustpass-activation", "trustpass-renewal"}),
        ("收款支付宝能换几次?还有企业官微哪天停的?", {"alipay-change-limit", "enterprise-guanwei"}),
        ("有效投诉、虚假交易分别几次会被批发中心清退", {"vip-removal-complaints", "vip-removal-fake-trade"}),
        ("供应等级跟企业官微是不是都下线了", {"supply-grade", "enterprise-guanwei"}),
        ("tuichu pifa zhongxin tiqian jitian, yihou ji ge yue neng zai jiaru", {"vip-exit", "vip-rejoin"}),
    ],
)
def test_two_questions_are_answered_together(matcher: IntentMatcher, text: str, topics: set[str]) -> None:
    reading = matcher.read(text)
    assert (reading.decision, {reading.topic, reading.also}) == ("answer", topics)


@pytest.mark.parametrize(
    "text",
    [
        "自己退出的VIP批发中心,多久能再加入",
        "退出日是2023年3月1日,几号可以重新加入?",
        "昨天交的退出申请,哪天生效?",
        "保证金低于6000会不会被清退?",
        "我诚信通续了两年,认证也过了,新的期限到哪天?",
        "我们厂里都急死了,供应等级什么时候下线的?企业官微我倒是不用",
        "Our papers show a wrong turnover, will VIP wholesale remove us?",
        "前几天自己退的批发中心,多久能再进",
    ],
)
def test_one_question_stays_one(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).also is None


def test_a_topic_that_another_concept_rules_out_must_be_all_but_certain() -> None:
    barred = _evidence()
    barred.row("t0")[TOPIC_FEATURES.index("blocked")] = 1.0
    decisions = [decide([Ranked("t0", value)], 1 - value, barred) for value in (0.98, 0.96, 0.85, 0.2)]
    assert decisions == ["answer", "offer", "offer", "refuse"]
    assert decide([Ranked("t0", 0.75)], 0.25, _evidence()) == "answer"
    assert decide([Ranked("t0", 0.98)], 0.02, barred, found=["strange-programme"]) == "offer"


def test_topics_that_share_a_chain_of_facts_are_no_rivals() -> None:
    ranked, chained = (Ranked("t0", 0.5), Ranked("t1", 0.48)), {"t0": {"t1"}, "t1": {"t0"}}
    assert decide(ranked, 0.0, _evidence("t1"), chained=chained) == "answer"
    assert decide(ranked, 0.0, _evidence("t1"), chained={}) == "offer"


def test_of_two_in_a_chain_about_as_probable_the_one_whose_frame_is_complete_is_first() -> None:
    chained = {"t0": {"t1"}, "t1": {"t0"}}
    near, far = ((Ranked("t0", first), Ranked("t1", 1 - first)) for first in (0.55, 0.9))
    framed = _evidence("t1")
    assert [one.topic for one in framed_first(near, framed, chained)] == ["t1", "t0"]
    assert framed_first(far, framed, chained) == far
    assert framed_first(near, framed, {}) == near
    assert framed_first(near, _evidence("t0"), chained) == near


def test_of_two_topics_about_as_probable_the_one_asked_first_is_answered_first(matcher: IntentMatcher) -> None:
    reading = matcher.read("品牌专营店改名后叫什么?企业官微怎么打不开了,是不是下线")
    assert (reading.topic, reading.also) == ("store-type-rename", "enterprise-guanwei")


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("5月8号申请退出超级工厂,几号生效", "offer"),
        ("超级工厂的退出申请批准了,哪天生效", "offer"),
        ("5月8号申请退出,几号生效", "answer"),
        ("超级工厂我留着,5月8号申请退出VIP批发中心,几号生效", "answer"),
    ],
)
def test_an_exit_is_answered_unless_it_is_from_another_programme(
    matcher: IntentMatcher, text: str, decision: str
) -> None:
    assert matcher.read(text).decision == decision
