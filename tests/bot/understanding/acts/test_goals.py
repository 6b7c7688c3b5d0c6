"""What a message asks for: a result by name or by the form of the question, one's own or the rule's."""

from __future__ import annotations

import pytest

from bot.understanding.acts.goals import (
    about_own_case,
    cued_results,
    needed_facts,
    only_asks_for_results,
    wanted_results,
)
from bot.understanding.acts.speech import read_speech
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from tests.conftest import Ask

KB = load()


@pytest.mark.parametrize(
    ("topic", "text", "wanted"),
    [
        ("vip-exit", "最晚哪天申请", ("apply_by",)),
        ("vip-exit", "什么时候能重新加入", ("rejoin_from",)),
        ("vip-exit", "几号啊", ("effective_date",)),
        ("vip-removal-deposit", "要补多少", ("shortfall",)),
        ("vip-removal-deposit", "要补多少,截止哪天", ("shortfall", "topup_by")),
        ("refund-response", "管不管这单", ("applies",)),
    ],
)
def test_results_are_named_or_fit_the_form_of_the_question(topic: str, text: str, wanted: tuple[str, ...]) -> None:
    assert wanted_results(fold(text), KB.entries[topic], read_speech(text)) == wanted


def test_the_facts_of_the_wanted_results_in_the_order_of_asking() -> None:
    assert needed_facts(KB.entries["refund-response"], ("applies", "respond_by")) == ("amount", "signed_at")


@pytest.mark.parametrize(
    ("topic", "text", "own"),
    [
        ("vip-removal-deposit", "保证金要补多少", True),
        ("vip-removal-deposit", "保证金最低多少", False),
        ("vip-exit", "提前多久申请", False),
        ("vip-exit", "哪天生效", True),
        ("vip-exit", "这条规定从哪天开始", False),
    ],
)
def test_only_a_personal_value_is_a_case_of_ones_own(topic: str, text: str, own: bool) -> None:
    entry, speech, folded = KB.entries[topic], read_speech(text), fold(text)
    named = bool(cued_results(folded, entry))
    assert about_own_case(speech, wanted_results(folded, entry, speech), named=named) is own


def test_a_message_may_ask_for_a_result_and_nothing_else() -> None:
    entry = KB.entries["vip-removal-deposit"]
    assert only_asks_for_results(fold("那最晚呢"), fold("那最晚呢"), entry)
    assert not only_asks_for_results(fold("最晚几点下班"), fold("最晚几点下班"), entry)


def test_the_last_day_of_a_month_that_is_told_asks_for_no_last_day(ask: Ask) -> None:
    reply = ask("我这个月最后一天把批发中心的退出申请递上去,哪天生效")
    assert reply["asks"] is None
    assert "effective_date" in reply["result"]
