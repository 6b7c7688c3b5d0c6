"""The refund for the unused part of a Dianxiaomi order."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.result import ImpossibleFactError
from tests.handlers.rules import compute, keys, shown

TOPIC = "dianxiaomi-refund"
EXAMPLE = {"order_total": Decimal(1000), "term_start": "2023-02-04", "term_end": "2023-06-03"}
AMOUNTS = st.decimals(0, 100000, places=2)


def refund(total: str, start: str, end: str) -> object:
    facts = {"order_total": Decimal(total), "term_start": start, "term_end": end}
    return compute(TOPIC, facts).values["refund"]


def test_the_term_of_the_notices_example() -> None:
    result = compute(TOPIC, EXAMPLE, asked_at="2023-04-01T09:00:00")
    exact = Fraction(1000) / Fraction(559, 140) * (Fraction(28, 31) + Fraction(3, 30))
    assert result.values == {"refund": Decimal("251.3")}
    assert abs(Fraction("251.3") - exact) < Fraction(1, 20)
    assert (result.missing, result.used) == ((), ("order_total", "term_start", "term_end"))
    assert keys(result) == ["service", "unused", "refund"]
    assert shown(result, "service")["service_months"] == "3.9929 (559/140)"
    assert shown(result, "unused") == {
        "unused_from": "2023-05-04",
        "term_end": "2023-06-03",
        "unused_months": "1.0032 (311/310)",
    }
    assert shown(result, "refund")["rounding"] == Decimal("0.1")


@pytest.mark.parametrize(
    ("total", "start", "end", "expected"),
    [
        ("3650", "2022-05-04", "2023-05-03", "0"),
        ("31", "2023-05-01", "2023-05-31", "28.0"),
        ("31", "2023-04-01", "2023-05-04", "0.9"),
        ("1200", "2023-01-01", "2023-12-31", "790.3"),
        ("0", "2023-01-01", "2023-12-31", "0"),
        ("99.90", "2023-05-04", "2023-08-03", "99.9"),
        ("99.90", "2023-06-01", "2023-08-31", "99.9"),
    ],
)
def test_terms_at_the_borders(total: str, start: str, end: str, expected: str) -> None:
    assert refund(total, start, end) == Decimal(expected)


@pytest.mark.parametrize(
    ("total", "expected"), [("0.04", "0"), ("0.05", "0.1"), ("0.14", "0.1"), ("0.15", "0.2"), ("0.25", "0.3")]
)
def test_half_a_tenth_is_rounded_up(total: str, expected: str) -> None:
    assert refund(total, "2023-06-01", "2023-06-30") == Decimal(expected)


@pytest.mark.parametrize("end", ["2023-05-03", "2022-06-30"])
@pytest.mark.parametrize("more", [{}, {"order_total": Decimal(100)}, {"term_start": "2022-01-01"}])
def test_a_term_that_ended_before_the_stop_leaves_nothing(end: str, more: dict[str, object]) -> None:
    result = compute(TOPIC, {"term_end": end, **more})
    assert (result.values, result.outcome, result.missing) == ({"refund": 0}, "nothing_unused", ())
    assert result.used == ("term_end",)
    assert keys(result) == ["nothing"]


def test_a_term_that_ends_on_the_first_unused_day_leaves_that_day() -> None:
    assert compute(TOPIC, {**EXAMPLE, "term_end": "2023-05-04"}).outcome == "over"


@pytest.mark.parametrize(
    ("asked_at", "outcome"),
    [
        ("2023-05-03T23:59:59", "upcoming"),
        ("2023-05-04T00:00:00", "now"),
        ("2023-05-10T23:59:59", "now"),
        ("2023-05-11T00:00:00", "over"),
    ],
)
def test_the_days_of_refunding_include_both_ends(asked_at: str, outcome: str) -> None:
    assert compute(TOPIC, EXAMPLE, asked_at).outcome == outcome


@pytest.mark.parametrize("missing", ["order_total", "term_start", "term_end"])
def test_no_fact_is_guessed(missing: str) -> None:
    result = compute(TOPIC, {name: value for name, value in EXAMPLE.items() if name != missing})
    assert (result.values, result.outcome, result.missing) == ({}, None, (missing,))


def test_without_facts_all_are_missing() -> None:
    assert compute(TOPIC, {}).missing == ("order_total", "term_start", "term_end")


def test_impossible_facts() -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        compute(TOPIC, {**EXAMPLE, "term_end": "2023-02-03"})
    assert (refused.value.fact, refused.value.reason) == ("term_end", "end_before_start")
    with pytest.raises(ImpossibleFactError) as refused:
        compute(TOPIC, {**EXAMPLE, "order_total": Decimal(-1)})
    assert (refused.value.fact, refused.value.reason) == ("order_total", "negative")


def test_a_term_of_whole_months_is_shown_without_a_fraction() -> None:
    result = compute(TOPIC, {**EXAMPLE, "term_start": "2023-01-01", "term_end": "2023-12-31"})
    assert shown(result, "service")["service_months"] == "12"


def test_a_hundred_months_are_not_shown_as_a_power_of_ten() -> None:
    result = compute(TOPIC, {**EXAMPLE, "term_start": "2016-01-01", "term_end": "2024-05-01"})
    assert str(shown(result, "service")["service_months"]).startswith("100.0323 (")
    result = compute(TOPIC, {**EXAMPLE, "term_start": "2023-05-31", "term_end": "2031-09-29"})
    assert str(shown(result, "unused")["unused_months"]).startswith("99.9989 (")


@given(AMOUNTS, st.dates(date(2022, 1, 1), date(2023, 12, 31)), st.integers(0, 800))
def test_it_agrees_with_adding_up_day_by_day(total: Decimal, start: date, days: int) -> None:
    def share(day: date) -> Fraction:
        following = day.replace(day=28) + timedelta(days=4)
        return Fraction(1, (following - timedelta(days=following.day)).day)

    term = [start + timedelta(days=n) for n in range(days + 1)]
    unused = sum((share(day) for day in term if day >= date(2023, 5, 4)), Fraction(0))
    exact = Fraction(total) / sum((share(day) for day in term), Fraction(0)) * unused
    facts = {"order_total": total, "term_start": start, "term_end": term[-1]}
    tenths = exact * 10
    expected = Decimal(tenths.numerator * 2 + tenths.denominator) // Decimal(2 * tenths.denominator) / 10
    assert compute(TOPIC, facts).values["refund"] == expected
    assert 0 <= expected <= total.quantize(Decimal("0.1"), ROUND_HALF_UP)
