"""One message understood: values are read from the mended text, and known words are never mended."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import FILLER
from tests.conftest import NOON


@pytest.fixture
def heard(assistant: Assistant):  # type: ignore[no-untyped-def]
    def _heard(text: str) -> Understanding:
        return assistant.understander.understand(text, NOON)

    return _heard


def test_a_word_that_sounds_alike_is_put_right_in_its_place(heard) -> None:
    told = heard("自缴宝证金5月8号扣到4300元")
    assert told.folded == "自缴保证金5月8号扣到4300元"
    assert [item.text for item in told.reading.facts] == ["5月8号", "4300元"]


def test_a_word_that_facts_are_named_by_is_none_that_was_mistyped(heard) -> None:
    assert "化妆品" in heard("化妆品类目什么时候调整").folded


def test_values_that_hang_on_a_mistyped_word_are_read(heard) -> None:
    told = heard("保正金4300,要补多少")
    assert told.folded.startswith("保证金")
    assert [(item.kind, item.text) for item in told.reading.facts] == [("amount", "4300")]


def test_cues_in_pinyin_are_put_right_in_a_message_that_is_pinyin(heard) -> None:
    told = heard("wo 5 yue 8 hao shenqing tuichu vip pifa zhongxin, na tian shengxiao")
    assert "申请" in told.folded
    assert len(told.folded) == len(told.text)
    assert FILLER in told.folded


def test_between_characters_and_in_english_pinyin_is_left_alone(heard) -> None:
    assert "baobei" in heard("5月8号baobei退出申请").folded
    assert heard("qianshou who").folded == "qianshou who"


@pytest.mark.parametrize(
    ("text", "bare"), [("4300", True), ("后台写着4300", True), ("四千三哈", True), ("4300退不退", False), ("好", False)]
)
def test_a_message_of_a_number_and_nothing_else(heard, text: str, bare: bool) -> None:
    assert (heard(text).bare_number() is not None) is bare


@pytest.mark.parametrize(
    ("text", "nothing"), [("老天爷啊", True), ("这下好了", True), ("8号呢", False), ("几号", False), ("晚一天", False)]
)
def test_what_neither_asks_nor_tells_says_nothing(heard, text: str, nothing: bool) -> None:
    assert heard(text).says_nothing() is nothing
