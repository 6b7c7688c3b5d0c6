"""Explained: why a value became a fact or did not, with the rule's name."""

from __future__ import annotations

import sys

import pytest

from bot.assistant import Assistant
from bot.conversation.explained import explain_facts
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("topic", "text", "line"),
    [
        ("vip-removal-complaints", "投诉3次会被清退吗", "unclear: complaints ← screens.tells_only_raised"),
        ("vip-removal-complaints", "投诉3次会被清退吗", "goal: removal"),
        ("vip-removal-complaints", "有效投诉4次会被清退吗", "claim: complaints ← “4次” by “有效投诉” (cost 0.0)"),
        ("vip-removal-deposit", "保证金7000,扣了800,要补多少", "barred: balance"),
        ("vip-removal-deposit", "保证金余额4300,6月2号开始不足的", "  “6月2号” lies ahead"),
        ("vip-exit", "5月9号申请退出VIP,后来撤回了,哪天生效", "fell through: application_date"),
        ("vip-exit", "VIP退出申请不是5月9号交的,是5月8号,哪天生效", "dropped: “5月9号” is said not to hold"),
        ("vip-exit", "申请退出VIP中心,交了150块快递费,哪天生效", "dropped: “150块” is claimed by no word"),
    ],
)
def test_each_step_has_its_line(assistant: Assistant, topic: str, text: str, line: str) -> None:
    lines = explain_facts(text, assistant.kb.entries[topic], assistant.understander, NOON)
    assert any(line.split(" (cost")[0] in one for one in lines), lines


def test_it_leaves_nobody_watching(assistant: Assistant) -> None:
    entry = assistant.kb.entries["vip-exit"]
    watching = sys.getprofile()
    first = explain_facts("5月9号申请退出VIP,后来撤回了", entry, assistant.understander, NOON)
    assert sys.getprofile() is watching
    assert explain_facts("5月9号申请退出VIP,后来撤回了", entry, assistant.understander, NOON) == first
