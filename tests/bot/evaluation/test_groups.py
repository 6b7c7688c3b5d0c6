from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.groups import judge_groups, line_fault
from bot.evaluation.interview import Answer, Interview
from bot.evaluation.labels import Group, GroupLine
from bot.evaluation.values import check_values

from .canned import Canned, answer, counts, missed, step

DAY = {"effective_date": "2023-05-25"}


def said(text: str, should: str = "ignore", sender: str = "某人", **fields: Any) -> GroupLine:
    return GroupLine(sender=sender, text=text, should=should, **fields)  # type: ignore[arg-type]


def fault(line: GroupLine, reply: Answer) -> str | None:
    return line_fault(line, reply, check_values(line.result, reply.result))


@pytest.mark.parametrize(
    ("line", "reply", "what"),
    [
        (said("早"), answer("ignored"), None),
        (said("早"), answer("smalltalk"), "spoke when silence was due"),
        (said("早"), answer("error"), "spoke when silence was due"),
        (said("问", "answer", topic="vip-exit"), answer("ask", "vip-exit"), None),
        (said("问", "answer", topic="vip-exit", kind="ask"), answer("answer", "vip-exit"), None),
        (said("问", "answer", topic="vip-exit"), answer("ignored"), "silent when an answer was due"),
        (said("问", "answer", topic="vip-exit"), answer("error"), "silent when an answer was due"),
        (said("问", "answer", topic="vip-exit"), answer("answer", "vip-rejoin"), "topic"),
        (said("问", "answer", topic="vip-exit"), answer("choices", choices=["vip-exit"]), "topic"),
        (said("问", "answer", topic="vip-exit", result=DAY), answer("computed", "vip-exit", result=DAY), None),
        (said("问", "answer", topic="vip-exit", result=DAY), answer("answer", "vip-exit"), "value not stated"),
        (
            said("问", "answer", topic="vip-exit", result=DAY),
            answer("computed", "vip-exit", result={"effective_date": "2023-05-26"}),
            "wrong value",
        ),
        (said("/help", "answer"), answer("smalltalk"), None),
        (said("/help", "answer"), answer("answer", "vip-exit"), "topic"),
        (said("改", "optional", topic="vip-exit", result=DAY), answer("ignored"), None),
        (said("改", "optional", topic="vip-exit", result=DAY), answer("computed", "vip-exit", result=DAY), None),
        (
            said("改", "optional", topic="vip-exit", result=DAY),
            answer("computed", "vip-exit", result={"effective_date": "2023-05-26"}),
            "wrong value",
        ),
    ],
)
def test_what_is_wrong_with_a_line(line: GroupLine, reply: Answer, what: str | None) -> None:
    assert fault(line, reply) == what


def test_the_bots_own_lines_are_not_sent_and_replies_to_them_go_to_our_reply() -> None:
    group = Group(
        id="g1",
        now="2023-05-17T14:30:00+08:00",
        lines=[
            said("早"),
            said("@policy_bot 问", "answer", "甲", topic="vip-exit"),
            said("答", sender="policy_bot", reply_to=1),
            said("再问", "answer", "甲", topic="vip-rejoin", reply_to=2),
            said("旁人", sender="乙", reply_to=0),
            said("@policy_bot 改", "optional", "甲", topic="vip-exit", edit_of=1),
            said("转", sender="丙", forward_from="policy_bot"),
        ],
    )
    canned = Canned(
        {
            "早": {"kind": "ignored"},
            "@policy_bot 问": {"kind": "answer", "topic": "vip-exit"},
            "再问": {"kind": "answer", "topic": "vip-exit"},
            "旁人": {"kind": "ignored"},
            "@policy_bot 改": {"kind": "ignored"},
            "转": {"kind": "smalltalk"},
        }
    )
    verdict = judge_groups([group], Interview(canned.handle), step)
    always = {"now": group.now, "chat": "g1", "chat_type": "group"}
    assert canned.sent == [
        {"id": "g1/0", "text": "早", "user": "某人"} | always,
        {"id": "g1/1", "text": "@policy_bot 问", "user": "甲"} | always,
        {"id": "g1/3", "text": "再问", "user": "甲", "reply_to": "bot:g1/1"} | always,
        {"id": "g1/4", "text": "旁人", "user": "乙", "reply_to": "g1/0"} | always,
        {"id": "g1/5", "text": "@policy_bot 改", "user": "甲", "edit_of": "g1/1"} | always,
        {"id": "g1/6", "text": "转", "user": "丙", "forwarded": True} | always,
    ]
    found = counts(verdict)
    assert found["answered when due"] == (1, 2)
    assert found["silent when due"] == (2, 3)
    assert missed(verdict) == {("topic", "g1/3"), ("spoke when silence was due", "g1/6")}
