"""Two questions in one message, where its words set them apart."""

from __future__ import annotations

import pytest

from bot.understanding.intent.two_questions import questions_in
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "两件事:企业官微是不是下线了?另外淘管家里怎么取消合作",
            ("两件事:企业官微是不是下线了?", "另外淘管家里怎么取消合作"),
        ),
        (
            "我们退了一单。金额420元,24小时的规则适用吗?顺便问下,支付宝能换几次",
            ("我们退了一单 金额420元,24小时的规则适用吗?", "顺便问下,支付宝能换几次"),
        ),
        (
            "is the 1688工业品 app gone? also how do I end a supplier",
            ("is the 1688工业品 app gone?", "also how do I end a supplier"),
        ),
        (
            "VIP批发中心的保证金不够了?另外企业官微没了?",  # nothing but its mark makes a question of either
            ("VIP批发中心的保证金不够了?", "另外企业官微没了?"),
        ),
        (
            "2 questions: 1) how many days to apply before I leave 2) is the 1688工业品 app gone",
            ("2 questions: how many days to apply before I leave", "is the 1688工业品 app gone"),
        ),
        ("我们是做雨伞的。去年进的VIP批发中心。请问退出要提前几天申请?", ()),  # one question and its story
        ("", ()),
    ],
)
def test_the_parts_that_ask(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == parts


def test_both_are_answered_in_the_order_in_which_they_were_asked(ask: Ask) -> None:
    reply = ask("请教两个事。保证金VIP批发中心剩5300元,要补多少?另外企业官微是不是没了?")
    assert (reply["topic"], reply["also"]) == ("vip-removal-deposit", "enterprise-guanwei")
    assert reply["result"]["shortfall"] == 700


def test_the_first_asked_comes_first_however_sure_the_second_is(ask: Ask) -> None:
    reply = ask("诚信通8月1号到期,提前续好两年了,用到哪天?顺便问声,支付宝一年能换绑几次")
    assert (reply["topic"], reply["also"]) == ("trustpass-renewal", "alipay-change-limit")


def test_the_topic_whose_own_result_is_asked_for_beside_another_is_named_too(ask: Ask) -> None:
    reply = ask("3月2号递的VIP批发中心退出申请,几号算退,又从几号起可以重新加入")
    assert (reply["topic"], reply["also"]) == ("vip-exit", "vip-rejoin")
    assert reply["result"] == {"effective_date": "2023-03-17", "rejoin_from": "2023-06-18"}
    assert ask("3月2号递的VIP批发中心退出申请,几号算退")["also"] is None


def test_two_sentences_on_one_topic_are_one_question(ask: Ask) -> None:
    reply = ask("VIP批发中心有效投诉几次会被清退?两次会不会?")
    assert (reply["topic"], reply["also"]) == ("vip-removal-complaints", None)
