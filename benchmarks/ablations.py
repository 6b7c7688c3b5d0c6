"""What each part of the understanding is worth: the labelled questions answered with one part switched off at a time.

The weights stay those that were fitted with everything on. A part without effect here may earn its place elsewhere: the
context in dialogues, small talk among greetings.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from benchmarks.messages import CASES, SAMPLES
from benchmarks.report import run_part, table
from benchmarks.timing import progress
from bot.evaluation import run
from bot.evaluation.labels import Question, read_labels
from bot.evaluation.scores import Report
from bot.understanding.intent import PARTS, IntentMatcher, IntentReading
from knowledge.lexicon import load_lexicon
from knowledge.loader import load

REFUSED_SHARE = 0.95
"""acc@95 is taken where this share of the out-of-scope questions is refused."""

FILES = (SAMPLES / "questions.jsonl", CASES / "strangers" / "questions_thirteenth.jsonl")
"""Files that the classifier has not learnt from."""
NAMES = {"questions": "samples", "questions_thirteenth": "strangers"}


class Worth(NamedTuple):
    """Shares between 0 and 1 on one file of questions."""

    top1: float
    acc95: float
    right: float
    refused: float

    def cells(self) -> list[str]:
        """The shares for a table."""
        return [f"{share:.1%}" for share in self]


def ranking(readings: Sequence[tuple[Question, IntentReading]]) -> tuple[float, float]:
    """top-1 and acc@95 of the matcher alone, whatever it decides.

    acc@95: the right topic comes first, and more probably than the first topic of 95 % of the out-of-scope questions.
    """
    outside = sorted(_sureness(reading) for question, reading in readings if question.topic is None)
    threshold = outside[ceil(REFUSED_SHARE * len(outside)) - 1] if outside else 0.0
    inside = [(question, reading) for question, reading in readings if question.topic is not None]
    first = [_sureness(reading) for question, reading in inside if _first(reading) in (question.topic, *question.also)]
    return len(first) / len(inside), sum(sureness > threshold for sureness in first) / len(inside)


def _first(reading: IntentReading) -> str | None:
    return reading.ranked[0].topic if reading.ranked else None


def _sureness(reading: IntentReading) -> float:
    masked = reading.foreign_platform is not None or not reading.ranked
    return 0.0 if masked else reading.ranked[0].probability


def worth(without: frozenset[str], files: Sequence[Path]) -> list[Worth]:
    """The shares on each of ``files`` without the parts named: of the matcher, and of the whole assistant."""
    matcher = IntentMatcher(load(), load_lexicon(), without=without)
    report = run(files, without=without)
    _reject_errors(report)
    found = []
    for file, evaluated in zip(files, report.files, strict=True):
        questions = read_labels(file).of(Question)
        top1, acc95 = ranking([(question, matcher.read(question.q)) for question in questions])
        right, refused = evaluated.share("topic right").rate, evaluated.share("out of scope refused").rate
        found.append(Worth(top1, acc95, right, refused))
    return found


def _reject_errors(report: Report) -> None:
    """Raises RuntimeError for a reply that is an error: then nothing was measured."""
    for file in report.files:
        if failed := [miss for miss in file.verdict.misses if miss.got.startswith("error")]:
            raise RuntimeError(f"{file.path}: {len(failed)} messages brought errors, {failed[0].id} first")


def measure(parts: Sequence[str] | None = None, files: Sequence[Path] = FILES) -> str:
    """The table, everything switched on first."""
    parts = sorted(PARTS) if parts is None else parts
    rows = []
    for part in ("", *parts):
        progress(f"ablations: without {part}" if part else "ablations: everything on")
        found = worth(frozenset({part} if part else ()), files)
        rows.append([f"without {part}" if part else "everything", *(cell for one in found for cell in one.cells())])
    columns = ("top-1", "acc@95", "topic right", "refused")
    head = ["", *(f"{NAMES.get(file.stem, file.stem)}: {column}" for file in files for column in columns)]
    return f"One of {len(parts)} parts off at a time.\n\n{table(head, rows)}"


if __name__ == "__main__":
    sys.exit(run_part("ablations", __doc__, measure))
