"""Cue words spelled in pinyin are put in characters where they stand, values and English left alone."""

from __future__ import annotations

import pytest

from bot.understanding.naming.spelled_cues import SpelledCues
from bot.understanding.wording.clauses import FILLER
from knowledge.loader import load
from tests.conftest import Ask

SPELLED = SpelledCues(load())


def put(text: str) -> str:
    """The text with its cue words, the room they leave taken out."""
    changed = SPELLED.put(text, [])
    assert len(changed) == len(text)
    return changed.replace(FILLER, "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("8 hao shenqing de", "8 hao 申请的"),
        ("8 hao shen qing le ma", "8 hao 申请了 ma"),
        ("8 hao qian shou", "8 hao 签收"),
        ("baozhengjin 4300", "保证金 4300"),
    ],
)
def test_a_cue_is_found_by_its_syllables(text: str, read: str) -> None:
    assert put(text) == read


@pytest.mark.parametrize("text", ["i have 4300", "ok 8 hao", "a 8", "zhangsan 4300"])
def test_english_short_and_unknown_words_stay(text: str) -> None:
    assert put(text) == text


def test_what_stands_in_a_value_is_left_alone() -> None:
    text = "8 hao shenqing"
    assert SPELLED.put(text, [(0, len(text))]) == text


def test_the_longest_cue_counts() -> None:
    assert put("tui huo jin e 88") == "退货金额 88"


def test_a_few_characters_leave_a_message_in_pinyin(ask: Ask) -> None:
    text = "vip pifa zhongxin tuichu 5yue9hao {} 哪天shengxiao"
    now = "2023-05-17T10:00:00+08:00"
    assert ask(text.format("shenqing"), now=now, chat="a")["result"]["effective_date"] == "2023-05-24"
    assert ask(text.format("hai mei shenqing"), now=now, chat="b")["result"] == {}
