"""What somebody takes for the rule is held against it; what they tell of themselves is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.conversation.case.presupposition import is_contradicted, is_outside, tells_own_case
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("topic", "text", "contradicted"),
    [
        ("vip-removal-deposit", "自缴保证金最低是3000元对吧", True),
        ("vip-removal-deposit", "自缴保证金最低是6000元对吧", False),
        ("vip-exit", "提前三十天申请退出,没错吧", True),
        ("vip-exit", "提前十五天申请退出,没错吧", False),
        ("vip-rejoin", "退出后6个月不能再加入,是吧", True),
        ("vip-removal-complaints", "有效投诉攒够8次才会清退吧", True),
        ("vip-removal-complaints", "有效投诉8次", False),
        ("refund-response", "签收后48小时内确认退款对吗", True),
    ],
)
def test_a_number_that_the_rule_does_not_have_is_contradicted(
    assistant: Assistant, topic: str, text: str, contradicted: bool
) -> None:
    heard = assistant.understander.understand(text, NOON)
    assert is_contradicted(heard, assistant.kb.entries[topic], date(2023, 5, 17)) is contradicted


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("有效投诉1次没关系对吧", True),
        ("余额是4300元,没错吧", True),
        ("我得补1700元对吧", True),
        ("最低是3000元对吧", False),
        ("要满8次对吧", False),
        ("8次才会清退吧", False),
        ("minimum is 3000 yuan, right?", False),
        ("my deposit is 3000 yuan, right?", True),
    ],
)
def test_whether_a_number_to_be_confirmed_is_ones_own(assistant: Assistant, text: str, own: bool) -> None:
    assert tells_own_case(assistant.understander.understand(text, NOON)) is own


@pytest.mark.parametrize(
    ("topic", "text", "outside"),
    [
        ("vip-exit", "退出申请被驳回了", True),
        ("vip-exit", "our exit was REJECTED by them", True),
        ("vip-exit", "they Rejected our exit", True),
        ("vip-exit", "退出申请被驳回,又交了一次", False),
        ("vip-exit", "退出申请被驳回,第二次交的", False),
        ("vip-exit", "退出申请交了", False),
        ("trustpass-renewal", "诚信通续3年", True),
        ("vip-removal-deposit", "保证金门槛涨到9000了,我剩7000", True),
        ("vip-removal-deposit", "小二让我把保证金补到7000", True),
        ("vip-removal-deposit", "deposit must be at least 9000, I have 7000", True),
        ("vip-removal-deposit", "平台要求补到6000,我剩4000", False),
        ("vip-removal-deposit", "要求我补1500,余额4500", False),
        ("vip-removal-deposit", "底线是3000对吧,我剩3500", False),
        ("vip-removal-deposit", "从8000扣到4500", False),
        ("vip-removal-deposit", "保证金是服务商代缴的,剩4000", True),
        ("vip-rejoin", "没申请过退出,后台显示退出了,几号能重新加入", True),
        ("vip-rejoin", "退出了还没申请重新加入", False),
        ("double11-auto-receipt", "11月12号付款,买家申请了延长收货", True),
        ("double11-auto-receipt", "双十一延长自动收货的规定适用吗", False),
        ("refund-response", "买家5月2号就确认收货了,现在又退货", True),
        ("refund-response", "对方点了确认收货才退的", True),
        ("refund-response", "还在等买家确认收货", False),
        ("refund-response", "买家没有确认收货就退了", False),
        ("refund-response", "买家退的货我确认收货了", False),
        ("trustpass-renewal", "诚信通到2023年的", False),
        ("dianxiaomi-benefit", "超级工厂去年11月3号签约,期间未续签", False),
        ("dianxiaomi-benefit", "实力商家今年1月5号入驻的,之后没续过费", False),
        ("dianxiaomi-benefit", "joined on December 5, 2022, never renewed since", False),
        ("dianxiaomi-benefit", "超级工厂2019年11月3号签约,期间未续签", True),
        ("dianxiaomi-benefit", "超级工厂去年11月3号签约,到期没续过", True),
        ("dianxiaomi-benefit", "超级工厂去年11月3号续的,后来没续过", True),
        ("trustpass-renewal", "诚信通3年的", True),
        ("store-type-rename", "改名申请被驳回了", False),
    ],
)
def test_words_of_a_case_that_the_rule_does_not_cover(
    assistant: Assistant, topic: str, text: str, outside: bool
) -> None:
    heard = assistant.understander.understand(text, NOON)
    assert is_outside(heard, assistant.kb.entries[topic], NOON.date()) is outside
