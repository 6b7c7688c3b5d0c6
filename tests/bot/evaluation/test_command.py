from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from bot.evaluation import main, run


def options(*files: Path, **changed: object) -> Namespace:
    return Namespace(**{"files": [str(file) for file in files], "without": [], "json": False, "misses": 3, **changed})


@pytest.fixture
def greeting(tmp_path: Path) -> Path:
    path = tmp_path / "greeting.jsonl"
    path.write_text(json.dumps({"id": "q1", "q": "你好", "now": "2023-05-17T14:30:00+08:00", "topic": None}))
    return path


def test_the_report_is_printed(greeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options(greeting)) == 0
    shown = capsys.readouterr().out
    assert "greeting.jsonl: 1 questions" in shown
    assert "out of scope refused            1 / 1" in shown


def test_the_report_is_printed_as_json_and_says_what_was_switched_off(
    greeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options(greeting, json=True, without=["frames"])) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["without"] == ["frames"]
    assert found["files"][0]["kind"] == "questions"


def test_a_bad_file_ends_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options(tmp_path / "absent.jsonl")) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("policybot: ")
    assert shown.err.count("\n") == 1


def test_a_part_that_does_not_exist_ends_in_one_line(greeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options(greeting, without=["luck"])) == 1
    assert "--without luck: no such part; there are also, " in capsys.readouterr().err


def test_runs_go_through_the_assistant_itself(greeting: Path) -> None:
    (file,) = run([greeting]).files
    assert file.share("out of scope refused").count == 1
    assert file.timing.messages == 1
