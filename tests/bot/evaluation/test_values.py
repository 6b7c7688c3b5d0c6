from __future__ import annotations

import pytest

from bot.evaluation.values import ValueCount, check_values, same_value


@pytest.mark.parametrize(
    ("expected", "stated"),
    [
        ("2023-05-25", "2023-05-25"),
        ("2023-05-25T00:00:00+08:00", "2023-05-24T16:00:00+00:00"),
        ("2023-05-25T09:00:00", "2023-05-25T09:00:00+08:00"),
        ("2023-05-25", "2023-05-25T23:59:59+08:00"),
        (1800, 1800.0),
        (0.5, 0.5),
        (True, True),
        ("实力旗舰店", "实力旗舰店"),
    ],
)
def test_the_same_value_however_it_is_written(expected: object, stated: object) -> None:
    assert same_value(expected, stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "stated"),
    [
        ("2023-05-25", "2023-05-26"),
        ("2023-05-25", "2023-05-25T20:00:00-08:00"),
        ("2023-05-25T09:00:00+08:00", "2023-05-25"),
        ("2023-05-25T09:00:00+08:00", "2023-05-25T09:00:01+08:00"),
        (1800, 1800.01),
        (1800, "1800"),
        (True, False),
        (True, 1),
        (1, True),
        (False, 0),
        ("实力旗舰店", "实力专营店"),
    ],
)
def test_another_value(expected: object, stated: object) -> None:
    assert not same_value(expected, stated)  # type: ignore[arg-type]


def test_what_is_expected_is_a_part_of_what_is_stated() -> None:
    check = check_values({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 5, "d": 4})
    assert (check.right, check.wrong, check.not_stated, check.unasked) == (("a",), ("b",), ("c",), ("d",))
    assert not check.complete
    assert check_values({"a": 1}, {"a": 1, "d": 4}).complete


def test_counts_add_up() -> None:
    count = ValueCount()
    count.add(check_values({"a": 1, "b": 2}, {"a": 1, "b": 3, "x": 0}))
    count.add(check_values({"a": 1}, {}))
    found = {share.name: (share.count, share.of) for share in count.shares()}
    assert found == {
        "values right": (1, 3),
        "values wrong": (1, 3),
        "values not stated": (1, 3),
        "values unasked": (1, None),
    }
