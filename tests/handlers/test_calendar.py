"""Day counting: named borders, and properties against a count of day after day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers import calendar
from knowledge.model import CHINA

DAYS = st.dates(date(1999, 1, 1), date(2100, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(CHINA))
ONE_DAY = timedelta(days=1)


def length_of_month(day: date) -> int:
    """Days in the month of ``day``, found by walking to its ends."""
    first = last = day
    while (first - ONE_DAY).month == day.month:
        first -= ONE_DAY
    while (last + ONE_DAY).month == day.month:
        last += ONE_DAY
    return (last - first).days + 1


def months_later(start: date, months: int) -> date:
    """The same day number ``months`` months on, or the last day before it there is, found by walking."""
    target = start.year * 12 + start.month + months
    day = start
    while (day.year * 12 + day.month, day.day) < (target, start.day):
        following = day + ONE_DAY
        if following.year * 12 + following.month > target:
            break
        day = following
    return day


class TestDays:
    def test_the_day_of_the_event_is_not_counted(self) -> None:
        assert calendar.add_days(date(2023, 5, 10), 15) == date(2023, 5, 25)

    def test_29_february_is_a_day_like_any_other(self) -> None:
        assert calendar.add_days(date(2024, 2, 20), 15) == date(2024, 3, 6)
        assert calendar.add_days(date(2023, 2, 20), 15) == date(2023, 3, 7)

    def test_a_moment_keeps_its_hour(self) -> None:
        sent = datetime(2023, 5, 1, 10, 0, tzinfo=CHINA)
        assert calendar.add_days(sent, 7) == datetime(2023, 5, 8, 10, 0, tzinfo=CHINA)

    @given(DAYS, st.integers(0, 400))
    def test_it_agrees_with_walking_day_by_day(self, start: date, days: int) -> None:
        day = start
        for _ in range(days):
            day += ONE_DAY
        assert calendar.add_days(start, days) == day

    @given(DAYS, st.integers(-400, 400))
    def test_counting_back_undoes_counting_on(self, start: date, days: int) -> None:
        assert calendar.add_days(calendar.add_days(start, days), -days) == start

    @given(DAYS, DAYS, st.integers(0, 400))
    def test_a_later_start_never_ends_earlier(self, one: date, other: date, days: int) -> None:
        assert calendar.add_days(min(one, other), days) <= calendar.add_days(max(one, other), days)


class TestMonthsAndYears:
    @pytest.mark.parametrize(
        ("start", "months", "end"),
        [
            ("2023-05-25", 3, "2023-08-25"),
            ("2022-11-30", 3, "2023-02-28"),
            ("2023-11-30", 3, "2024-02-29"),
            ("2023-01-31", 3, "2023-04-30"),
            ("2023-02-28", 3, "2023-05-28"),
            ("2022-12-15", 1, "2023-01-15"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-03-31", -1, "2024-02-29"),
            ("2024-01-15", -1, "2023-12-15"),
        ],
    )
    def test_same_day_number_or_the_last_day_of_the_month(self, start: str, months: int, end: str) -> None:
        assert calendar.add_months(date.fromisoformat(start), months) == date.fromisoformat(end)

    @pytest.mark.parametrize(("start", "end"), [("2024-02-29", "2026-02-28"), ("2022-02-28", "2024-02-28")])
    def test_two_years_and_29_february(self, start: str, end: str) -> None:
        assert calendar.add_years(date.fromisoformat(start), 2) == date.fromisoformat(end)

    def test_the_calendar_has_an_end(self) -> None:
        with pytest.raises(OverflowError):
            calendar.add_months(date(9999, 12, 1), 1)
        with pytest.raises(OverflowError):
            calendar.add_months(date(1, 1, 1), -1)

    @settings(max_examples=50)
    @given(DAYS, st.integers(0, 30))
    def test_it_agrees_with_walking_day_by_day(self, start: date, months: int) -> None:
        assert calendar.add_months(start, months) == months_later(start, months)

    @given(DAYS, st.integers(-60, 60))
    def test_the_day_number_changes_only_where_the_month_is_too_short(self, start: date, months: int) -> None:
        end = calendar.add_months(start, months)
        assert end.day == start.day or (end.day < start.day and end.day == length_of_month(end))

    @given(DAYS, DAYS, st.integers(0, 60))
    def test_a_later_start_never_ends_earlier(self, one: date, other: date, months: int) -> None:
        assert calendar.add_months(min(one, other), months) <= calendar.add_months(max(one, other), months)

    @given(DAYS, st.integers(-10, 10))
    def test_a_year_is_twelve_months(self, start: date, years: int) -> None:
        end = calendar.add_years(start, years)
        assert (end.year, end.month) == (start.year + years, start.month)


class TestHoursAndClocks:
    def test_hours_run_from_the_moment_itself_over_midnight_and_month_end(self) -> None:
        signed = datetime(2023, 4, 30, 23, 15, tzinfo=CHINA)
        assert calendar.add_hours(signed, 24) == datetime(2023, 5, 1, 23, 15, tzinfo=CHINA)

    @given(MOMENTS, st.integers(-1000, 1000))
    def test_hours_are_real_hours_and_come_out_in_china_time(self, moment: datetime, hours: int) -> None:
        end = calendar.add_hours(moment.astimezone(UTC), hours)
        assert (end - moment).total_seconds() == hours * 3600
        assert end.utcoffset() == timedelta(hours=8)

    @given(DAYS)
    def test_the_next_midnight_follows_the_last_second_of_the_day(self, day: date) -> None:
        midnight, last = calendar.next_midnight(day), calendar.end_of_day(day)
        assert midnight - last == timedelta(seconds=1)
        assert (last.date(), midnight.date()) == (day, day + ONE_DAY)
        assert last.isoformat().endswith("23:59:59+08:00")

    def test_a_deadline_in_days_lasts_until_midnight_in_china(self) -> None:
        deadline = date(2023, 5, 25)
        assert not calendar.is_past(deadline, datetime(2023, 5, 25, 23, 59, 59, tzinfo=CHINA))
        assert calendar.is_past(deadline, datetime(2023, 5, 26, tzinfo=CHINA))
        assert calendar.is_past(deadline, datetime(2023, 5, 25, 16, tzinfo=UTC))

    def test_a_deadline_to_the_second_is_met_at_that_second(self) -> None:
        deadline = datetime(2023, 5, 25, 15, tzinfo=CHINA)
        assert not calendar.is_past(deadline, deadline)
        assert calendar.is_past(deadline, deadline + timedelta(seconds=1))


class TestMonthsAsFractions:
    def test_the_example_of_the_refund_notice(self) -> None:
        first, last = date(2023, 2, 4), date(2023, 6, 3)
        assert calendar.month_parts(first, last) == ((25, 28), (31, 31), (30, 30), (31, 31), (3, 30))
        assert calendar.months_as_fractions(first, last) == Fraction(559, 140)
        assert calendar.months_as_fractions(date(2023, 5, 4), last) == Fraction(28, 31) + Fraction(3, 30)

    def test_one_day_and_one_whole_month_and_a_leap_year(self) -> None:
        assert calendar.months_as_fractions(date(2023, 5, 4), date(2023, 5, 4)) == Fraction(1, 31)
        assert calendar.months_as_fractions(date(2024, 2, 1), date(2024, 2, 29)) == 1
        assert calendar.months_as_fractions(date(2023, 3, 1), date(2024, 2, 29)) == 12

    def test_a_period_that_ends_before_it_begins_is_refused(self) -> None:
        with pytest.raises(ValueError, match="ends"):
            calendar.months_as_fractions(date(2023, 5, 4), date(2023, 5, 3))

    def test_the_last_day_of_the_calendar_is_reached(self) -> None:
        assert calendar.months_as_fractions(date(9999, 12, 1), date(9999, 12, 31)) == 1

    @settings(max_examples=50)
    @given(DAYS, st.integers(0, 500))
    def test_it_agrees_with_walking_day_by_day(self, first: date, days: int) -> None:
        walked = sum((Fraction(1, length_of_month(first + n * ONE_DAY)) for n in range(days + 1)), Fraction(0))
        assert calendar.months_as_fractions(first, first + days * ONE_DAY) == walked

    @given(DAYS, st.integers(1, 1500), st.data())
    def test_the_parts_of_a_split_term_add_up(self, first: date, days: int, data: st.DataObject) -> None:
        last = first + days * ONE_DAY
        split = first + data.draw(st.integers(0, days - 1)) * ONE_DAY
        parts = calendar.months_as_fractions(first, split) + calendar.months_as_fractions(split + ONE_DAY, last)
        assert calendar.months_as_fractions(first, last) == parts
