"""News: what may change the case at hand is not passed over, even where no fact of it was read."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

DEPOSIT = "批发中心保证金余额4800,前天掉到线下的,最晚哪天补齐"
RENEWAL = "诚信通7月10号到期,续两年到什么时候"
RETURN = "退货款95元,昨天上午11点签收的,几点前要确认退款"
COMPLAINTS = "VIP批发中心有效投诉3次,会被清退吗"
APPLIED = "VIP批发中心的退出申请5月12号交的,哪天生效"


@pytest.mark.parametrize(
    ("case", "news", "question"),
    [
        (DEPOSIT, "会计上午往里充了700", "那还差多少"),
        (DEPOSIT, "我们补过了", "还要补吗"),
        (DEPOSIT, "we transferred 800 this morning", "how much is missing now"),
        (DEPOSIT, "我多报了五百", "到底差多少"),
        (RENEWAL, "拖着没续成,断掉了", "新的从哪天开始"),
        (RETURN, "那个是揽收时间", "几点截止"),
        (COMPLAINTS, "其中两次是同一个买家", "会清退吗"),
        (COMPLAINTS, "有一笔消掉了", "会清退吗"),
        (COMPLAINTS, "里面一次已经取消", "那还会清退吗"),
        (COMPLAINTS, "平台帮我抹掉了一条", "会清退吗"),
        (COMPLAINTS, "其中一次解除了", "会清退吗"),
        (COMPLAINTS, "two of them were lifted", "会清退吗"),
        (APPLIED, "那天只填了表,没交", "那哪天能退"),
    ],
)
def test_after_news_that_was_not_read_nothing_is_stated_from_what_was_told_before(
    ask: Ask, case: str, news: str, question: str
) -> None:
    stated = {name: value for name, value in ask(case)["result"].items() if name != "topup_by"}  # needs no balance
    assert stated
    assert not stated.items() & ask(news)["result"].items()
    assert not stated.items() & ask(question)["result"].items()


@pytest.mark.parametrize(
    "aside", ["我先去吃个饭", "哈哈哈", "老板在催我了", "谢谢", "今天好累", "外面又下雨了", "我再想想"]
)
def test_an_aside_is_no_news(ask: Ask, aside: str) -> None:
    stated = ask(RETURN)["result"]
    ask(aside)
    assert ask("几点截止来着")["result"] == stated


@pytest.mark.parametrize("aside", ["有一个朋友今天过来喝茶", "一个问题解决了", "今天卖了一单"])
def test_one_of_something_else_is_none_of_those_counted(ask: Ask, aside: str) -> None:
    ask(COMPLAINTS)
    assert ask(aside)["asks"] is None


def test_what_repeats_a_fact_is_no_news(ask: Ask) -> None:
    stated = ask(DEPOSIT)["result"]
    assert ask("余额就是4800")["result"] in ({}, stated)
    assert ask("差多少")["result"]["shortfall"] == 1200


def test_another_platforms_order_ends_the_talk_of_ours(ask: Ask) -> None:
    ask(RETURN)
    assert ask("是淘宝的单子")["kind"] == "unknown"
    assert ask("几点截止")["result"] == {}
