"""Days that lean on another one: said again, contradicted, of a season named, or counted from a day left open."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import Heard, read
from bot.understanding.facts.model import CHINA
from tests.bot.understanding.facts.reading import NOW, heard


def last(text: str) -> Heard:
    return read(text, NOW).facts[-1]


@pytest.mark.parametrize(
    "text", ["明天14号递交", "明天(14号)递交", "明天也就是14号递交", "明天11月14号递交", "tomorrow the 14th"]
)
def test_a_date_right_behind_a_day_says_it_again(text: str) -> None:
    again = last(text)
    assert (again.value, again.past, again.future) == (date(2024, 11, 14), None, None)
    assert not again.assumed
    assert not again.approximate


@pytest.mark.parametrize("text", ["礼拜一递的,今天都礼拜四了", "周一递的,今天已经周四"])
def test_the_weekday_of_today_is_no_day_of_its_own(text: str) -> None:
    assert [item.value for item in read(text, datetime(2024, 11, 14, 9, tzinfo=CHINA)).facts] == [
        date(2024, 11, 11),
        date(2024, 11, 14),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7月4号递的,19号退的", ["2024-07-04", "2024-07-19"]),
        ("7月20号递的,4号退的", ["2024-07-20", "2024-08-04"]),
        ("1月1日元旦那天", ["2025-01-01", "2025-01-01"]),
    ],
)
def test_a_day_without_its_month_lies_in_the_month_before_it_as_long_as_that_goes_on(
    text: str, days: list[str]
) -> None:
    assert [str(item.value) for item in read(text, NOW).facts] == days


def test_a_date_that_says_a_day_again_keeps_its_time() -> None:
    assert heard("昨天12号15:00签收") == "2024-11-12 2024-11-12T15:00"
    assert "month" not in last("昨天12号15:00签收").assumed


@pytest.mark.parametrize("text", ["明天16号递交", "明天(11月16号)递交", "昨天9号签收"])
def test_a_date_that_says_another_day_than_the_one_before_it_is_doubtful(text: str) -> None:
    assert last(text).approximate


@pytest.mark.parametrize("text", ["昨天问过,9号签收", "昨天下的单9号签收", "11月3号,9号签收", "周五(15号)签收"])
def test_a_date_apart_from_the_day_before_it_or_behind_an_open_one_contradicts_nothing(text: str) -> None:
    assert not last(text).approximate
    assert last(text).assumed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("去年双十一那批,11月14日付款", date(2023, 11, 14)),
        ("2020年双11的货,11月14日付款", date(2020, 11, 14)),
        ("2021年国庆那单,9月29日付款", date(2021, 9, 29)),
    ],
)
def test_the_year_of_a_holiday_holds_for_the_dates_around_it(text: str, day: date) -> None:
    assert last(text).value == day
    assert "year" not in last(text).assumed


@pytest.mark.parametrize("text", ["去年双十一那批,3月14日付款", "去年那批,11月14日付款"])
def test_the_year_of_a_date_far_from_the_holiday_or_without_one_stays_open(text: str) -> None:
    assert "year" in last(text).assumed


@pytest.mark.parametrize(
    ("text", "past", "future", "open_part"),
    [
        ("11月25号付的,当天发货", date(2023, 11, 25), date(2024, 11, 25), "year"),
        ("11月25号付的,次日发货", date(2023, 11, 26), date(2024, 11, 26), "year"),
        ("20号付的,那天发货", date(2024, 10, 20), date(2024, 11, 20), "month"),
        ("周五付的,次日发货", date(2024, 11, 9), date(2024, 11, 16), "week"),
    ],
)
def test_a_day_told_by_another_leaves_open_what_that_one_does(
    text: str, past: date, future: date, open_part: str
) -> None:
    leaning = last(text)
    assert (leaning.past, leaning.future) == (past, future)
    assert open_part in leaning.assumed


def test_a_time_on_such_a_day_is_in_both_readings() -> None:
    leaning = last("11月25号付的,次日下午2点发货")
    assert isinstance(leaning.past, datetime)
    assert isinstance(leaning.future, datetime)
    assert (leaning.past.isoformat(), leaning.future.isoformat()) == (
        "2023-11-26T14:00:00+08:00",
        "2024-11-26T14:00:00+08:00",
    )


def test_a_day_told_by_a_certain_one_leaves_nothing_open() -> None:
    leaning = last("去年11月25号付的,次日发货")
    assert (leaning.value, leaning.past, leaning.future) == (date(2023, 11, 26), None, None)
    assert not leaning.assumed


@pytest.mark.parametrize(
    "text",
    ["去年双十一进的,11月10号申请的", "去年双十一卖得不错,今年不行,11月10号申请的", "去年国庆开的店,11月10号申请的"],
)
def test_a_holiday_on_which_something_else_happened_gives_its_year_to_nothing(text: str) -> None:
    assert last(text).value == date(2024, 11, 10)


def test_the_same_day_said_once_more_is_that_of_another_year() -> None:
    assert last("去年4月1号加入的,4月1号续签的").value == date(2024, 4, 1)
