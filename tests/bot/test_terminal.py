"""The terminal transport on a pair of streams."""

from __future__ import annotations

import io

from bot.assistant import Assistant
from bot.terminal import GOODBYE, Terminal
from tests.conftest import NOON


def talk(assistant: Assistant, *typed: str) -> str:
    sink = io.StringIO()
    status = Terminal(assistant, lambda: NOON, io.StringIO("".join(f"{line}\n" for line in typed)), sink).run()
    assert status == 0
    return sink.getvalue()


def test_a_conversation_on_a_pipe(assistant: Assistant) -> None:
    shown = talk(assistant, "我要退出VIP批发中心,哪天生效", "5月10号申请的", "谢谢")
    assert "您是哪天提交" in shown
    assert "您的退出在2023年5月25日（周四）生效" in shown
    assert shown.rstrip().endswith(GOODBYE)
    assert "\033" not in shown


def test_a_number_picks_a_choice(assistant: Assistant) -> None:
    shown = talk(assistant, "我要退出VIP批发中心,哪天生效", "1")
    assert "[1] 今天" in shown
    assert "2023年6月1日" in shown


def test_a_number_that_was_asked_for_stays_a_number(assistant: Assistant) -> None:
    shown = talk(assistant, "我被有效投诉了,会被VIP批发中心清退吗", "2")
    assert "[1]" not in shown.split("› 2")[0].split("清退吗")[1]
    assert "还没到" in shown or "还没有到" in shown or "不到" in shown or "没有达到" in shown


def test_empty_lines_and_the_end_of_input_are_quiet(assistant: Assistant) -> None:
    assert "Traceback" not in talk(assistant, "", "   ")
