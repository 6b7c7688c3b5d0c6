"""Facts and parameters read by type, or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from handlers import given, parameters
from handlers.result import ImpossibleFactError, Value
from knowledge.model import CHINA
from tests.handlers.rules import moment, rule

Reader = Callable[[dict[str, Value], str], object]
READERS: list[Reader] = [given.when, given.day, given.amount, given.count, given.choice]
ON = date(2024, 1, 1)


@pytest.mark.parametrize("read", READERS)
def test_a_fact_that_was_not_given_is_none(read: Reader) -> None:
    assert read({}, "fact") is None


@pytest.mark.parametrize(
    ("read", "value", "reason"),
    [
        (given.day, 20230510, "wrong_kind"),
        (given.day, "2023-05-10", "wrong_kind"),
        (given.when, datetime(2023, 5, 10, 12), "wrong_kind"),  # noqa: DTZ001 - without a zone no moment
        (given.day, date(1998, 12, 31), "year_out_of_range"),
        (given.day, date(2101, 1, 1), "year_out_of_range"),
        (given.when, datetime(9999, 12, 31, 23, tzinfo=UTC), "year_out_of_range"),
        (given.amount, "6000", "wrong_kind"),
        (given.amount, True, "wrong_kind"),
        (given.amount, date(2023, 5, 10), "wrong_kind"),
        (given.amount, Decimal("NaN"), "wrong_kind"),
        (given.amount, Decimal("Infinity"), "wrong_kind"),
        (given.amount, Decimal("-0.01"), "negative"),
        (given.amount, Decimal("1e999999"), "too_large"),
        (given.amount, Decimal("0.001"), "finer_than_fen"),
        (given.amount, Decimal("1e-999999"), "finer_than_fen"),
        (given.count, True, "wrong_kind"),
        (given.count, Decimal("2.5"), "wrong_kind"),
        (given.count, -1, "negative"),
        (given.choice, 3, "wrong_kind"),
    ],
)
def test_what_cannot_be_is_refused_by_name(read: Reader, value: Value, reason: str) -> None:
    with pytest.raises(ImpossibleFactError) as refused:
        read({"fact": value}, "fact")
    assert (refused.value.fact, refused.value.reason) == ("fact", reason)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (given.day, date(1999, 1, 1), date(1999, 1, 1)),
        (given.day, datetime(2023, 5, 9, 16, tzinfo=UTC), date(2023, 5, 10)),
        (given.when, date(2023, 5, 10), date(2023, 5, 10)),
        (given.when, datetime(2023, 5, 9, 16, tzinfo=UTC), datetime(2023, 5, 10, tzinfo=CHINA)),
        (given.amount, 6000, Decimal(6000)),
        (given.amount, Decimal(10**12), Decimal(10**12)),
        (given.amount, Decimal("4500.00"), Decimal(4500)),
        (given.count, 0, 0),
        (given.choice, "forced", "forced"),
    ],
)
def test_what_can_be_is_read(read: Reader, value: Value, expected: Value) -> None:
    assert read({"fact": value}, "fact") == expected


def test_moments_are_read_in_china_time() -> None:
    read = given.when({"fact": datetime(2023, 5, 9, 16, tzinfo=UTC)}, "fact")
    assert isinstance(read, datetime)
    assert read.isoformat() == "2023-05-10T00:00:00+08:00"


@pytest.mark.parametrize(
    ("read", "topic", "name"),
    [
        (parameters.day, "vip-exit", "notice_days"),
        (parameters.text, "vip-exit", "notice_days"),
        (parameters.names, "store-type-rename", "flagship_new_name"),
        (parameters.decimal, "store-type-rename", "flagship_new_name"),
    ],
)
def test_a_parameter_of_another_type_is_a_curators_slip(read: Callable[..., object], topic: str, name: str) -> None:
    with pytest.raises(TypeError, match=f"{topic}.{name}"):
        read(rule(topic), name, ON)


def test_a_moment_is_no_date_parameter() -> None:
    changed = rule("vip-exit", notice_days=("moment", "2022-04-28T00:00:00+08:00"))
    with pytest.raises(TypeError, match="no date"):
        parameters.day(changed, "notice_days", moment("2024-01-01T00:00:00"))


def test_a_number_is_read_as_it_was_written() -> None:
    assert parameters.decimal(rule("dianxiaomi-refund"), "rounding", ON) == Decimal("0.1")
    assert parameters.decimal(rule("vip-removal-deposit"), "minimum_balance", ON) == 6000
