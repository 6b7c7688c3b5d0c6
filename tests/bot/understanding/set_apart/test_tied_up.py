"""Tied up: of a balance of which a part is not at hand, or was taken since, nobody has said what is left."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "balance"),
    [
        ("余额6400,刚扣了700", None),
        ("账上7200,违规扣款1900", None),
        ("余额5700,其中200冻结", None),
        ("余额5700,待扣900", None),
        ("总额6900,平台垫付1200", None),
        ("余额5300和4200是两家店的,4200那家", None),
        ("甲店余额5300,乙店余额4200,乙店", None),
        ("余额整5000,零头没细看", None),
        ("余额5012,零头也算上", 5012),
        ("缺1300,充到6000最晚哪天", None),
        ("is 6100 but 400 is frozen", None),
        ("balance 6400, 700 was just deducted", None),
        ("扣了1300,剩4700", 4700),
        ("被扣到4700", 4700),
        ("冻结了1300,只剩4700", 4700),
        ("余额4700,之前扣过800", 4700),
        ("剩4700,要补到6000最晚哪天", 4700),
    ],
)
def test_what_is_left_is_asked_for_unless_it_is_told(ask: Ask, told: str, balance: int | None) -> None:
    assert ask(f"VIP批发中心保证金{told},要补多少")["facts"].get("balance") == balance


def test_of_two_falls_the_first_does_not_count(ask: Ask) -> None:
    reply = ask("VIP批发中心保证金5月3号低于6000,5月8号补齐,5月12号又掉到5300,哪天前补")
    assert "below_since" not in reply["facts"]
    reply = ask("VIP批发中心保证金第一回跌破是5月3号,当天充满了,第二回是5月15号,剩5300,哪天前补")
    assert reply["facts"].get("below_since") in (None, "2023-05-15")
