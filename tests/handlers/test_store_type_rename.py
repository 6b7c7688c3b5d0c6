"""The store types of power merchants and their new names."""

from __future__ import annotations

import pytest

from tests.handlers.rules import compute, shown


@pytest.mark.parametrize(
    ("old", "new"), [("官方旗舰店", "实力旗舰店"), ("品牌旗舰店", "实力旗舰店"), ("品牌专营店", "实力专营店")]
)
def test_every_old_name_has_a_new_one(old: str, new: str) -> None:
    result = compute("store-type-rename", {"old_name": old})
    assert (result.values, result.outcome, result.used) == ({"new_name": new}, "renamed", ("old_name",))
    assert shown(result, "renamed") == {"old_name": old, "rename_date": "2021-03-10", "new_name": new}


@pytest.mark.parametrize("name", ["实力旗舰店", "实力专营店"])
def test_a_new_name_is_not_renamed_again(name: str) -> None:
    result = compute("store-type-rename", {"old_name": name})
    assert (result.values, result.outcome, result.missing) == ({}, "already_new", ())


def test_another_kind_of_store_keeps_its_name() -> None:
    result = compute("store-type-rename", {"old_name": "普通店铺"})
    assert (result.values, result.outcome, result.used) == ({}, "not_affected", ("old_name",))


def test_before_the_change_there_is_no_new_name() -> None:
    facts = {"old_name": "官方旗舰店"}
    result = compute("store-type-rename", facts, asked_at="2021-03-09T23:59:59")
    assert (result.values, result.outcome, result.used) == ({}, "not_in_force", ("old_name",))
    assert compute("store-type-rename", facts, asked_at="2021-03-10T00:00:00").outcome == "renamed"


def test_the_old_name_is_missing() -> None:
    result = compute("store-type-rename", {})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("old_name",))
