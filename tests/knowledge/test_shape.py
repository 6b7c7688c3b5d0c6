"""Keys and values of the wrong shape."""

from __future__ import annotations

import pytest

from .conftest import Shelf
from .mistakes import Mistake, assert_named

MISTAKES = {
    "unknown key": Mistake(
        "  short:\n",
        "  shortt:\n",
        "shortt",
        "unknown key 'shortt' in answer",
        "Did you mean 'short'? Keys here: full, short",
    ),
    "unknown top key": Mistake(
        "category: vip", "categoyr: vip", "categoyr", "unknown key 'categoyr' in the file", "Did you mean 'category'?"
    ),
    "missing key": Mistake("category: vip\n", "", "id: complaints", "the file has no 'category'", "Add 'category:'"),
    "missing choice": Mistake(
        "    type: truth\n", "", "removal:\n    label", "results.removal has no 'type'", "one of date, datetime"
    ),
    "missing language": Mistake(
        "  en: Too many valid complaints\n", "", "title:", "title has no text in English (en)", "Add 'en:'"
    ),
    "text without languages": Mistake(
        "title:\n  zh: 有效投诉过多\n  en: Too many valid complaints",
        "title: 有效投诉过多",
        "title",
        "title must be a mapping with keys, not '有效投诉过多'",
        "under zh: and en:",
    ),
    "number for text": Mistake(
        'platform: "1688"', "platform: 1688", "platform", "platform must be text, not the number 1688", "in quotes"
    ),
    "truth for text": Mistake(
        "    place: 第1条", "    place: true", "place: true", "sources#1.place must be text, not true", "in quotes"
    ),
    "empty value": Mistake(
        "handler: vip_removal_complaints",
        "category2:",
        "category2",
        "unknown key 'category2'",
        "Did you mean 'category'?",
    ),
    "null": Mistake("    place: 第1条", "    place:", "place:", "sources#1.place is empty", "Write a value"),
    "wrong word": Mistake(
        "type: count",
        "type: number",
        "type: number",
        "facts.complaints.type cannot be 'number'",
        "Allowed values: amount, choice, count",
    ),
    "wrong unit": Mistake(
        "unit: count",
        "unit: dayz",
        "unit: dayz",
        "parameters.complaint_limit.unit cannot be 'dayz'",
        "Did you mean 'days'?",
    ),
    "word for list": Mistake(
        "cues: [投诉, complaints]",
        "cues: 投诉",
        "cues",
        "facts.complaints.cues must be a list, not '投诉'",
        "Write [one, two]",
    ),
    "word for words that are not computed": Mistake(
        "related: [sales]",
        "related: [sales]\nnot_computed: 待定",
        "not_computed",
        "not_computed must be a list, not '待定'",
        "Write [one, two]",
    ),
    "list for mapping": Mistake(
        "  removal:\n    type: truth\n    label: {zh: 是否清退, en: removal}\n    needs: [complaints]",
        "  - removal",
        "results:",
        "results must be a mapping with keys, not a list",
        "name: value",
    ),
    "list for text": Mistake(
        "    place: 第1条", "    place: [a]", "place", "sources#1.place must be text, not a list", "Write a text"
    ),
    "number in a list of texts": Mistake(
        "cues: [投诉, complaints]",
        "cues: [投诉, 1688]",
        "cues",
        "facts.complaints.cues#2 must be text, not the number 1688",
        "in quotes",
    ),
    "odd parameter value": Mistake(
        "value: 4",
        "value: {a: 1}",
        "value: {a",
        "must be a whole number or a number or text or a list of texts, not a mapping",
        "Correct",
    ),
    "impossible date": Mistake(
        "  from: 2022-07-17\n  until",
        "  from: 2022-02-30\n  until",
        "from: 2022-02-30",
        "effective.from must be a date that exists",
        "check that the month has that day",
    ),
    "sloppy date": Mistake(
        "  until: 2030-01-01",
        "  until: 2030-1-1",
        "until",
        "effective.until must be a date that exists, like 2023-03-15, not '2030-1-1'",
        "year-month-day",
    ),
    "yes for true": Mistake(
        "published: 2022-07-17",
        "year_inferred: yes",
        "year_inferred",
        "notice.year_inferred must be true or false, not 'yes'",
        "Write true or false",
        "sources.yaml",
    ),
    "impossible moment": Mistake(
        "asked_at: 2023-05-20T12",
        "asked_at: 2023-05-20T25",
        "asked_at",
        "cases#2.asked_at must be a moment that exists",
        "+08:00",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_wrong_shape_is_named_with_line_and_remedy(shelf: Shelf, mistake: Mistake) -> None:
    assert_named(shelf, mistake)
