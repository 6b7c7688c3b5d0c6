"""Answering: days that may have been meant for a fact are asked about, and cases outside the rule are not computed."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.conversation.answering import answer
from bot.conversation.decision import Decision
from bot.session import Exchange, KnownFact
from tests.conftest import NOON, Ask

APPLIED = {"application_date": "2023-05-04"}
EXIT = {"effective_date": "2023-05-19", "rejoin_from": "2023-08-20"}


@pytest.fixture
def decided(assistant: Assistant):  # type: ignore[no-untyped-def]
    """What is decided on a topic for a text, going on from facts told before."""

    def _decided(topic: str, text: str, before: dict[str, str] | None = None, **fields: object) -> Decision:
        entry = assistant.kb.entries[topic]
        known = {name: KnownFact(value=value, type=entry.facts[name].type) for name, value in (before or {}).items()}
        base = Exchange(at=NOON, topic=topic, facts=known, **fields) if before is not None else None  # type: ignore[arg-type]
        return answer(assistant.understander.understand(text, NOON), entry, base, NOON).decision

    return _decided


def test_a_stray_day_that_would_change_the_result_is_asked_about(decided) -> None:
    decision = decided("vip-exit", "5月4号交了退出申请,5月12号我们全家出动,哪天生效")
    assert (decision.kind, decision.asks, decision.problem) == ("ask", "confirmed_date", "unclear")


def test_a_stray_day_that_changes_nothing_is_left(decided) -> None:
    decision = decided("vip-exit", "5月4号交了退出申请,3月1号我们全家出动,哪天生效")
    assert (decision.kind, decision.asks) == ("computed", None)


def test_a_stray_day_after_an_answer_may_put_a_fact_right(decided) -> None:
    after = {"goals": ("effective_date",), "results": EXIT}
    decision = decided("vip-exit", "3月1号我们全家出动", APPLIED, **after)
    assert (decision.kind, decision.asks, decision.problem) == ("ask", "application_date", "unclear")
    assert decided("vip-exit", "3月1号我们全家出动,哪天生效", APPLIED, **after).kind == "computed"


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-exit", "5月4号交的退出申请被驳回了,哪天生效"),
        ("vip-removal-deposit", "可提现的余额4300元,要补多少"),
        ("refund-response", "退款90元,昨天15:00签收,可是物流无法识别,最晚几点确认"),
    ],
)
def test_a_case_outside_the_rule_is_answered_by_the_rule(decided, topic: str, text: str) -> None:
    decision = decided(topic, text)
    assert (decision.kind, decision.result, decision.asks, dict(decision.facts)) == ("answer", None, None, {})


def test_what_was_done_again_after_a_refusal_is_computed(decided) -> None:
    decision = decided("vip-exit", "申请被驳回过,5月4号重新交的退出申请,哪天生效")
    assert decision.kind == "computed"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("VIP批发中心有效投诉2次没事,对吧", "computed"), ("VIP批发中心有效投诉要满8次才清退,对吧", "answer")],
)
def test_ones_own_number_is_no_claim_about_the_rule(ask: Ask, text: str, kind: str) -> None:
    assert ask(text)["kind"] == kind


def test_an_impossible_day_is_said_back_in_words(ask: Ask) -> None:
    reply = ask("我5月12号交了退出VIP批发中心的申请,阿里批准2023年4月2日离场,哪天生效")
    assert reply["kind"] == "ask"
    assert "2023年4月2日" in reply["text"]
    assert "2023-04-02" not in reply["text"]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("想6月1号前离开VIP批发中心,申请书5月8号递上去了,几号生效", {"effective_date", "rejoin_from"}),
        ("最好能赶在端午前退出VIP批发中心,5月8号就交了申请,赶得上吗,哪天算退", {"effective_date", "rejoin_from"}),
        ("想6月20号退出VIP批发中心,最晚哪天申请", {"apply_by"}),
    ],
)
def test_a_last_day_for_what_is_done_already_is_not_told(ask: Ask, text: str, results: set[str]) -> None:
    assert set(ask(text)["result"]) == results


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I applied to leave the VIP wholesale centre last Monday, when am I out?", "ask"),  # two days ago, or nine
        ("I applied to leave the VIP wholesale centre last Friday, when am I out?", "computed"),
        ("I want out of the VIP wholesale centre next Friday, by when must I apply?", "ask"),
        ("I want out of the VIP wholesale centre next Monday, by when must I apply?", "computed"),
    ],
)
def test_a_last_or_next_day_that_may_lie_in_this_week_is_asked_about(ask: Ask, text: str, kind: str) -> None:
    assert ask(text, now="2023-05-17T14:30:00+08:00")["kind"] == kind


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("实力商家的店小蜜还送吗", "2023年3月1日"),
        ("工业品牌站还有免费的店小蜜吗", "2023年3月1日"),
        ("How many complaints until I am out of the VIP centre?", "With 3 valid complaints"),
        ("店小蜜现在还能用吗", "店小蜜1688版用到2023年5月3日"),
    ],
)
def test_what_the_rule_says_goes_before_the_question(ask: Ask, text: str, first: str) -> None:
    """A kind of member that is named makes it nobody's own case."""
    assert ask(text)["text"].startswith(first)


def test_a_member_who_asks_for_himself_is_asked_first(ask: Ask) -> None:
    assert ask("我是实力商家,店小蜜还送吗")["text"].startswith("您是哪天")


def test_what_does_not_count_is_no_day_to_come(ask: Ask) -> None:
    """其中两次无效 says of a count that some of it fell away; there is no day to be told later."""
    ask("我被投诉4次,VIP批发中心会清退我吗")
    assert "打算哪天" not in ask("其中三次判的无效")["text"]


def test_news_that_were_given_are_no_question_whether_they_will_be(ask: Ask) -> None:
    ask("5月9号申请退VIP批发中心,阿里确认20号走,哪天算退出")
    assert "会不会通知" not in ask("刚刚又通知我们改成22号")["text"]
