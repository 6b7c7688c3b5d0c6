"""The self-paid deposit of the VIP wholesale centre."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.result import ImpossibleFactError
from tests.handlers.rules import compute, keys, plain, shown


@pytest.mark.parametrize(
    ("balance", "shortfall"),
    [("0", "6000"), ("4500", "1500"), ("5999.50", "0.50"), ("5999.99", "0.01")],
)
def test_the_shortfall_is_exact(balance: str, shortfall: str) -> None:
    result = compute("vip-removal-deposit", {"balance": Decimal(balance)})
    assert result.values == {"shortfall": Decimal(shortfall)}
    assert (result.outcome, result.used, result.missing) == ("short", ("balance",), ("below_since",))
    assert shown(result, "shortfall") == {
        "minimum_balance": 6000,
        "balance": Decimal(balance),
        "shortfall": Decimal(shortfall),
    }


@pytest.mark.parametrize("balance", ["6000", "6000.01", "10000"])
@pytest.mark.parametrize("more", [{}, {"below_since": "2023-12-29"}])
def test_exactly_the_required_amount_is_enough_and_has_no_deadline(balance: str, more: dict[str, str]) -> None:
    result = compute("vip-removal-deposit", {"balance": Decimal(balance), **more})
    assert result.values == {"shortfall": 0}
    assert (result.outcome, result.used, result.missing) == ("enough", ("balance",), ())
    assert keys(result) == ["enough"]


@pytest.mark.parametrize(
    ("below_since", "topup_by"),
    [
        ("2023-12-29", "2024-01-01"),
        ("2023-02-27", "2023-03-02"),
        ("2024-02-27", "2024-03-01"),
        ("2024-07-31", "2024-08-03"),
    ],
)
def test_three_days_without_counting_the_day_itself(below_since: str, topup_by: str) -> None:
    result = compute("vip-removal-deposit", {"below_since": below_since}, asked_at=f"{topup_by}T23:59:59")
    assert plain(result) == {"topup_by": topup_by}
    assert (result.outcome, result.missing, result.used) == ("topup", ("balance",), ("below_since",))
    assert keys(result) == ["deadline"]


def test_both_facts_give_both_values() -> None:
    facts = {"balance": Decimal(4500), "below_since": "2023-12-29"}
    result = compute("vip-removal-deposit", facts, asked_at="2023-12-30T16:16:00")
    assert plain(result) == {"shortfall": Decimal(1500), "topup_by": "2024-01-01"}
    assert (result.outcome, result.missing) == ("short_by", ())
    assert keys(result) == ["shortfall", "deadline"]
    assert result.used == ("balance", "below_since")


@pytest.mark.parametrize("facts", [{"below_since": "2023-12-29"}, {"below_since": "2023-12-29", "balance": Decimal(1)}])
def test_the_third_day_is_the_last(facts: dict[str, object]) -> None:
    assert compute("vip-removal-deposit", facts, asked_at="2024-01-01T23:59:59").outcome != "over"
    assert compute("vip-removal-deposit", facts, asked_at="2024-01-02T00:00:00").outcome == "over"


def test_without_facts_both_are_missing_the_balance_first() -> None:
    result = compute("vip-removal-deposit", {})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("balance", "below_since"))


def test_a_negative_balance_is_impossible() -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        compute("vip-removal-deposit", {"balance": Decimal("-0.01"), "below_since": "2023-12-29"})
    assert (refused.value.fact, refused.value.reason) == ("balance", "negative")


def test_a_changed_requirement_holds_from_its_day() -> None:
    raised = {"minimum_balance": ("yuan", [(None, 6000), ("2024-01-01", 10000)])}
    before = {"balance": Decimal(6000), "below_since": "2023-12-31"}
    assert compute("vip-removal-deposit", before, **raised).values == {"shortfall": 0}
    after = {"balance": Decimal(6000), "below_since": "2024-01-01"}
    assert compute("vip-removal-deposit", after, **raised).values["shortfall"] == 4000


@given(st.decimals(0, 20000, places=2))
def test_topping_up_the_shortfall_is_always_enough_and_never_too_much(balance: Decimal) -> None:
    shortfall = compute("vip-removal-deposit", {"balance": balance}).values["shortfall"]
    assert balance + shortfall == max(balance, Decimal(6000))
