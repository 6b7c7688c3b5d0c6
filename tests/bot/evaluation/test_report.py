from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import as_json, render
from bot.evaluation.scores import Timing

from .canned import Canned

NOW = "2023-05-17T14:30:00+08:00"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    rows = [{"id": f"q{n}", "q": f"\x1b[31m问\n{n}", "now": NOW, "topic": "vip-exit"} for n in range(3)]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_the_report_lists_measures_times_and_a_limited_number_of_misses(questions: Path) -> None:
    text = render(evaluate([questions], lambda: Canned({}).handle), misses=2)
    assert "3 questions" in text
    assert "topic refused" in text
    assert "3 / 3" in text
    assert "100.0%" in text
    assert "missed, topic: refused: 3" in text
    assert "q0" in text
    assert "… and 1 more" in text


def test_what_people_wrote_cannot_play_with_the_terminal(questions: Path) -> None:
    text = render(evaluate([questions], lambda: Canned({}).handle))
    assert "\x1b" not in text
    assert "·[31m问·0" in text


def test_no_misses_are_listed_when_none_are_wanted(questions: Path) -> None:
    assert "missed" not in render(evaluate([questions], lambda: Canned({}).handle), misses=0)


def test_every_file_meets_a_bot_without_a_memory_and_every_record_is_a_step(questions: Path) -> None:
    opened: list[Canned] = []
    steps: list[tuple[str, int]] = []

    def open_interface():
        opened.append(Canned({}))
        return opened[-1].handle

    def show(name: str, records: int):
        return lambda: steps.append((name, records))

    evaluate([questions, questions], open_interface, show=show)
    assert [len(canned.sent) for canned in opened] == [3, 3]
    assert steps == [("questions.jsonl", 3)] * 6


def test_json_holds_everything_and_names_what_was_left_out(questions: Path) -> None:
    report = evaluate([questions], lambda: Canned({}).handle, without=frozenset({"frames", "concepts"}))
    found = json.loads(as_json(report))
    assert found["without"] == ["concepts", "frames"]
    assert found["files"][0]["timing"]["messages"] == 3
    assert len(found["files"][0]["verdict"]["misses"]) == 3
    assert render(report).startswith("without concepts, frames")


def test_a_measure_is_found_by_name(questions: Path) -> None:
    (file,) = evaluate([questions], lambda: Canned({}).handle).files
    assert file.share("topic refused").rate == 1.0
    assert file.share("topic right").rate == 0.0
    with pytest.raises(KeyError):
        file.share("beauty")


def test_quantiles_are_of_the_nearest_rank() -> None:
    timing = Timing.of([(float(n), f"m{n}") for n in range(200, 0, -1)])
    assert (timing.p50, timing.p99, timing.slowest, timing.slowest_id) == (100.0, 198.0, 200.0, "m200")
    assert Timing.of([(3.0, "only")]).p99 == 3.0
    assert Timing.of([]).messages == 0
