"""One width, script and case; every character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.intent.normalise import MAX_END, normalise, shortened
from bot.understanding.wording.folding import MAX_TEXT


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＶＩＰ批發中心，退出？", "vip批发中心,退出?"),
        ("投诉3️⃣次", "投诉3次"),
        ("保\u200b证\u2060金", "保证金"),
        ("bǎozhèngjīn", "baozhengjin"),
        ("a\u0301", "a"),
        ("好😀的", "好 的"),
        ("第一。第二；第三、", "第一.第二;第三,"),
        ("「品牌專營店」", '"品牌专营店"'),
        ("㈱", "(株)"),
        ("行1\n行2", "行1\n行2"),
        ("", ""),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert normalise(text).text == folded


def test_a_span_of_the_folded_text_leads_to_the_original() -> None:
    folded = normalise("a\u0301，保\u200b證金")
    start = folded.text.index("保证金")
    assert folded.span(start, start + 3) == (3, 7)


@given(st.text(max_size=200))
def test_places_are_in_order_and_inside_the_text(text: str) -> None:
    folded = normalise(text)
    assert len(folded.begin) == len(folded.end) == len(folded.text)
    assert list(folded.begin) == sorted(folded.begin)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.begin, folded.end, strict=True))


def test_nothing_beyond_telegrams_length_is_read() -> None:
    assert len(normalise("啊" * (MAX_TEXT + 100)).text) == MAX_TEXT


def test_of_a_very_long_text_both_ends_are_kept() -> None:
    text = "头" + "中" * 3000 + "尾"
    short = shortened(normalise(text))
    assert len(short.text) == 2 * MAX_END + 1
    assert short.text[0] == "头"
    assert short.text[-1] == "尾"
    assert short.span(len(short.text) - 1, len(short.text)) == (3001, 3002)


def test_a_letter_is_not_shortened() -> None:
    folded = normalise("字" * 2 * MAX_END)
    assert shortened(folded) is folded
