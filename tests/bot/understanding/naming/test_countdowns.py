"""Countdowns: on a day that is only awaited nothing was done."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("退出VIP批发中心的申请再过4天就生效了,什么时候能重新加入", {}),
        ("再过四天就满15天了,VIP批发中心退出那天是几号", {}),
        ("in 4 days my VIP wholesale exit takes effect, when can I rejoin?", {}),
        ("5月6号申请退出VIP批发中心,再过4天就满15天了,哪天生效", {"application_date": "2023-05-06"}),
        ("诚信通再过4天就到期了,续两年到哪天", {"current_end": "2023-05-21"}),
    ],
)
def test_an_awaited_day_is_no_day_on_which_something_was_done(ask: Ask, text: str, facts: dict[str, str]) -> None:
    told = ask(text)["facts"]
    assert {name: told[name] for name in told if name in ("application_date", "current_end", "exit_date")} == facts
