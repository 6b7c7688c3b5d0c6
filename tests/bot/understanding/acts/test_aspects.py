"""Aspects: questions about the rule itself are told from questions about what follows in one's own case."""

from __future__ import annotations

import pytest

from bot.understanding.acts.aspects import asks_about_the_rule
from tests.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "不补的话会怎么样",
        "那要是过了会咋样",
        "这笔钱退到哪里",
        "要我自己去申请吗",
        "由谁来判",
        "遇到法定假日会顺延吗",
        "有没有出处",
        "平台要是不同意呢",
        "是哪天改的",
        "where does the money go?",
        "do i have to apply for it myself?",
        "这个规则从什么时候开始实行",
        "保证金跌到多少就要补",
        "余额在多少以下要补",
        "店小蜜几号起不送了",
    ],
)
def test_a_question_about_the_rule(text: str) -> None:
    assert asks_about_the_rule(text)


@pytest.mark.parametrize(
    "text",
    ["", "哪天生效", "什么时候", "5月10号申请的呢", "发票在哪里开", "我什么时候能退", "怎么申请", "有吗", "要补多少"],
)
def test_no_question_about_the_rule(text: str) -> None:
    assert not asks_about_the_rule(text)


@pytest.mark.parametrize("followup", ["不补会怎么样", "周末会往后延吗", "要我自己去操作吗"])
def test_after_a_result_the_rule_answers_and_the_result_stays(ask: Ask, followup: str) -> None:
    ask("VIP批发中心保证金还有4100元,昨天掉下来的,补多少,最晚哪天")
    reply = ask(followup)
    assert (reply["kind"], reply["topic"], reply["result"]) == ("answer", "vip-removal-deposit", {})
    assert ask("要是前天掉的呢")["result"]["topup_by"] == "2023-05-18"


def test_a_sibling_topic_is_named_by_what_is_new_alone(ask: Ask) -> None:
    ask("纠纷判我们有责任,我们不配合,VIP批发中心会怎样")
    assert ask("材料作假呢")["topic"] == "vip-removal-materials"


def test_another_platforms_matter_does_not_lean_on_the_conversation(ask: Ask) -> None:
    ask("1688的供应等级下线了吗")
    assert ask("拼多多的店铺等级怎么升")["kind"] == "unknown"
