"""Texts with placeholders that nothing fills, and empty texts."""

from __future__ import annotations

import pytest

from .conftest import Shelf
from .mistakes import Mistake, assert_named

MISTAKES = {
    "unknown placeholder": Mistake(
        "zh: 有效投诉满{complaint_limit}次会被清退。\n    en: With",
        "zh: 有效投诉满{complaint_limits}次会被清退。\n    en: With",
        "{complaint_limits}",
        "the placeholder {complaint_limits} has no value",
        "Did you mean 'complaint_limit'?",
    ),
    "fact in a rule text": Mistake(
        "次数不够就不会",
        "{complaints}次不够就不会",
        "zh: |-",
        "the placeholder {complaints} has no value",
        "Parameters: complaint_limit",
    ),
    "placeholder in a title": Mistake(
        "zh: 有效投诉过多",
        "zh: 有效投诉满{complaint_limit}次",
        "zh: 有效投诉满{complaint_limit}次\n  en",
        "the placeholder {complaint_limit} has no value",
        "Nothing is filled in here",
    ),
    "step value in one language": Mistake(
        "{left} to go", "{lft} to go", "{lft}", "the placeholder {lft} has no value", "Did you mean 'left'?"
    ),
    "outcome of nothing": Mistake(
        "zh: 已经达到{complaint_limit}次。",
        "zh: 已经达到{limit}次。",
        "{limit}",
        "the placeholder {limit} has no value",
        "Values: complaint_limit",
    ),
    "full-width brace": Mistake(
        "zh: 已经达到{complaint_limit}次。",
        "zh: 已经达到\uff5bcomplaint_limit\uff5d次。",
        "\uff5b",
        "the brace '\uff5b' belongs to no placeholder",
        "half-width",
    ),
    "capital placeholder": Mistake(
        "zh: 已经达到{complaint_limit}次。",
        "zh: 已经达到{Limit}次。",
        "{Limit}",
        "the brace '{' belongs to no placeholder",
        "small letters",
    ),
    "lost brace": Mistake(
        "zh: 已经达到{complaint_limit}次。",
        "zh: 已经达到{complaint_limit次。",
        "{complaint_limit次",
        "the brace '{'",
        "{name}",
    ),
    "empty text": Mistake("zh: 有效投诉过多", 'zh: " "', 'zh: " "', "the text is empty", "Write it"),
    "empty cue": Mistake("cues: [投诉, complaints]", 'cues: [投诉, ""]', "cues", "the text is empty", "remove it"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_an_unfillable_text_is_named_with_line_and_remedy(shelf: Shelf, mistake: Mistake) -> None:
    assert_named(shelf, mistake)
