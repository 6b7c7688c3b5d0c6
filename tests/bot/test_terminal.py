"""The terminal transport on a pair of streams."""

from __future__ import annotations

import io

import pytest

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


def answers(assistant: Assistant, *typed: str) -> list[str]:
    """What is shown for each line."""
    shown = talk(assistant, *typed)
    return [part.partition("\n")[2].partition(GOODBYE)[0].strip() for part in shown.split("› ")[1:]]


EXIT = "我3月1号申请退出VIP批发中心,哪天生效"


def test_a_menu_stands_until_another_one_comes(assistant: Assistant) -> None:
    computed, source, letter, again = answers(assistant, EXIT, "4", "5", "4")
    assert "[4] 依据" in computed
    assert source.startswith("依据在这里")
    assert letter.startswith("退出VIP批发中心申请书")
    assert again == source


def test_a_number_that_the_menu_does_not_have_changes_nothing(assistant: Assistant) -> None:
    computed, missing, source = answers(assistant, EXIT, "9", "4")
    assert "[7]" in computed
    assert missing == "没有编号9，可以选1到7，或直接打字。"
    assert source.startswith("依据在这里")


def test_a_number_may_answer_what_is_asked_for_whatever_the_menu_has(assistant: Assistant) -> None:
    *_, answered = answers(assistant, "我被有效投诉了,会被VIP批发中心清退吗", "/topics", "12")
    assert answered.startswith("达到VIP批发中心的清退标准了")
    *_, not_read = answers(assistant, "我要退出VIP批发中心,哪天生效", "9")
    assert "没有编号" not in not_read


def test_the_number_that_is_missing_is_said_in_the_language_of_the_talk(assistant: Assistant) -> None:
    *_, missing = answers(assistant, "When does my exit take effect if I applied on 1 March?", "90")
    assert missing.startswith("There is no number 90; pick 1 to ")
    *_, missing = answers(assistant, "我3月1號申請退出VIP批發中心,哪天生效", "90")
    assert missing.startswith("沒有編號90")


def test_the_label_of_a_choice_picks_it_too(assistant: Assistant) -> None:
    _, source, draft = answers(assistant, EXIT, "依据", "草稿：退出VIP批发中心申请书")
    assert source.startswith("依据在这里")
    assert draft.startswith("退出VIP批发中心申请书")


def test_a_menu_of_another_matter_does_not_stay(assistant: Assistant) -> None:
    *_, cancelled, number = answers(assistant, EXIT, "取消", "4")
    assert cancelled.startswith("好的,这个问题先放下".replace(",", "，"))
    assert "依据在这里" not in number


def test_commands_in_a_talk_that_is_not_stored(assistant: Assistant) -> None:
    unknown, privacy, _, forgotten, number = answers(assistant, "/foo", "/privacy", EXIT, "/forget", "4")
    assert unknown.startswith("这里没有 /foo 这个命令。")
    assert "内存" in privacy
    assert "忘了" in forgotten
    assert "依据在这里" not in number


def test_topics_that_are_offered_are_listed_once(assistant: Assistant) -> None:
    several, second = answers(assistant, "店小蜜", "2")
    assert "2. 小蜜1688版提前停止与退款" in several
    assert several.count("小蜜1688版提前停止与退款") == 1
    assert several.endswith("[3] 全部主题")
    assert "没用完的部分自动退" in second
    (only,) = answers(assistant, "退款")
    assert only.endswith("[1] 小额退货退款的确认时限   [2] 全部主题")


@pytest.mark.parametrize("word", ["exit", "quit", ":q", "EXIT"])
def test_a_word_that_ends_programs_ends_the_talk(assistant: Assistant, word: str) -> None:
    shown = talk(assistant, word, "供应等级还有吗")
    assert shown.rstrip().endswith(GOODBYE)
    assert "交易勋章" not in shown


@pytest.mark.parametrize("line", ["退出", "exit VIP", "how do I exit the VIP centre"])
def test_who_asks_for_an_exit_stays(assistant: Assistant, line: str) -> None:
    assert "交易勋章" in talk(assistant, line, "供应等级还有吗")
