"""What is no YAML, or YAML that means more than it shows."""

from __future__ import annotations

import pytest

from .conftest import Shelf
from .mistakes import Mistake, assert_named

MISTAKES = {
    "duplicate key": Mistake(
        "category: vip\n",
        "category: vip\ncategory: shop\n",
        "category: shop",
        "the key 'category' stands here twice, first in line 3",
        "Keep one",
    ),
    "tab": Mistake(
        "  zh: 有效投诉过多", "\tzh: 有效投诉过多", "\tzh", "a tab is used for indentation", "Indent with spaces"
    ),
    "colon in text": Mistake(
        "    place: 第1条", "    place: 第1条: 投诉", "place", "a colon stands where no key can stand", "in quotes"
    ),
    "full-width colon": Mistake(
        "category: vip", "category\uff1avip", "category", "a full-width colon follows the key", "half-width colon"
    ),
    "open quotation mark": Mistake(
        'platform: "1688"', 'platform: "1688', "platform", "a quotation mark is opened and not closed", "Close it"
    ),
    "open bracket": Mistake(
        "related: [sales]",
        "related: [sales",
        "related",
        "a list in [ ] or a mapping in { } is not closed",
        "Close the bracket",
    ),
    "two commas": Mistake(
        "cues: [投诉, complaints]", "cues: [投诉,, complaints]", "cues", "an item between", "Remove the comma"
    ),
    "first line indented": Mistake(
        "id: complaints\n", " id: complaints\n", "platform", "does not line up", "indentation"
    ),
    "percent sign": Mistake("related: [sales]", "%related: [sales]", "%related", "has a meaning in YAML", "in quotes"),
    "placeholder first": Mistake(
        "zh: 已经达到{complaint_limit}次。",
        "zh: {complaint_limit}次到了。",
        "zh: {complaint_limit}次到了",
        "does not line up",
        "quote a text that starts with a quote, brace or bracket",
    ),
    "text after bar": Mistake(
        "    zh: |-\n      有效",
        "    zh: |-有效\n      有效",
        "zh: |-",
        "a text follows '|' or '>' on the same line",
        "Start the text on the next line",
    ),
    "at sign": Mistake(
        "    place: 第1条", "    place: @第1条", "place", "a character that has a meaning in YAML", "in quotes"
    ),
    "wrong indentation": Mistake(
        "  en: Too many", "   en: Too many", "   en: Too", "a colon stands where no key can stand", "indentation"
    ),
    "anchor": Mistake(
        "category: vip", "category: &shelf vip", "category", "an anchor (&shelf) is not used here", "Remove it"
    ),
    "alias": Mistake(
        "category: vip", "category: *shelf", "category", "an alias (*shelf) stands for", "Write the text out"
    ),
    "merge key": Mistake(
        "title:\n", "title:\n  <<: {zh: x}\n", "<<", "a merge key (<<) is not used here", "Write the keys out"
    ),
    "python tag": Mistake(
        "category: vip",
        "category: !!python/name:os.system vip",
        "category",
        "a tag (tag:yaml.org,2002:python/name:os.system) is not used here",
        "Remove it",
    ),
    "own tag": Mistake(
        "category: vip",
        "category: !vip",
        "category",
        "a tag (!vip) is not used here",
        "quote a text that starts with '!'",
    ),
    "second document": Mistake(
        "related: [sales]", "---\nrelated: [sales]", "---", "a second document starts here", "remove '---'"
    ),
    "list as key": Mistake("related: [sales]", "[related]: [sales]", "[related]", "a key must be a word", "in quotes"),
    "empty key": Mistake("related: [sales]", "? \n: [sales]", "? ", "a key is empty", "Write a name"),
    "control character": Mistake(
        "zh: 有效投诉过多", "zh: 有效\x07投诉过多", "zh: 有效\x07", "an invisible control character", "retype"
    ),
    "line separator": Mistake(
        "zh: 有效投诉过多", "zh: 有效\u2028投诉过多", "zh: 有效\u2028", "an unusual line break (U+2028)", "Delete it"
    ),
    "deep nesting": Mistake(
        "related: [sales]", "related: " + "[" * 500, "related", "the nesting is deeper", "Close the brackets"
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_bad_yaml_is_explained_in_plain_words(shelf: Shelf, mistake: Mistake) -> None:
    assert_named(shelf, mistake)
