"""Agreement: the day on which somebody agreed tells nothing, the day to which they agreed is that of the exit."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.expectation import Expectation
from bot.understanding.roles import assign
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA

EXIT = load().entries["vip-exit"]
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
NOTHING_EXPECTED = Expectation()


def roles(text: str, expected: Expectation = NOTHING_EXPECTED) -> dict[str, object]:
    found = assign(fold(text), read(text, NOW).facts, EXIT, expected)
    return {name: role.heard.value for name, role in found.roles.items()}


@pytest.mark.parametrize(
    "text",
    ["阿里5月9号同意了", "阿里5月9号同意我了", "平台5月9号批准的", "阿里5月9号才确认", "Alibaba on May 9 confirmed"],
)
def test_the_day_on_which_somebody_agreed_is_no_day_of_exit(text: str) -> None:
    for fact in ("confirmed_date", "application_date"):
        assert roles(text, Expectation(needed=(fact,))) == {}
        assert roles(text, Expectation(asked=fact)) == {}


@pytest.mark.parametrize("text", ["阿里同意我5月19号走", "阿里5月9号同意我5月19号走", "平台批准5月19号放人"])
def test_the_day_to_which_somebody_agreed_is_the_day_of_exit(text: str) -> None:
    assert roles(text) == {"confirmed_date": date(2023, 5, 19)}


@pytest.mark.parametrize("text", ["5月9号才定了", "老板说5月9号定了", "阿里改成5月9号确认"])
def test_such_a_day_takes_no_other_place_either(text: str) -> None:
    for expected in (Expectation(asked="application_date"), Expectation(same_role=("application_date",))):
        assert roles(text, expected) == {}


@pytest.mark.parametrize(
    ("text", "dated"), [("阿里5月9号才确认", True), ("阿里确认5月9号", False), ("5月9号我把单子给了他们确认", False)]
)
def test_a_day_before_a_word_that_leads_only_says_when(text: str, dated: bool) -> None:
    reader = ClaimReader(fold(text), read(text, NOW).facts, EXIT)
    assert reader.says_when(reader.heard[0]) is dated
