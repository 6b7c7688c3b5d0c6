"""Days that the other side sets: its own acts and what it may still do set none; one that was set is not dropped."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

APPLIED = "5月12号申请退出VIP批发中心,{},哪天生效"
APPLIED_EN = "applied on May 12 to exit VIP批发中心, {}. which day are we out?"


@pytest.mark.parametrize(
    "text",
    [
        APPLIED_EN.format("Alibaba confirmed on May 15"),
        APPLIED_EN.format("they approved it yesterday"),
        APPLIED.format("小二那边说最快24号"),
        APPLIED.format("阿里批我22号之前补材料"),
        APPLIED.format("阿里答复我22号审完"),
        APPLIED.format("老板准我们22号走"),
        APPLIED.format("房东准我22号走"),
        APPLIED.format("客服说从16号开始算"),
        APPLIED.format("阿里给的是22号,那就是22号对吧"),
        APPLIED.format("平台先说22号,后来又改成25号"),
        APPLIED.format("阿里13号同意我退了,22号生效"),
    ],
)
def test_what_may_be_the_day_that_was_set_is_asked_about(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "confirmed_date", {})


@pytest.mark.parametrize(
    "text",
    [
        APPLIED_EN.format("Alibaba will confirm by May 19"),
        APPLIED.format("阿里说22号会答复"),
        APPLIED.format("我自己算着是26号吧"),
        APPLIED.format("小二回我说30号才批"),
        APPLIED.format("要求核准提前于22号退出"),
        APPLIED_EN.format("they may grant early exit as of May 22"),
        APPLIED.format("这15天是今天就算一天还是明天算起"),
    ],
)
def test_what_is_still_to_come_or_only_reckoned_sets_none(ask: Ask, text: str) -> None:
    assert ask(text)["result"]["effective_date"] == "2023-05-27"


@pytest.mark.parametrize(
    "text",
    [
        APPLIED_EN.format("Alibaba confirmed May 20 as our exit date"),
        APPLIED_EN.format("they approved our exit for May 20"),
        APPLIED.format("阿里确认5月20号退"),
        APPLIED.format("他们同意我5月20号退了"),
        APPLIED.format("平台答应我五月二十号就可以退了我想确认一下是不是二十号"),
    ],
)
def test_a_day_that_was_set_counts(ask: Ask, text: str) -> None:
    assert ask(text)["result"]["effective_date"] == "2023-05-20"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            "诚信通6月8号到期,续了两年认证也好了,到哪天,我猜是2025年6月8号?",
            {"term_start": "2023-06-09T00:00:00+08:00", "term_end": "2025-06-09T23:59:59+08:00"},
        ),
        (
            "退款88元,昨天14:20签收的退货,那我今天14:20以前点就行,对吧",
            {"applies": True, "respond_by": "2023-05-17T14:20:00+08:00"},
        ),
    ],
)
def test_the_persons_own_reckoning_is_no_fact(ask: Ask, text: str, result: dict[str, object]) -> None:
    assert ask(text)["result"] == result


def test_a_day_of_the_neighbour_is_no_confirmation(ask: Ask) -> None:
    reply = ask("5月10号把退出VIP批发中心的申请交给阿里,隔壁老林他家是1号传的,我家几号能走")
    assert reply["result"]["effective_date"] == "2023-05-25"


@pytest.mark.parametrize(
    ("then", "day"),
    [
        ("客服5月12号说收到了", "2023-05-25"),
        ("阿里5月12号收到申请了", "2023-05-25"),
        ("阿里5月12号收到,同意5月20号退", "2023-05-20"),
        ("阿里5月12号收到,说20号退", None),
    ],
)
def test_a_day_of_receipt_is_no_day_that_was_set(ask: Ask, then: str, day: str | None) -> None:
    assert ask(f"5月10号交了退出VIP批发中心的申请,{then},哪天生效")["result"].get("effective_date") == day
