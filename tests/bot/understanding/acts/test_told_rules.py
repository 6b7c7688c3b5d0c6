"""The number of a rule that others tell, or that is asked about, is nobody's own count."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "removal"),
    [
        ("听说2次有效投诉就会被VIP批发中心清退,是真的吗?我有3次了", True),
        ("有人说有效投诉5次VIP批发中心才清退,真的吗?我是2次", False),
        ("客服说有效投诉2次就要清退VIP批发中心,可我只有1次啊", False),
        ("有效投诉4次会被VIP批发中心清退是谣言吧?我有2次了", False),
        ("Is it true that 1 valid complaint gets you removed from VIP批发中心? I have 3.", True),
        ("People say VIP批发中心 kicks you out after 5 valid complaints. We've had 2.", False),
        ("听说我有2次有效投诉会被VIP批发中心清退,是真的吗", False),
        ("They told us 3 valid complaints were upheld. Will we be removed from VIP批发中心?", True),
        ("有效投诉2次会被清退VIP批发中心吗", False),
    ],
)
def test_ones_own_count_is_the_one_that_counts(ask: Ask, text: str, removal: bool) -> None:
    assert ask(text)["result"] == {"removal": removal}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("听说2个有效投诉就要清退VIP批发中心,是真的吗?我们都4个了", 4),
        ("代运营跟我说有效投诉5次以内VIP都没事,我现在3次,会清退吗", 3),
        ("有效投诉一次就会被VIP踢出去是谣言吧?我家有两次", 2),
        ("a friend told me 6 valid complaints get you removed. we only have 3 so far. true?", 3),
        ("is it true 2 valid complaints lead to removal? i have one", 1),
    ],
)
def test_ones_own_count_is_told_beside_the_one_of_a_heard_rule(ask: Ask, text: str, count: int) -> None:
    assert ask(text)["facts"] == {"complaints": count}


@pytest.mark.parametrize(
    "text",
    [
        "听说有效投诉4次就清退VIP,我有3次,其中1次在申诉",
        "听说有效投诉4次就清退VIP,我有3次,昨天又来了1次",
        "听说有效投诉4次就清退VIP,我有2次都是淘宝店的",
        "我有效投诉4次会被VIP清退吗?我有2次了",
        "听说有效投诉3次或者虚假交易2次就清退VIP,是真的吗?我有2次",
        "they say 5 valid complaints are fine, i have 4, but 2 were withdrawn",
    ],
)
def test_it_is_asked_for_where_more_is_told(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("complaints", {})


def test_a_heard_rule_alone_tells_no_count(ask: Ask) -> None:
    reply = ask("听说有效投诉2次就会被清退VIP批发中心")
    assert (reply["kind"], reply["result"]) == ("answer", {})
