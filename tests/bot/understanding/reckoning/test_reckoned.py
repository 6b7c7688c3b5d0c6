"""Counts that the numbers of a message prove."""

from __future__ import annotations

import pytest

from tests.bot.understanding.roles.test_assignment import roles


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3月一个有效投诉,7月一个,拢共俩", 2),
        ("上周又来一个有效投诉,加上年初那俩,凑仨了", 3),
        ("2月、5月、8月各挨一个有效投诉,合计三个", 3),
        ("有效投诉本来5个,申诉成功拿掉3个,还剩2个", 2),
        ("一共8条投诉,平台判有效的3条,另外5条驳回", 3),
        ("一共6条投诉,4条是误会,有效的剩2条", 2),
        ("一共8条投诉,5条驳回,有效的3条,不过我都赔了钱", 3),
        ("12 complaints in total, 10 are rejected and 2 are valid", 2),
        ("发了9000多单,有效投诉总共收到1条", 1),
        ("投诉一共6单 其中4单判不成立 剩2单有效", 2),
        ("投诉共6起4起驳回2起成立", 2),
        ("投訴一共6宗 其中4宗判唔成立 淨返2宗有效", 2),
        ("投诉一共6次 4次是上个月成立 2次这个月成立", 6),
        ("只收到过两起投诉,而且两起都算有效,就这两起会清退吗", 2),
    ],
)
def test_numbers_that_fit_prove_the_count(text: str, count: int) -> None:
    assert roles("vip-removal-complaints", text) == {"complaints": count}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("抽查了40单,38单没问题,2单判了虚假交易", 2),
        ("这是第二次虚假交易了,第一次虚假交易是前年", 2),
        ("虚假交易2单,一单是4月判的,一单是上个月判的", 2),
        ("这店前一个运营虚假交易栽了3回,都认定了", 3),
        ("5月同9月各俾判一次虚假交易,即系两次", 2),
    ],
)
def test_so_they_do_of_fake_trades(text: str, count: int) -> None:
    assert roles("vip-removal-fake-trade", text) == {"fake_trades": count}


@pytest.mark.parametrize(
    "text",
    [
        "有效投诉4个,申诉成功1个,还剩2个",
        "有效投诉4个,撤了1个,还剩3个没判",
        "有效投诉3个,申诉成功拿掉1个,还剩2个,昨天又来1个",
        "有效投诉2个,差评1个,加起来3个",
        "一共8条投诉,5条驳回,有效的3条,不过最后有一条后来撤了",
        "一共8条投诉,5条是误会,有效的3条,昨天又来了一条",
        "虚假交易1次,有效投诉2次,合计3次",
    ],
)
def test_what_does_not_fit_or_goes_on_proves_nothing(text: str) -> None:
    assert "complaints" not in roles("vip-removal-complaints", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("有效投诉4次,其中2次申诉通过撤掉了,还会清退我吗", 2),
        ("原来有3条有效投诉,申诉成功撤销了2条", 1),
        ("5个有效投诉,里面有1个后来买家撤诉了", 4),
        ("只有一个投诉被判有效,其余三个都撤销了", 1),
        ("4 valid complaints, two of them were overturned on appeal", 2),
    ],
)
def test_those_that_fell_away_are_taken_off(text: str, count: int) -> None:
    assert roles("vip-removal-complaints", text) == {"complaints": count}


@pytest.mark.parametrize(
    "text",
    [
        "有效投诉4次,其中2次申诉中",
        "有效投诉4次,其中2次申诉被驳回",
        "有效投诉4次,其中2次已经申请撤销",
        "有效投诉4次,2次撤销了",
        "有效投诉4次,其中2次撤销了又恢复了",
        "有效投诉4次,如果其中2次撤销了会清退吗",
        "判了2件无效,另外1件撤销了,会因为投诉清退我吗",
    ],
)
def test_what_may_still_count_or_is_taken_off_already_proves_nothing(text: str) -> None:
    assert "complaints" not in roles("vip-removal-complaints", text)
