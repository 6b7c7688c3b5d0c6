"""The free Dianxiaomi benefit of members."""

from __future__ import annotations

import pytest

from tests.handlers.rules import compute, keys, shown


@pytest.mark.parametrize("joined", ["2022-12-20", "2023-02-20", "2023-02-28", "2023-02-28T23:59:59"])
def test_who_joined_or_renewed_before_the_day_keeps_it(joined: str) -> None:
    result = compute("dianxiaomi-benefit", {"joined_on": joined}, asked_at="2023-03-15T11:30:00")
    assert (result.values, result.outcome, result.used) == ({"entitled": True}, "entitled", ("joined_on",))
    assert keys(result) == ["before_cutoff"]


@pytest.mark.parametrize("joined", ["2023-03-01", "2023-03-01T00:00:00", "2023-03-05", "2024-01-01"])
def test_who_joined_or_renewed_on_or_after_the_day_does_not(joined: str) -> None:
    result = compute("dianxiaomi-benefit", {"joined_on": joined}, asked_at="2023-03-15T11:30:00")
    assert (result.values, result.outcome, result.notes) == ({"entitled": False}, "not_entitled", ())
    assert shown(result, "from_cutoff")["cutoff_date"] == "2023-03-01"


@pytest.mark.parametrize(
    ("asked_at", "note"), [("2023-05-03T23:59:59", "product_stops"), ("2023-05-04T00:00:00", "product_stopped")]
)
def test_that_the_product_stopped_is_said_with_it(asked_at: str, note: str) -> None:
    result = compute("dianxiaomi-benefit", {"joined_on": "2023-02-28"}, asked_at=asked_at)
    assert (result.values, result.notes) == ({"entitled": True}, (note,))


@pytest.mark.parametrize("member", ["实力商家", "工业品牌站", "超级工厂"])
def test_the_kind_of_member_changes_nothing(member: str) -> None:
    facts = {"joined_on": "2023-03-01", "member_type": member}
    assert compute("dianxiaomi-benefit", facts) == compute("dianxiaomi-benefit", {"joined_on": "2023-03-01"})


def test_nothing_follows_for_members_of_whom_the_notice_does_not_speak() -> None:
    result = compute("dianxiaomi-benefit", {"joined_on": "2022-11-09", "member_type": "other"})
    assert (result.values, result.outcome, result.used) == ({}, "other_member", ("member_type",))


def test_the_day_is_missing() -> None:
    result = compute("dianxiaomi-benefit", {"member_type": "实力商家"})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("joined_on",))
