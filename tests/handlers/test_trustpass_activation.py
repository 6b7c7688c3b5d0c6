"""The opening of a TrustPass service."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.trustpass_activation import compute as trustpass_activation
from tests.handlers.rules import compute, keys, moment, plain, rule, shown


@pytest.mark.parametrize(
    ("certified", "start"),
    [
        ("2022-04-26T12:00:00", "2022-04-27T00:00:00"),
        ("2022-04-27T00:00:00", "2022-04-28T00:00:00"),
        ("2022-04-27T23:50:00", "2022-04-28T00:00:00"),
        ("2022-04-27T23:59:59", "2022-04-28T00:00:00"),
        ("2021-12-31T08:00:00", "2022-01-01T00:00:00"),
    ],
)
def test_before_the_change_the_service_opens_at_midnight(certified: str, start: str) -> None:
    result = compute("trustpass-activation", {"certified_at": certified})
    assert plain(result) == {"service_start": start}
    assert result.outcome == "next_day"
    assert keys(result) == ["before_change", "next_midnight"]
    assert result.used == ("certified_at",)


@pytest.mark.parametrize("certified", ["2022-04-28T00:00:00", "2022-04-28T00:10:00", "2023-02-08T09:20:00"])
def test_since_the_change_it_opens_at_the_moment_of_certification(certified: str) -> None:
    result = compute("trustpass-activation", {"certified_at": certified})
    assert plain(result) == {"service_start": certified}
    assert result.outcome == "at_once"
    assert keys(result) == ["since_change", "same_moment"]
    assert shown(result, "since_change")["change_day"] == "2022-04-28"


def test_before_the_change_the_day_is_enough() -> None:
    result = compute("trustpass-activation", {"certified_at": "2022-04-27"})
    assert plain(result) == {"service_start": "2022-04-28T00:00:00"}
    assert result.missing == ()


def test_since_the_change_the_day_is_not_enough() -> None:
    result = compute("trustpass-activation", {"certified_at": "2022-04-28"})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("certified_at",))


def test_the_moment_is_missing() -> None:
    result = compute("trustpass-activation", {})
    assert (result.values, result.missing, result.notes) == ({}, ("certified_at",), ("renewal_differs",))


def test_the_day_of_asking_does_not_matter() -> None:
    for asked_at in ("2022-04-20T10:00:00", "2024-01-01T10:00:00"):
        result = compute("trustpass-activation", {"certified_at": "2022-04-27T18:30:00"}, asked_at=asked_at)
        assert plain(result) == {"service_start": "2022-04-28T00:00:00"}


def test_the_border_lies_in_china_time() -> None:
    facts = {"certified_at": datetime(2022, 4, 27, 16, 0, tzinfo=UTC)}
    result = trustpass_activation(facts, rule("trustpass-activation"), moment("2022-05-01T00:00:00"))
    assert plain(result) == {"service_start": "2022-04-28T00:00:00"}
    assert result.outcome == "at_once"
