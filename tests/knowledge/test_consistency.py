"""Parts of an entry that contradict each other."""

from __future__ import annotations

import pytest

from .conftest import OTHER, Shelf
from .mistakes import Mistake, assert_named

MISTAKES = {
    "ends before it starts": Mistake(
        "until: 2030-01-01",
        "until: 2021-01-01",
        "until",
        "the rule ends (2021-01-01) before it starts (2022-07-17)",
        "Correct",
    ),
    "inferred nothing": Mistake(
        "  until: 2030-01-01",
        "  inferred: [until]",
        "inferred",
        "'until' is marked as inferred, but there is no such day",
        "Add 'until:'",
    ),
    "values out of order": Mistake(
        "      - value: 4\n        source: notice\n",
        "      - value: 4\n        source: notice\n        from: 2023-01-01\n",
        "from: 2022-07-17\nhandler",
        "the value from 2022-07-17 stands after the one from 2023-01-01",
        "Sort",
    ),
    "undated second value": Mistake(
        "        source: notice\n        from: 2022-07-17\n",
        "        source: notice\n",
        "- value: 3",
        "only the first value may stand without 'from'",
        "Say from which day",
    ),
    "no value": Mistake(
        "    values:\n      - value: 4\n        source: notice\n      - value: 3\n"
        "        source: notice\n        from: 2022-07-17\n",
        "    values: []\n",
        "values: []",
        "the parameter 'complaint_limit' has no value",
        "- value:",
    ),
    "text for count": Mistake(
        "value: 4", "value: four", "value: four", "the value 'four' does not go with the unit 'count'", "whole number"
    ),
    "fraction for count": Mistake(
        "value: 4", "value: 4.5", "value: 4.5", "the value 4.5 does not go with the unit 'count'", "whole number"
    ),
    "negative count": Mistake("value: 4", "value: -4", "value: -4", "the value -4 does not go", "whole number"),
    "an empty word of what is not computed": Mistake(
        "related: [sales]",
        'related: [sales]\nnot_computed: [待定, " "]',
        "not_computed",
        "an empty word stands in every message",
        "Remove it",
    ),
    "an empty word that leads to a point": Mistake(
        "related: [sales]",
        "related: [sales]\npoints:\n  - cues: [申诉, 怎么..]\n    zh: 没有写。\n    en: Not said.",
        "cues: [申诉",
        "'怎么..' holds an empty word",
        "Complete it",
    ),
    "a point that nothing leads to": Mistake(
        "related: [sales]",
        "related: [sales]\npoints:\n  - cues: []\n    zh: 没有写。\n    en: Not said.",
        "cues: []",
        "no word leads to this point",
        "List the words",
    ),
    "one word for two points": Mistake(
        "related: [sales]",
        "related: [sales]\npoints:\n  - {cues: [申诉], zh: 没有写。, en: Not said.}\n"
        "  - {cues: [申诉], zh: 不知道。, en: Unknown.}",
        "{cues: [申诉], zh: 不知道。",
        "'申诉' already leads to point 1",
        "Keep it where",
    ),
    "not computed anyway": Mistake(
        "id: sales",
        "id: sales\nnot_computed: [待定]",
        "not_computed",
        "the topic has not_computed, but no handler",
        "Add 'handler:'",
        OTHER,
    ),
    "name": Mistake(
        "  complaint_limit:\n    unit", "  Limit:\n    unit", "Limit:", "'Limit' cannot be a name", "small letters"
    ),
    "one name for two things": Mistake(
        "  complaint_limit:\n    unit",
        "  removal:\n    unit",
        "removal:\n    type",
        "'removal' is also one of the parameters",
        "another name",
    ),
    "options of a count": Mistake(
        "    cues: [投诉, complaints]",
        "    options: [{value: a, label: {zh: 甲, en: A}, words: [a]}]",
        "options",
        "only a fact of type choice has options",
        "type: choice",
    ),
    "choice without options": Mistake(
        "    type: count",
        "    type: choice",
        "complaints:\n    type",
        "a fact of type choice has no options",
        "List under 'options:'",
    ),
    "cases of the same name": Mistake(
        "name: Two complaints are not enough",
        "name: The third complaint is enough",
        "name: The third complaint is enough\n    given: {complaints: 2}",
        "two cases have the same name",
        "what this case shows",
    ),
    "moment elsewhere": Mistake("T12:00:00+08:00", "T12:00:00Z", "asked_at", "not in China Standard Time", "+08:00"),
    "moment without zone": Mistake("T12:00:00+08:00", "T12:00:00", "asked_at", "not in China Standard Time", "+08:00"),
    "no handler": Mistake(
        "handler: vip_removal_complaints\n", "", "facts:", "the topic has facts, but no handler", "Add 'handler:'"
    ),
    "frame of nothing": Mistake(
        "[[complaint], [removal]]",
        "[[complaint], []]",
        "needs: [[complaint",
        "fits every question",
        "Name the concepts",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_contradiction_is_named_with_line_and_remedy(shelf: Shelf, mistake: Mistake) -> None:
    assert_named(shelf, mistake)
