"""The command line: what it prints, its exit status, and one clear line for everything that goes wrong."""

from __future__ import annotations

import argparse
import io
import json
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.arguments import PARTS as SWITCHES
from bot.arguments import parser
from bot.cli import main
from bot.understanding.intent import PARTS
from knowledge.loader import PACKAGED


class Bytes(io.TextIOWrapper):
    """A standard stream with a binary side."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", write_through=True)

    def written(self) -> str:
        self.flush()
        self.buffer.seek(0)
        return self.buffer.read().decode()


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: bytes = b"") -> tuple[int, str, str]:
    out, err = Bytes(), Bytes()
    monkeypatch.setattr(sys, "stdin", Bytes(typed))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    status = main(arguments)
    return status, out.written(), err.written()


def test_ask_answers_as_of_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = run(monkeypatch, "ask", "--now", "2023-05-17", "我5月10号申请退出VIP批发中心,哪天生效")
    assert (status, err) == (0, "")
    assert out.startswith("您的退出在2023年5月25日（周四）生效")


def test_ask_json_prints_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = run(monkeypatch, "ask", "--json", "--now", "2023-05-17T10:00", "有效投诉3次会被清退吗")
    assert json.loads(out)["result"] == {"removal": True}


def test_ask_explain_says_why_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, err = run(monkeypatch, "ask", "--explain", "--now", "2023-05-17", "宝证金剩4200,要补多少")
    assert "1800" in out
    assert "宝证金" in err
    assert "vip-removal-deposit" in err
    assert "balance = 4200" in err


def test_jsonl_prints_replies_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = '{"text": "你好", "id": "a"}\n{"text"\n{"text": "供应等级还有吗", "id": "c"}\n'.encode()
    status, out, err = run(monkeypatch, "ask", "--jsonl", typed=typed)
    assert (status, err) == (0, "")
    kinds = [json.loads(line)["kind"] for line in out.split("\n")[:-1]]
    assert kinds == ["smalltalk", "error", "answer"]


def test_chat_on_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = run(monkeypatch, "chat", "--now", "2023-05-17", typed="保证金剩4200,要补多少\n".encode())
    assert status == 0
    assert "1800元" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask",), "no question"),
        (("ask", " "), "no question"),
        (("ask", "--now", "yesterday", "你好"), "2023-05-17"),
        (("chat", "--now", "2023-02-30"), "--now 2023-02-30"),
        (("ask", "--jsonl", "你好"), "takes no question: 你好"),
        (("eval", "no-such-file.jsonl"), "no-such-file.jsonl"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    status, _, err = run(monkeypatch, *arguments)
    assert status != 0
    assert says in err
    assert len(err.strip().split("\n")) == 1
    assert "Traceback" not in err


def test_parts_to_switch_off_are_named_one_at_a_time_and_leave_the_files_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert frozenset(SWITCHES) == PARTS
    greeting = tmp_path / "greeting.jsonl"
    greeting.write_text(
        '{"id": "a", "q": "你好", "now": "2023-05-17T12:00:00+08:00", "topic": null}\n', encoding="utf-8"
    )
    status, out, _ = run(monkeypatch, "eval", "--json", "--without", "frames", "--without", "pinyin", str(greeting))
    assert status == 0
    assert json.loads(out)["without"] == ["frames", "pinyin"]


def test_a_part_that_does_not_exist_is_refused_with_those_that_do(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Bytes()
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit):
        main(["eval", "--without", "luck", "some.jsonl"])
    assert "invalid choice: 'luck' (choose from " in err.written()
    assert "'frames'" in err.written()


def test_kb_check_passes_a_sound_base_and_loud_about_a_broken_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(monkeypatch, "kb", "check")[0] == 0
    broken = tmp_path / "knowledge"
    shutil.copytree(PACKAGED, broken, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    entry = broken / "entries" / "1688" / "supply-grade.yaml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("category:", "catagory:", 1), encoding="utf-8")
    status, out, _ = run(monkeypatch, "kb", "check", "--folder", str(broken))
    assert status == 1
    assert "supply-grade.yaml:3" in out
    assert "category" in out


@pytest.mark.parametrize("command", [("run",), ("serve",), ("webhook", "info")])
@pytest.mark.parametrize(("token", "says"), [(None, "BOT_TOKEN"), ("nonsense", "@BotFather")])
def test_a_missing_or_malformed_token_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], token: str | None, says: str
) -> None:
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.delenv("BOT_TOKEN_FILE", raising=False)
    if token is not None:
        monkeypatch.setenv("BOT_TOKEN", token)
    status, _, err = run(monkeypatch, *command)
    assert status != 0
    assert says in err
    assert len(err.strip().split("\n")) == 1


def _helps(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every sub-command, those of sub-commands too."""
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                yield sub
                yield from _helps(sub)


def test_every_sub_command_has_a_help_of_its_own_with_an_example() -> None:
    helps = {sub.prog: sub.format_help() for sub in _helps(parser())}
    assert {"policybot kb check", "policybot kb fit", "policybot webhook set", "policybot run"} <= helps.keys()
    assert all(sub.description and "example: " in helps[sub.prog] for sub in _helps(parser()))
    assert len({sub.description for sub in _helps(parser())}) == len(helps)
    assert "--folder" in helps["policybot kb check"]
    assert "--folder" not in helps["policybot kb fit"]


def test_the_version_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Bytes()
    monkeypatch.setattr(sys, "stdout", out)
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, out.written()) == (0, f"policybot {version('policybot')}\n")
