"""Lengths of time, and what they do to a day."""

from datetime import date, datetime, timedelta

import pytest

from bot.understanding.facts import Duration, read
from bot.understanding.facts.model import CHINA
from tests.bot.understanding.facts.reading import NOW, heard, kinds

LENGTHS = [
    ("36小时", "PT36H"),
    ("三十六个钟头", "PT36H"),
    ("36h", "PT36H"),
    ("36 hours", "PT36H"),
    ("one and half month", "P1M15D"),
    ("a year and half", "P18M"),
    ("晚九日", "P9D"),
    ("半小时", "PT30M"),
    ("一个半小时", "PT90M"),
    ("1小时20分钟", "PT80M"),
    ("一刻钟", "PT15M"),
    ("20分钟", "PT20M"),
    ("9天", "P9D"),
    ("九个自然日", "P9D"),
    ("9个工作日", "P9D"),
    ("9日内", "P9D"),
    ("90日", "P90D"),
    ("两天半", "PT60H"),
    ("1天12小时", "P1DT12H"),
    ("两周", "P14D"),
    ("三个礼拜", "P21D"),
    ("半个月", "P15D"),
    ("半拉月", "P15D"),
    ("四个月", "P4M"),
    ("一个半月", "P1M15D"),
    ("两个月零五天", "P2M5D"),
    ("半年", "P6M"),
    ("两年", "P2Y"),
    ("一年半", "P18M"),
    ("两年零三个月", "P27M"),
    ("提前15天", "P15D"),
    ("十来天", "P10D"),
    ("3到5天", "P3D"),
    ("within nine days", "P9D"),
    ("a week", "P7D"),
    ("two and a half days", "PT60H"),
    ("9tian", "P9D"),
    ("３６小時", "PT36H"),
]
NOT_LENGTHS = [
    "等了半天",
    "七天无理由",
    "08年的老店",
    "10周年店庆",
    "24小时客服",
    "这两天",
    "前三天",
    "每3天",
    "第15天",
    "2024年",
    "3年级",
    "一天到晚",
    "几天",
    "下半年",
    "每天",
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_lengths_of_time(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOT_LENGTHS)
def test_figures_that_are_no_lengths_of_time(text: str) -> None:
    assert "duration" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("个把月", "P1M"), ("个把星期", "P7D"), ("个把钟头", "PT1H"), ("个把月前退的", "2024-10-13")]
)
def test_lengths_without_a_number_are_guesses(text: str, expected: str) -> None:
    assert heard(text) == expected
    assert read(text, NOW).facts[0].approximate


def test_iso_uses_the_largest_unit_that_fits() -> None:
    assert Duration(days=3).iso() == "P3D"
    assert Duration(months=3).iso() == "P3M"
    assert Duration(months=24).iso() == "P2Y"
    assert Duration(seconds=86400).iso() == "PT24H"
    assert Duration(seconds=1200).iso() == "PT20M"
    assert Duration(seconds=90).iso() == "PT90S"
    assert Duration().iso() == "P0D"


def test_months_end_on_the_last_day_where_the_day_number_is_missing() -> None:
    assert Duration(months=1).add_to(date(2023, 1, 31)) == date(2023, 2, 28)
    assert Duration(months=-12).add_to(date(2024, 2, 29)) == date(2023, 2, 28)


def test_hours_make_a_moment_of_a_day_unless_they_fill_whole_days() -> None:
    assert Duration(seconds=86400).add_to(date(2023, 1, 31)) == date(2023, 2, 1)
    assert Duration(seconds=3600).add_to(date(2023, 1, 31)) == datetime(2023, 1, 31, 1, tzinfo=CHINA)


def test_a_moment_keeps_its_time_of_day_over_days_and_months() -> None:
    moment = datetime(2023, 1, 31, 20, 15, tzinfo=CHINA)
    assert Duration(days=1).add_to(moment) == moment + timedelta(days=1)
    assert Duration(months=1).add_to(moment) == datetime(2023, 2, 28, 20, 15, tzinfo=CHINA)


def test_lengths_can_be_turned_round_and_added() -> None:
    assert Duration(days=3) * -1 == Duration(days=-3)
    assert Duration(months=1) + Duration(days=15) == Duration(months=1, days=15)
