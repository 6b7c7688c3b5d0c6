"""Words for a fact that were typed by their sound are read, ordinary words never."""

from __future__ import annotations

import pytest

from bot.understanding.intent.segment import Segmenter, vocabulary
from bot.understanding.naming.sounding_cues import put_right_by_sound
from knowledge.loader import load
from tests.conftest import Ask

ENTRIES = load().entries
SEGMENTER = Segmenter(vocabulary(()))


@pytest.mark.parametrize(
    ("topic", "typed", "meant"),
    [
        ("refund-response", "昨天签手的", "昨天签收的"),
        ("double11-auto-receipt", "12号法的货", "12号发的货"),
        ("double11-auto-receipt", "11号付的宽", "11号付的款"),
        ("vip-removal-deposit", "18号被口到", "18号被扣到"),
    ],
)
def test_one_character_typed_by_its_sound_is_put_right(topic: str, typed: str, meant: str) -> None:
    assert put_right_by_sound(typed, [], ENTRIES[topic], SEGMENTER) == meant


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("trustpass-activation", "企业认真通过"),
        ("double11-auto-receipt", "这个方法的货"),
        ("vip-exit", "12号教了"),
        ("refund-response", "昨天签收的"),
    ],
)
def test_words_of_the_language_and_of_the_topic_stay(topic: str, text: str) -> None:
    assert put_right_by_sound(text, [], ENTRIES[topic], SEGMENTER) == text


def test_what_stands_in_a_value_stays() -> None:
    assert put_right_by_sound("昨天签手的", [(2, 4)], ENTRIES["refund-response"], SEGMENTER) == "昨天签手的"


def test_a_message_is_read_so_where_a_fact_is_left_open(ask: Ask) -> None:
    reply = ask("退货昨天下午3点签手的,退宽88元,几点前要确认")
    assert reply["result"] == {"applies": True, "respond_by": "2023-05-17T15:00:00+08:00"}
