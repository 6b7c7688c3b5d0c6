"""Supposing: after a what-if, or another's case, the talk comes back to the case as it is."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

APPLIED = "VIP批发中心的退出申请5月12号交的,哪天生效"
BACK_AGAIN = {"rejoin_from": "2023-08-28"}


@pytest.mark.parametrize(
    ("other", "back"),
    [
        ("要是5月2号就交了呢", "那实际哪天能重新加入"),
        ("我表哥是5月6号交的呢", "那我自己哪天能重新加入"),
        ("第二家店5月8号交的呢", "第一家店哪天能重新加入"),
        ("what if it had been 3 May?", "ok, and my first shop, when can it re-join?"),
    ],
)
def test_the_case_at_hand_comes_back_with_its_own_day(ask: Ask, other: str, back: str) -> None:
    assert ask(APPLIED)["result"]["effective_date"] == "2023-05-27"
    assert ask(other)["result"]["effective_date"] != "2023-05-27"
    assert ask(back)["result"].items() >= BACK_AGAIN.items()


def test_a_correction_is_in_earnest_and_replaces_the_case(ask: Ask) -> None:
    ask(APPLIED)
    assert ask("说错了,是5月10号")["result"]["effective_date"] == "2023-05-25"
    assert ask("那实际哪天能重新加入")["result"]["rejoin_from"] == "2023-08-26"


def test_what_is_asked_on_without_such_a_word_goes_on_from_the_supposed_case(ask: Ask) -> None:
    ask(APPLIED)
    ask("要是5月2号就交了呢")
    assert ask("那哪天能重新加入")["result"]["rejoin_from"] == "2023-08-18"
