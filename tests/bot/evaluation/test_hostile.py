from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.hostile import hostile_faults, judge_hostile
from bot.evaluation.interview import Answer, HeardLine
from bot.evaluation.labels import Hostile

from .canned import answer, counts, interview, missed, step

NONSENSE = Hostile(id="h1", q="%s%s", why="format strings")
QUESTION = Hostile(id="h2", q="<b>退出</b>", why="HTML", expect_topic="vip-exit")
DAY = {"effective_date": "2023-05-25"}
TOLD = {"facts": {"application_date": "2023-05-10"}, "heard": [HeardLine("date", "2023-05-10", (0, 5))]}


def reply(kind: str, topic: str | None = None, **fields: Any) -> Answer:
    return answer(kind, topic, text="words", **fields)


@pytest.mark.parametrize(
    ("message", "found", "faults"),
    [
        (NONSENSE, reply("unknown"), ()),
        (NONSENSE, answer("unknown", text=" "), ("no reply",)),
        (NONSENSE, reply("error"), ("no reply",)),
        (NONSENSE, reply("answer", "vip-exit"), ("topic stated unasked",)),
        (NONSENSE, reply("choices", choices=["vip-exit"]), ()),
        (
            NONSENSE,
            reply("computed", "vip-exit", result=DAY, **TOLD),
            ("value from nothing", "topic stated unasked"),
        ),
        (QUESTION, reply("answer", "vip-exit"), ()),
        (QUESTION, reply("choices", choices=["vip-exit"]), ("topic",)),
        (QUESTION, reply("unknown"), ("topic",)),
        (QUESTION, reply("computed", "vip-exit", result=DAY, **TOLD), ()),
        (QUESTION, reply("computed", "vip-exit", result=DAY), ("value from nothing",)),
        (QUESTION, reply("computed", "vip-exit", result=DAY, facts=TOLD["facts"]), ("value from nothing",)),
        (QUESTION, reply("computed", "vip-exit", result={"named": True}, facts={"category": "母婴用品"}), ()),
    ],
)
def test_faults(message: Hostile, found: Answer, faults: tuple[str, ...]) -> None:
    assert hostile_faults(message, found) == faults


@pytest.mark.parametrize("broken", ["", "no json", "[]", '{"topic": null}', '{"kind": "unknown", "text": "a"}\n{}'])
def test_what_is_no_reply_is_counted_not_raised(broken: str) -> None:
    verdict = judge_hostile([NONSENSE], interview({NONSENSE.q: broken}), step)
    assert counts(verdict)["replied"] == (0, 1)
    assert missed(verdict) == {("no reply", "h1")}


def test_a_long_message_is_shortened_in_the_list() -> None:
    long = Hostile(id="h3", q="a" * 5000)
    verdict = judge_hostile([long], interview({long.q: {"kind": "answer", "topic": "vip-exit", "text": "x"}}), step)
    assert verdict.misses[0].text == "a" * 80 + "… (5000 characters)"
    assert counts(verdict)["topic stated unasked"] == (1, 1)


def test_a_lone_surrogate_reaches_the_interface_as_an_escape() -> None:
    half = Hostile(id="h4", q="\ud83d")
    verdict = judge_hostile([half], interview({"\ud83d": {"kind": "smalltalk", "text": "?"}}), step)
    assert counts(verdict)["replied"] == (1, 1)
