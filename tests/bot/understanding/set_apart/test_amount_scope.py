"""Scope of an amount: a price is asked for again where it is open how much of it the rule reckons with."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

TERM = "2022-09-01到2023-08-31"


@pytest.mark.parametrize(
    ("told", "total"),
    [
        ("付了1300,其中100是短信费", None),
        ("付了1300,含培训费100", None),
        ("付了1300,其中小蜜1200", None),
        ("付了1200,已经退过150,还能退多少", None),
        ("付了1200,先退了一部分,剩下的再退多少", None),
        ("付了1200元,含税1272元", None),
        ("月付100元", None),
        ("paid 1300, of which 100 was for messages", None),
        ("和诚信通一起付了1300", None),
        ("付了1200元", 1200),
        ("付了1200元,和诚信通分开付的", 1200),
        ("付了1200,还能退多少", 1200),
        ("付了1200,听说别人已经退了,我能退多少", 1200),
    ],
)
def test_the_price_of_the_service_alone_counts(ask: Ask, told: str, total: int | None) -> None:
    assert ask(f"店小蜜1688版{told},{TERM},退多少")["facts"].get("order_total") == total
