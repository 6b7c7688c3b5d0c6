"""How many times something happened."""

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard, kinds

COUNTS = [
    ("4次", "4"),
    ("四回", "4"),
    ("俩次", "2"),
    ("叁次", "3"),
    ("十四条投诉", "14"),
    ("四个有效投诉", "4"),
    ("有效投诉已经有四个", "4"),
    ("投诉吃了仨", "3"),
    ("两起虚假交易", "2"),
    ("一起虚假交易", "1"),
    ("刷单被抓两笔", "2"),
    ("第4次投诉", "4"),
    ("第四个投诉", "4"),
    ("有效投诉：4", "4"),
    ("虚假交易 2", "2"),
    ("0次", "0"),
    ("4️⃣次", "4"),
    ("④次", "4"),
    ("４次", "4"),
    ("有一次虚假交易", "1"),
    ("four complaints", "4"),
    ("4 valid complaints", "4"),
    ("4 upheld complaints", "4"),
    ("two fake orders", "2"),
    ("投诉吃到第三个了", "3"),
    ("投诉规则第三条", ""),
    ("the fourth complaint", "4"),
    ("4th complaint", "4"),
    ("four times", "4"),
    ("twice", "2"),
    ("tousu 4 ci", "4"),
    ("十几次", "10"),
    ("两三次", "2"),
    ("2到3次", "2"),
    ("两只投诉", "2"),
    ("两只有效投诉", "2"),
    ("一趟假单", "1"),
    ("两笔假的交易", "2"),
    ("遭过一回", "1"),
    ("五件投诉", "5"),
    ("投诉累积到五件", "5"),
    ("有效投訴要累積到六件才算,我才四件", "6 4"),
    ("吃了两单投诉了", "2"),
    ("就一趟", "1"),
    ("三单", "3"),
    ("四宗", "4"),
    ("一桩", "1"),
    ("complaints reach 4", "4"),
    ("if complaints reach 4 what happens", "4"),
    ("complaints: 4", "4"),
    ("complaints don reach 4 for my shop", "4"),
    ("complaints reach 4 dollars", "!foreign_currency"),
    ("complaints reached 4 on Oct 3", "4 2024-10-03"),
    ("youxiao tousu 4 ci", "4"),
    ("4 ci", "4"),
    ("4 complaints but only 2 valid ones", "4 2"),
    ("3、4次", "3"),
    ("三、四个投诉", "3"),
    ("1.5次", "!not_a_whole_count"),
    ("-1次", "!negative_count"),
    ("负一次", "!negative_count"),
]
NOT_COUNTS = [
    "一次性",
    "上一次",
    "这次",
    "一次都没有",
    "三条裤子",
    "第3条",
    "一件代发",
    "一回事",
    "3个店铺",
    "两个问题",
    "次日",
    "5个人",
    "有一次去仓库",
    "两只猫",
    "三单快递",
    "跑了两趟仓库",
    "问了两次客服",
    "说过三次",
    "三次都没投诉",
    "打了一次电话",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_figures_that_are_no_counts(text: str) -> None:
    assert "count" not in kinds(text)


def test_counts_are_integers_and_guesses_are_marked() -> None:
    fact = read("两三次", NOW).facts[0]
    assert isinstance(fact.value, int)
    assert fact.approximate
    assert not read("3次", NOW).facts[0].approximate


@pytest.mark.parametrize("text", ["3、4次", "三、四次", "3、4个投诉", "三四次"])
def test_two_neighbours_are_a_guess(text: str) -> None:
    fact = read(text, NOW).facts[0]
    assert (fact.value, fact.approximate) == (3, True)


def test_one_by_one_adds_no_count() -> None:
    assert heard("投诉有三起,我一起一起都记着") == "3"


@pytest.mark.parametrize("text", ["第三次投诉", "3rd complaint", "the third complaint"])
def test_an_ordinal_is_so_many_so_far_and_says_so(text: str) -> None:
    fact = read(text, NOW).facts[0]
    assert (fact.value, fact.assumed) == (3, {"ordinal"})


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("第三单都成立", [3]),
        ("第三单成立的", []),
        ("投诉喜提第3个,怎么办", [3]),
        ("说的是虚假交易这一条", []),
        ("一共4个 会不会被清", [4]),
        ("一共4个客户", []),
        ("这一条投诉", [1]),
    ],
)
def test_an_ordinal_tells_how_many_hold_and_this_one_may_be_the_rule(text: str, counts: list[int]) -> None:
    assert [fact.value for fact in read(text, NOW).facts if fact.kind == "count"] == counts
