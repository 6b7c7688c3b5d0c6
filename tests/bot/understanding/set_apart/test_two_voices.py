"""Two voices: what the person found counts against what a helper said; otherwise nobody knows."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("出纳说VIP批发中心保证金余额5100,我查后台是4100,补多少", "balance", (4100, None)),
        ("文员说有效投诉1次,后台看是2次,VIP批发中心会清退吗", "complaints", (2,)),
        ("客服说有效投诉3次,我后台看只有1次,VIP批发中心会清退吗", "complaints", (None,)),
        ("出纳说VIP批发中心保证金余额5100,老板说4100,补多少", "balance", (None,)),
        ("VIP批发中心保证金显示5100,实际可用4100,补多少", "balance", (None,)),
        (
            "my accountant says the VIP deposit balance is 5100, but I checked and it is 4100. How much short?",
            "balance",
            (None,),
        ),
        ("出纳说VIP批发中心保证金余额5100,补多少", "balance", (5100,)),
    ],
)
def test_what_was_found_counts(ask: Ask, text: str, fact: str, value: tuple[int | None, ...]) -> None:
    assert ask(text)["facts"].get(fact) in value
