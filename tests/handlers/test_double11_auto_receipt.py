"""Automatic receipt of cross-border supply orders around 11 November."""

from __future__ import annotations

import pytest

from handlers.result import ImpossibleFactError
from tests.handlers.rules import compute, keys, plain, shown

TOPIC = "double11-auto-receipt"


@pytest.mark.parametrize(
    ("paid", "shipped", "receipt"),
    [
        ("2022-11-12T09:00:00", "2022-11-14", "2022-11-27"),
        ("2022-11-11T20:00:00", "2022-11-13", "2022-11-26"),
        ("2023-11-12T12:00:00", "2023-11-15", "2023-11-28"),
        ("2020-11-13T15:59:59", "2020-11-13", "2020-11-26"),
        ("2020-11-12T09:00:00", "2020-12-20", "2021-01-02"),
    ],
)
def test_thirteen_days_from_the_declared_shipment(paid: str, shipped: str, receipt: str) -> None:
    result = compute(TOPIC, {"paid_at": paid, "shipped_on": shipped}, asked_at=f"{receipt}T23:59:59")
    assert plain(result) == {"applies": True, "auto_receipt_on": receipt}
    assert (result.outcome, result.missing, result.used) == ("receipt_on", (), ("paid_at", "shipped_on"))
    assert keys(result) == ["inside", "count"]


@pytest.mark.parametrize(
    ("paid", "applies"),
    [
        ("2022-11-11T15:50:00", False),
        ("2022-11-11T15:59:59", False),
        ("2022-11-11T16:00:00", True),
        ("2022-11-13T15:59:59", True),
        ("2022-11-13T15:59:59.900000", True),
        ("2022-11-13T16:00:00", False),
        ("2022-11-13T16:05:00", False),
        ("2022-10-12T12:00:00", False),
        ("2022-11-12", True),
        ("2022-11-10", False),
        ("2022-11-14", False),
    ],
)
def test_the_window_to_the_second(paid: str, applies: bool) -> None:
    result = compute(TOPIC, {"paid_at": paid})
    assert result.values == {"applies": applies}
    assert result.outcome == ("applies" if applies else "outside")
    assert result.missing == (("shipped_on",) if applies else ())
    assert ("payer" in result.notes) == applies


def test_outside_the_window_the_shipment_changes_nothing() -> None:
    result = compute(TOPIC, {"paid_at": "2022-11-13T16:05:00", "shipped_on": "2022-11-14"})
    assert (result.values, result.used, result.missing) == ({"applies": False}, ("paid_at",), ())
    assert shown(result, "outside")["window_end"] == "11-13 15:59:59"


@pytest.mark.parametrize("paid", ["2022-11-11", "2022-11-13"])
@pytest.mark.parametrize("more", [{}, {"shipped_on": "2022-11-14"}])
def test_on_a_border_day_the_hour_is_needed(paid: str, more: dict[str, str]) -> None:
    result = compute(TOPIC, {"paid_at": paid, **more})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("paid_at",))


@pytest.mark.parametrize(("year", "inferred"), [(2019, True), (2020, False), (2022, True)])
def test_another_year_than_the_notices_is_said(year: int, inferred: bool) -> None:
    for paid in (f"{year}-11-12T09:00:00", f"{year}-06-01T09:00:00"):
        assert ("year_inferred" in compute(TOPIC, {"paid_at": paid}).notes) == inferred


def test_after_the_day_it_is_past() -> None:
    facts = {"paid_at": "2022-11-12T09:00:00", "shipped_on": "2022-11-14"}
    assert compute(TOPIC, facts, "2022-11-28T00:00:00").outcome == "receipt_past"


def test_facts_are_missing() -> None:
    assert compute(TOPIC, {}).missing == ("paid_at", "shipped_on")
    assert compute(TOPIC, {"shipped_on": "2022-11-14"}).missing == ("paid_at",)
    assert compute(TOPIC, {"shipped_on": "2022-11-14"}).values == {}


@pytest.mark.parametrize("paid", ["2022-11-12T09:00:00", "2022-11-12", "2022-12-12"])
def test_a_shipment_before_the_payment_is_impossible(paid: str) -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        compute(TOPIC, {"paid_at": paid, "shipped_on": "2022-11-11"})
    assert (refused.value.fact, refused.value.reason) == ("shipped_on", "before_payment")
