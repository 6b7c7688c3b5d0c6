"""As much of a very long message as is read."""

from __future__ import annotations

import re

import pytest

from bot.understanding.wording.folding import MAX_TEXT, within_limit

_A_FIGURE_AT_THE_END = re.compile(r"[\d一二三四五六七八九十][月号.,\s]*$")


def _ending_at(end: str, left_over: int) -> str:
    """A text of which ``left_over`` characters of ``end`` lie behind the limit."""
    told = "今天店里忙," * MAX_TEXT
    return told[: MAX_TEXT - len(end) + left_over - 1] + "," + end


@pytest.mark.parametrize("end", ["我5月12号申请的", "余额5,800.5元", "五月 十二号交的", "applied on May 12"])
def test_no_value_is_cut_in_two(end: str) -> None:
    for left_over in range(1, len(end)):
        text = _ending_at(end, left_over)
        read = within_limit(text)
        assert text.startswith(read)
        assert len(read) <= MAX_TEXT
        assert not _A_FIGURE_AT_THE_END.search(read)


def test_what_fits_is_read_whole() -> None:
    assert within_limit(_ending_at("我5月12号申请的", 0)).endswith("5月12号申请的")


def test_a_flood_without_a_break_is_not_read() -> None:
    assert within_limit("5" * (MAX_TEXT + 1)) == ""
