"""Named choices: what is told among what a text names."""

from __future__ import annotations

import pytest

from bot.understanding.roles.options import named_options
from bot.understanding.wording.folding import fold
from knowledge.loader import load

ENTRIES = load().entries
CATEGORY, STORE = ENTRIES["category-adjustment"], ENTRIES["store-type-rename"]
RENEWAL = ENTRIES["trustpass-renewal"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("有没有提到母婴用品", "母婴用品"),
        ("名单上有日用百货和礼品,我做五金的呢", "五金工具"),
        ("以前卖过礼品,这两年改卖家具", "家具"),
        ("听说礼品动了,玩具动没动?", "玩具"),
        ("除了母婴还有没有食品", "食品酒水"),
        ("we don't sell gifts, we sell toys", "玩具"),
        ("我跟宠物用品没关系,做灯具", "灯具照明"),
    ],
)
def test_what_is_said_of_oneself_or_asked_counts(text: str, category: str) -> None:
    assert named_options(fold(text), CATEGORY) == ({"category": category}, [])


@pytest.mark.parametrize(
    "text",
    ["我又卖母婴又卖玩具", "动了礼品、玩具、家具这些是吗", "卖孕妇枕的算不算母婴用品", "玩具动了吗?我是做家具的"],
)
def test_two_of_ones_own_or_a_class_in_question_are_left_open(text: str) -> None:
    assert named_options(fold(text), CATEGORY) == ({}, ["category"])


@pytest.mark.parametrize(
    ("text", "old_name"),
    [
        ("专营店后来是不是改叫专卖店", "品牌专营店"),
        ("官方旗舰店改成什么新名字了", "官方旗舰店"),
        ("官方旗舰店被改成品牌旗舰店了吗", "官方旗舰店"),
        ("以前的品牌专营店就是现在的实力专营店", "品牌专营店"),
        ("申请官方旗舰店没过,一直挂品牌专营店", "品牌专营店"),
    ],
)
def test_of_a_fact_about_the_past_the_first_name_counts(text: str, old_name: str) -> None:
    assert named_options(fold(text), STORE) == ({"old_name": old_name}, [])


def test_what_was_only_planned_is_not_told() -> None:
    assert named_options(fold("本来想开官方旗舰店,开成了品牌专营店"), STORE) == ({"old_name": "品牌专营店"}, [])


def test_a_name_is_not_read_within_the_name_of_another_option() -> None:
    assert named_options(fold("我的店显示实力专营店"), STORE) == ({}, [])


def test_a_name_that_changed_more_than_once_is_left_open() -> None:
    assert named_options(fold("专卖店后来改成品牌专营店,那现在呢"), STORE) == ({}, ["old_name"])


def test_what_one_was_about_to_do_is_not_what_happened() -> None:
    told, _ = named_options(fold("我本来申请主动退出,结果先被平台清退了"), ENTRIES["vip-rejoin"])
    assert told == {"exit_kind": "forced"}


def test_the_new_name_of_what_a_store_was_changed_to_is_left_open() -> None:
    assert named_options(fold("以前是官方旗舰店,前年换成品牌专营店,新名字叫啥"), STORE)[0] == {}


@pytest.mark.parametrize(
    ("text", "years"),
    [("诚信通一年的,续了两年", "2"), ("两年的诚信通,续一年", "1"), ("诚信通一年的,续了", "1")],
)
def test_what_was_renewed_for_counts_before_what_there_was(text: str, years: str) -> None:
    assert named_options(fold(text), RENEWAL)[0] == {"order_years": years}
