from __future__ import annotations

import sys

import pytest

from bot.evaluation.progress import on_stderr


def run_through() -> None:
    with on_stderr() as show:
        step = show("questions.jsonl", 2)
        step()
        step()


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    run_through()
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_the_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    run_through()
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "questions.jsonl" in shown.err
