from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.dialogues import judge_dialogues, turn_fault
from bot.evaluation.interview import Answer, Interview
from bot.evaluation.labels import Dialogue, DialogueTurn, ExpectedTurn
from bot.evaluation.values import check_values

from .canned import Canned, answer, counts, missed, step

DAY = {"effective_date": "2023-05-25"}
OTHER_DAY = {"effective_date": "2023-05-26"}


def fault(label: ExpectedTurn, reply: Answer, **options: bool) -> str | None:
    return turn_fault(label, reply, check_values(label.result, reply.result), **options)


def label(kind: str, topic: str | None = "vip-exit", **result: Any) -> ExpectedTurn:
    return ExpectedTurn(kind=kind, topic=topic, result=result)


@pytest.mark.parametrize(
    ("expected", "reply"),
    [
        (label("computed", **DAY), answer("computed", "vip-exit", result=DAY)),
        (label("computed", **DAY), answer("answer", "vip-exit", result=DAY | {"rejoin_from": "2023-08-26"})),
        (label("computed", **DAY), answer("computed", "vip-rejoin", also="vip-exit", result=DAY)),
        (label("answer"), answer("computed", "vip-exit", result=DAY)),
        (label("answer"), answer("answer", "vip-exit")),
        (label("ask"), answer("ask", "vip-exit", asks="application_date")),
        (label("ask"), answer("ask", "vip-exit", problem="not_read")),
        (label("ask", None), answer("choices", choices=["vip-exit", "vip-rejoin"])),
        (label("ask", None), answer("ask", "vip-exit")),
        (label("invalid"), answer("ask", "vip-exit", problem="impossible_day")),
        (label("invalid"), answer("ask", "vip-exit")),
        (label("unknown"), answer("unknown", "vip-exit")),
        (label("unknown"), answer("ask", "vip-exit")),
        (label("unknown"), answer("answer", "vip-exit")),
        (label("unknown", None), answer("unknown")),
        (label("smalltalk", None), answer("smalltalk")),
        (label("cancelled", None), answer("cancelled", "vip-exit")),
    ],
)
def test_turns_that_are_right(expected: ExpectedTurn, reply: Answer) -> None:
    assert fault(expected, reply) is None


@pytest.mark.parametrize(
    ("expected", "reply", "what"),
    [
        (label("computed", **DAY), answer("computed", "vip-exit", result=OTHER_DAY), "wrong value"),
        (label("ask", **DAY), answer("smalltalk", result=OTHER_DAY), "wrong value"),
        (label("computed", **DAY), answer("computed", "vip-exit"), "value not stated"),
        (label("computed", **DAY), answer("ask", "vip-exit", result=DAY), "kind"),
        (label("computed"), answer("computed", "vip-rejoin"), "topic"),
        (label("answer"), answer("ask", "vip-exit"), "kind"),
        (label("ask"), answer("choices", choices=["vip-exit"]), "kind"),
        (label("ask"), answer("ask", "vip-rejoin"), "topic"),
        (label("ask", None), answer("answer", "vip-exit"), "kind"),
        (label("invalid"), answer("computed", "vip-exit", result=DAY), "kind"),
        (label("invalid"), answer("ask", "vip-exit", result=DAY), "result from a refused or missing fact"),
        (label("unknown"), answer("answer", "vip-exit", result=DAY), "result from a refused or missing fact"),
        (label("unknown", None), answer("ask", "vip-exit"), "kind"),
        (label("unknown", None), answer("unknown", "vip-exit"), "topic"),
        (label("smalltalk", None), answer("unknown"), "kind"),
        (label("cancelled", None), answer("smalltalk"), "kind"),
    ],
)
def test_turns_that_are_wrong(expected: ExpectedTurn, reply: Answer, what: str) -> None:
    assert fault(expected, reply) == what


def test_a_note_may_let_the_bot_ask_for_more() -> None:
    expected = label("answer", **DAY)
    assert fault(expected, answer("ask", "vip-exit"), asking_is_fine=True) is None
    assert fault(expected, answer("ask", "vip-rejoin"), asking_is_fine=True) == "topic"
    assert fault(expected, answer("ask", "vip-exit", result=OTHER_DAY), asking_is_fine=True) == "wrong value"
    assert fault(label("computed", **DAY), answer("ask", "vip-exit"), asking_is_fine=True) == "kind"


def test_a_dialogue_is_one_chat_and_every_turn_counts() -> None:
    dialogue = Dialogue(
        id="d1",
        now="2023-05-17T14:30:00+08:00",
        turns=[
            DialogueTurn(user="一", expect=label("ask")),
            DialogueTurn(user="二", expect=label("computed", **DAY)),
            DialogueTurn(user="三", expect=label("smalltalk", None)),
        ],
    )
    canned = Canned(
        {
            "一": {"kind": "ask", "topic": "vip-exit"},
            "二": {"kind": "computed", "topic": "vip-exit", "result": OTHER_DAY},
            "三": {"kind": "smalltalk"},
        }
    )
    verdict = judge_dialogues([dialogue], Interview(canned.handle), step)
    found = counts(verdict)
    assert found["turns right"] == (2, 3)
    assert found["dialogues right throughout"] == (0, 1)
    assert found["values wrong"] == (1, 1)
    assert missed(verdict) == {("wrong value", "d1#2")}
    assert {message["chat"] for message in canned.sent} == {"d1"}
    assert [message["id"] for message in canned.sent] == ["d1#1", "d1#2", "d1#3"]
