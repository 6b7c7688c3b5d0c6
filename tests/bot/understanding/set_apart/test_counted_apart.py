"""Counted apart: what parts, rates or one penalty make together nobody said; what is told as all there is counts."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "removal"),
    [
        ("2021年1个有效投诉,2022年2个,VIP批发中心会清退吗", None),
        ("老账号有效投诉2个,新账号1个,VIP批发中心会清退吗", None),
        ("VIP批发中心每周都有1个有效投诉,会清退吗", None),
        ("有效投诉一周来1个,四周了,VIP批发中心会清退吗", None),
        ("3个有效投诉分散在两家店,VIP批发中心会清退吗", None),
        ("VIP批发中心虚假交易2单,同一张罚单上的,会清退吗", None),
        ("VIP批发中心虚假交易3单是合并处罚的,会清退吗", None),
        ("VIP批发中心有效投诉2个,纠纷判输一次,会清退吗", None),
        ("two valid complaints each month, will the VIP wholesale center remove me?", None),
        ("3月和4月有效投诉各1个,VIP批发中心会清退吗", None),
        ("3月和4月有效投诉各2个,合计4个,罚了300,VIP批发中心会清退吗", True),
        ("新账号有效投诉3个,VIP批发中心会清退吗", True),
        ("一个月里有效投诉2个,VIP批发中心会清退吗", False),
        ("规则说每年3个有效投诉,我现在1个,VIP批发中心会清退吗", False),
        ("VIP批发中心虚假交易被罚一次,会清退吗", False),
        ("VIP批发中心有效投诉2个,没有纠纷,会清退吗", False),
        ("VIP批发中心虚假交易1单,有效投诉4个,会清退吗", True),
        ("补单判了一单,前天第二单也判了,VIP批发中心会清退吗", True),
        ("two valid complaints within a month, will the VIP wholesale center remove me?", False),
    ],
)
def test_only_what_is_counted_together_counts(ask: Ask, text: str, removal: bool | None) -> None:
    assert ask(text)["result"].get("removal") is removal
