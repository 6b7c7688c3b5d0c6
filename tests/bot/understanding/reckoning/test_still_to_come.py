"""What is still to be taken from a balance, or to be paid in, told beside it: never is it left out of what is asked."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "shortfall"),
    [
        ("VIP批发中心保证金余额6400,后天有笔900的罚款要扣,现在要补吗", 0),
        ("VIP批发中心保证金余额5400,明天要是不补会被罚吗,差多少", 600),
    ],
)
def test_what_is_asked_of_now_is_reckoned(ask: Ask, text: str, shortfall: int) -> None:
    assert ask(text)["result"]["shortfall"] == shortfall


@pytest.mark.parametrize(
    "text",
    [
        "VIP批发中心保证金余额6400,后天有笔900的罚款要扣,扣完以后要补多少",
        "VIP批发中心保证金余额6400,下周会被划走一千,划走之后差多少",
        "VIP批发中心保证金余额4900,打算明天充400,充完还差多少",
        "VIP批发中心保证金余额6400,明天要扣一笔罚款,扣完差多少",
        "VIP批发中心保证金余额6400,后天有笔900的罚款要扣,差多少",
        "VIP批发中心保证金余额6400,明天要扣300,后天要扣500,扣完差多少",
    ],
)
def test_where_it_is_open_what_is_left_it_is_asked(ask: Ask, text: str) -> None:
    assert "shortfall" not in ask(text)["result"]
