"""How characters sound."""

from __future__ import annotations

import pytest

from bot.understanding.intent.segment import WORDS
from bot.understanding.intent.syllables import TABLE, SyllableTable
from bot.understanding.intent.tables import build_syllables, build_words


@pytest.fixture(scope="module")
def table() -> SyllableTable:
    return SyllableTable()


@pytest.mark.parametrize(
    ("one", "other"), [("保证金", "宝证金"), ("诚信通", "陈信通"), ("商家", "伤加"), ("中心", "宗心"), ("申请", "深情")]
)
def test_words_that_sound_alike_share_a_key(table: SyllableTable, one: str, other: str) -> None:
    assert table.key(one) == table.key(other)


def test_words_that_sound_different_do_not(table: SyllableTable) -> None:
    assert table.key("退出") != table.key("退货")


def test_all_readings_of_a_word_are_known(table: SyllableTable) -> None:
    assert table.key("虫新") in table.keys("重新")
    assert len(table.keys("重新")) > 1


def test_spelling_and_initials(table: SyllableTable) -> None:
    assert table.spelling("保证金") == "baozhengjin"
    assert table.initials("保证金") == "bzj"


def test_characters_without_a_sound_stay(table: SyllableTable) -> None:
    assert table.key("vip") == "vip"


def test_the_stored_tables_are_those_that_the_command_builds() -> None:
    assert TABLE.read_text(encoding="utf-8") == build_syllables()
    assert WORDS.read_text(encoding="utf-8") == build_words(), "run `python -m bot.understanding.intent.fit`"
