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
        ("本来7000,扣了2150", 4850),
        ("7000块里头被扣了2150", 4850),
        ("7000里面要扣2150", None),
        ("一开始交了7000,先后罚了1100和800", 5100),
        ("一开始交了7000,先后罚了1100和八百", None),
        ("本来有7000,今天又扣了300", None),
        ("本来5400,今天又扣了300,现在5100", 5100),
        ("7000块一分没扣", 7000),
        ("昨天还有7000呢,今天一看变成5100了", 5100),
        ("昨天还有7000呢,隔壁老李的变成5100了", None),
    ],
)
def test_what_was_taken_is_taken_off(ask: Ask, told: str, balance: int | None) -> None:
    assert ask(f"VIP批发中心自缴保证金{told},要补多少")["facts"].get("balance") == balance


def test_the_answer_tells_how_the_balance_was_reckoned(ask: Ask) -> None:
    text = ask("VIP批发中心自缴保证金原来有9000,扣了4200,要补多少")["text"]
    assert "自缴保证金余额：4800元（原来的减去被扣的）" in text


def test_nothing_left_said_twice_is_one_thing(ask: Ask) -> None:
    assert ask("VIP批发中心自缴保证金一分不剩,余额0元,要补多少")["facts"]["balance"] == 0


@pytest.mark.parametrize(
    ("told", "balance"),
    [
        ("The deposit was 7,000, they deducted 2,150 on Monday", 4850),
        ("The deposit was 5,000 after they deducted 2,150", None),
        ("The deposit was 5,000 yesterday. They deducted 2,150 last week", None),
    ],
)
def test_what_the_deposit_was_is_told_in_english_too(ask: Ask, told: str, balance: int | None) -> None:
    assert ask(f"{told}. VIP wholesale center, how much must I add?")["facts"].get("balance") == balance


@pytest.mark.parametrize("text", ["VIP保证金扣光了吗,要补多少", "VIP保证金归零了没,怎么补"])
def test_a_balance_that_is_only_asked_about_is_not_used_up(ask: Ask, text: str) -> None:
    assert "shortfall" not in ask(text)["result"]
