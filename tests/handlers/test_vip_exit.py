"""Leaving the VIP wholesale centre."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.result import ImpossibleFactError
from handlers.vip_exit import compute as vip_exit
from tests.handlers.rules import compute, keys, moment, plain, rule, shown

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("applied", "effective", "rejoin"),
    [
        ("2023-05-10", "2023-05-25", "2023-08-26"),
        ("2022-12-28", "2023-01-12", "2023-04-13"),
        ("2024-02-15", "2024-03-01", "2024-06-02"),
        ("2023-11-15", "2023-11-30", "2024-03-01"),
        ("2022-11-15", "2022-11-30", "2023-03-01"),
    ],
)
def test_the_exit_takes_effect_on_the_15th_day_after_applying(applied: str, effective: str, rejoin: str) -> None:
    result = compute("vip-exit", {"application_date": applied})
    assert plain(result) == {"effective_date": effective, "rejoin_from": rejoin}
    assert (result.outcome, result.used, result.missing) == ("effective", ("application_date",), ())
    assert keys(result) == ["notice", "rejoin"]


def test_the_steps_show_what_was_counted() -> None:
    result = compute("vip-exit", {"application_date": "2023-05-10"})
    assert shown(result, "notice") == {
        "application_date": "2023-05-10",
        "notice_days": 15,
        "regular_date": "2023-05-25",
    }
    assert shown(result, "rejoin") == {
        "effective_date": "2023-05-25",
        "rejoin_months": 3,
        "rejoin_from": "2023-08-26",
    }


def test_an_earlier_confirmed_day_counts() -> None:
    result = compute("vip-exit", {"application_date": "2023-07-03", "confirmed_date": "2023-07-12"})
    assert plain(result) == {"effective_date": "2023-07-12", "rejoin_from": "2023-10-13"}
    assert result.outcome == "effective_confirmed"
    assert result.used == ("application_date", "confirmed_date")
    assert keys(result) == ["notice", "confirmed_earlier", "rejoin"]


@pytest.mark.parametrize("confirmed", ["2023-07-18", "2023-07-19", "2023-12-01"])
def test_a_day_confirmed_for_the_15th_day_or_later_does_not_delay_the_exit(confirmed: str) -> None:
    result = compute("vip-exit", {"application_date": "2023-07-03", "confirmed_date": confirmed})
    assert plain(result)["effective_date"] == "2023-07-18"
    assert result.outcome == "effective"
    assert keys(result) == ["notice", "confirmed_later", "rejoin"]


def test_alibaba_may_confirm_the_day_of_application_itself() -> None:
    result = compute("vip-exit", {"application_date": "2023-07-03", "confirmed_date": "2023-07-03"})
    assert plain(result)["effective_date"] == "2023-07-03"


def test_a_day_confirmed_before_the_application_is_impossible() -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        compute("vip-exit", {"application_date": "2023-07-03", "confirmed_date": "2023-07-02"})
    assert (refused.value.fact, refused.value.reason) == ("confirmed_date", "before_application")


@pytest.mark.parametrize("facts", [{}, {"confirmed_date": "2023-07-12"}])
def test_nothing_follows_without_an_application(facts: dict[str, str]) -> None:
    result = compute("vip-exit", facts)
    assert (result.values, result.outcome, result.missing) == ({}, None, ("application_date",))


@pytest.mark.parametrize(
    ("wanted", "apply_by"), [("2024-06-30", "2024-06-15"), ("2023-12-31", "2023-12-16"), ("2024-03-10", "2024-02-24")]
)
def test_a_wanted_day_is_counted_back(wanted: str, apply_by: str) -> None:
    result = compute("vip-exit", {"wanted_date": wanted}, asked_at="2023-10-01T09:00:00")
    assert plain(result) == {"apply_by": apply_by}
    assert (result.outcome, result.used, result.missing, result.notes) == ("apply_by", ("wanted_date",), (), ())
    assert keys(result) == ["back_from_wanted"]


def test_on_the_last_day_for_applying_there_is_still_time() -> None:
    assert compute("vip-exit", {"wanted_date": "2024-06-30"}, asked_at="2024-06-15T23:59:59").notes == ()


def test_after_the_last_day_for_applying_todays_application_is_shown() -> None:
    result = compute("vip-exit", {"wanted_date": "2024-06-30"}, asked_at="2024-06-16T00:00:00")
    assert plain(result) == {"apply_by": "2024-06-15"}
    assert (result.outcome, result.notes) == ("apply_by_past", ("apply_by_past",))
    assert shown(result, "if_today") == {"today": "2024-06-16", "notice_days": 15, "earliest_exit": "2024-07-01"}


def test_a_wanted_day_with_a_confirmed_day_still_needs_the_application() -> None:
    result = compute("vip-exit", {"wanted_date": "2024-06-30", "confirmed_date": "2024-06-25"})
    assert plain(result) == {"apply_by": "2024-06-15"}
    assert result.missing == ("application_date",)


@pytest.mark.parametrize(
    ("wanted", "note"),
    [("2023-05-24", "wanted_too_early"), ("2023-05-25", "wanted_reachable"), ("2023-05-01", "wanted_too_early")],
)
def test_an_application_is_held_against_the_wanted_day(wanted: str, note: str) -> None:
    facts = {"application_date": "2023-05-10", "wanted_date": wanted}
    result = compute("vip-exit", facts, asked_at="2023-05-11T08:00:00")
    assert plain(result)["effective_date"] == "2023-05-25"
    assert "apply_by" in result.values
    assert result.notes == (note,)
    assert result.used == ("application_date", "wanted_date")


def test_an_earlier_confirmation_can_fulfil_the_wish() -> None:
    facts = {"application_date": "2023-05-10", "confirmed_date": "2023-05-20", "wanted_date": "2023-05-22"}
    assert compute("vip-exit", facts, asked_at="2023-05-11T08:00:00").notes == ("wanted_reachable",)


@pytest.mark.parametrize(
    ("asked_at", "notes"), [("2023-05-24T23:59:59", ()), ("2023-05-25T00:00:00", ("already_out",))]
)
def test_from_the_day_it_takes_effect_the_supplier_is_out(asked_at: str, notes: tuple[str, ...]) -> None:
    assert compute("vip-exit", {"application_date": "2023-05-10"}, asked_at=asked_at).notes == notes


def test_an_application_planned_for_later_is_computed_as_a_plan() -> None:
    result = compute("vip-exit", {"application_date": "2024-06-20"}, asked_at="2024-06-03T16:00:00")
    assert plain(result)["effective_date"] == "2024-07-05"


def test_a_moment_counts_as_its_day_in_china() -> None:
    evening_in_utc = datetime(2023, 5, 9, 17, tzinfo=UTC)
    result = vip_exit({"application_date": evening_in_utc}, rule("vip-exit"), moment("2023-05-12T00:00:00"))
    assert plain(result)["effective_date"] == "2023-05-25"


def test_an_old_application_keeps_the_notice_of_its_day() -> None:
    longer = {"notice_days": ("days", [(None, 15), ("2024-01-01", 30)])}
    assert plain(compute("vip-exit", {"application_date": "2023-12-31"}, **longer))["effective_date"] == "2024-01-15"
    assert plain(compute("vip-exit", {"application_date": "2024-01-01"}, **longer))["effective_date"] == "2024-01-31"


def test_before_the_rule_existed_nothing_is_computed() -> None:
    result = compute("vip-exit", {"application_date": "2019-12-31"}, notice_days=("days", [("2020-01-01", 15)]))
    assert (result.outcome, result.values) == ("not_in_force", {})


@given(DAYS)
def test_applying_on_the_last_day_gives_the_wanted_day(wanted: date) -> None:
    back = compute("vip-exit", {"wanted_date": wanted})
    forward = compute("vip-exit", {"application_date": back.values["apply_by"]})
    assert forward.values["effective_date"] == wanted


@given(DAYS, st.integers(0, 60))
def test_a_confirmation_never_makes_the_exit_later(applied: date, days: int) -> None:
    plain_exit = compute("vip-exit", {"application_date": applied})
    confirmed = compute("vip-exit", {"application_date": applied, "confirmed_date": applied + timedelta(days=days)})
    assert confirmed.values["effective_date"] == applied + timedelta(days=min(days, 15))
    assert (confirmed.outcome == "effective_confirmed") == (days < 15)
    assert plain_exit.values["rejoin_from"] >= confirmed.values["rejoin_from"]
