"""Not counted: what a message counts and says not to hold."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.set_apart.not_counted import not_counted
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA
from tests.conftest import Ask

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)


def part_missing(text: str) -> bool:
    reader = ClaimReader(fold(text), read(text, NOW).facts, KB.entries["vip-removal-complaints"])
    return not_counted(reader, None)


@pytest.mark.parametrize(
    "text",
    [
        "有效投诉五次,有两次申诉下来了",
        "成立的投诉4个,一个被平台推翻",
        "有效投诉6单,1单后来撤诉了",
        "4 valid complaints, one got overturned last week",
        "有效投诉3条,里面1条是错判的",
    ],
)
def test_of_those_told_some_fell_away(text: str) -> None:
    assert part_missing(text)


@pytest.mark.parametrize("text", ["里头一次翻案了", "有两次不算数", "one of those was dismissed"])
def test_what_fell_away_of_those_told_before(text: str) -> None:
    assert part_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "有效投诉4次",
        "投诉6次,驳回的2次,有效的4次",
        "有效投诉2次,驳回的4次",
        "6个投诉4个有效2个驳回",
        "有效投诉4次,算不算多",
        "成立的有效投诉4件,余者均已撤销",
        "有效投诉4次,客服说还有一堆没成立的",
    ],
)
def test_those_that_hold_are_told_apart_from_those_that_do_not(text: str) -> None:
    assert not part_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "来了4次投诉,没有一个成立",
        "四个投诉,没有有效的",
        "判了投诉4次,申诉全赢",
        "投诉成立4次,我申诉了,一次不剩",
        "投诉4次,含没受理的",
        "投诉4回,冇一次成立",
    ],
)
def test_none_of_them_holds(text: str) -> None:
    assert part_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "第四次有效投诉还在判",
        "有效投诉第四次,平台走流程呢",
        "第4次有效投诉在申诉",
        "有效投诉4次,最近那次待定",
        "有效投诉4次,有一单在申诉",
    ],
)
def test_the_last_one_is_still_undecided(text: str) -> None:
    assert part_missing(text)


def test_an_ordinal_that_was_decided_on_counts() -> None:
    assert not part_missing("第四次有效投诉也判了")


def test_one_more_that_is_undecided_takes_nothing_from_those_that_hold() -> None:
    assert not part_missing("有效投诉2次,还有一次在审")


@pytest.mark.parametrize(
    ("told", "complaints"),
    [
        ("有效投诉一次都没有", 0),
        ("一条有效投诉也没有", 0),
        ("一次有效投诉都没有撤", None),
        ("上个月一次有效投诉都没有,这个月两次", None),
        ("还没到三次,有效投诉才两次", 2),
        ("有效投诉没满三次,就两次", "<3"),
        ("有效投诉不到三次,四次", None),
    ],
)
def test_none_at_all_and_fewer_than_the_limit(ask: Ask, told: str, complaints: int | str | None) -> None:
    assert ask(f"VIP批发中心{told},会被清退吗")["facts"].get("complaints") == complaints
