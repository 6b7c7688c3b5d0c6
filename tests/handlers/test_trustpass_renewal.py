"""The new term of a renewed TrustPass order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.handlers.rules import compute, keys, plain, shown


@pytest.mark.parametrize(
    ("end", "term_start", "term_end"),
    [
        ("2022-01-01", "2022-01-02T00:00:00", "2024-01-02T23:59:59"),
        ("2024-06-30", "2024-07-01T00:00:00", "2026-07-01T23:59:59"),
        ("2023-03-14", "2023-03-15T00:00:00", "2025-03-15T23:59:59"),
        ("2024-02-28", "2024-02-29T00:00:00", "2026-02-28T23:59:59"),
        ("2024-02-29", "2024-03-01T00:00:00", "2026-03-01T23:59:59"),
        ("2022-02-27", "2022-02-28T00:00:00", "2024-02-28T23:59:59"),
        ("2023-12-31", "2024-01-01T00:00:00", "2026-01-01T23:59:59"),
    ],
)
def test_two_years_from_the_next_day(end: str, term_start: str, term_end: str) -> None:
    result = compute("trustpass-renewal", {"current_end": end})
    assert plain(result) == {"term_start": term_start, "term_end": term_end}
    assert (result.outcome, result.used, result.missing) == ("term", ("current_end",), ())
    assert result.notes == ("before_expiry",)
    assert keys(result) == ["start", "end"]
    assert shown(result, "end")["term_years"] == 2


def test_an_end_told_to_the_second_is_its_day() -> None:
    result = compute("trustpass-renewal", {"current_end": "2022-01-01T23:59:59"})
    assert plain(result)["term_start"] == "2022-01-02T00:00:00"


@pytest.mark.parametrize("done", ["2021-11-11", "2022-01-01"])
def test_renewed_and_certified_up_to_the_last_day_is_in_time(done: str) -> None:
    result = compute("trustpass-renewal", {"current_end": "2022-01-01", "completed_on": done})
    assert plain(result)["term_start"] == "2022-01-02T00:00:00"
    assert result.notes == ()
    assert result.used == ("current_end", "completed_on")


def test_a_day_later_the_order_has_lapsed() -> None:
    result = compute("trustpass-renewal", {"current_end": "2022-01-01", "completed_on": "2022-01-02"})
    assert (result.values, result.outcome, result.missing) == ({}, "lapsed", ())
    assert shown(result, "lapsed") == {"completed_on": "2022-01-02", "current_end": "2022-01-01"}


def test_the_term_of_one_year_is_in_no_source() -> None:
    result = compute("trustpass-renewal", {"current_end": "2022-01-01", "order_years": "1"})
    assert (result.values, result.outcome, result.missing) == ({}, "one_year", ())
    assert result.used == ("order_years",)


def test_two_years_said_is_two_years_computed() -> None:
    result = compute("trustpass-renewal", {"current_end": "2022-01-01", "order_years": "2"})
    assert plain(result)["term_end"] == "2024-01-02T23:59:59"


@pytest.mark.parametrize("facts", [{}, {"completed_on": "2022-01-01"}, {"order_years": "2"}])
def test_the_end_of_the_current_term_is_missing(facts: dict[str, str]) -> None:
    result = compute("trustpass-renewal", facts)
    assert (result.values, result.outcome, result.missing) == ({}, None, ("current_end",))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_the_term_follows_the_old_one_and_is_two_years_and_a_day_long(end: date) -> None:
    values = compute("trustpass-renewal", {"current_end": end}).values
    first, last = values["term_start"].date(), values["term_end"].date()
    assert first == end + timedelta(days=1)
    assert last.year == first.year + 2
    assert last.replace(year=2000) == first.replace(year=2000) or (first.month, first.day, last.day) == (2, 29, 28)
