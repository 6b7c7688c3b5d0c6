"""A year behind its day: read where it is one, left alone where the figure is something else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import day_said, read
from bot.understanding.facts.model import CHINA

NOW = datetime(2023, 11, 20, 14, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("paid 11-12 10:00 2020", date(2020, 11, 12)),
        ("paid on Nov 12 at 10am, 2020", date(2020, 11, 12)),
        ("paid on 11/12 (2020)", date(2020, 11, 12)),
        ("paid at 10:00 on 11/12 in 2020", date(2020, 11, 12)),
        ("11月12日10点 2020年付款", date(2020, 11, 12)),
        ("expires end of May 2022", date(2022, 5, 31)),
        ("dropped on 11/12 2020 yuan left", date(2023, 11, 12)),
        ("11/12 2020元", date(2023, 11, 12)),
    ],
)
def test_a_year_behind_its_day(text: str, day: date) -> None:
    value = read(text, NOW).facts[0].value
    assert isinstance(value, date)
    assert day_said(value) == day
