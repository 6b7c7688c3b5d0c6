"""Values as they are written in cases and in the JSON-lines interface."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.notation import parse_value, plain
from handlers.result import Value
from knowledge.model import CHINA


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("date", "2023-05-25", date(2023, 5, 25)),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("datetime", "2023-05-25T09:00:00+08:00", datetime(2023, 5, 25, 9, tzinfo=CHINA)),
        ("datetime", "2023-05-25T01:00:00Z", datetime(2023, 5, 25, 9, tzinfo=CHINA)),
        ("datetime", "2023-05-25", date(2023, 5, 25)),
        ("amount", 6000, Decimal(6000)),
        ("amount", 5999.99, Decimal("5999.99")),
        ("amount", -0.1, Decimal("-0.1")),
        ("count", 3, 3),
        ("choice", "官方旗舰店", "官方旗舰店"),
    ],
)
def test_a_written_value_is_read_by_the_type_of_the_fact(kind: Any, raw: Any, value: Value) -> None:
    read = parse_value(kind, raw)
    assert read == value
    assert type(read) is type(value)


def test_a_moment_is_read_into_china_time() -> None:
    read = parse_value("datetime", "2023-05-24T20:00:00Z")
    assert isinstance(read, datetime)
    assert (read.day, read.hour, read.utcoffset()) == (25, 4, datetime(2023, 1, 1, tzinfo=CHINA).utcoffset())


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        ("date", "2023-02-30", "no date that exists"),
        ("date", "2023-5-2", "no date that exists"),
        ("date", "20230502", "no date that exists"),
        ("date", "2023-05-02T10:00:00+08:00", "no date that exists"),
        ("date", 20230502, "no date that exists"),
        ("datetime", "2023-05-02T25:00:00+08:00", "no moment that exists"),
        ("datetime", "2023-05-02T10:00:00", "no moment that exists"),
        ("datetime", "tomorrow", "no date that exists"),
        ("datetime", True, "no date that exists"),
        ("amount", "300", "no amount"),
        ("amount", True, "no amount"),
        ("count", 2.5, "no count"),
        ("count", "2", "no count"),
        ("count", False, "no count"),
        ("choice", 1, "no option"),
        ("choice", True, "no option"),
    ],
)
def test_what_writes_no_value_is_refused_in_plain_words(kind: Any, raw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_value(kind, raw)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2023, 5, 25), "2023-05-25"),
        (datetime(2023, 5, 25, 9, tzinfo=CHINA), "2023-05-25T09:00:00+08:00"),
        (datetime(2023, 5, 25, 1, 2, 3, 999, tzinfo=UTC), "2023-05-25T09:02:03+08:00"),
        (Decimal("1500.00"), 1500),
        (Decimal("0.01"), 0.01),
        (Decimal("1E+3"), 1000),
        (Decimal(0), 0),
        (True, True),
        (3, 3),
        ("实力旗舰店", "实力旗舰店"),
    ],
)
def test_a_value_is_written_as_the_interface_says(value: Value, written: Any) -> None:
    assert plain(value) == written
    assert type(plain(value)) is type(written)


@given(st.dates())
def test_every_day_survives(value: date) -> None:
    assert parse_value("date", plain(value)) == value


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))  # noqa: DTZ001
def test_every_moment_survives(value: datetime) -> None:
    moment = value.replace(tzinfo=CHINA)
    assert plain(parse_value("datetime", plain(moment))) == plain(moment)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_every_amount_of_money_survives(value: Decimal) -> None:
    assert parse_value("amount", plain(value)) == value
