"""Drawn down: what a balance was, less what was taken from it; asked for where more may have come or gone."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "balance"),
    [
        ("原来有9000,扣了4200", 4800),
        ("当初交了7000,赔了300,又被划走2100", 4600),
        ("本来存了6500,违规罚掉800", 5700),
        ("原來有9000,賠了買家4200", 4800),
        ("原来有9000,扣到4200", 4200),
        ("原来有9000,现在剩4200", 4200),
        ("原来有9000,扣了4200,又补了500", None),
        ("原来有9000,说要扣4200", None),
        ("原来有9000,如果扣4200", None),
        ("原来有9000,货款被扣4200", None),
        ("原来有9000,冻结了4200", None),
        ("原来有9000,扣了大概4200", None),
        ("当初交足了7000", None),
    ],
)
def test_what_was_taken_is_taken_off(ask: Ask, told: str, balance: int | None) -> None:
    assert ask(f"VIP批发中心自缴保证金{told},要补多少")["facts"].get("balance") == balance


def test_the_answer_tells_how_the_balance_was_reckoned(ask: Ask) -> None:
    text = ask("VIP批发中心自缴保证金原来有9000,扣了4200,要补多少")["text"]
    assert "自缴保证金余额：4800元（原来的减去被扣的）" in text


def test_nothing_left_said_twice_is_one_thing(ask: Ask) -> None:
    assert ask("VIP批发中心自缴保证金一分不剩,余额0元,要补多少")["facts"]["balance"] == 0
