"""Past or future, the day told before, and what is assumed."""

from datetime import date, datetime

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard

CUES = [
    ("8月20号签收", "2024-08-20"),
    ("12月20号签收", "2023-12-20"),
    ("12月20号到期", "2024-12-20"),
    ("12月20号已经到期了", "2023-12-20"),
    ("8月20号要到期了", "2025-08-20"),
    ("想8月20号退出", "2025-08-20"),
    ("8月20号想退出", "2025-08-20"),
    ("打算20号退", "2024-11-20"),
    ("18号我要走", "2024-11-18"),
    ("20号之前必须走", "2024-11-20"),
    ("20号前后会签收", "2024-11-20"),
    ("20号签收的", "2024-10-20"),
    ("最晚8月20号", "2025-08-20"),
    ("希望8月20号能退掉", "2025-08-20"),
    ("想问一下8月20号交的申请", "2024-08-20"),
    ("要是8月20号交的呢", "2024-08-20"),
    ("我要8月20号走", "2025-08-20"),
    ("阿里同意12月1号放人", "2024-12-01"),
    ("月底退行不行", "2024-11-30"),
    ("applied on August 20", "2024-08-20"),
    ("it expires on August 20", "2025-08-20"),
    ("we want to exit on August 20", "2025-08-20"),
]
SEQUENCES = [
    ("2024-01-03", "12月25号签的，1月9号能退吗", "2023-12-25 2024-01-09"),
    ("2024-01-15", "12月28日到1月5日", "2023-12-28 2024-01-05"),
    ("2024-11-13", "2022年12月28日递交，1月5日确认", "2022-12-28 2023-01-05"),
    ("2024-11-13", "10月28号递交，5号确认", "2024-10-28 2024-11-05"),
    ("2024-11-13", "11月10号签收，8号寄出", "2024-11-10 2024-11-08"),
    ("2024-11-13", "11月4日-10日", "2024-11-04 2024-11-10"),
    ("2024-11-13", "11.4-11.10签收", "2024-11-04 2024-11-10"),
    ("2024-11-13", "2024.11.4-2024.11.10", "2024-11-04 2024-11-10"),
    ("2024-11-13", "2024-11-04~11-10", "2024-11-04 2024-11-10"),
    ("2024-11-13", "4号到10号", "2024-11-04 2024-11-10"),
    ("2024-11-13", "上周一到周五", "2024-11-04 2024-11-08"),
    ("2024-11-13", "阿里确认的是11月20号走", "2024-11-20"),
    ("2023-06-15", "4.3交的表,阿里说4.13放人", "2023-04-03 2023-04-13"),
]


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_words_near_a_date_choose_past_or_future(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(("day", "text", "expected"), SEQUENCES)
def test_a_date_leans_on_the_one_before_it(day: str, text: str, expected: str) -> None:
    assert heard(text, datetime.fromisoformat(f"{day}T13:30:00+08:00")) == expected


def test_the_caller_may_choose_the_tense() -> None:
    assert heard("8月20号", tense="past") == "2024-08-20"
    assert heard("8月20号", tense="future") == "2025-08-20"
    assert heard("20号签收的", tense="future") == "2024-11-20"


def test_today_counts_as_past_and_as_future() -> None:
    assert heard("11月13号签收") == "2024-11-13"
    assert heard("11月13号到期") == "2024-11-13"
    assert heard("13号签收") == "2024-11-13"


def test_both_readings_and_the_assumption_are_handed_out() -> None:
    fact = read("8月20号签收", NOW).facts[0]
    assert fact.assumed == {"year"}
    assert (fact.past, fact.future) == (date(2024, 8, 20), date(2025, 8, 20))
    assert fact.seen_from("future").value == date(2025, 8, 20)
    assert read("20号签收", NOW).facts[0].assumed == {"month"}
    assert read("周五签收", NOW).facts[0].assumed == {"week"}


def test_a_said_year_leaves_nothing_open() -> None:
    fact = read("2024年8月20号", NOW).facts[0]
    assert (fact.past, fact.future, fact.assumed) == (None, None, frozenset())
    assert fact.seen_from("future") is fact


def test_the_29th_of_february_is_refused_where_no_near_year_has_it() -> None:
    in_may = datetime.fromisoformat("2023-05-17T09:00:00+08:00")
    after_leap_day = datetime.fromisoformat("2024-03-18T09:00:00+08:00")
    assert heard("2月29日签收", in_may) == "!no_such_date"
    assert heard("2月29日签收", after_leap_day) == "2024-02-29"
