"""The categories named in the notice of February 2021."""

from __future__ import annotations

import pytest

from tests.handlers.rules import compute, keys, shown


@pytest.mark.parametrize("category", ["母婴用品", "工艺品、礼品", "日用百货"])
def test_three_categories_are_named(category: str) -> None:
    result = compute("category-adjustment", {"category": category})
    assert (result.values, result.outcome, result.used) == ({"named": True}, "named", ("category",))
    assert shown(result, "named") == {"category": category}


def test_any_other_is_not_named() -> None:
    result = compute("category-adjustment", {"category": "服装"})
    assert (result.values, result.outcome) == ({"named": False}, "not_named")
    assert keys(result) == ["not_named"]


def test_the_category_is_missing() -> None:
    result = compute("category-adjustment", {})
    assert (result.values, result.outcome, result.missing) == ({}, None, ("category",))
