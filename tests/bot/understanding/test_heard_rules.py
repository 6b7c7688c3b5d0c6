"""One's own count beside the number that a rule is said to take."""

from __future__ import annotations

import pytest

from tests.bot.understanding.test_roles import assigned, roles


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
def test_ones_own_count_is_told_beside_the_one_of_a_heard_rule(text: str, count: int) -> None:
    assert roles("vip-removal-complaints", text) == {"complaints": count}


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
def test_it_is_asked_for_where_more_is_told(text: str) -> None:
    assert "complaints" in assigned("vip-removal-complaints", text).unclear
