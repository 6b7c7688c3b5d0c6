"""What replies say, word for word where the words matter: through the whole assistant."""

from __future__ import annotations

import re

import pytest

from bot.rendering.values import fill, parameters_at
from knowledge.loader import load
from knowledge.model import Entry
from knowledge.placeholders import placeholders, texts
from tests.conftest import NOON, Ask

KB = load()


@pytest.mark.parametrize(
    "turns",
    [
        ("VIP批发中心保证金剩3000,几天内补?",),
        ("保证金只剩3000", "不够的话几天补"),
        ("我的保证金被扣到3000了", "要几天内补"),
    ],
)
def test_what_the_balance_lacks_is_said_with_the_days_and_the_consequence(ask: Ask, turns: tuple[str, ...]) -> None:
    for turn in turns:
        answer = ask(turn)["text"].split("\n")[0]
        assert answer == "还要补3000元，要在低于那天之后的3天内补足，不补会被强制清退。"


@pytest.mark.parametrize("entry", KB.entries.values(), ids=lambda entry: entry.id)
def test_no_rule_shows_a_unit_twice(entry: Entry) -> None:
    values = parameters_at(entry, NOON.date())
    shown = [fill(text, "zh", values) for _, text in texts(entry) if placeholders(text.zh) <= values.keys()]
    assert not re.search(r"([年月日天元次时个])\1", "\n".join(shown))


@pytest.mark.parametrize(
    ("question", "announced"),
    [("我申请退出VIP批发中心,哪天生效", "规则是这样"), ("By when must I top up my deposit?", "The rule is:")],
)
def test_a_rule_is_announced_only_where_it_follows(ask: Ask, question: str, announced: str) -> None:
    ask(question)
    ask("0")
    in_vain = ask("-1")
    assert in_vain["problem"] == "not_read"
    assert announced not in in_vain["text"]
    assert in_vain["text"].count("\n\n") == 2, "what was not read, that it can wait, the question"
    unknown = ask("不知道" if "规则" in announced else "I don't know")
    assert announced in unknown["text"]
    assert unknown["sources"]
