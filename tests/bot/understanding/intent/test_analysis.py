"""What a message says, what it denies and what it asks."""

from __future__ import annotations

import pytest

from bot.understanding.intent.analysis import Analyst


@pytest.mark.parametrize(
    ("text", "concept", "said"),
    [
        ("我不是新客户,是到期前续的", "new-or-lapsed", False),
        ("我是不是新客户", "new-or-lapsed", True),
        ("不是新客户吗", "new-or-lapsed", True),
        ("我是新客户", "new-or-lapsed", True),
        ("诚信通未中断", "new-or-lapsed", False),
        ("诚信通从来没断过", "new-or-lapsed", False),
        ("renewed without a break", "new-or-lapsed", False),
        ("诚信通中断了", "new-or-lapsed", True),
        ("我们不是被清退的,是自己退出的", "clearance", False),
    ],
)
def test_what_is_denied_is_not_said(analyst: Analyst, text: str, concept: str, said: bool) -> None:
    assert (concept in analyst.analyse(text).found) is said


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("还要几天", True),
        ("过几天", True),
        ("提前几天", True),
        ("到期前几天", True),
        ("这几天", False),
        ("好几天了", False),
        ("前几天递的", False),
        ("我们前几天递的", False),
        ("那天能退掉", True),
        ("三月五号那天退掉的", False),
    ],
)
def test_a_few_days_are_not_asked_for(analyst: Analyst, text: str, asks: bool) -> None:
    assert ("asks-time" in analyst.analyse(text).found) is asks


def test_one_question_put_to_several_things_asks_about_all_of_them(analyst: Analyst) -> None:
    told, put = analyst.analyse("保证金不够,哪天补"), analyst.analyse("保证金不够,投诉成立,分别会怎样")
    assert (len(told.asking), len(put.asking)) == (1, 3)


def test_spaces_in_pinyin_divide_words_not_phrases(analyst: Analyst) -> None:
    assert len(set(analyst.analyse("tuichu pifa zhongxin jitian shengxiao").where.phrase)) == 1
    assert len(set(analyst.analyse("退出 批发中心 几天 生效").where.phrase)) == 4
