"""Re-joining the VIP wholesale centre."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.result import ImpossibleFactError
from tests.handlers.rules import compute, keys, plain, shown

EXITS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("left", "rejoin"),
    [
        ("2023-05-25", "2023-08-26"),
        ("2022-11-30", "2023-03-01"),
        ("2023-11-30", "2024-03-01"),
        ("2023-11-28", "2024-02-29"),
        ("2023-01-31", "2023-05-01"),
        ("2022-10-15", "2023-01-16"),
    ],
)
def test_re_joining_opens_the_day_after_three_months(left: str, rejoin: str) -> None:
    result = compute("vip-rejoin", {"exit_date": left})
    assert plain(result) == {"rejoin_from": rejoin}
    assert (result.used, result.missing) == (("exit_date",), ())
    assert keys(result) == ["months", "next_day"]


def test_the_steps_show_the_last_blocked_day() -> None:
    result = compute("vip-rejoin", {"exit_date": "2023-01-31"})
    assert shown(result, "months") == {
        "exit_date": "2023-01-31",
        "rejoin_months": 3,
        "last_blocked_day": "2023-04-30",
    }
    assert shown(result, "next_day") == {"last_blocked_day": "2023-04-30", "rejoin_from": "2023-05-01"}


@pytest.mark.parametrize(
    ("asked_at", "outcome"), [("2023-08-25T23:59:59", "rejoin_from"), ("2023-08-26T00:00:00", "rejoin_open")]
)
def test_the_first_day_itself_is_open(asked_at: str, outcome: str) -> None:
    assert compute("vip-rejoin", {"exit_date": "2023-05-25"}, asked_at=asked_at).outcome == outcome


def test_the_application_leads_to_the_exit() -> None:
    result = compute("vip-rejoin", {"application_date": "2023-05-10"})
    assert plain(result) == {"rejoin_from": "2023-08-26"}
    assert keys(result) == ["exit_from_application", "months", "next_day"]
    assert shown(result, "exit_from_application") == {
        "application_date": "2023-05-10",
        "notice_days": 15,
        "exit_date": "2023-05-25",
    }
    assert result.used == ("application_date",)


def test_an_earlier_confirmed_day_leads_to_an_earlier_exit() -> None:
    result = compute("vip-rejoin", {"application_date": "2023-07-03", "confirmed_date": "2023-07-12"})
    assert plain(result) == {"rejoin_from": "2023-10-13"}
    assert keys(result)[0] == "exit_confirmed"
    assert shown(result, "exit_confirmed")["exit_date"] == "2023-07-12"
    assert result.used == ("application_date", "confirmed_date")


def test_a_later_confirmed_day_changes_nothing() -> None:
    result = compute("vip-rejoin", {"application_date": "2023-07-03", "confirmed_date": "2023-07-30"})
    assert plain(result) == {"rejoin_from": "2023-10-19"}
    assert keys(result)[0] == "exit_from_application"


def test_the_exit_day_that_was_said_outweighs_the_application() -> None:
    result = compute("vip-rejoin", {"exit_date": "2023-05-20", "application_date": "2023-05-10"})
    assert plain(result) == {"rejoin_from": "2023-08-21"}
    assert result.used == ("exit_date",)


def test_a_day_confirmed_before_the_application_is_impossible() -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        compute("vip-rejoin", {"application_date": "2023-07-03", "confirmed_date": "2023-07-02"})
    assert (refused.value.fact, refused.value.reason) == ("confirmed_date", "before_application")


@pytest.mark.parametrize("facts", [{}, {"confirmed_date": "2023-07-12"}, {"exit_kind": "voluntary"}])
def test_the_exit_day_is_missing(facts: dict[str, str]) -> None:
    result = compute("vip-rejoin", facts)
    assert (result.values, result.outcome, result.missing) == ({}, None, ("exit_date",))


def test_after_a_forced_removal_no_day_is_stated() -> None:
    result = compute("vip-rejoin", {"exit_date": "2023-05-25", "exit_kind": "forced"})
    assert (result.values, result.outcome, result.missing) == ({}, "forced", ())
    assert result.used == ("exit_kind",)


def test_a_voluntary_exit_is_computed() -> None:
    result = compute("vip-rejoin", {"exit_date": "2023-05-25", "exit_kind": "voluntary"})
    assert plain(result) == {"rejoin_from": "2023-08-26"}


@given(EXITS)
def test_the_wait_is_never_shorter_or_longer_than_three_months_can_be(left: date) -> None:
    rejoin = compute("vip-rejoin", {"exit_date": left}).values["rejoin_from"]
    assert timedelta(days=90) <= rejoin - left <= timedelta(days=93)


@given(EXITS)
def test_both_ways_from_an_application_agree(applied: date) -> None:
    leaving = compute("vip-exit", {"application_date": applied}).values
    again = compute("vip-rejoin", {"application_date": applied}).values
    assert again["rejoin_from"] == leaving["rejoin_from"]
    assert again == compute("vip-rejoin", {"exit_date": leaving["effective_date"]}).values
