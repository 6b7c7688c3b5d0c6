"""From a decision to words: facts said back, values that cannot be, days in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.conversation.decision import Decision
from bot.rendering.compose import Composer, fact_line
from bot.rendering.document import plain_text
from bot.rendering.values import Words
from bot.session import KnownFact
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)
EXIT, RENAME = KB.entries["vip-exit"], KB.entries["store-type-rename"]


@pytest.mark.parametrize(("words", "label"), [("zh", "品牌专营店"), ("en", "brand specialty store (品牌专营店)")])
def test_a_choice_is_said_back_by_its_label(words: Words, label: str) -> None:
    spec = RENAME.facts["old_name"]
    line = fact_line(spec, KnownFact(value="品牌专营店", type="choice"), words)
    assert line == (f"{spec.label.zh}:{label}" if words == "zh" else f"{spec.label.en}: {label}")


@pytest.mark.parametrize(
    ("words", "assumed", "line"),
    [
        ("zh", (), "提交申请的日期:2023年5月4日(周四)"),
        ("zh", ("year",), "提交申请的日期:2023年5月4日(周四)(没说年份,按2023年算)"),
        ("en", ("month",), "day of application: Thu 4 May 2023 (the nearest one assumed)"),
    ],
)
def test_a_day_is_said_back_with_what_was_assumed(words: Words, assumed: tuple[str, ...], line: str) -> None:
    fact = KnownFact(value="2023-05-04", type="date", assumed=assumed)
    assert fact_line(EXIT.facts["application_date"], fact, words) == line


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("2023-04-02", "zh", "2023年4月2日(周日)"),
        ("2023-04-02", "en", "Sun 2 Apr 2023"),
        ("2023-04-02T09:05:00+08:00", "zh", "2023年4月2日(周日) 09:05"),
        ("2023-04-02T09:05:00+08:00", "en", "Sun 2 Apr 2023, 09:05"),
        ("4月35号", "zh", "4月35号"),
        ("-300元", "zh", "-300元"),
    ],
)
def test_a_value_that_cannot_be_is_said_back_in_words(text: str, words: Words, shown: str) -> None:
    decision = Decision("ask", EXIT, asks="confirmed_date", problem="no_such_date", problem_text=text)
    reply = plain_text(Composer(KB).document(decision, words, NOW))
    assert shown in reply.splitlines()[0]
    assert text == shown or text not in reply
