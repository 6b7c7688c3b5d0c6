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


def test_a_heard_rule_alone_tells_no_count(ask: Ask) -> None:
    reply = ask("听说有效投诉2次就会被清退VIP批发中心")
    assert (reply["kind"], reply["result"]) == ("answer", {})
