"""Another market place masks our topics where it is the place of the matter."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from knowledge.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("淘宝店被投诉三次会被清退吗", "taobao"),
        ("拼多多的保证金低于多少要补", "pinduoduo"),
        ("抖店退货签收后几小时要确认退款", "douyin"),
        ("閒魚虛假交易兩次會怎樣", "xianyu"),
        ("Shopee deposit too low, how much to top up", "shopee"),
        ("my Amazon return was signed yesterday, confirm the refund until when", "amazon"),
        ("飞猪的退款几天内要确认", "fliggy"),
        ("抖音VIP粉丝团怎么退出", "douyin"),
        ("唯品会5月6号提交的退出申请,vip供应商那种,哪天生效", "vip-com"),
        ("京东5月6号那边弄完了,他们家的vip,我申请退哪天算数", "jd"),
        ("速卖通的卖家等级还有吗", "aliexpress"),
        ("我在多多开店,被清退有哪些情形", "pinduoduo"),
        ("我在1688开了五年店,快手那边的保证金低了要补多少", "kuaishou"),
        ("I sell on 1688 too, my Lazada deposit fell, how much to top up", "lazada"),
    ],
)
def test_matters_of_other_platforms_are_refused(matcher: IntentMatcher, text: str, platform: str) -> None:
    reading = matcher.read(text)
    assert (reading.decision, reading.foreign_platform, reading.ranked) == ("refuse", platform, ())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("分销到淘宝的订单,分销商不给收货地址怎么办", "distribution-shipping-info"),
        ("我是开淘宝店的,不想跟1688这家供应商合作了,怎么取消", "cancel-supplier"),
        ("抖音上看到说退出VIP批发中心要提前申请,提前几天", "vip-exit"),
        ("淘管家里怎么取消和供应商的合作", "cancel-supplier"),
        ("1688商家绑定的支付宝账号最多能换几次", "alipay-change-limit"),
        ("阿里巴巴对VIP批发中心有效投诉几次会清退", "vip-removal-complaints"),
        ("我们在京东也有店,供应等级是不是下线了", "supply-grade"),
        ("请多多指教,退出VIP批发中心要提前几天", "vip-exit"),
    ],
)
def test_a_platform_in_passing_masks_nothing(matcher: IntentMatcher, text: str, topic: str) -> None:
    assert matcher.read(text).topic == topic


def test_every_name_is_recognised(lexicon: Lexicon, matcher: IntentMatcher) -> None:
    for key, platform in lexicon.platforms.items():
        for name in platform.names:
            assert matcher.read(f"{name} 店铺保证金不足要补多少").foreign_platform == key, name


def test_a_topic_of_the_named_platform_is_answered(kb: object, lexicon: Lexicon) -> None:
    from knowledge.loader import load

    texts = ("淘宝店铺保证金怎么补缴", "淘宝店保证金不足怎么办", "淘宝保证金要补多少钱")
    matcher = IntentMatcher(load(), lexicon, extra=[("taobao-deposit", "taobao", texts)])
    assert matcher.read("淘宝店保证金不足怎么办").ranked[0].topic == "taobao-deposit"
    assert matcher.read("VIP批发中心保证金不足怎么办").topic == "vip-removal-deposit"
